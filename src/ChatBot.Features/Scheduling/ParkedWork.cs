using ChatBot.Storage;

namespace ChatBot.Features.Scheduling;

/// <summary>Pieces of work that failed: what, why, how often, and when they are tried again (after 1, 4, 16 … minutes, at most a day).</summary>
public sealed class ParkedWork(DbSession db)
{
    public Task<IReadOnlyList<string>> NotYetAsync(string job, DateTimeOffset now, CancellationToken cancel) =>
        db.QueryAsync<string>("select item from parked_work where job = @job and retry_at > @now", new { job, now }, cancel);

    public async Task ParkAsync(string job, string item, string failure, DateTimeOffset now, CancellationToken cancel)
    {
        var tries = await db.FindAsync<long>(
            """
            insert into parked_work (job, item, failure, parked_at, tries) values (@job, @item, @failure, @now, 1)
            on conflict (job, item) do update set failure = excluded.failure, tries = parked_work.tries + 1
            returning tries
            """,
            new { job, item, failure, now },
            cancel);
        var pause = TimeSpan.FromMinutes(Math.Min(Math.Pow(4, tries - 1), 24 * 60));
        await db.ExecuteAsync("update parked_work set retry_at = @retryAt where job = @job and item = @item", new { retryAt = now + pause, job, item }, cancel);
    }

    public Task<IReadOnlyList<ParkedPiece>> AllAsync(CancellationToken cancel) =>
        db.QueryAsync<ParkedPiece>("select job, item, failure, parked_at, tries from parked_work order by parked_at desc limit 20", null, cancel);
}

public sealed record ParkedPiece
{
    public string Job { get; init; } = "";

    public string Item { get; init; } = "";

    public string Failure { get; init; } = "";

    public DateTimeOffset ParkedAt { get; init; }

    public long Tries { get; init; }
}
