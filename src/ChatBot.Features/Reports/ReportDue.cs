using ChatBot.Features.Calendar;
using ChatBot.Features.Scheduling;

namespace ChatBot.Features.Reports;

/// <summary>When the report is due, still due, and too late. Pure.</summary>
public static class ReportDue
{
    // Firings are whole seconds; "after" excludes its own instant, and midnight itself must count.
    private static readonly TimeSpan JustBefore = TimeSpan.FromTicks(1);

    /// <summary>The firing whose report may be sent now: on a working day, between its time and the end of the catch-up, never on the next day.</summary>
    public static DateTimeOffset? FiringDue(string cron, WorkCalendar calendar, TimeSpan catchUp, DateTimeOffset now)
    {
        var today = BusinessTime.DayOf(now);
        if (!calendar.IsWorkingDay(today)) return null;
        var startOfDay = BusinessTime.StartOf(today) - JustBefore;
        var oldest = now - catchUp;
        return CronTimes.FirstBetween(cron, oldest > startOfDay ? oldest : startOfDay, now);
    }

    /// <summary>The first firing of a working day; null where the cron has none on that day, or nobody works.</summary>
    public static DateTimeOffset? FiringOf(string cron, WorkCalendar calendar, DateOnly day) =>
        calendar.IsWorkingDay(day) ? CronTimes.FirstBetween(cron, BusinessTime.StartOf(day) - JustBefore, BusinessTime.EndOf(day) - JustBefore) : null;

    /// <summary>Whether what this day's report has not reached by now stays unsent.</summary>
    public static bool IsOver(string cron, WorkCalendar calendar, TimeSpan catchUp, DateOnly day, DateTimeOffset now) =>
        day < BusinessTime.DayOf(now) || FiringOf(cron, calendar, day) is not { } firing || firing + catchUp <= now;
}
