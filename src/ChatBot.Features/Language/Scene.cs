using ChatBot.Features.Calendar;

namespace ChatBot.Features.Language;

/// <summary>What every rule needs to see: the line, the moment at which it was said, and the calendar.</summary>
internal sealed record Scene(Line Line, DateTime Now, WorkCalendar Calendar)
{
    /// <summary>The lunar calendar of .NET ends in 2101; nobody promises further.</summary>
    public const int FirstYear = 1902;
    public const int LastYear = 2099;

    public DateOnly Today { get; } = DateOnly.FromDateTime(Now);

    /// <summary>Monday of this week.</summary>
    public DateOnly Monday => Today.AddDays(-(((int)Today.DayOfWeek + 6) % 7));
}

/// <summary>How a day was named, as far as later words need it (a range's second half inherits from its first).</summary>
internal enum DayForm
{
    Day,
    Weekday,
    MonthDay,
    Period,
    Festival,
}

/// <summary>A day that the line names, up to (not including) End.</summary>
internal readonly record struct DayPart(int End, DateOnly Day, DayForm Form = DayForm.Day)
{
    public DeadlineProblem Problem { get; init; }

    public int? MissingYear { get; init; }

    /// <summary>A weekday without a week: the nearest one; said on that very weekday the clock decides.</summary>
    public bool BareWeekday { get; init; }

    public bool Ambiguous { get; init; }

    /// <summary>The expression already holds its 前 / 内 (festivals, 周末前).</summary>
    public bool HasLimit { get; init; }

    /// <summary>No clock, bracket or range can follow.</summary>
    public bool Closed { get; init; }

    /// <summary>A date whose words could be something else: the right side must look like the end of a date.</summary>
    public bool Weak { get; init; }

    public static DayPart Impossible(int end, DeadlineProblem problem) => new(end, default) { Problem = problem };
}
