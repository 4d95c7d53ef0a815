using ChatBot.Features.Calendar;

namespace ChatBot.Features.Payments;

/// <summary>
/// The days of a payment. The agreed day stays as it was written; where nobody works on it, the payment counts as late only after the next working
/// day (Civil Code, article 203), and that day all clocks are counted from. Pure.
/// </summary>
public static class PaymentDays
{
    private static readonly TimeOnly EndOfDay = new(23, 59);

    /// <summary>The last day on which paying is in time.</summary>
    public static DateOnly LastDay(DateOnly agreed, WorkCalendar calendar) => calendar.WorkingDayOnOrAfter(agreed);

    public static DateTimeOffset DueAt(DateOnly agreed, WorkCalendar calendar) => BusinessTime.At(LastDay(agreed, calendar), EndOfDay);

    public static bool IsOverdue(PaymentItem item, DateOnly today, WorkCalendar calendar) => item.HasClock && LastDay(item.DueDay!.Value, calendar) < today;

    /// <summary>When an item is due that waits for an event of that day.</summary>
    public static DateOnly After(DateOnly happened, long wait, WaitUnit unit, WorkCalendar calendar) => unit switch
    {
        WaitUnit.WorkingDays => calendar.AddWorkingDays(happened, (int)wait),
        WaitUnit.Months => happened.AddMonths((int)wait),
        _ => happened.AddDays((int)wait),
    };

    /// <summary>「12月12日(周六)，遇休息日顺延到12月14日(周一)」</summary>
    public static string Words(DateOnly agreed, DateOnly today, WorkCalendar calendar)
    {
        var last = LastDay(agreed, calendar);
        return last == agreed ? DateWords.Day(agreed, today) : $"{DateWords.Day(agreed, today)}，遇休息日顺延到{DateWords.Day(last, today)}";
    }

    /// <summary>「还有 7 天」, 「今天到期」, 「已逾期 3 天」: by calendar days from the last day in time.</summary>
    public static string Left(DateOnly lastDay, DateOnly today) => (lastDay.DayNumber - today.DayNumber) switch
    {
        0 => "今天到期",
        > 0 and var left => $"还有 {left} 天",
        var left => $"已逾期 {-left} 天",
    };

    /// <summary>「到货后30天」, 「签约」.</summary>
    public static string ConditionWords(PaymentItem item) => item.Wait == 0
        ? item.Event
        : $"{item.Event}后{item.Wait}{item.WaitUnit switch { WaitUnit.WorkingDays => "个工作日", WaitUnit.Months => "个月", _ => "天" }}";
}
