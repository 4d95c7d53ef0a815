using System.Text.Json;
using ChatBot.Features.Kernel;
using ChatBot.Storage;

namespace ChatBot.Features.Chat;

/// <summary>
/// What has to be said, written in the transaction of the change that causes it (C6) and sent after the commit by <see cref="OutboxWorker"/>.
/// </summary>
public sealed class Outbox(DbSession db, TemplateRenderer renderer, OutboxSignal signal, TimeProvider clock)
{
    public Task AddAsync(Push push, long? cause, CancellationToken cancel) =>
        AddRenderedAsync(OutboxKind.Push, push, renderer.Render(push.Said), cause, cancel);

    public Task AddAsync(IEnumerable<Push> pushes, long? cause, CancellationToken cancel) => AddAllAsync([.. pushes.Select(push => (push, cause))], cancel);

    /// <summary>Many at once, each with the message that it follows from.</summary>
    public async Task AddAllAsync(IReadOnlyCollection<(Push Push, long? Cause)> pushes, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var added = await db.ExecuteManyAsync(
            InsertSql, [.. pushes.Select(one => NewRow.Of(OutboxKind.Push, one.Push, renderer.Render(one.Push.Said), one.Cause, null, now))], cancel);
        if (added > 0) db.AfterCommit(signal.Raise);
    }

    internal Task AddAnswerAsync(string recipientId, Rendered answer, long messageId, CancellationToken cancel) =>
        AddRenderedAsync(OutboxKind.Answer, new Push($"answer/{messageId}", recipientId, NoWording), answer, messageId, cancel);

    /// <summary>One more answer to the same message, when what it waited for has come.</summary>
    /// <param name="what">Tells it from the other answers to the message.</param>
    internal Task AddLaterAnswerAsync(string recipientId, Rendered answer, long messageId, string what, CancellationToken cancel) =>
        AddRenderedAsync(OutboxKind.Answer, new Push($"answer/{messageId}/{what}", recipientId, NoWording), answer, messageId, cancel);

    /// <summary>A stored picture as a further answer.</summary>
    /// <param name="recordNo">What it is of; null for one that is of no record.</param>
    /// <param name="sha256">A JPEG or PNG that the platform takes.</param>
    public Task AddPictureAsync(string recipientId, string? recordNo, string sha256, long messageId, CancellationToken cancel) =>
        AddRenderedAsync(
            OutboxKind.Answer, new Push($"answer/{messageId}/{sha256}", recipientId, NoWording) { RecordNo = recordNo, Picture = sha256 }, new Rendered("", []), messageId, cancel);

    /// <summary>Greys a used card for the person who used it.</summary>
    internal Task AddCardUpdateAsync(string userId, string responseCode, string replacedText, long messageId, CancellationToken cancel) =>
        AddRenderedAsync(
            OutboxKind.CardUpdate,
            new Push($"card/{messageId}/{userId}/{responseCode}", userId, NoWording),
            new Rendered(replacedText, []),
            messageId,
            cancel,
            responseCode);

    /// <summary>
    /// The matter is settled: cards about it that are on phones are greyed with these words, as long as WeCom lets them be (72 hours, once, P4);
    /// what has not left does not leave any more.
    /// </summary>
    /// <param name="part">One part of the record, or null for all of them.</param>
    public Task RetireCardsAsync(string recordNo, string? part, Said said, CancellationToken cancel) => part is null
        ? RetireAsync("record_no = @recordNo and clock is not null", recordNo, [""], said, cancel)
        : RetireCardsAsync([$"{recordNo}/{part}"], said, cancel);

    /// <summary>The same for several clocks, as <c>record/part</c>.</summary>
    public Task RetireCardsAsync(IReadOnlyCollection<string> clocks, Said said, CancellationToken cancel) => RetireAsync("clock in @Clocks", "", clocks, said, cancel);

    private async Task RetireAsync(string about, string recordNo, IReadOnlyCollection<string> clocks, Said said, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var parameters = new { recordNo, Clocks = clocks, now, since = now - CardLife, life = (long)CardLife.TotalMilliseconds, body = renderer.Render(said).Text };
        await db.ExecuteAsync(
            $"update outbox set state = 'Cancelled', settled_at = @now, reason = 'settled' where {about} and kind = 'Push' and state in ('Pending', 'Held')", parameters, cancel);
        var greyed = await db.ExecuteAsync(
            $"""
            insert into outbox (key, recipient, kind, body, acts, record_no, state, due_at, expires_at, response_code, created_at)
            select 'retire/' || id, recipient, 'CardUpdate', @body, '[]', record_no, 'Pending', @now, settled_at + @life, response_code, @now
            from outbox where {about} and kind = 'Push' and state = 'Accepted' and response_code is not null and settled_at > @since
            on conflict (key) do nothing
            """,
            parameters,
            cancel);
        if (greyed > 0) db.AfterCommit(signal.Raise);
    }

