using ChatBot.Features.Kernel;
using ChatBot.Storage;

namespace ChatBot.Features.Ledger;

/// <summary>Hands out the next number of a kind of record: CN-1, CN-2 …</summary>
public sealed class RecordNumbers(DbSession db)
{
    public async Task<string> NextAsync(string prefix, CancellationToken cancel) =>
        RecordNo.Of(prefix, await db.FindAsync<long>(
            "insert into record_sequence (prefix, last) values (@prefix, 1) on conflict (prefix) do update set last = record_sequence.last + 1 returning last",
            new { prefix },
            cancel));
}
