namespace ChatBot.Features.Calendar;

/// <summary>
/// The only place that converts between UTC instants and Shanghai's days and clock times. China has kept +08:00 without summer
/// time since 1991, so no time zone database is needed; instants before that are read with the same offset.
/// </summary>
public static class BusinessTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The Shanghai day that the instant falls on.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(LocalOf(instant));

    /// <summary>The Shanghai wall clock of the instant; Kind is Unspecified.</summary>
    public static DateTime LocalOf(DateTimeOffset instant)
    {
        // The first and last hours of DateTimeOffset's range cannot be shifted; they stay at the edge instead of throwing.
        var ticks = Math.Clamp(instant.UtcTicks + Offset.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        return new DateTime(ticks, DateTimeKind.Unspecified);
    }

    /// <summary>The UTC instant at which Shanghai's clock shows this day and time.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time) => At(day.ToDateTime(time));

    /// <summary>The UTC instant at which Shanghai's clock shows this local value.</summary>
    public static DateTimeOffset At(DateTime local)
    {
        var ticks = Math.Clamp(local.Ticks - Offset.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        return new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    /// <summary>00:00 of the day, as a UTC instant.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => At(day, TimeOnly.MinValue);

    /// <summary>00:00 of the following day, as a UTC instant: the exclusive end, fit for "&lt; end" in queries.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => StartOf(day).AddDays(1);
}
