using ChatBot.Storage;

namespace ChatBot.Features.Chat;

/// <summary>Messages that a bug kept from being handled: what 体检 counts and <c>chatbot replay</c> tries again.</summary>
public sealed class FailedMessages(DbSession db)
{
    /// <param name="id">The digits of the error number; null for all.</param>
    public Task<IReadOnlyList<FailedMessage>> ListAsync(long? id, CancellationToken cancel) =>
        db.QueryAsync<FailedMessage>(
            $"select id, dedupe_key, received_at, raw, failure from inbox where state = 'Failed' {(id is null ? "" : "and id = @id")} order by id", new { id = id ?? 0 }, cancel);
}

public sealed record FailedMessage
{
    public long Id { get; init; }

    public string DedupeKey { get; init; } = "";

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The decrypted body as it came.</summary>
    public string Raw { get; init; } = "";

    /// <summary>The type of the exception; the log has the rest.</summary>
    public string Failure { get; init; } = "";
}
