namespace ChatBot.Features.Commitments;

/// <summary>One kind of promise beyond the ordinary, by the words that show it (R24).</summary>
/// <param name="Id">Stable, kept with each promise: <c>urgent</c>.</param>
/// <param name="Label">What people read: 加急.</param>
/// <param name="MonthlyQuota">For <see cref="ApprovalNeed.OverQuota"/>: how many a promiser may give in a calendar month without asking.</param>
public sealed record PriorityRule(string Id, string Label, IReadOnlyList<string> Words, ApprovalNeed Approval, int MonthlyQuota);

public enum ApprovalNeed
{
    Never,
    OverQuota,
    Always,
}

/// <summary>What a promise asks for, and why somebody above has to agree first.</summary>
/// <param name="Labels">「加急、赠送」, or empty.</param>
/// <param name="Rules">Ids of the rules, with blanks between them.</param>
/// <param name="ApprovalWhy">Why it has to be approved, in Chinese; empty where it has not.</param>
public sealed record PriorityFlag(string Labels, string Rules, string ApprovalWhy)
{
    public static readonly PriorityFlag None = new("", "", "");

    /// <param name="given">How many promises by each rule the promiser has given this month, without this one.</param>
    public static PriorityFlag Of(IReadOnlyList<PriorityRule> found, IReadOnlyDictionary<string, int> given) => found.Count == 0
        ? None
        : new PriorityFlag(
            string.Join('、', found.Select(rule => rule.Label)), string.Join(' ', found.Select(rule => rule.Id)),
            string.Join('；', found.Select(rule => WhyOf(rule, given.GetValueOrDefault(rule.Id))).OfType<string>()));

    private static string? WhyOf(PriorityRule rule, int given) => rule.Approval switch
    {
        ApprovalNeed.Always => $"「{rule.Label}」要上级先批准",
        ApprovalNeed.OverQuota when given >= rule.MonthlyQuota => $"本月{rule.Label}已有 {given} 次，额度 {rule.MonthlyQuota} 次",
        _ => null,
    };
}
