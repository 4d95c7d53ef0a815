namespace ChatBot.WeCom;

// Shapes that the approval event (developer doc path/91815) and oa/getapprovaldetail (path/91983) share. Enumerations hold what the pages
// list; a number beyond them survives the cast and can be printed.

/// <summary>SpStatus of a whole form. 5, 8 and 9 are not used.</summary>
public enum ApprovalStatus
{
    Unknown = 0,
    InReview = 1,
    Passed = 2,
    Rejected = 3,
    Withdrawn = 4,
    WithdrawnAfterPass = 6,
    Deleted = 7,
    Paid = 10,
}

/// <summary>What one person did: SpYj of a step, and SpStatus of the older SpRecord (which knows 1–4 and 11–13).</summary>
public enum ApprovalOpinion
{
    Unknown = 0,
    Pending = 1,
    Agreed = 2,
    Rejected = 3,
    HandedOn = 4,
    SentBack = 11,
    ApproverAdded = 12,
    AgreedAndApproverAdded = 13,
    Handled = 14,
    HandlingHandedOn = 15,
}

public enum ApprovalNodeType
{
    Unknown = 0,
    Approver = 1,
    Notified = 2,
    Handler = 3,
}

/// <summary>How the people of a node decide together.</summary>
public enum ApprovalRule
{
    Unknown = 0,

    /// <summary>会签: everybody must agree.</summary>
    Everybody,

    /// <summary>或签: one is enough.</summary>
    Anybody,

    /// <summary>依次审批: one after the other.</summary>
    InTurn,
}

/// <param name="ActedAt">UTC; null while the person has not acted.</param>
public sealed record ApprovalStep(string UserId, string Speech, ApprovalOpinion Opinion, DateTimeOffset? ActedAt, IReadOnlyList<string> MediaIds);

/// <summary>A node of ProcessList, or one SpRecord of an older form brought into the same shape.</summary>
public sealed record ApprovalNode(ApprovalNodeType Type, ApprovalOpinion Status, ApprovalRule Rule, IReadOnlyList<ApprovalStep> Steps);

/// <param name="CommentId">64-bit number as text.</param>
public sealed record ApprovalComment(string UserId, DateTimeOffset? At, string Content, string CommentId, IReadOnlyList<string> MediaIds);

internal static class ApprovalCodes
{
    /// <summary>ApvRel of ProcessList: 1 会签, 2 或签, 3 依次.</summary>
    public static ApprovalRule FromApvRel(long? code) => code switch
    {
        1 => ApprovalRule.Everybody,
        2 => ApprovalRule.Anybody,
        3 => ApprovalRule.InTurn,
        _ => ApprovalRule.Unknown,
    };

    /// <summary>ApproverAttr of SpRecord counts the other way round: 1 或签, 2 会签.</summary>
    public static ApprovalRule FromApproverAttr(long? code) => code switch
    {
        1 => ApprovalRule.Anybody,
        2 => ApprovalRule.Everybody,
        _ => ApprovalRule.Unknown,
    };
}
