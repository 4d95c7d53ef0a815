namespace ChatBot.Features.Chat;

/// <summary>
/// An approval form as WeCom described it at one moment, by event or by API (pages 91815, 91983). Times are UTC; null means "has not acted".
/// </summary>
/// <param name="Status">1 审批中, 2 已通过, 3 已驳回, 4 已撤销, 6 通过后撤销, 7 已删除, 10 已支付.</param>
/// <param name="Change">StatuChangeEvent of the event (1 提单, 2 同意 …); null when read from the API.</param>
/// <param name="FormText">All texts of the form's controls, joined by newlines; empty in an event, which carries no form values.</param>
public sealed record ApprovalSnapshot(
    string SpNo,
    string Name,
    string TemplateId,
    int Status,
    string ApplicantId,
    DateTimeOffset AppliedAt,
    int? Change,
    IReadOnlyList<ApprovalNodeSnapshot> Nodes,
    string FormText)
{
    /// <summary>UTC second in which the platform made the event; null where it did not say, and for a form read from the API.</summary>
    public DateTimeOffset? At { get; init; }
}

/// <param name="Kind">1 审批人, 2 抄送人, 3 办理人.</param>
/// <param name="Relation">1 会签 (all), 2 或签 (any), 3 依次 (in turn).</param>
public sealed record ApprovalNodeSnapshot(int Kind, int Relation, int Status, IReadOnlyList<ApprovalActSnapshot> Acts);

/// <param name="Verdict">1 审批中, 2 同意, 3 驳回, 4 转审, 11 退回, 12 加签, 13 同意并加签, 14 办理, 15 转交.</param>
public sealed record ApprovalActSnapshot(string UserId, int Verdict, DateTimeOffset? ActedAt);
