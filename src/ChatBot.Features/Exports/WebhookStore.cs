using ChatBot.Storage;

namespace ChatBot.Features.Exports;

/// <summary>What is to be sent, what was, and every try.</summary>
internal sealed class WebhookStore(DbSession db)
{
    private const string Columns =
        """
        d.id, d.event, d.subject, d.body, d.state, d.tries, d.next_try_at, d.created_at, d.done_at, d.resend_of,
        (select t.status from webhook_tries t where t.delivery_id = d.id order by t.number desc limit 1) as last_status,
        (select t.failure from webhook_tries t where t.delivery_id = d.id order by t.number desc limit 1) as last_failure
        """;

    public async Task<long> AddAsync(string what, string subject, string body, long? resendOf, DateTimeOffset now, CancellationToken cancel) =>
        await db.FindAsync<long>(
            "insert into webhook_deliveries (event, subject, body, state, tries, next_try_at, created_at, resend_of) values (@what, @subject, @body, 'Waiting', 0, @now, @now, @resendOf) returning id",
            new { what, subject, body, now, resendOf },
            cancel);

    public Task<IReadOnlyList<WebhookDelivery>> DueAsync(DateTimeOffset now, int atMost, CancellationToken cancel) =>
        db.QueryAsync<WebhookDelivery>($"select {Columns} from webhook_deliveries d where d.next_try_at is not null and d.next_try_at <= @now order by d.next_try_at, d.id limit @atMost", new { now, atMost }, cancel);

    public Task<IReadOnlyList<WebhookDelivery>> LatestAsync(int atMost, CancellationToken cancel) =>
        db.QueryAsync<WebhookDelivery>($"select {Columns} from webhook_deliveries d order by d.id desc limit @atMost", new { atMost }, cancel);

    public Task<WebhookDelivery?> FindAsync(long id, CancellationToken cancel) => db.FindAsync<WebhookDelivery>($"select {Columns} from webhook_deliveries d where d.id = @id", new { id }, cancel);

    /// <summary>Takes a try before it is made, so that a crash in between sends once more and not never; false when another node has it.</summary>
    public async Task<bool> ClaimAsync(WebhookDelivery delivery, DateTimeOffset? next, CancellationToken cancel) =>
        await db.ExecuteAsync(
            "update webhook_deliveries set tries = tries + 1, next_try_at = @next where id = @Id and tries = @Tries and state = 'Waiting'", new { delivery.Id, delivery.Tries, next }, cancel) == 1;

    public async Task AnsweredAsync(long id, int number, WebhookAnswer answer, WebhookState state, DateTimeOffset now, CancellationToken cancel)
    {
        await db.ExecuteAsync(
            "insert into webhook_tries (delivery_id, number, at, status, failure) values (@id, @number, @now, @Status, @Failure) on conflict (delivery_id, number) do nothing",
            new { id, number, now, answer.Status, answer.Failure }, cancel);
        if (state == WebhookState.Waiting) return;
        await db.ExecuteAsync("update webhook_deliveries set state = @state, next_try_at = null, done_at = @now where id = @id", new { id, state, now }, cancel);
    }
}
