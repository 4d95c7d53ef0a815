using ChatBot.Features.Calendar;

namespace ChatBot.Features.Payments;

/// <summary>One item as a line of a list.</summary>
/// <param name="When">The agreed day with its shift, or what is waited for.</param>
/// <param name="Left">「还有 7 天」; empty where nothing runs.</param>
public sealed record PaymentLine(
    string RecordNo, string ContractNo, string Customer, long Position, string Amount, string Share, string When, string Left, string Received, string Open, bool IsRed, bool IsPaid, string Note)
{
    /// <summary>Who agreed on it and when (R08); empty where it does not matter.</summary>
    public string By { get; init; } = "";

    public static PaymentLine Of(PaymentItem item, string customer, DateOnly today, WorkCalendar calendar)
    {
        var when = item.DueDay is { } day
            ? PaymentDays.Words(day, today, calendar) + (item.Event.Length > 0 ? $"（{PaymentDays.ConditionWords(item)}）" : "")
            : $"{PaymentDays.ConditionWords(item)}（等待{item.Event}）";
        return new PaymentLine(
            item.RecordNo, item.ContractNo, customer, item.Position, item.Amount.ToString(), item.Share, when,
            item.HasClock ? PaymentDays.Left(PaymentDays.LastDay(item.DueDay!.Value, calendar), today) : "",
            item.ReceivedFen == 0 ? "" : item.Received.ToString(), item.Open.ToString(), PaymentDays.IsOverdue(item, today, calendar), item.State == PaymentState.Paid, item.Note);
    }
}
