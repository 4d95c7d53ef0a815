namespace ChatBot.Features.Calendar;

/// <summary>
/// The hours of a working day in Shanghai time; a team may have its own. The lunch break counts as working time unless one is given.
/// </summary>
public sealed record WorkingHours
{
    /// <exception cref="ArgumentException">The day does not begin before it ends, or lunch lies outside of it.</exception>
    public WorkingHours(TimeOnly start, TimeOnly end, (TimeOnly Start, TimeOnly End)? lunch = null)
    {
        if (start >= end)
            throw new ArgumentException("The working day must begin before it ends.", nameof(start));
        if (lunch is { } l && (l.Start >= l.End || l.Start <= start || l.End >= end))
            throw new ArgumentException("The lunch break must lie inside the working day.", nameof(lunch));
        Start = start;
        End = end;
        Lunch = lunch;
    }

    /// <summary>09:00–18:00, lunch counted.</summary>
    public static WorkingHours Default { get; } = new(new TimeOnly(9, 0), new TimeOnly(18, 0));

    /// <summary>09:00–18:00 without 12:00–13:00.</summary>
    public static WorkingHours WithLunchBreak { get; } =
        new(new TimeOnly(9, 0), new TimeOnly(18, 0), (new TimeOnly(12, 0), new TimeOnly(13, 0)));

    public TimeOnly Start { get; }

    public TimeOnly End { get; }

    public (TimeOnly Start, TimeOnly End)? Lunch { get; }

    /// <summary>Working time of one whole day.</summary>
    public TimeSpan PerDay => End - Start - (Lunch is { } l ? l.End - l.Start : TimeSpan.Zero);

    /// <summary>Working time of a day that has passed when the clock shows this time since midnight (0–24 h).</summary>
    internal TimeSpan WorkedBy(TimeSpan clock)
    {
        if (Lunch is not { } l)
            return Clamp(clock, Start, End);
        return Clamp(clock, Start, l.Start) + Clamp(clock, l.End, End);
    }

    /// <summary>The earliest clock time (since midnight) at which this much working time has passed.</summary>
    internal TimeSpan ClockAfter(TimeSpan worked)
    {
        if (Lunch is not { } l || worked <= l.Start - Start)
            return Start.ToTimeSpan() + worked;
        return Start.ToTimeSpan() + worked + (l.End - l.Start);
    }

    /// <summary>The latest clock time at which no more than this much working time has passed.</summary>
    internal TimeSpan LatestClockWith(TimeSpan worked)
    {
        if (Lunch is not { } l || worked < l.Start - Start)
            return Start.ToTimeSpan() + worked;
        return Start.ToTimeSpan() + worked + (l.End - l.Start);
    }

    private static TimeSpan Clamp(TimeSpan clock, TimeOnly from, TimeOnly to)
    {
        var (low, high) = (from.ToTimeSpan(), to.ToTimeSpan());
        return (clock < low ? low : clock > high ? high : clock) - low;
    }
}
