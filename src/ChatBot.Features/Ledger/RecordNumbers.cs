using ChatBot.Features.Kernel;
using ChatBot.Storage;

namespace ChatBot.Features.Ledger;

/// <summary>Hands out the next number of a kind of record: CN-1, CN-2 …</summary>
public sealed class RecordNumbers(DbSession db)
{
    private readonly List<string> _given = [];

    /// <summary>The numbers given in this transaction.</summary>
    public IReadOnlyList<string> Given => _given;

    public async Task<string> NextAsync(string prefix, CancellationToken cancel)
    {
        var number = RecordNo.Of(prefix, await db.FindAsync<long>(
            "insert into record_sequence (prefix, last) values (@prefix, 1) on conflict (prefix) do update set last = record_sequence.last + 1 returning last",
            new { prefix },
            cancel));
        _given.Add(number);
        return number;
    }
}
