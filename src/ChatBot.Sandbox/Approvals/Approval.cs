namespace ChatBot.Sandbox.Approvals;

/// <summary>How the approvers of one node count. The numbers are those of ApvRel; ApproverAttr counts the other way round.</summary>
internal enum ApprovalRule
{
    /// <summary>会签: everyone.</summary>
    All = 1,

    /// <summary>或签: the first one decides.</summary>
    Any = 2,

    /// <summary>依次审批: one after the other.</summary>
    InTurn = 3,
}

/// <summary>SpStatus of a whole form.</summary>
internal enum ApprovalStatus
{
    Pending = 1,
    Passed = 2,
    Rejected = 3,
    Withdrawn = 4,
    WithdrawnAfterPass = 6,
    Deleted = 7,
    Paid = 10,
}

/// <summary>SpYj of one approver, also used as the status of a node.</summary>
internal enum Opinion
{
    Pending = 1,
    Agreed = 2,
    Rejected = 3,
    Transferred = 4,
    RolledBack = 11,
    Added = 12,
    AgreedAndAdded = 13,
}

/// <summary>What can be done with a form; the numbers are StatuChangeEvent (sic), and 0 where WeCom announces nothing.</summary>
internal enum ApprovalAction
{
    Delete = 0,
    Pay = -1,
    Submit = 1,
    Agree = 2,
    Reject = 3,
    Transfer = 4,
    Urge = 5,
    Withdraw = 6,
    WithdrawAfterPass = 8,
    Comment = 10,
    RollBack = 11,
    AddApprover = 12,
    AddApproverAndAgree = 13,
}

/// <summary>One approver's place in a node.</summary>
internal sealed record ApprovalStep(string UserId, Opinion Opinion = Opinion.Pending, string Speech = "", DateTimeOffset? At = null);

/// <summary>One node of the flow.</summary>
internal sealed record ApprovalNode(ApprovalRule Rule, IReadOnlyList<ApprovalStep> Steps, Opinion Status = Opinion.Pending);

internal sealed record ApprovalComment(string Id, string UserId, string Text, DateTimeOffset At);

/// <summary>One filled control; Control is WeCom's name of its kind (Text, Money, Date, Selector …).</summary>
/// <param name="Value">Text as typed: money in yuan, dates as yyyy-MM-dd, date ranges as from~to, selectors as the option's text.</param>
internal sealed record FormValue(string Id, string Control, string Title, string Value);

/// <summary>A form in some state; every step makes a new one.</summary>
internal sealed record Approval(
    string SpNo, string TemplateId, string Name, string Applicant, int Department, DateTimeOffset At, ApprovalStatus Status,
    IReadOnlyList<ApprovalNode> Nodes, IReadOnlyList<string> Notified, IReadOnlyList<FormValue> Form, IReadOnlyList<ApprovalComment> Comments)
{
    /// <summary>The node that waits, or -1.</summary>
    public int CurrentNode => Status == ApprovalStatus.Pending ? Nodes.ToList().FindIndex(n => n.Status == Opinion.Pending) : -1;

    /// <summary>Who can act now.</summary>
    public IReadOnlyList<string> Waiting
    {
        get
        {
            if (CurrentNode < 0)
                return [];
            var node = Nodes[CurrentNode];
            var pending = node.Steps.Where(s => s.Opinion == Opinion.Pending).Select(s => s.UserId);
            return [.. node.Rule == ApprovalRule.InTurn ? pending.Take(1) : pending];
        }
    }
}
