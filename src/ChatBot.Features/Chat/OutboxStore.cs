using System.Text.Json;
using ChatBot.Features.People;
using ChatBot.Storage;

namespace ChatBot.Features.Chat;

/// <summary>The worker's side of the outbox table: leases what is due, writes what became of it, whole batches at a time.</summary>
internal sealed class OutboxStore(DbSession db, TemplateRenderer renderer, OrgDirectory org)
{
    /// <summary>
    /// Counts the try before it is made: after a crash in mid-send the next one knows that it may be a repeat, and asks the platform to check for duplicates.
    /// </summary>
    public async Task<IReadOnlyList<OutboxRow>> LeaseDueAsync(DateTimeOffset now, DateTimeOffset leaseUntil, int atMost, CancellationToken cancel)
    {
        var rows = await db.QueryAsync<OutboxRow>(
            $"""
            select id, key, recipient, kind, body, acts, record_no, fallback, picture, attempts, due_at, expires_at, response_code, reason, created_at
            from outbox where state = 'Pending' and due_at <= @now order by due_at, id limit @atMost {db.Dialect.ForUpdateSkipLocked}
            """,
            new { now, atMost },
            cancel);
        if (rows.Count > 0)
        {
            await db.ExecuteAsync(
                "update outbox set due_at = @leaseUntil, attempts = attempts + 1, first_tried_at = coalesce(first_tried_at, @now) where id in @Ids",
                new { leaseUntil, now, Ids = rows.Select(row => row.Id).ToArray() },
                cancel);
        }

        return rows;
    }

    public async Task<DateTimeOffset?> NextDueAsync(DateTimeOffset after, CancellationToken cancel) =>
        (await db.FindAsync<OutboxRow>("select id, due_at from outbox where state in ('Pending', 'Held') and due_at > @after order by due_at limit 1", new { after }, cancel))?.DueAt;

    /// <summary>What was cancelled while it was on its way stays cancelled and is not tried again, unless it has arrived.</summary>
    public async Task<int> SettleAsync(IReadOnlyList<Settlement> settled, DateTimeOffset now, CancellationToken cancel)
    {
        await db.ExecuteManyAsync(
            """
            update outbox set state = @State, due_at = @DueAt, attempts = attempts - @NotTried, reason = @Reason,
                platform_id = coalesce(@PlatformId, platform_id), response_code = coalesce(@ResponseCode, response_code),
                settled_at = @SettledAt
            where id = @Id and (state = 'Pending' or @State = 'Accepted')
            """,
            [.. settled.Select(result => new SettlementRow
            {
                Id = result.Row.Id,
                State = result.State,
                DueAt = result.DueAt,
                NotTried = result.Tried ? 0 : 1,
                Reason = result.Reason,
                PlatformId = result.PlatformId,
                ResponseCode = result.ResponseCode,
                SettledAt = result.State == DeliveryState.Pending ? null : now,
            })],
            cancel);
        return await AddFallbacksAsync([.. settled.Where(result => result.Row.Fallback is not null && result.State is DeliveryState.Rejected or DeliveryState.Unknown)], now, cancel);
    }

    /// <summary>What did not reach its person goes to the next one, with a line that says whom it was meant for (R32).</summary>
    private Task<int> AddFallbacksAsync(IReadOnlyList<Settlement> failed, DateTimeOffset now, CancellationToken cancel) =>
        failed.Count == 0
            ? Task.FromResult(0)
            : db.ExecuteManyAsync(
                // Only where the failure was written: what was withdrawn while it was on its way has no copy. And the copy goes when its original would have.
                """
                insert into outbox (key, recipient, kind, body, acts, record_no, cause, clock, state, due_at, expires_at, created_at)
                select key || '/fallback', @Recipient, 'Push', @Body, acts, record_no, cause, clock, 'Pending', @Now, expires_at, @Now
                from outbox where id = @Id and state in ('Rejected', 'Unknown')
                on conflict (key) do nothing
                """,
                [.. failed
                    .Where(result => !string.Equals(result.Row.Fallback, result.Row.Recipient, StringComparison.OrdinalIgnoreCase))
                    .Select(result => new FallbackRow
                    {
                        Id = result.Row.Id,
                        Recipient = result.Row.Fallback!,
                        Body = renderer.Render(ChatWordings.PassedOn.With(new PassedOnModel(org.Current.NameOf(result.Row.Recipient), result.Row.Body))).Text,
                        Now = now,
                    })],
                cancel);

    /// <summary>
    /// Ends the leases of a process that is gone, so that a push which a crash interrupted leaves now and not when the lease is over. For a database
    /// that one process at a time uses; elsewhere the leases may belong to another node.
    /// </summary>
    public Task<int> ReleaseAsync(DateTimeOffset now, CancellationToken cancel) =>
        db.Dialect.Provider == StorageProvider.Sqlite
            ? db.ExecuteAsync("update outbox set due_at = @now where state = 'Pending' and attempts > 0 and due_at > @now", new { now }, cancel)
            : Task.FromResult(0);

    /// <summary>What was sent of late, for a limiter that starts anew.</summary>
    public Task<IReadOnlyList<SentOfLate>> SentSinceAsync(DateTimeOffset since, CancellationToken cancel) =>
        db.QueryAsync<SentOfLate>(
            "select recipient, body, acts, settled_at from outbox where settled_at >= @since and kind <> 'CardUpdate' and state in ('Accepted', 'Unknown') order by settled_at",
            new { since },
            cancel);

    private sealed record SettlementRow
    {
        public long Id { get; init; }

        public DeliveryState State { get; init; }

        public DateTimeOffset DueAt { get; init; }

        public int NotTried { get; init; }

        public string? Reason { get; init; }

        public string? PlatformId { get; init; }

        public string? ResponseCode { get; init; }

        public DateTimeOffset? SettledAt { get; init; }
    }

    private sealed record FallbackRow
    {
        public long Id { get; init; }

        public string Recipient { get; init; } = "";

        public string Body { get; init; } = "";

        public DateTimeOffset Now { get; init; }
    }
}

internal sealed record SentOfLate
{
    public string Recipient { get; init; } = "";

    public string Body { get; init; } = "";

    public string Acts { get; init; } = "[]";

    public DateTimeOffset SettledAt { get; init; }

    public Rendered Rendered => OutboxRow.RenderedOf(Body, Acts);
}

internal sealed record OutboxRow
{
    public const string CardPrefix = "cb";

    public long Id { get; init; }

    public string Key { get; init; } = "";

    public string Recipient { get; init; } = "";

    public OutboxKind Kind { get; init; }

    public string Body { get; init; } = "";

    public string Acts { get; init; } = "[]";

    public string? RecordNo { get; init; }

    public string? Fallback { get; init; }

    public string? Picture { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset DueAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public string? ResponseCode { get; init; }

    public string? Reason { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Ours for ever: the number alone would come again in another database of the same app, where the platform refuses a card's id that it has seen.</summary>
    public string PlatformKey => $"{CardPrefix}-{Id}-{CreatedAt.ToUnixTimeMilliseconds():x}";

    public Rendered Rendered => RenderedOf(Body, Acts);

    internal static Rendered RenderedOf(string body, string acts) => new(body, JsonSerializer.Deserialize<List<Act>>(acts, ChatJson.Options) ?? []);
}
