namespace ChatBot.Features.Deadlines;

/// <summary>One clock: something that one named person has to do by an instant. All instants are UTC.</summary>
public sealed record Deadline
{
    public long Id { get; init; }

    /// <summary>Name of the <see cref="IDeadlinePolicy"/> that says what fires and in which words.</summary>
    public string Policy { get; init; } = "";

    public string RecordNo { get; init; } = "";

    /// <summary>Which part of the record: a stage id, or empty.</summary>
    public string Part { get; init; } = "";

    /// <summary>Counts the times that the same part was opened again.</summary>
    public long Round { get; init; }

    /// <summary>What has to be done, in Chinese.</summary>
    public string Title { get; init; } = "";

    public string Customer { get; init; } = "";

    /// <summary>What is still lacking before it is done, in Chinese; empty where the title says it all.</summary>
    public string Missing { get; init; } = "";

    /// <summary>How much money hangs on it, in 分; null where none does.</summary>
    public long? AmountFen { get; init; }

    /// <summary>Who has it in hand now (userid).</summary>
    public string Holder { get; init; } = "";

    /// <summary>Who wants it done: the initiator, the promiser (userid).</summary>
    public string Owner { get; init; } = "";

    /// <summary>Whose work it would have been, had that person not been on leave when it came (userid); null for the usual case (R76).</summary>
    public string? StandsFor { get; init; }

    public EscalationTarget EscalateTo { get; init; }

    /// <summary>The customer's region, where it is known: for <see cref="EscalationTarget.RegionalManager"/>.</summary>
    public string? Region { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset DueAt { get; init; }

    /// <summary>Set when the limit passed: red in every list until it is done, and in the statistics for ever.</summary>
    public DateTimeOffset? RedAt { get; init; }

    public string? AcknowledgedBy { get; init; }

    /// <summary>An acknowledgement holds the ladder only until then (part C 7).</summary>
    public DateTimeOffset? AcknowledgedUntil { get; init; }

    /// <summary>A grave one breaks the quiet hours and is never bundled.</summary>
    public ClockSeverity Severity { get; init; }

    /// <summary>Which superior granted a delay (userid); null where none runs.</summary>
    public string? DelayedBy { get; init; }

    /// <summary>Until then nobody above is told (part C 8).</summary>
    public DateTimeOffset? DelayedUntil { get; init; }

    public string? DelayReason { get; init; }

    /// <summary>An acknowledgement that is over, or that went with its holder, has held the ladder back until then.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>How many delays it has had.</summary>
    public int Delays { get; init; }

    public string? NextStep { get; init; }

    public DateTimeOffset? NextAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public string? ClosedBy { get; init; }

    public long? Cause { get; init; }

    public long Version { get; init; }

    /// <summary>The clock as cards refer to it.</summary>
    public string Key => KeyOf(RecordNo, Part);

    /// <summary>Runs beside a part of the record, for an answer or a ruling: what finishes the part does not finish this.</summary>
    public bool IsBeside => Part.Contains(BesideMark, StringComparison.Ordinal);

    /// <summary>Between a part and what runs beside it.</summary>
    public const char BesideMark = '~';

    public static string KeyOf(string recordNo, string part) => $"{recordNo}/{part}";

    public bool IsOverdue(DateTimeOffset now) => ClosedAt is null && now >= DueAt;
}

public enum ClockSeverity
{
    Normal,

    /// <summary>高: given by whoever reported it, or by the flow.</summary>
    High,
}

/// <summary>Decision 4: who hears of a breach is a property of the flow.</summary>
public enum EscalationTarget
{
    DirectSuperior,
    RegionalManager,
}
