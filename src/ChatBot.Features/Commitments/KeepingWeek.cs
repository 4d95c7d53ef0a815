using ChatBot.Features.Calendar;

namespace ChatBot.Features.Commitments;

/// <summary>A week in Shanghai, Monday to Sunday, whose on-time rate the heads of teams are told in the next (R25).</summary>
public sealed record KeepingWeek(DateOnly Monday)
{
    private const int Days = 7;

    public DateOnly Sunday => Monday.AddDays(Days - 1);

    public DateTimeOffset Start => BusinessTime.StartOf(Monday);

    /// <summary>Exclusive.</summary>
    public DateTimeOffset End => BusinessTime.StartOf(Monday.AddDays(Days));

    /// <summary>Its Monday, as it is stored.</summary>
    public string Key => $"{Monday:yyyy-MM-dd}";

    public KeepingWeek Next => new(Monday.AddDays(Days));

    public static KeepingWeek Of(DateOnly day) => new(day.AddDays(-(((int)day.DayOfWeek + Days - 1) % Days)));

    /// <summary>
    /// When it is told: at this time on the first working day of the week after it, a Monday if that is one. Null where nobody works in all of that week, as during
    /// the Spring Festival: then there is nothing to be done about it before the next one.
    /// </summary>
    public DateTimeOffset? ToldAt(WorkCalendar calendar, TimeOnly time) =>
        calendar.WorkingDayOnOrAfter(Next.Monday) is var day && day <= Next.Sunday ? BusinessTime.At(day, time) : null;

    /// <summary>「11月16日–11月22日」</summary>
    public string InWords => $"{Monday.Month}月{Monday.Day}日–{Sunday.Month}月{Sunday.Day}日";
}
