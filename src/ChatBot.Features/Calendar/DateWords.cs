namespace ChatBot.Features.Calendar;

/// <summary>How dates are read back to people: always absolute, so that nobody has to ask which Friday was meant.</summary>
public static class DateWords
{
    private const string WeekdayChars = "日一二三四五六";

    /// <summary>「9月3日(周四)18:00」; with the year in front when it is not the year of <paramref name="now"/>.</summary>
    public static string Absolute(DateTimeOffset instant, DateTimeOffset now)
    {
        var local = BusinessTime.LocalOf(instant);
        return $"{Day(DateOnly.FromDateTime(local), BusinessTime.DayOf(now))}{local.Hour:00}:{local.Minute:00}";
    }

    /// <summary>「9月3日(周四)」; with the year in front when it is not this year.</summary>
    public static string Day(DateOnly day, DateOnly today)
    {
        var year = day.Year == today.Year ? "" : $"{day.Year}年";
        return $"{year}{day.Month}月{day.Day}日({Weekday(day)})";
    }

    /// <summary>「周四」</summary>
    public static string Weekday(DateOnly day) => "周" + WeekdayChars[(int)day.DayOfWeek];

    /// <summary>「还剩 2 天 4 小时」, 「已超 3 小时」: the two largest units, whole minutes, rounded down.</summary>
    public static string Remaining(DateTimeOffset due, DateTimeOffset now) =>
        due >= now ? "还剩" + Length(due - now) : "已超" + Length(now - due);

    /// <summary>「4 小时」, 「2 天 4 小时」: the two largest units, rounded down.</summary>
    public static string Span(TimeSpan span) => Length(span).Trim();

    private static string Length(TimeSpan span)
    {
        if (span < TimeSpan.FromMinutes(1))
            return "不到 1 分钟";
        if (span.Days > 0)
            return $" {span.Days} 天" + (span.Hours > 0 ? $" {span.Hours} 小时" : "");
        if (span.Hours > 0)
            return $" {span.Hours} 小时" + (span.Minutes > 0 ? $" {span.Minutes} 分钟" : "");
        return $" {span.Minutes} 分钟";
    }
}
