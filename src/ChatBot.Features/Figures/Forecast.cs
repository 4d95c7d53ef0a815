using System.Text.RegularExpressions;
using ChatBot.Features.Calendar;
using ChatBot.Features.Commitments;

namespace ChatBot.Features.Figures;

/// <summary>What somebody expects to sign in a month (R68). Pure.</summary>
public sealed partial record Forecast
{
    public long Id { get; init; }

    public string Person { get; init; } = "";

    /// <summary>2026-09.</summary>
    public string Month { get; init; } = "";

    public long AmountFen { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    /// <summary>Made before the lock: the last of these is the one that is scored.</summary>
    public bool IsScored { get; init; }

    /// <summary>
    /// Whether it came true: within the tolerance of what was signed. Nothing forecast and nothing signed is a hit; nothing on one side only is a miss, whatever the tolerance.
    /// </summary>
    public static bool IsHit(long forecastFen, long actualFen, int tolerancePercent)
    {
        if (forecastFen == 0 || actualFen == 0) return forecastFen == actualFen;
        return Math.Abs((decimal)forecastFen - actualFen) * 100 <= (decimal)actualFen * tolerancePercent;
    }

    /// <summary>The end of the day on which a month's forecasts are locked.</summary>
    public static DateTimeOffset LockOf(KeepingMonth month, int lockDay) => BusinessTime.EndOf(month.FirstDay.AddDays(lockDay - 1));

    /// <summary>The month that a word means when one looks ahead: 9月 in November is that of next year. Null for other words.</summary>
    public static KeepingMonth? MonthNamed(string word, DateOnly today)
    {
        if (word is "下月" or "下个月") return KeepingMonth.Of(today.AddMonths(1));
        if (KeepingMonth.Named(word, BusinessTime.StartOf(today)) is not { } month) return null;
        return BareMonth().IsMatch(word) && month.FirstDay < new DateOnly(today.Year, today.Month, 1) ? new KeepingMonth(today.Year + (month.Month < today.Month ? 1 : 0), month.Month) : month;
    }

    [GeneratedRegex("^[0-9]{1,2}月?份?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BareMonth();
}
