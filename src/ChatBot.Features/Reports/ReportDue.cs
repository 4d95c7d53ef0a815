using ChatBot.Features.Calendar;
using ChatBot.Features.Scheduling;

namespace ChatBot.Features.Reports;

/// <summary>When the report is due, still due, and too late. Pure.</summary>
public static class ReportDue
{
    /// <summary>Whether no report can be due at this moment, whatever time people chose: before the earliest, and after the catch-up of the latest.</summary>
    public static bool IsQuiet(DateTimeOffset usual, TimeSpan ahead, TimeSpan catchUp, DateTimeOffset now)
    {
        var day = BusinessTime.DayOf(usual);
        var (first, last) = (BusinessTime.At(day, ReportTimes.Earliest), BusinessTime.At(day, ReportTimes.Latest));
        return now < (usual < first ? usual : first) - ahead || now >= (usual > last ? usual : last) + catchUp;
    }

    /// <summary>The first firing of a working day; null where the cron has none on that day, or nobody works.</summary>
    public static DateTimeOffset? FiringOf(string cron, WorkCalendar calendar, DateOnly day) => WorkdayFiring.OfDay(cron, calendar, day);

    /// <summary>Whether what this day's report has not reached by now stays unsent.</summary>
    /// <param name="latest">The latest time that anybody chose, or null.</param>
    public static bool IsOver(string cron, WorkCalendar calendar, TimeSpan catchUp, DateOnly day, TimeOnly? latest, DateTimeOffset now) =>
        day < BusinessTime.DayOf(now) || FiringOf(cron, calendar, day) is not { } firing
        || (latest is { } time && BusinessTime.At(day, time) is var chosen && chosen > firing ? chosen : firing) + catchUp <= now;
}
