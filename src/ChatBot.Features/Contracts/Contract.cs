using ChatBot.Features.Kernel;

namespace ChatBot.Features.Contracts;

/// <summary>A contract as a rep registered it. Its number is the company's own (HT-2026-088), or the next of ours where none was given.</summary>
public sealed record Contract
{
    public string RecordNo { get; init; } = "";

    public long CustomerId { get; init; }

    /// <summary>The customer's name.</summary>
    public string Customer { get; init; } = "";

    public long AmountFen { get; init; }

    /// <summary>What it is about, or empty.</summary>
    public string Title { get; init; } = "";

    /// <summary>Who answers for it towards the customer (userid).</summary>
    public string Owner { get; init; } = "";

    public string LoggedBy { get; init; } = "";

    public DateTimeOffset LoggedAt { get; init; }

    public long Version { get; init; }

    public Money Amount => new(AmountFen);
}
