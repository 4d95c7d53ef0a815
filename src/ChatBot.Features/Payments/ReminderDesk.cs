using System.Globalization;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Health;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.Links;
using ChatBot.Features.People;

namespace ChatBot.Features.Payments;

/// <summary>The life of a reminder after it was written: it is sent, read and confirmed, and the rep hears of it (R38).</summary>
public sealed class ReminderDesk
{
    private readonly PaymentReminderStore _reminders;
    private readonly PaymentStore _payments;
    private readonly HealthSampleBook _samples;
    private readonly LinkStore _links;
    private readonly LedgerStore _ledger;
    private readonly Outbox _outbox;
    private readonly OrgDirectory _org;

    internal ReminderDesk(PaymentReminderStore reminders, PaymentStore payments, HealthSampleBook samples, LinkStore links, LedgerStore ledger, Outbox outbox, OrgDirectory org) =>
        (_reminders, _payments, _samples, _links, _ledger, _outbox, _org) = (reminders, payments, samples, links, ledger, outbox, org);

    /// <summary>Keeps the reminder and makes its link.</summary>
    /// <returns>The address, and the reminder's id.</returns>
    internal async Task<(string Url, long Id)> IssueAsync(PaymentReminder reminder, CancellationToken cancel)
    {
        var id = await _reminders.AddAsync(reminder, cancel);
        return (await _links.IssueAsync(PaymentReminder.Purpose, reminder.ByPerson, id.ToString(CultureInfo.InvariantCulture), reminder.MadeAt, PaymentReminder.Life, cancel), id);
    }

    /// <summary>What there is to read; null where it was taken back.</summary>
    public async Task<ReminderPage?> FindAsync(Link link, bool isStaffBrowser, string userAgent, DateTimeOffset now, CancellationToken cancel) =>
        await OfAsync(link, cancel) is { WithdrawnAt: null } reminder
            ? new ReminderPage(
                reminder.Customer, reminder.Words.Split('\n'), DateWords.Absolute(reminder.ExpiresAt, now), reminder.OpenedAt is not null, reminder.IsOwnVisit(isStaffBrowser, userAgent))
            : null;

    /// <summary>Somebody pressed to read it.</summary>
    public async Task OpenAsync(Link link, bool isStaffBrowser, string userAgent, DateTimeOffset now, CancellationToken cancel)
    {
        if (await OfAsync(link, cancel) is not { WithdrawnAt: null } reminder || reminder.IsOwnVisit(isStaffBrowser, userAgent) || !await _reminders.NoteOpenedAsync(reminder.Id, now, cancel)) return;
        await NoteSentAsync(reminder, now, cancel);
        await _ledger.AppendAsync(new LedgerEntry(now, "customer", nameof(CommandSource.Page), reminder.ItemNo, "客户打开催款"), cancel);
        await TellAsync(reminder, "opened", PaymentsWordings.ReminderOpened.With(await NewsAsync(reminder, "", now, cancel)), cancel);
    }

    /// <summary>The customer confirms; false where it was confirmed or taken back before, or the visit is our own.</summary>
    /// <param name="name">As the customer wrote it.</param>
    /// <param name="address">IP address.</param>
    public async Task<bool> ConfirmAsync(Link link, string name, string address, bool isStaffBrowser, string userAgent, DateTimeOffset now, CancellationToken cancel)
    {
        if (await OfAsync(link, cancel) is not { WithdrawnAt: null } reminder || reminder.IsOwnVisit(isStaffBrowser, userAgent)) return false;
        await _reminders.NoteOpenedAsync(reminder.Id, now, cancel);
        if (!await _reminders.ConfirmAsync(reminder.Id, name, address, now, cancel)) return false;
        await NoteSentAsync(reminder, now, cancel);
        await _ledger.AppendAsync(new LedgerEntry(now, "customer", nameof(CommandSource.Page), reminder.ItemNo, "客户确认催款", null, $"reminder={reminder.Id}"), cancel);
        await TellAsync(reminder, "confirmed", PaymentsWordings.ReminderConfirmed.With(await NewsAsync(reminder, name, now, cancel)), cancel);
        return true;
    }

    /// <summary>Brings the sample of a reminder to what is true now.</summary>
    internal async Task JudgeAsync(PaymentReminder reminder, DateTimeOffset now, CancellationToken cancel)
    {
        if (reminder.SentAt is not null && PaymentReminder.FactOf(await _reminders.SameAsync(reminder, cancel), now) is { } fact) await _samples.NoteAsync(fact, cancel);
    }

    internal async Task<ReminderNewsModel> NewsAsync(PaymentReminder reminder, string name, DateTimeOffset now, CancellationToken cancel)
    {
        var item = await _payments.FindAsync(reminder.ItemNo, cancel);
        return new ReminderNewsModel(
            reminder.ItemNo, reminder.Customer, reminder.Contact, item is { State: PaymentState.Open } ? item.Open.ToString() : "", name,
            reminder.SentAt is { } sent ? DateWords.Absolute(sent, now) : "", reminder.OpenedAt is { } opened ? DateWords.Absolute(opened, now) : "");
    }

    private async Task NoteSentAsync(PaymentReminder reminder, DateTimeOffset now, CancellationToken cancel)
    {
        // What a customer has in hand has left, whether the rep said so or not.
        await _reminders.NoteSentAsync(reminder.Id, now, cancel);
        await JudgeAsync((await _reminders.FindAsync(reminder.Id, cancel))!, now, cancel);
    }

    private Task TellAsync(PaymentReminder reminder, string what, Said said, CancellationToken cancel) =>
        _org.Current.Find(reminder.ByPerson) is { IsActive: true }
            ? _outbox.AddAsync(new Push($"reminder/{reminder.Id}/{what}", reminder.ByPerson, said) { RecordNo = reminder.ItemNo }, null, cancel)
            : Task.CompletedTask;

    private Task<PaymentReminder?> OfAsync(Link link, CancellationToken cancel) => _reminders.FindAsync(long.Parse(link.Payload, CultureInfo.InvariantCulture), cancel);
}
