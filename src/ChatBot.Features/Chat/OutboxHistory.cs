using ChatBot.Storage;

namespace ChatBot.Features.Chat;

/// <summary>What became of the pushes about a record, for 为什么升级.</summary>
public sealed class OutboxHistory(DbSession db)
{
    public Task<IReadOnlyList<SentPush>> OfRecordAsync(string recordNo, CancellationToken cancel) =>
        db.QueryAsync<SentPush>(
            """
            select o.key, o.recipient, o.state, o.reason, o.settled_at, d.state as digest_state
            from outbox o left join outbox d on d.id = o.bundled_into where o.record_no = @recordNo and o.kind = 'Push' order by o.id
            """,
            new { recordNo },
            cancel);
}

public sealed record SentPush
{
    public string Key { get; init; } = "";

    public string Recipient { get; init; } = "";

    public DeliveryState State { get; init; }

    public string? Reason { get; init; }

    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>Of the digest that it went into.</summary>
    public DeliveryState? DigestState { get; init; }
}
