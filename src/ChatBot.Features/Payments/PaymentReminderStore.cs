using ChatBot.Features.Calendar;
using ChatBot.Storage;

namespace ChatBot.Features.Payments;

/// <summary>Reminders and what became of them.</summary>
internal sealed class PaymentReminderStore(DbSession db)
{
    private const string Columns = "id, item_no, contract_no, customer, contact, by_person, words, made_at, expires_at, sent_at, opened_at, confirmed_at, confirmed_by, withdrawn_at";

    public Task<long> AddAsync(PaymentReminder reminder, CancellationToken cancel) =>
        db.FindAsync<long>(
            """
            insert into payment_reminders (item_no, contract_no, customer, contact, by_person, words, made_at, expires_at)
            values (@ItemNo, @ContractNo, @Customer, @Contact, @ByPerson, @Words, @MadeAt, @ExpiresAt) returning id
            """,
            reminder,
            cancel);

    public Task<PaymentReminder?> FindAsync(long id, CancellationToken cancel) => db.FindAsync<PaymentReminder>($"select {Columns} from payment_reminders where id = @id", new { id }, cancel);

    /// <summary>The last one that this person made and has not said to have sent; for one item, or for any.</summary>
    public Task<PaymentReminder?> LastUnsentAsync(string person, string? itemNo, DateTimeOffset now, CancellationToken cancel) =>
        db.FindAsync<PaymentReminder>(
            $"""
            select {Columns} from payment_reminders
            where by_person = @person and sent_at is null and withdrawn_at is null and expires_at > @now {(itemNo is null ? "" : "and item_no = @itemNo")} order by id desc limit 1
            """,
            itemNo is null ? new { person, now } : (object)new { person, itemNo, now },
            cancel);

    /// <summary>All of one item, person, contact and day of sending.</summary>
    public async Task<IReadOnlyList<PaymentReminder>> SameAsync(PaymentReminder reminder, CancellationToken cancel) =>
    [
        .. (await db.QueryAsync<PaymentReminder>(
                $"select {Columns} from payment_reminders where item_no = @ItemNo and by_person = @ByPerson and contact = @Contact and sent_at is not null order by id",
                new { reminder.ItemNo, reminder.ByPerson, reminder.Contact },
                cancel))
            .Where(one => reminder.SentAt is { } sent && BusinessTime.DayOf(one.SentAt!.Value) == BusinessTime.DayOf(sent)),
    ];

    /// <summary>False when it was noted before.</summary>
    public async Task<bool> NoteSentAsync(long id, DateTimeOffset at, CancellationToken cancel) =>
        await db.ExecuteAsync("update payment_reminders set sent_at = @at where id = @id and sent_at is null and withdrawn_at is null", new { id, at }, cancel) == 1;

    /// <summary>The rep was wrong about it; not once the customer has seen it.</summary>
    public async Task<bool> TakeSentBackAsync(long id, CancellationToken cancel) =>
        await db.ExecuteAsync("update payment_reminders set sent_at = null where id = @id and opened_at is null and confirmed_at is null", new { id }, cancel) == 1;

    public async Task<bool> NoteOpenedAsync(long id, DateTimeOffset at, CancellationToken cancel) =>
        await db.ExecuteAsync("update payment_reminders set opened_at = @at where id = @id and opened_at is null and withdrawn_at is null", new { id, at }, cancel) == 1;

    public async Task<bool> ConfirmAsync(long id, string name, string address, DateTimeOffset at, CancellationToken cancel) =>
        await db.ExecuteAsync(
            "update payment_reminders set confirmed_at = @at, confirmed_by = @name, address = @address where id = @id and confirmed_at is null and withdrawn_at is null", new { id, name, address, at }, cancel) == 1;

    /// <summary>False when the customer has confirmed it: then it stays.</summary>
    public async Task<bool> WithdrawAsync(long id, DateTimeOffset at, CancellationToken cancel) =>
        await db.ExecuteAsync("update payment_reminders set withdrawn_at = @at where id = @id and confirmed_at is null and withdrawn_at is null", new { id, at }, cancel) == 1;

    /// <summary>Sent until then, still open, and neither confirmed nor told.</summary>
    public Task<IReadOnlyList<PaymentReminder>> SilentAsync(DateTimeOffset until, DateTimeOffset now, int atMost, CancellationToken cancel) =>
        db.QueryAsync<PaymentReminder>(
            $"""
            select {Columns} from payment_reminders
            where sent_at is not null and sent_at <= @until and confirmed_at is null and told_at is null and withdrawn_at is null and expires_at > @now order by sent_at, id limit @atMost
            """,
            new { until, now, atMost },
            cancel);

    public async Task<bool> NoteToldAsync(long id, DateTimeOffset at, CancellationToken cancel) =>
        await db.ExecuteAsync("update payment_reminders set told_at = @at where id = @id and told_at is null and confirmed_at is null", new { id, at }, cancel) == 1;
}
