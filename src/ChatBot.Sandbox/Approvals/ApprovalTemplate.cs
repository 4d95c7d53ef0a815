using ChatBot.Sandbox.Companies;

namespace ChatBot.Sandbox.Approvals;

/// <summary>One control of a template.</summary>
internal sealed record FormControl(string Id, string Control, string Title, bool Required);

/// <summary>
/// One node of a template. Approver is a userid, <c>superior</c> (直属上级 of the applicant) or <c>leader:部门名</c>.
/// </summary>
internal sealed record TemplateNode(ApprovalRule Rule, IReadOnlyList<string> Approvers);

/// <summary>An approval template as the console keeps it.</summary>
internal sealed record ApprovalTemplate(string Id, string Name, IReadOnlyList<FormControl> Controls, IReadOnlyList<TemplateNode> Nodes)
{
    /// <summary>用印/合同审批, 请假 and 付款.</summary>
    public static IReadOnlyList<ApprovalTemplate> Usual { get; } =
    [
        new("3TkaContractSeal0001", "用印/合同审批",
        [
            new("Text-1", "Text", "合同名称", true),
            new("Text-2", "Text", "合同编号", false),
            new("Text-3", "Text", "客户名称", true),
            new("Money-1", "Money", "合同金额", false),
            new("Textarea-1", "Textarea", "用印事由", false),
            new("File-1", "File", "附件", false),
        ],
        [
            new(ApprovalRule.Any, ["superior"]),
            new(ApprovalRule.Any, ["leader:法务部"]),
            new(ApprovalRule.Any, ["leader:财务部"]),
        ]),
        new("3TkaLeave0001", "请假",
        [
            new("Selector-1", "Selector", "请假类型", true),
            new("DateRange-1", "DateRange", "请假时间", true),
            new("Textarea-1", "Textarea", "请假事由", false),
        ],
        [new(ApprovalRule.Any, ["superior"])]),
        new("3TkaPayment0001", "付款",
        [
            new("Text-1", "Text", "收款方", true),
            new("Money-1", "Money", "付款金额", true),
            new("Textarea-1", "Textarea", "付款事由", false),
        ],
        [new(ApprovalRule.Any, ["superior"]), new(ApprovalRule.All, ["leader:财务部"])]),
    ];

    /// <summary>Names the approvers for one applicant. A node nobody stands for is left out, as WeCom does with 自动跳过.</summary>
    public IReadOnlyList<ApprovalNode> Fill(Person applicant, Company company) =>
    [
        .. Nodes.Select(n => new ApprovalNode(
                n.Rule, [.. n.Approvers.SelectMany(a => Resolve(a, applicant, company)).Distinct(StringComparer.OrdinalIgnoreCase).Select(u => new ApprovalStep(u))]))
            .Where(n => n.Steps.Count > 0),
    ];

    private static IReadOnlyList<string> Resolve(string approver, Person applicant, Company company)
    {
        if (approver == "superior")
            return applicant.DirectLeaders;
        return approver.StartsWith("leader:", StringComparison.Ordinal)
            ? company.FindDepartment(approver["leader:".Length..])?.Leaders ?? []
            : [approver];
    }
}
