using ChatBot.Features.Chat;
using ChatBot.Storage;

namespace ChatBot.Features.Deadlines;

/// <summary>Alarms that are written but not yet let go, and when each person was told something last.</summary>
internal sealed class HeldAlarmStore(DbSession db, OutboxSignal signal)
{
    /// <summary>Enough for a title; the first line of an alarm says what it is about.</summary>
    private const int OpeningLength = 60;

    public async Task<bool> AnyAsync(DateTimeOffset now, CancellationToken cancel) =>
        await db.FindAsync<long>("select id from outbox where state = 'Held' and due_at <= @now limit 1", new { now }, cancel) > 0;

    /// <summary>Of everybody who has one that is due: all that wait.</summary>
    public Task<IReadOnlyList<HeldAlarm>> HeldAsync(DateTimeOffset now, CancellationToken cancel) =>
        db.QueryAsync<HeldAlarm>(
            $"""
            select id, recipient, substr(body, 1, {OpeningLength}) as body from outbox
            where state = 'Held' and recipient in (select recipient from outbox where state = 'Held' and due_at <= @now) order by recipient, id {db.Dialect.ForUpdateSkipLocked}
            """,
            new { now },
            cancel);

    public Task<IReadOnlyList<ReleasedAlarm>> ReleasedAsync(IReadOnlyCollection<string> people, DateTimeOffset since, CancellationToken cancel) =>
        db.QueryAsync<ReleasedAlarm>("select recipient, bundle, released_at from outbox where released_at > @since and recipient in @People", new { since, People = people }, cancel);

    public async Task ReleaseAsync(IReadOnlyCollection<long> ids, DateTimeOffset now, CancellationToken cancel)
    {
        if (ids.Count == 0) return;
        await db.ExecuteAsync("update outbox set state = 'Pending', due_at = @now, released_at = @now where id in @Ids and state = 'Held'", new { Ids = ids, now }, cancel);
        db.AfterCommit(signal.Raise);
    }

    public Task WaitAsync(IReadOnlyCollection<(long Id, DateTimeOffset Until)> waiting, CancellationToken cancel) =>
        db.ExecuteManyAsync("update outbox set due_at = @Until where id = @Id and state = 'Held'", [.. waiting.Select(one => new { one.Id, one.Until })], cancel);

    /// <param name="digests">The key of each digest, and what it stands for.</param>
    public async Task BundleAsync(IReadOnlyCollection<(string Key, IReadOnlyList<long> Ids)> digests, DateTimeOffset now, CancellationToken cancel)
    {
        await db.ExecuteManyAsync("update outbox set released_at = @now where key = @Key", [.. digests.Select(digest => new { digest.Key, now })], cancel);
        await db.ExecuteManyAsync(
            "update outbox set state = 'Bundled', settled_at = @now, bundled_into = (select d.id from outbox d where d.key = @Key) where id in @Ids and state = 'Held'",
            [.. digests.Select(digest => new { digest.Key, digest.Ids, now })],
            cancel);
    }
}

internal sealed record HeldAlarm
{
    public long Id { get; init; }

    public string Recipient { get; init; } = "";

    public string Body { get; init; } = "";

    /// <summary>Its first line.</summary>
    public string Opening => Body.Split('\n', 2)[0];
}

internal sealed record ReleasedAlarm
{
    public string Recipient { get; init; } = "";

    public PushBundle? Bundle { get; init; }

    public DateTimeOffset ReleasedAt { get; init; }
}
