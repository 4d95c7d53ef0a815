using ChatBot.Features.Calendar;
using ChatBot.Features.Health;

namespace ChatBot.Features.Payments;

/// <summary>One text about a payment for a customer, with the link on which the customer confirms it (R38). Instants are UTC.</summary>
public sealed record PaymentReminder
{
    /// <summary>The first part of the page's path.</summary>
    public const string Purpose = "confirm";

    public static readonly TimeSpan Life = TimeSpan.FromDays(7), SilentAfter = TimeSpan.FromHours(24);

    public long Id { get; init; }

    public string ItemNo { get; init; } = "";

    public string ContractNo { get; init; } = "";

    public string Customer { get; init; } = "";

    /// <summary>Whom it goes to, in the rep's words; empty where that was not said.</summary>
    public string Contact { get; init; } = "";

    public string ByPerson { get; init; } = "";

    /// <summary>As it was forwarded, without the address.</summary>
    public string Words { get; init; } = "";

    public DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When the rep said that it has left, or the customer's act proved it.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When somebody pressed to read it; programs that look at addresses press nothing.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }

    public string? ConfirmedBy { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>What is judged: one a day for each item and contact, however often it was sent; it is confirmed as soon as one of them is.</summary>
    /// <param name="same">All of the same item, person, contact and day that were sent or taken back.</param>
    public static HealthFact? FactOf(IReadOnlyCollection<PaymentReminder> same, DateTimeOffset now)
    {
        var sent = same.Where(one => one is { SentAt: not null, WithdrawnAt: null }).ToList();
        var any = sent.Count > 0 ? sent : [.. same.Where(one => one.SentAt is not null)];
        if (any.Count == 0) return null;
        var first = any.MinBy(one => one.SentAt)!;
        var hits = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        if (sent.Min(one => one.OpenedAt) is { } opened) hits["opened"] = opened;
        if (sent.Min(one => one.ConfirmedAt) is { } confirmed) hits["confirmed"] = confirmed;
        return new HealthFact(HealthObject.Reminder, "", first.ItemNo, PartOf(first), first.ByPerson, first.ByPerson, first.Customer, "", first.SentAt!.Value)
        {
            Hits = hits, WithdrawnAt = sent.Count == 0 ? now : null,
        };
    }

    private static string PartOf(PaymentReminder reminder) => $"{BusinessTime.DayOf(reminder.SentAt!.Value):yyyy-MM-dd} {reminder.ByPerson} {reminder.Contact}".TrimEnd();

    /// <summary>Whether a visit is our own and counts for nothing: from a browser that has opened pages for staff, or from WeCom's own browser before the text has left.</summary>
    public bool IsOwnVisit(bool isStaffBrowser, string userAgent) => isStaffBrowser || (SentAt is null && userAgent.Contains("wxwork", StringComparison.OrdinalIgnoreCase));
}

/// <summary>What a customer sees. Nothing of ours but the contract's number is in it.</summary>
/// <param name="Words">Empty until it was opened.</param>
public sealed record ReminderPage(string Customer, IReadOnlyList<string> Words, string Until, bool IsOpened, bool IsOwn);
