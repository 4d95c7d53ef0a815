using System.Security.Cryptography;
using ChatBot.Storage;

namespace ChatBot.Features.Evidence;

/// <summary>Codes that were given out, by stage and attempt.</summary>
public sealed class ChallengeStore(DbSession db, EvidenceOptions options)
{
    /// <summary>The code that counts now; a new one only when the last has run out, so that nobody has two on paper.</summary>
    /// <param name="person">Who is told.</param>
    public async Task<Challenge> AskAsync(string recordNo, string part, string person, DateTimeOffset now, CancellationToken cancel)
    {
        var last = await LatestAsync(recordNo, part, now, cancel);
        if (last is not null && last.Covers(now)) return last;
        string code;
        do code = ChallengeCode.New(RandomNumberGenerator.GetInt32);
        while (code == last?.Code);
        var challenge = new Challenge { RecordNo = recordNo, Part = part, Attempt = (last?.Attempt ?? 0) + 1, Code = code, AskedAt = now, ExpiresAt = now + options.CodeLife };
        await db.ExecuteAsync(
            "insert into evidence_codes (record_no, part, attempt, code, person, asked_at, expires_at) values (@RecordNo, @Part, @Attempt, @Code, @person, @AskedAt, @ExpiresAt)",
            new { challenge.RecordNo, challenge.Part, challenge.Attempt, challenge.Code, person, challenge.AskedAt, challenge.ExpiresAt },
            cancel);
        return challenge;
    }

    /// <summary>The last one that had been given out by then, whether it still counted or not.</summary>
    public Task<Challenge?> LatestAsync(string recordNo, string part, DateTimeOffset at, CancellationToken cancel) =>
        db.FindAsync<Challenge>(
            "select record_no, part, attempt, code, asked_at, expires_at from evidence_codes where record_no = @recordNo and part = @part and asked_at <= @at order by attempt desc limit 1",
            new { recordNo, part, at },
            cancel);
}
