namespace ChatBot.Features.Approvals;

/// <summary>The platform's numbers and our spans in Chinese. Pure.</summary>
internal static class ApprovalWords
{
    public static string Verdict(int verdict) => verdict switch
    {
        Approvals.Verdict.Pending => "审批中",
        Approvals.Verdict.Agreed => "同意",
        Approvals.Verdict.Rejected => "驳回",
        Approvals.Verdict.HandedOn => "转审",
        Approvals.Verdict.Returned => "退回",
        Approvals.Verdict.Added => "加签",
        Approvals.Verdict.AgreedAndAdded => "同意并加签",
        Approvals.Verdict.Handled => "已办理",
        Approvals.Verdict.HandlingHandedOn => "转交",
        _ => "未处理",
    };

    public static string Change(int? change) => change switch
    {
        ApprovalChange.Submitted => "提单",
        ApprovalChange.Agreed => "同意",
        ApprovalChange.Rejected => "驳回",
        ApprovalChange.HandedOn => "转审",
        ApprovalChange.Urged => "审批催办",
        ApprovalChange.Withdrawn => "撤销",
        ApprovalChange.WithdrawnAfterPass => "通过后撤销",
        ApprovalChange.Commented => "备注",
        ApprovalChange.Returned => "退回",
        ApprovalChange.ApproverAdded => "加签",
        ApprovalChange.AddedAndAgreed => "同意并加签",
        ApprovalChange.Handled => "办理",
        ApprovalChange.HandlingHandedOn => "转交",
        _ => "审批变更",
    };

    public static string Relation(int relation, int people) => people < 2 ? "" : relation switch
    {
        NodeRelation.Everybody => "会签",
        NodeRelation.Anybody => "或签",
        NodeRelation.InTurn => "依次",
        _ => "",
    };

    /// <summary>「2小时5分」, whole minutes, rounded down.</summary>
    public static string Length(TimeSpan span)
    {
        if (span < TimeSpan.FromMinutes(1)) return "不到1分钟";
        var hours = (long)span.TotalHours;
        return hours == 0 ? $"{span.Minutes}分钟" : span.Minutes == 0 ? $"{hours}小时" : $"{hours}小时{span.Minutes}分";
    }
}
