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

    /// <summary>The first span of time on the form; null for a form without one, and in an event.</summary>
    public ApprovalSpan? Span { get; init; }

    /// <summary>Whom the form names to stand in: the first person of a field called 代理人, 交接人 …; null where there is none.</summary>
    public string? Delegate { get; init; }
}

/// <summary>A span of a leave form. For half days the platform writes 0:00 for the morning and 12:00 for the afternoon, at either end (page 91853).</summary>
/// <param name="Begin">UTC.</param>
/// <param name="End">UTC.</param>
public sealed record ApprovalSpan(DateTimeOffset Begin, DateTimeOffset End, bool InHalfDays);

/// <param name="Kind">1 审批人, 2 抄送人, 3 办理人.</param>
/// <param name="Relation">1 会签 (all), 2 或签 (any), 3 依次 (in turn).</param>
public sealed record ApprovalNodeSnapshot(int Kind, int Relation, int Status, IReadOnlyList<ApprovalActSnapshot> Acts);

/// <param name="Verdict">1 审批中, 2 同意, 3 驳回, 4 转审, 11 退回, 12 加签, 13 同意并加签, 14 办理, 15 转交.</param>
public sealed record ApprovalActSnapshot(string UserId, int Verdict, DateTimeOffset? ActedAt);
