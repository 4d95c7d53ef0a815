using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatBot.Features.Health;

/// <summary>Shanghai days from one to another, both included, and what people call them. Pure.</summary>
public sealed partial record HealthPeriod(DateOnly From, DateOnly To, string Name)
{
    /// <summary>「11月1日–11月30日」, with the years where they are not this one.</summary>
    public string Days(DateOnly today) => From == To ? Short(From, today) : $"{Short(From, today)}–{Short(To, today)}";

    public static HealthPeriod Month(int year, int month, DateOnly today) =>
        new(new DateOnly(year, month, 1), new DateOnly(year, month, 1).AddMonths(1).AddDays(-1), year == today.Year ? $"{month}月" : $"{year}年{month}月");

    /// <summary>The time that a word means; null for other words.</summary>
    public static HealthPeriod? Named(string word, DateOnly today)
    {
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        switch (word)
        {
            case "今天" or "今日" or "当天":
                return new HealthPeriod(today, today, "今天");
            case "昨天" or "昨日":
                return new HealthPeriod(today.AddDays(-1), today.AddDays(-1), "昨天");
            case "本周" or "这周":
                return new HealthPeriod(monday, monday.AddDays(6), "本周");
            case "上周":
                return new HealthPeriod(monday.AddDays(-7), monday.AddDays(-1), "上周");
            case "本月" or "这个月" or "当月":
                return Month(today.Year, today.Month, today) with { Name = "本月" };
            case "上月" or "上个月":
                var last = today.AddMonths(-1);
                return Month(last.Year, last.Month, today) with { Name = "上月" };
            case "本季" or "本季度":
                return Quarter(today.Year, (today.Month - 1) / 3) with { Name = "本季" };
            case "上季" or "上季度":
                var before = today.AddMonths(-3);
                return Quarter(before.Year, (before.Month - 1) / 3) with { Name = "上季" };
        }

        if (Lately().Match(word) is { Success: true } lately && int.Parse(lately.Groups["days"].ValueSpan, CultureInfo.InvariantCulture) is >= 1 and <= 366 and var days)
            return new HealthPeriod(today.AddDays(1 - days), today, $"近{days}天");
        if (Written().Match(word) is not { Success: true } match) return null;
        var month = int.Parse(match.Groups["month"].ValueSpan, CultureInfo.InvariantCulture);
        if (month is < 1 or > 12) return null;
        if (!match.Groups["year"].Success) return Month(month > today.Month ? today.Year - 1 : today.Year, month, today);
        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        return year is >= 2000 and <= 2999 ? Month(year, month, today) : null;
    }

    /// <summary>Two days written out: 2026-10-01到2026-10-31, 10月1日-10月31日; null for other words. Days without a year are the last that have begun.</summary>
    public static HealthPeriod? Between(string words, DateOnly today)
    {
        var found = Day().Matches(words);
        if (found.Count != 2 || Of(found[0], today) is not { } from || Of(found[1], today) is not { } to) return null;
        var (isDated, endIsDated) = (found[0].Groups["year"].Success, found[1].Groups["year"].Success);
        // What lies wholly ahead was meant of last year; 12月1日到1月31日 begins in the year before.
        if (from > today && !isDated && !endIsDated) (from, to) = (from.AddYears(-1), from > to ? to : to.AddYears(-1));
        else if (from > to && !isDated) from = from.AddYears(-1);
        return from <= to ? new HealthPeriod(from, to, "") : null;
    }

    private static HealthPeriod Quarter(int year, int index) => new(new DateOnly(year, (index * 3) + 1, 1), new DateOnly(year, (index * 3) + 1, 1).AddMonths(3).AddDays(-1), "");

    private static DateOnly? Of(Match match, DateOnly today)
    {
        var year = match.Groups["year"].Success ? int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture) : today.Year;
        var month = int.Parse(match.Groups["month"].ValueSpan, CultureInfo.InvariantCulture);
        var day = int.Parse(match.Groups["day"].ValueSpan, CultureInfo.InvariantCulture);
        if (year is < 2000 or > 2999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        return new DateOnly(year, month, day);
    }

    private static string Short(DateOnly day, DateOnly today) => day.Year == today.Year ? $"{day.Month}月{day.Day}日" : $"{day.Year}年{day.Month}月{day.Day}日";

    [GeneratedRegex(@"^近\s*(?<days>[0-9]{1,3})\s*天$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Lately();

    [GeneratedRegex(@"^(?:(?<year>[0-9]{4})\s*[年/.-]\s*)?(?<month>[0-9]{1,2})(?:月份?)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Written();

    [GeneratedRegex(@"(?:(?<year>[0-9]{4})\s*[年/.-]\s*)?(?<month>[0-9]{1,2})\s*[月/.-]\s*(?<day>[0-9]{1,2})\s*[日号]?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Day();
}
