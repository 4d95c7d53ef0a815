using System.Globalization;
using System.Text.RegularExpressions;
using ChatBot.Features.Calendar;

namespace ChatBot.Features.Commitments;

/// <summary>A calendar month in Shanghai, by which promises are counted: a promise belongs to the month of its deadline.</summary>
public sealed partial record KeepingMonth(int Year, int Month)
{
    public DateOnly FirstDay => new(Year, Month, 1);

    public DateTimeOffset Start => BusinessTime.StartOf(FirstDay);

    /// <summary>Exclusive.</summary>
    public DateTimeOffset End => BusinessTime.StartOf(FirstDay.AddMonths(1));

    public KeepingMonth Next => Of(FirstDay.AddMonths(1));

    /// <summary>2026-08, as it is stored and typed.</summary>
    public string Key => $"{Year:0000}-{Month:00}";

    public static KeepingMonth Of(DateOnly day) => new(day.Year, day.Month);

    public static KeepingMonth Of(DateTimeOffset instant) => Of(BusinessTime.DayOf(instant));

    public static KeepingMonth Parse(string key) => Of(DateOnly.ParseExact(key + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>When its figures are fixed: on the first of the next month (R26).</summary>
    public DateTimeOffset FreezesAt(TimeOnly time) => BusinessTime.At(FirstDay.AddMonths(1), time);

    /// <summary>「8月」, with the year in front when it is not the year of <paramref name="now"/>.</summary>
    public string InWords(DateTimeOffset now) => BusinessTime.DayOf(now).Year == Year ? $"{Month}月" : $"{Year}年{Month}月";

    /// <summary>The month that a word means: 8月 (the last one that has begun), 2026年8月, 2026-08, 本月, 上月; null for other words.</summary>
    public static KeepingMonth? Named(string word, DateTimeOffset now)
    {
        var today = BusinessTime.DayOf(now);
        if (word is "本月" or "这个月" or "当月") return Of(today);
        if (word is "上月" or "上个月") return Of(today.AddMonths(-1));
        if (Written().Match(word) is not { Success: true } match) return null;
        var month = int.Parse(match.Groups["month"].ValueSpan, CultureInfo.InvariantCulture);
        if (month is < 1 or > 12) return null;
        if (!match.Groups["year"].Success) return new KeepingMonth(month > today.Month ? today.Year - 1 : today.Year, month);
        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        return year is >= 2000 and <= 2999 ? new KeepingMonth(year, month) : null;
    }

    [GeneratedRegex(@"^(?:(?<year>[0-9]{4})\s*[年/.-]\s*)?(?<month>[0-9]{1,2})(?:月份?)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Written();
}
