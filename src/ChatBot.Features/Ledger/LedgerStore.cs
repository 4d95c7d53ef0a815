using ChatBot.Storage;

namespace ChatBot.Features.Ledger;

/// <summary>Appends to the audit log and reads it. Rows are never changed.</summary>
public sealed class LedgerStore(DbSession db, LedgerFeed feed)
{
    public Task AppendAsync(LedgerEntry entry, CancellationToken cancel) => AppendAllAsync([entry], cancel);

    /// <summary>Several entries in their order: the end of the chain is looked up once.</summary>
    public async Task AppendAllAsync(IReadOnlyCollection<LedgerEntry> entries, CancellationToken cancel)
    {
        if (entries.Count == 0) return;
        if (db.Dialect.LockTable("ledger") is { } exclusive) await db.ExecuteAsync(exclusive, null, cancel);
        var last = await db.FindAsync<LastRow>("select seq, hash from ledger order by seq desc limit 1", null, cancel);
        var (seq, hash) = (last?.Seq ?? 0, last?.Hash ?? LedgerChain.Genesis);
        var rows = entries.Select(entry =>
        {
            hash = LedgerChain.Hash(hash, ++seq, entry);
            return new { Seq = seq, entry.At, entry.Actor, entry.Source, entry.RecordNo, entry.Action, entry.Before, entry.After, entry.Reason, Hash = hash };
        }).ToList();
        await db.ExecuteManyAsync(
            """
            insert into ledger (seq, at, actor, source, record_no, action, before, after, reason, hash)
            values (@Seq, @At, @Actor, @Source, @RecordNo, @Action, @Before, @After, @Reason, @Hash)
            """,
            rows,
            cancel);
        db.AfterCommit(feed.Raise);
    }

    public Task<IReadOnlyList<LedgerRow>> OfAsync(string recordNo, CancellationToken cancel) =>
        db.QueryAsync<LedgerRow>(
            "select seq, at, actor, source, record_no, action, before, after, reason, hash from ledger where record_no = @recordNo order by seq", new { recordNo }, cancel);

    /// <summary>The rows that follow a sequence number, oldest first.</summary>
    public Task<IReadOnlyList<LedgerRow>> AfterAsync(long after, int atMost, CancellationToken cancel) =>
        db.QueryAsync<LedgerRow>(
            "select seq, at, actor, source, record_no, action, before, after, reason, hash from ledger where seq > @after order by seq limit @atMost", new { after, atMost }, cancel);

    /// <summary>Walks the whole chain; returns the number of the first row that was tampered with, or null, and how many rows there are.</summary>
    public async Task<(long Count, long? FirstBroken)> VerifyAsync(CancellationToken cancel)
    {
        var previous = LedgerChain.Genesis;
        long count = 0;
        for (long after = 0; ;)
        {
            var rows = await AfterAsync(after, 5000, cancel);
            if (rows.Count == 0) return (count, null);
            foreach (var row in rows)
            {
                count++;
                if (row.Seq != count || LedgerChain.Hash(previous, row.Seq, row.Entry) != row.Hash) return (count, row.Seq);
                previous = row.Hash;
            }

            after = rows[^1].Seq;
        }
    }

    private sealed record LastRow
    {
        public long Seq { get; init; }

        public string Hash { get; init; } = "";
    }
}

public sealed record LedgerRow
{
    public long Seq { get; init; }

    public DateTimeOffset At { get; init; }

    public string Actor { get; init; } = "";

    public string Source { get; init; } = "";

    public string RecordNo { get; init; } = "";

    public string Action { get; init; } = "";

    public string? Before { get; init; }

    public string? After { get; init; }

    public string? Reason { get; init; }

    public string Hash { get; init; } = "";

    public LedgerEntry Entry => new(At, Actor, Source, RecordNo, Action, Before, After, Reason);
}
