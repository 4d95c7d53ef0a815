namespace ChatBot.Features.Language;

/// <summary>What kind of expression gave the deadline.</summary>
public enum DeadlineKind
{
    /// <summary>No deadline can be resolved: the bot asks. <see cref="DeadlineReading.Problem"/> may say why.</summary>
    None,

    /// <summary>A day without a clock.</summary>
    Date,

    /// <summary>A clock time or a named part of the day.</summary>
    DateTime,

    /// <summary>Counted from now: minutes and hours give an instant, days and longer a day.</summary>
    Duration,
}

/// <summary>Why an expression that looks like a deadline cannot be one (R8, R10), as a code for templates.</summary>
public enum DeadlineProblem
{
    None,

    /// <summary>2月30日, 13月5日, 31号 in a month of 30 days.</summary>
    ImpossibleDate,

    /// <summary>25点, 8点70分, 24:30.</summary>
    ImpossibleClock,

    /// <summary>周八.</summary>
    ImpossibleWeekday,

    /// <summary>The answer depends on a year whose holiday notice is not in the table; the year is in <see cref="DeadlineReading.MissingYear"/>.</summary>
    CalendarMissing,

    /// <summary>到货后三天内: counted from an event whose time is unknown.</summary>
    EventRelative,

    /// <summary>每周三: not one deadline.</summary>
    Recurring,

    /// <summary>10月, 2026年: in sales chat an accounting period; ask for the day.</summary>
    BareMonth,
}

/// <summary>One reading of a chat fragment. <see cref="Start"/> and <see cref="Length"/> are UTF-16 positions in the text that was read.</summary>
public sealed record DeadlineReading
{
    public static DeadlineReading Nothing { get; } = new();

    public DeadlineKind Kind { get; init; }

    /// <summary>Shanghai wall clock; midnight for a day without a clock (see <see cref="HasClock"/>). Null when <see cref="Kind"/> is None.</summary>
    public DateTime? Value { get; init; }

    /// <summary>Whether <see cref="Value"/> is an instant; otherwise it is a day.</summary>
    public bool HasClock { get; init; }

    /// <summary>R1, UTC: the instant itself; for a day 18:00 Shanghai time, or 23:59 when that day is today and it is 18:00 or later.</summary>
    public DateTimeOffset? Effective { get; init; }

    /// <summary>The words that were read, as written (with their spaces and full-width signs), also those that were refused; empty when nothing was found.</summary>
    public string Span { get; init; } = "";

    public int Start { get; init; }

    public int Length => Span.Length;

    /// <summary>The value lies before now: for a day, before today. The command decides (R13).</summary>
    public bool IsPast { get; init; }

    /// <summary>Chosen by a rule where a person might have meant something else: echo and ask to confirm.</summary>
    public bool IsAmbiguous { get; init; }

    /// <summary>What else an ambiguous expression could mean, when there is one such value (Shanghai wall clock).</summary>
    public DateTime? Alternative { get; init; }

    public DeadlineProblem Problem { get; init; }

    /// <summary>The first year without a holiday notice that the calculation touched; weekends stood in for it. Null when none.</summary>
    public int? MissingYear { get; init; }
}
