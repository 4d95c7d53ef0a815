using System.Globalization;
using System.Text.RegularExpressions;
using ChatBot.Features.Calendar;
using ChatBot.Features.Commitments;

namespace ChatBot.Features.Figures;

/// <summary>The days that a figure is of, in Shanghai, both included. Pure.</summary>
/// <param name="Name">As it was asked for: 本月, 8月, 近30天.</param>
public sealed partial record FigureWindow(DateOnly From, DateOnly To, string Name)
{
    private const int MostDays = 3660;

    /// <summary>UTC, the end exclusive.</summary>
    public Span Span => new(BusinessTime.StartOf(From), BusinessTime.EndOf(To));

    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>「本月（11月1日至11月25日）」; a single day stands alone.</summary>
    public string InWords(DateOnly today)
    {
        var days = From == To ? Short(From, today) : $"{Short(From, today)}至{Short(To, today)}";
        return Name.Length == 0 || Name == days ? days : $"{Name}（{days}）";
    }

    /// <summary>As it can be typed again: 2026-11-01至2026-11-25.</summary>
    public string Key => $"{From:yyyy-MM-dd}至{To:yyyy-MM-dd}";

    public static FigureWindow Month(DateOnly day, string name) => new(new DateOnly(day.Year, day.Month, 1), new DateOnly(day.Year, day.Month, 1).AddMonths(1).AddDays(-1), name);

    public static FigureWindow LastDays(int days, DateOnly today) => new(today.AddDays(1 - days), today, $"近{days}天");

    /// <summary>The days that a word means; what lies in the future is cut off at today. Null for other words.</summary>
    public static FigureWindow? Named(string word, DateOnly today)
    {
        var named = Whole(word, today);
        if (named is null || named.From > today) return named;
        return named.To > today ? named with { To = today } : named;
    }

    private static FigureWindow? Whole(string word, DateOnly today)
    {
        var quarter = new DateOnly(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        switch (word)
        {
            case "今天" or "今日": return new FigureWindow(today, today, "今天");
            case "昨天" or "昨日": return new FigureWindow(today.AddDays(-1), today.AddDays(-1), "昨天");
            case "本周" or "这周" or "这个周": return new FigureWindow(monday, monday.AddDays(6), "本周");
            case "上周" or "上个周": return new FigureWindow(monday.AddDays(-7), monday.AddDays(-1), "上周");
            case "本季" or "本季度" or "这个季度": return new FigureWindow(quarter, quarter.AddMonths(3).AddDays(-1), "本季");
            case "上季" or "上季度" or "上个季度": return new FigureWindow(quarter.AddMonths(-3), quarter.AddDays(-1), "上季");
            case "今年" or "本年": return new FigureWindow(new DateOnly(today.Year, 1, 1), new DateOnly(today.Year, 12, 31), "今年");
            case "去年": return new FigureWindow(new DateOnly(today.Year - 1, 1, 1), new DateOnly(today.Year - 1, 12, 31), "去年");
        }

        if (Lately().Match(word) is { Success: true } lately)
        {
            if (!int.TryParse(lately.Groups["count"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > MostDays) return null;
            return lately.Groups["unit"].Value switch
            {
                "天" or "日" => LastDays(count, today),
                "周" => count <= MostDays / 7 ? new FigureWindow(today.AddDays(1 - (7 * count)), today, $"近{count}周") : null,
                "个月" or "月" => count <= MostDays / 31 ? new FigureWindow(today.AddMonths(-count).AddDays(1), today, $"近{count}个月") : null,
                _ => count <= MostDays / 93 ? new FigureWindow(today.AddMonths(-3 * count).AddDays(1), today, $"近{count}季") : null,
            };
        }

        if (Between().Match(word) is { Success: true } between && Day(between.Groups["from"].Value, today) is { } from && Day(between.Groups["to"].Value, today) is { } to)
            return from <= to && to.DayNumber - from.DayNumber < MostDays ? new FigureWindow(from, to, "") : null;
        return KeepingMonth.Named(word, BusinessTime.StartOf(today)) is { } month ? Month(month.FirstDay, word) : null;
    }

    private static DateOnly? Day(string word, DateOnly today)
    {
        if (DateOnly.TryParseExact(word, ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var full)) return full;
        if (!DateOnly.TryParseExact($"{today.Year}-{word.Replace('月', '-').Replace('/', '-').TrimEnd('日', '号')}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return null;
        return day > today ? day.AddYears(-1) : day;
    }

    private static string Short(DateOnly day, DateOnly today) => $"{(day.Year == today.Year ? "" : $"{day.Year}年")}{day.Month}月{day.Day}日";

    [GeneratedRegex(@"^(?:最近|近|过去)(?<count>[0-9]{1,4})(?<unit>天|日|周|个月|月|季度|个季度|季)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Lately();

    [GeneratedRegex(@"^(?<from>[0-9年月日号/.-]{3,11})(?:至|到|~|—|－)(?<to>[0-9年月日号/.-]{3,11})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Between();
}
