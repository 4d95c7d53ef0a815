using System.Text.RegularExpressions;
using ChatBot.Features.Calendar;
using ChatBot.Features.Language;

namespace ChatBot.Features.Payments;

/// <summary>The day on which something has happened. Days are read as lying ahead; here one without a year lies behind. Pure.</summary>
internal static partial class MoneyDay
{
    /// <summary>The day that was said, or today; a month and day ahead without a year is last year's where that is nearer than half a year.</summary>
    public static DateOnly Of(DeadlineReading? said, DateTimeOffset now)
    {
        var today = BusinessTime.DayOf(now);
        if (said?.Value is not { } value) return today;
        var day = DateOnly.FromDateTime(value);
        if (day <= today || Year().IsMatch(said.Span) || !MonthAndDay().IsMatch(said.Span)) return day;
        var before = day.AddYears(-1);
        return today.DayNumber - before.DayNumber < day.DayNumber - today.DayNumber ? before : day;
    }

    [GeneratedRegex(@"(?<![0-9])(?:19|20)?[0-9]{2}\s*[年\-/.][0-9]{1,2}[月\-/.]|今年|明年|去年|前年", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Year();

    [GeneratedRegex(@"[0-9一二三四五六七八九十]\s*[月/.\-]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MonthAndDay();
}