    /// <summary>The clicked card gets the words of its own answer: its general greying, if the click has just caused one, is not needed.</summary>
    internal Task KeepForClickAsync(string cardId, CancellationToken cancel) =>
        db.ExecuteAsync(
            "update outbox set state = 'Cancelled', settled_at = @now where key = @key and state = 'Pending'",
            new { key = $"retire/{OutboxWorker.RowOf(cardId)}", now = clock.GetUtcNow() },
            cancel);

    /// <summary>Takes back what an act caused: what has not left is cancelled; returns who has already been told.</summary>
    public async Task<IReadOnlyList<string>> RecallAsync(long cause, CancellationToken cancel)
    {
        await db.ExecuteAsync(
            "update outbox set state = 'Cancelled', settled_at = @now where cause = @cause and state in ('Pending', 'Held') and kind = 'Push' and attempts = 0",
            new { cause, now = clock.GetUtcNow() },
            cancel);
        return await db.QueryAsync<string>(
            "select distinct recipient from outbox where cause = @cause and kind = 'Push' and state <> 'Cancelled' order by recipient",
            new { cause },
            cancel);
    }

    /// <summary>
    /// Whether a push about this record whose key begins like this was written since then. Beginnings are compared for equality: what lies between two
    /// texts depends on the locale that a PostgreSQL database was made with.
    /// </summary>
    public async Task<bool> WasSaidSinceAsync(string recordNo, string keyPrefix, DateTimeOffset since, CancellationToken cancel) =>
        await db.FindAsync<long>(
            "select count(*) from outbox where record_no = @recordNo and substr(key, 1, @length) = @keyPrefix and created_at > @since",
            new { recordNo, keyPrefix, length = keyPrefix.Length, since },
            cancel) > 0;

    /// <summary>A card's response code can be used this long (P4).</summary>
    private static readonly TimeSpan CardLife = TimeSpan.FromHours(72);

    private static readonly Said NoWording = new("", new object());

    private async Task AddRenderedAsync(OutboxKind kind, Push push, Rendered rendered, long? cause, CancellationToken cancel, string? responseCode = null)
    {
        var added = await db.ExecuteAsync(InsertSql, NewRow.Of(kind, push, rendered, cause, responseCode, clock.GetUtcNow()), cancel);
        if (added > 0) db.AfterCommit(signal.Raise);
    }

    private const string InsertSql =
        """
        insert into outbox (key, recipient, kind, body, acts, record_no, cause, fallback, clock, picture, state, bundle, due_at, expires_at, response_code, created_at)
        values (@Key, @Recipient, @Kind, @Body, @Acts, @RecordNo, @Cause, @Fallback, @Clock, @Picture, @State, @Bundle, @DueAt, @ExpiresAt, @ResponseCode, @CreatedAt)
        on conflict (key) do nothing
        """;

    private sealed record NewRow
    {
        public string Key { get; init; } = "";

        public string Recipient { get; init; } = "";

        public OutboxKind Kind { get; init; }

        public string Body { get; init; } = "";

        public string Acts { get; init; } = "[]";

        public string? RecordNo { get; init; }

        public long? Cause { get; init; }

        public string? Fallback { get; init; }

        public string? Clock { get; init; }

        public string? Picture { get; init; }

        public DeliveryState State { get; init; }

        public PushBundle? Bundle { get; init; }

        public DateTimeOffset DueAt { get; init; }

        public DateTimeOffset? ExpiresAt { get; init; }

        public string? ResponseCode { get; init; }

        public DateTimeOffset CreatedAt { get; init; }

        public static NewRow Of(OutboxKind kind, Push push, Rendered rendered, long? cause, string? responseCode, DateTimeOffset now) => new()
        {
            Key = push.Key,
            Recipient = push.RecipientId,
            Kind = kind,
            Body = rendered.Text,
            Acts = rendered.Acts.Count == 0 ? "[]" : JsonSerializer.Serialize(rendered.Acts, ChatJson.Options),
            RecordNo = push.RecordNo,
            Cause = cause,
            Fallback = push.FallbackId,
            Clock = push.Clock,
            Picture = push.Picture,
            State = push.Bundle == PushBundle.Gathered ? DeliveryState.Held : DeliveryState.Pending,
            Bundle = push.Bundle,
            DueAt = push.NotBefore ?? now,
            ExpiresAt = push.ExpiresAt,
            ResponseCode = responseCode,
            CreatedAt = now,
        };
    }
}

public enum OutboxKind
{
    /// <summary>Said unasked.</summary>
    Push,

    /// <summary>An answer that was too late or too long for the passive reply.</summary>
    Answer,

    /// <summary>Greys a used card.</summary>
    CardUpdate,
}
