using ChatBot.Features.Calendar;

namespace ChatBot.Features.Pictures;

/// <summary>
/// When leaders get their board unasked: from its time of the week's first working day on. Who was missed, because the service was down or the person away,
/// gets it on the next working day of the same week. Pure.
/// </summary>
public static class WeeklyBoard
{
    /// <summary>The Monday that names the week which is due now; null where none is.</summary>
    /// <param name="at">Since midnight of Shanghai.</param>
    public static DateOnly? WeekDue(WorkCalendar calendar, TimeSpan at, DateTimeOffset now)
    {
        var local = BusinessTime.LocalOf(now);
        var today = DateOnly.FromDateTime(local);
        return calendar.IsWorkingDay(today) && local.TimeOfDay >= at ? MondayOf(today) : null;
    }

    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
