using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Ledger;

namespace ChatBot.Features.Evidence;

/// <summary>
/// Brings a proof and the record that waits for it together: at once when its bytes have been looked at, else as soon as they have. Every proof of
/// every record goes through <see cref="EvidenceGate"/> here, by whatever entrance it came.
/// </summary>
internal sealed class EvidenceDesk(
    EvidenceStore store, ChallengeStore challenges, IEnumerable<ITakeEvidence> takers, RecordSights sights, LedgerStore ledger, EvidenceOptions options)
{
    /// <summary>All that waits for a proof from this person.</summary>
    public async Task<IReadOnlyList<EvidenceWanted>> WantedFromAsync(string userId, DateTimeOffset at, CancellationToken cancel)
    {
        var wanted = new List<EvidenceWanted>();
        foreach (var taker in takers) wanted.AddRange(await taker.WantedFromAsync(userId, at, cancel));
        return wanted;
    }

    /// <summary>The proof is meant for this. Nothing is said yet where its bytes are still on their way: the worker answers in a moment.</summary>
    public async Task<Reply> OfferAsync(EvidenceRow row, EvidenceWanted wanted, DateTimeOffset now, long messageId, CancellationToken cancel)
    {
        await store.AimAsync(row.Id, wanted.RecordNo, wanted.Part, cancel);
        return row.State switch
        {
            "Stored" => await TakeAsync(row with { AimRecord = wanted.RecordNo, AimPart = wanted.Part }, now, messageId, cancel),
            "Lost" => Reply.Of(EvidenceWordings.Lost, new EvidenceLostModel(TakeMediaHandler.NameOf(row.MediaKind))),
            // The first try is made right after this; from the second on it takes a while.
            _ when row.Tries > 0 => Reply.Of(EvidenceWordings.Fetching, new EvidenceFetchingModel(TakeMediaHandler.NameOf(row.MediaKind))),
            _ => Reply.None,
        };
    }

    /// <summary>What nobody can look at is refused without looking at it.</summary>
    public async Task<Reply> OfferVoiceAsync(long id, EvidenceWanted wanted, string userId, DateTimeOffset now, long messageId, CancellationToken cancel)
    {
        foreach (var taker in takers)
        {
            if ((await taker.WantedFromAsync(userId, now, cancel)).Contains(wanted))
                return await taker.TakeAsync(wanted, new EvidenceGiven(id, MediaKind.Voice, userId, now, now, messageId), cancel);
        }

        return Reply.None;
    }

    /// <summary>Its bytes have been looked at: judges it, and gives it to the record if it counts.</summary>
    /// <param name="messageId">The message that is answered.</param>
    /// <param name="source">By which entrance it came.</param>
    public async Task<Reply> TakeAsync(EvidenceRow row, DateTimeOffset now, long messageId, CancellationToken cancel, CommandSource source = CommandSource.Chat)
    {
        // What has been judged is not judged again by a second try (C4).
        if (row.RecordNo is not null) return Reply.None;
        if (row.AimRecord is not { } recordNo) return LooseProblem(row);
        var (taker, wanted) = await FindAsync(row.Uploader, row.ReceivedAt, recordNo, row.AimPart ?? "", cancel);
        if (taker is null || wanted is null)
            return row.Problem is null ? Reply.Of(ChatWordings.NotWaitingForEvidence, new NotWaitingForEvidenceModel(recordNo)) : LooseProblem(row);

        var wantsCode = wanted.Demand is PictureDemand.Photo or PictureDemand.PhotoOrScreenshot;
        var challenge = wantsCode ? await challenges.LatestAsync(recordNo, wanted.Part, row.ReceivedAt, cancel) : null;
        var checks = EvidenceGate.Judge(await FoundAsync(row, cancel), new EvidenceDemand(recordNo, wanted.Part, wanted.Demand, challenge), now);
        var code = challenge is not null && challenge.Covers(row.ReceivedAt) ? challenge.Code : null;
        await store.JudgedAsync(row.Id, checks, code, cancel);
        var reply = EvidenceGate.Accepts(checks)
            ? await taker.TakeAsync(wanted, new EvidenceGiven(row.Id, row.IsPicture ? MediaKind.Picture : KindOf(row), row.Uploader, row.ReceivedAt, now, messageId) { Source = source }, cancel)
            : await RefuseAsync(row, wanted, checks, now, cancel);

        // The feature itself may have said no, for a reason of its own; then it is nobody's.
        if (await store.FindAsync(row.Id, cancel) is not { RecordNo: not null } taken) return reply;
        await ledger.AppendAsync(
            new LedgerEntry(now, row.Uploader, source == CommandSource.Page ? nameof(CommandSource.Page) : "job", recordNo, "核对凭证", null, $"图{taken.Number} {Short(taken)} {(taken.Accepted ? "通过" : "未通过")}", Reasons(checks)), cancel);
        return taken.Accepted
            ? reply.And(EvidenceWordings.Filed.With(new EvidenceFiledModel(
                recordNo, taken.Number ?? 0, Short(taken), DateWords.Absolute(taken.ReceivedAt, now), await LinesAsync(checks, row.Uploader, cancel))))
            : reply;
    }

    /// <summary>The checks in words, with other records named only to those who may know of them.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync(IReadOnlyList<EvidenceCheck> checks, string reader, CancellationToken cancel)
    {
        var known = await sights.KnownToAsync(reader, checks, cancel);
        return [.. checks.Select(check => check.InWords(known.Contains))];
    }

    internal static string Short(EvidenceRow row) => row.Sha256 is { } hash ? hash[..8] : "";

    private async Task<Reply> RefuseAsync(EvidenceRow row, EvidenceWanted wanted, IReadOnlyList<EvidenceCheck> checks, DateTimeOffset now, CancellationToken cancel)
    {
        await store.AttachAsync(row.Id, wanted.RecordNo, wanted.Part, wanted.Purpose, cancel);
        // A photo has to be taken anew, and for that the code that counts now, or a new one.
        var code = wanted.Demand == PictureDemand.Photo ? await challenges.AskAsync(wanted.RecordNo, wanted.Part, row.Uploader, now, cancel) : null;
        return Reply.Of(EvidenceWordings.Refused, new EvidenceRefusedModel(
            wanted.RecordNo, wanted.Purpose, await LinesAsync(checks, row.Uploader, cancel), ProblemWords.Advice(row.Problem ?? EvidenceProblem.None),
            code?.Code ?? "", code is null ? "" : DateWords.Absolute(code.ExpiresAt, now)));
    }

    private Reply LooseProblem(EvidenceRow row) => row.Problem is { } problem
        ? Reply.Of(EvidenceWordings.Useless, new EvidenceUselessModel(TakeMediaHandler.NameOf(row.MediaKind), ProblemWords.Of(problem, options), ProblemWords.Advice(problem)))
        : Reply.None;

    private async Task<(ITakeEvidence? Taker, EvidenceWanted? Wanted)> FindAsync(string userId, DateTimeOffset at, string recordNo, string part, CancellationToken cancel)
    {
        foreach (var taker in takers)
        {
            // What it is for may have changed since: a promise asks for one thing after the other.
            var wanted = (await taker.WantedFromAsync(userId, at, cancel)).Where(one => one.RecordNo == recordNo).OrderByDescending(one => one.Part == part).FirstOrDefault();
            if (wanted is not null) return (taker, wanted);
        }

        return (null, null);
    }

    private async Task<EvidenceFound> FoundAsync(EvidenceRow row, CancellationToken cancel)
    {
        var same = row.Sha256 is null ? [] : await store.SameAsync(row, cancel);
        var near = row.PictureHash is { } hash ? await store.NearAsync(row.Id, hash, options.NearBits, cancel) : [];
        return new EvidenceFound
        {
            Problem = row.Problem ?? EvidenceProblem.None,
            IsPicture = row.IsPicture,
            ContentName = ContentSniff.NameOf(row.ContentType ?? ""),
            Width = row.Width ?? 0,
            Height = row.Height ?? 0,
            ReceivedAt = row.ReceivedAt,
            TakenAt = row.TakenAt is { } taken ? DateTime.ParseExact(taken, "s", System.Globalization.CultureInfo.InvariantCulture) : null,
            Twins = [.. same, .. near.Where(twin => same.All(one => one.Id != twin.Id))],
            Limits = options,
        };
    }

    private static MediaKind KindOf(EvidenceRow row) => row.MediaKind == MediaKind.Picture ? MediaKind.File : row.MediaKind;

    private static string? Reasons(IReadOnlyList<EvidenceCheck> checks) =>
        checks.Where(check => check.Mark is CheckMark.Fail or CheckMark.Warn).Select(check => check.InWords(_ => true)).ToList() is { Count: > 0 } said ? string.Join("；", said) : null;
}

/// <summary>Asks the feature of a record who may know of it (C9).</summary>
internal sealed class RecordSights(IEnumerable<IRecordSight> sights)
{
    public async Task<bool> MaySeeAsync(string recordNo, string userId, CancellationToken cancel) =>
        sights.FirstOrDefault(one => one.Prefixes.Contains(Kernel.RecordNo.PrefixOf(recordNo))) is { } sight && await sight.MaySeeAsync(recordNo, userId, cancel);

    /// <summary>The records named in checks that this person may know of.</summary>
    public async Task<IReadOnlySet<string>> KnownToAsync(string userId, IEnumerable<EvidenceCheck> checks, CancellationToken cancel)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var twin in checks.Select(check => check.Twin).OfType<string>().Distinct())
        {
            if (await MaySeeAsync(twin, userId, cancel)) known.Add(twin);
        }

        return known;
    }
}
