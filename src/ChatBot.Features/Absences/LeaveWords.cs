using ChatBot.Features.Calendar;
using ChatBot.Features.People;

namespace ChatBot.Features.Absences;

/// <summary>A time of absence as people say it. Pure.</summary>
internal static class LeaveWords
{
    /// <summary>「11月25日(周三)至11月27日(周五)」, 「11月24日(周二)下午」, 「11月24日(周二)14:00至16:00」.</summary>
    public static string Span(DateTimeOffset from, DateTimeOffset until, DateTimeOffset now, WorkingHours hours)
    {
        var (morningEnds, afternoonBegins) = LeavePhrase.Middle(hours);
        var today = BusinessTime.DayOf(now);
        var (start, end) = (BusinessTime.LocalOf(from), BusinessTime.LocalOf(until));
        var (first, last) = (DateOnly.FromDateTime(start), DateOnly.FromDateTime(end.TimeOfDay == TimeSpan.Zero ? end.AddDays(-1) : end));
        var opens = start.TimeOfDay == TimeSpan.Zero ? "" : start.TimeOfDay == afternoonBegins.ToTimeSpan() ? "下午" : $"{start:HH:mm}";
        var closes = end.TimeOfDay == TimeSpan.Zero ? "" : end.TimeOfDay == morningEnds.ToTimeSpan() ? "上午" : $"{end:HH:mm}";
        if (first != last) return $"{DateWords.Day(first, today)}{opens}至{DateWords.Day(last, today)}{closes}";
        var day = DateWords.Day(first, today);
        return (opens, closes) switch
        {
            ("", "") => $"{day}全天",
            ("", "上午") => $"{day}上午",
            ("下午", "") => $"{day}下午",
            ("", _) => $"{day}{closes}前",
            (_, "") => $"{day}{opens}起",
            _ => $"{day}{(opens == "下午" ? $"{start:HH:mm}" : opens)}至{(closes == "上午" ? $"{end:HH:mm}" : closes)}",
        };
    }

    public static string Span(Absence absence, DateTimeOffset now, WorkingHours hours) => Span(absence.StartsAt, absence.EndsAt, now, hours);
}
