using ChatBot.Features.Calendar;
using Quartz;

namespace ChatBot.Features.Scheduling;

/// <summary>Reads Quartz cron in Shanghai time.</summary>
public static class CronTimes
{
    /// <summary>Without the tz database, which slim images lack; Shanghai has had no summer time since 1991.</summary>
    internal static readonly TimeZoneInfo Zone = TimeZoneInfo.CreateCustomTimeZone("Asia/Shanghai", BusinessTime.Offset, "Asia/Shanghai", "Asia/Shanghai");

    public static bool IsValid(string cron) => CronExpression.TryParse(cron, out _);

    /// <summary>The first firing after <paramref name="after"/> and not later than <paramref name="until"/>, or null.</summary>
    public static DateTimeOffset? FirstBetween(string cron, DateTimeOffset after, DateTimeOffset until) =>
        NextAfter(cron, after) is { } at && at <= until ? at : null;

    /// <summary>The next firing after an instant, or null when there is none.</summary>
    public static DateTimeOffset? NextAfter(string cron, DateTimeOffset after) =>
        new CronExpression(cron, Zone).GetNextValidTimeAfter(after)?.ToUniversalTime();
}
