namespace ChatBot.WeCom.Callback;

/// <summary>StatuChangeEvent (the platform's spelling). 7 and 9 are not used. Urging and commenting leave the status as it is.</summary>
public enum ApprovalChange
{
    Unknown = 0,
    Submitted = 1,
    Agreed = 2,
    Rejected = 3,
    HandedOn = 4,
    Urged = 5,
    Withdrawn = 6,
    WithdrawnAfterPass = 8,
    Commented = 10,
    SentBack = 11,
    ApproverAdded = 12,
    ApproverAddedAndAgreed = 13,
    Handled = 14,
    HandlingHandedOn = 15,
}

/// <summary>The ApprovalInfo element. The values filled into the form are not in it: ask oa/getapprovaldetail.</summary>
/// <param name="SpNo">SpNoStr where present, else SpNo; text, since it exceeds what a double holds.</param>
/// <param name="Status">After the event in all cases seen; confirm with the detail.</param>
/// <param name="Process">ProcessList, the newer description of the flow; empty on old forms.</param>
/// <param name="Records">SpRecord, the older one; may be empty on new forms.</param>
/// <param name="NotifiedUsers">Notifyer.</param>
public sealed record ApprovalInfo(
    string SpNo,
    string SpName,
    ApprovalStatus Status,
    string TemplateId,
    DateTimeOffset? AppliedAt,
    string ApplicantUserId,
    string ApplicantParty,
    IReadOnlyList<ApprovalNode> Process,
    IReadOnlyList<ApprovalNode> Records,
    IReadOnlyList<string> NotifiedUsers,
    IReadOnlyList<ApprovalComment> Comments,
    ApprovalChange Change)
{
    /// <summary>The newer description where there is one, else the older.</summary>
    public IReadOnlyList<ApprovalNode> Nodes => Process.Count > 0 ? Process : Records;
}

/// <summary>
/// sys_approval_change: a form of the 审批 app moved. The app must stand under 审批 → API → 可调用应用 and have 审批状态通知事件 on.
/// Events run in parallel and overtake each other: read the current state from the API.
/// </summary>
public sealed record ApprovalChangeEvent(CallbackHeader Header, string Event, ApprovalInfo Approval) : EventMessage(Header, Event)
{
    private protected override string BusinessKey()
    {
        if (Approval.SpNo.Length == 0) return base.BusinessKey();

        // Who did what when: two people agreeing in the same second give the same status and the same change. The second of the event
        // itself tells two urgings apart, which change nothing else.
        var steps = Approval.Process.Concat(Approval.Records).SelectMany(node => node.Steps)
            .Select(step => Dedupe.Join(step.UserId, ((int)step.Opinion).ToString(), Dedupe.Seconds(step.ActedAt)));
        var comments = Approval.Comments.Select(comment => Dedupe.Join(comment.CommentId, comment.UserId, Dedupe.Seconds(comment.At)));
        return Dedupe.Join(
            Event, Approval.SpNo, ((int)Approval.Status).ToString(), ((int)Approval.Change).ToString(), Dedupe.Seconds(CreatedAt),
            Dedupe.Hash(Dedupe.Join([.. steps, "/", .. comments])));
    }
}

/// <param name="ActedAt">UTC; null while pending, and always for notified people.</param>
public sealed record OpenApprovalItem(
    string Name, string UserId, string Party, string Image, ApprovalOpinion Status, string Speech, DateTimeOffset? ActedAt);

/// <param name="Status">1 pending, 2 agreed, 3 rejected, 4 handed on.</param>
/// <param name="NodeType">1 fixed member, 2 tag, 3 superior.</param>
public sealed record OpenApprovalNode(ApprovalOpinion Status, ApprovalRule Rule, int? NodeType, IReadOnlyList<OpenApprovalItem> Items);

/// <summary>open_approval_change: a flow that the app itself started under its own number (developer doc path/90269).</summary>
/// <param name="Status">1 in review, 2 passed, 3 rejected, 4 withdrawn.</param>
/// <param name="ApproverStep">Index of the current node, from 0.</param>
public sealed record OpenApprovalChangeEvent(
    CallbackHeader Header,
    string Event,
    string ThirdNo,
    string OpenSpName,
    string OpenTemplateId,
    ApprovalStatus Status,
    DateTimeOffset? AppliedAt,
    string ApplyUserName,
    string ApplyUserId,
    string ApplyUserParty,
    string ApplyUserImage,
    IReadOnlyList<OpenApprovalNode> Nodes,
    IReadOnlyList<OpenApprovalItem> NotifyNodes,
    int? ApproverStep) : EventMessage(Header, Event)
{
    private protected override string BusinessKey() => Dedupe.ByContent(Header, Event, ThirdNo, ((int)Status).ToString());
}
