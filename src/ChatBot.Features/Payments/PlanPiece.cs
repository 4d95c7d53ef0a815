using ChatBot.Features.Kernel;

namespace ChatBot.Features.Payments;

/// <summary>One part of a plan as it was typed: how much, and when or after what.</summary>
/// <param name="Share">In millionths; null where an amount was said.</param>
/// <param name="ShareWords">30%; empty where an amount was said.</param>
public sealed record PlanPiece(string Words, Money? Amount, long? Share, string ShareWords, DateOnly? DueDay, PaymentCondition? Condition, string Note)
{
    /// <summary>What the day could mean as well; the echo asks.</summary>
    public DateOnly? OtherDay { get; init; }
}

/// <summary>A plan as it was typed, or what in it cannot be read, each piece by its own words.</summary>
/// <param name="Mode">What is asked for.</param>
public sealed record PlanReading(PlanMode Mode, IReadOnlyList<PlanPiece> Pieces, IReadOnlyList<PlanProblem> Problems);

/// <param name="Why">A code for the template: no-amount, no-day, two-days, range, currency, share, both, bad-day, recurring, calendar, month.</param>
public sealed record PlanProblem(string Words, string Why);

public enum PlanMode
{
    /// <summary>The whole contract.</summary>
    Whole,

    /// <summary>Only what has not come in yet (余款).</summary>
    Rest,

    /// <summary>No plan any more (作废).</summary>
    Cancel,
}
