namespace ChatBot.Features.People;

/// <summary>A time in which somebody is not at work, and who stands in (R76). Instants are UTC; <see cref="EndsAt"/> is the first instant that is worked again.</summary>
public sealed record Absence
{
    public long Id { get; init; }

    /// <summary>Who is away (userid).</summary>
    public string Person { get; init; } = "";

    /// <summary>Who stands in (userid); null where nobody was named: then it is the direct superior.</summary>
    public string? Delegate { get; init; }

    public DateTimeOffset StartsAt { get; init; }

    /// <summary>The end as it was announced.</summary>
    public DateTimeOffset PlannedEnd { get; init; }

    /// <summary>Set when it ended otherwise than announced: back early, or given up before it began.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The approval form that it comes from; null where it was typed.</summary>
    public string? SpNo { get; init; }

    public long Version { get; init; }

    public DateTimeOffset EndsAt => EndedAt < PlannedEnd ? EndedAt.Value : PlannedEnd;

    /// <summary>It never was: given up before it began.</summary>
    public bool IsGivenUp => EndsAt <= StartsAt;

    public bool Covers(DateTimeOffset at) => StartsAt <= at && at < EndsAt;

    /// <summary>Whether the two have any instant in common.</summary>
    public bool Overlaps(DateTimeOffset from, DateTimeOffset until) => StartsAt < until && from < EndsAt;
}
