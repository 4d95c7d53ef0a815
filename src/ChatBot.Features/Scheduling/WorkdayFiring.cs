using ChatBot.Features.Calendar;

namespace ChatBot.Features.Scheduling;

/// <summary>What is due once on every working day: from its time on until it is too late, and never on the next day. Pure.</summary>
public static class WorkdayFiring
{
    // Firings are whole seconds; "after" excludes its own instant, and midnight itself must count.
    private static readonly TimeSpan JustBefore = TimeSpan.FromTicks(1);

    /// <summary>The firing of today that may be caught up with now; null on a day off, before its time and when the catch-up is over.</summary>
    public static DateTimeOffset? Due(string cron, WorkCalendar calendar, TimeSpan catchUp, DateTimeOffset now)
    {
        var today = BusinessTime.DayOf(now);
        if (!calendar.IsWorkingDay(today)) return null;
        var startOfDay = BusinessTime.StartOf(today) - JustBefore;
        var oldest = now - catchUp;
        return CronTimes.FirstBetween(cron, oldest > startOfDay ? oldest : startOfDay, now);
    }

    /// <summary>The first firing of a working day; null where the cron has none on that day, or nobody works.</summary>
    public static DateTimeOffset? OfDay(string cron, WorkCalendar calendar, DateOnly day) =>
        calendar.IsWorkingDay(day) ? CronTimes.FirstBetween(cron, BusinessTime.StartOf(day) - JustBefore, BusinessTime.EndOf(day) - JustBefore) : null;
}
