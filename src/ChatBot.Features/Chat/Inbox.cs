using ChatBot.Storage;

namespace ChatBot.Features.Chat;

/// <summary>Each message once, and the answer that it got, so that a repeat gets the same answer (C4).</summary>
internal sealed class Inbox(DbSession db)
{
    /// <summary>Notes a message; null when it was here before.</summary>
    public Task<long?> TryAddAsync(IncomingMessage message, CancellationToken cancel) =>
        db.FindAsync<long?>(
            """
            insert into inbox (dedupe_key, sender, kind, received_at, state, raw)
            values (@DedupeKey, @SenderId, @Kind, @ReceivedAt, 'Handled', @raw)
            on conflict (dedupe_key) do nothing
            returning id
            """,
            new
            {
                message.DedupeKey, message.SenderId, message.Content.Kind, message.ReceivedAt, raw = message.Content is OtherContent { IsUnknown: true } ? message.Raw : null,
            },
            cancel);

    public Task<InboxRow?> FindAsync(string dedupeKey, CancellationToken cancel) =>
        db.FindAsync<InboxRow>("select id, state, answer from inbox where dedupe_key = @dedupeKey", new { dedupeKey }, cancel);

    /// <summary>The raw text goes with it, unless nobody knows the kind: that one is kept as it came.</summary>
    public Task SetAnswerAsync(long id, string? answer, CancellationToken cancel) =>
        db.ExecuteAsync("update inbox set answer = @answer, state = 'Handled', raw = case when kind = 'unknown' then raw else null end, failure = null where id = @id", new { id, answer }, cancel);

    /// <summary>Keeps a message whose handling failed, with its raw text for replay; returns the id that the user is told.</summary>
    public async Task<long> KeepFailedAsync(IncomingMessage message, string failure, CancellationToken cancel) =>
        await db.FindAsync<long>(
            """
            insert into inbox (dedupe_key, sender, kind, received_at, state, raw, failure)
            values (@DedupeKey, @SenderId, @Kind, @ReceivedAt, 'Failed', @Raw, @failure)
            on conflict (dedupe_key) do update set state = 'Failed', raw = excluded.raw, failure = excluded.failure
            returning id
            """,
            new { message.DedupeKey, message.SenderId, message.Content.Kind, message.ReceivedAt, message.Raw, failure },
            cancel);

    /// <summary>Forgets answers and keys of messages older than WeCom could repeat; failed ones stay until they are replayed.</summary>
    public Task<int> ForgetBeforeAsync(DateTimeOffset before, CancellationToken cancel) =>
        db.ExecuteAsync("delete from inbox where received_at < @before and state <> 'Failed'", new { before }, cancel);
}

internal sealed record InboxRow
{
    public long Id { get; init; }

    public string State { get; init; } = "";

    public string? Answer { get; init; }
}
