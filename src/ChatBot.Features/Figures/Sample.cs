namespace ChatBot.Features.Figures;

/// <summary>One thing that a figure counts, or leaves out with the reason: what 明细 prints. Pure.</summary>
/// <param name="RecordNo">Its number; for what has none, a name.</param>
/// <param name="People">Userids of those whose it is: who sees one of them sees it (C9).</param>
/// <param name="Value">For a share the part that counts, for a mean the size in the figure's unit.</param>
/// <param name="Of">For a share the whole; 1 where things are counted.</param>
/// <param name="Text">In Chinese, what it is and what it came to.</param>
public sealed record Sample(string RecordNo, IReadOnlyList<string> People, decimal Value, decimal Of, string Text)
{
    /// <summary>What it is grouped by where that is asked for: the department of who was waited for; empty where the figure has no groups.</summary>
    public string Group { get; init; } = "";

    /// <summary>Why it is not counted, in Chinese; null where it is.</summary>
    public string? Excluded { get; init; }

    /// <summary>Stands beside the value and is no part of it: the time that the customer was waited for, the sum with overlaps.</summary>
    public decimal Beside { get; init; }

    /// <summary>Userid under which a share per person is made; null where there is none.</summary>
    public string? Person { get; init; }
}
