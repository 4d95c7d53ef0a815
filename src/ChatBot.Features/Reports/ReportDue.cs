using ChatBot.Features.Calendar;
using ChatBot.Features.Scheduling;

namespace ChatBot.Features.Reports;

/// <summary>When the report is due, still due, and too late. Pure.</summary>
public static class ReportDue
{
    /// <summary>The firing whose report may be sent now: on a working day, between its time and the end of the catch-up, never on the next day.</summary>
    public static DateTimeOffset? FiringDue(string cron, WorkCalendar calendar, TimeSpan catchUp, DateTimeOffset now) => WorkdayFiring.Due(cron, calendar, catchUp, now);

    /// <summary>The first firing of a working day; null where the cron has none on that day, or nobody works.</summary>
    public static DateTimeOffset? FiringOf(string cron, WorkCalendar calendar, DateOnly day) => WorkdayFiring.OfDay(cron, calendar, day);

    /// <summary>Whether what this day's report has not reached by now stays unsent.</summary>
    public static bool IsOver(string cron, WorkCalendar calendar, TimeSpan catchUp, DateOnly day, DateTimeOffset now) =>
        day < BusinessTime.DayOf(now) || FiringOf(cron, calendar, day) is not { } firing || firing + catchUp <= now;
}
