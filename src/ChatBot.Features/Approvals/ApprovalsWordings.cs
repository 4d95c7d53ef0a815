using ChatBot.Features.Kernel;

namespace ChatBot.Features.Approvals;

internal static class ApprovalsWordings
{
    public static readonly Wording<ApprovalsModel> Shown = new("approvals/shown");
    public static readonly Wording<MyApprovalsModel> Mine = new("approvals/mine");
    public static readonly Wording<NoApprovalsModel> NoneOfContract = new("approvals/none-of-contract");
    public static readonly Wording<LinkNeedsModel> LinkNeeds = new("approvals/link-needs");
    public static readonly Wording<LinkedModel> Linked = new("approvals/linked");
    public static readonly Wording<LinkedModel> AlreadyLinked = new("approvals/already-linked");
    public static readonly Wording<UnlinkedModel> Unlinked = new("approvals/unlinked");
    public static readonly Wording<ApprovalResultModel> Passed = new("approvals/passed");
    public static readonly Wording<ApprovalResultModel> Rejected = new("approvals/rejected");
    public static readonly Wording<ApprovalResultModel> Revoked = new("approvals/revoked");
    public static readonly Wording<ApprovalAlarmModel> NodeWarning = new("approvals/node-warning");
    public static readonly Wording<ApprovalAlarmModel> NodeRed = new("approvals/node-red");
    public static readonly Wording<ApprovalAlarmModel> NodeEscalated = new("approvals/node-escalated");
}

/// <param name="ContractNo">Empty where one form was asked for.</param>
/// <param name="More">Forms of the contract that are not shown.</param>
public sealed record ApprovalsModel(string ContractNo, string Customer, IReadOnlyList<ApprovalView> Forms, int More);

/// <param name="Holder">Who has it, by name; empty where nobody does.</param>
public sealed record OwnApprovalLine(
    string RecordNo, string Name, string ContractNo, string State, string Holder, string Kind, string Since, string Natural, string Working, bool IsLate, bool IsUnlinked);

public sealed record MyApprovalsModel(IReadOnlyList<OwnApprovalLine> Lines, IReadOnlyList<OwnApprovalLine> Unlinked, bool More);

public sealed record NoApprovalsModel(string ContractNo, string Customer);

/// <summary>What was understood of a link; empty is what is lacking.</summary>
public sealed record LinkNeedsModel(string RecordNo, string ContractNo);

/// <param name="Before">Another contract to which it was linked, or empty.</param>
public sealed record LinkedModel(string RecordNo, string Name, string ContractNo, string Customer, string Before, int UndoMinutes);

/// <param name="Several">The contracts that the form names, or empty.</param>
/// <param name="Contract">A number for the example.</param>
public sealed record UnlinkedModel(string RecordNo, string Name, string Several, string Contract);

/// <param name="By">Who decided last, by name.</param>
public sealed record ApprovalResultModel(
    string RecordNo, string Name, string ContractNo, string Customer, string Applicant, string By, string At, string Natural, string Working, bool IsBackfilled);

/// <param name="Late">The true time of a step that is sent late, or empty.</param>
public sealed record ApprovalAlarmModel(
    string RecordNo, string Title, string Customer, string Holder, string Applicant, string Since, string Due, string Left, string Limit, string Late, string Path, bool IsHolder, int Level);
