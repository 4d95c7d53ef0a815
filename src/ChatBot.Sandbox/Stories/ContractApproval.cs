using ChatBot.Sandbox.Approvals;

namespace ChatBot.Sandbox.Stories;

/// <summary>「一份合同的审批」: who had a contract's approval for how long, node by node, through a rejection to the seal.</summary>
internal static class ContractApproval
{
    private const string Template = "3TkaContractSeal0001", Name = "用印/合同审批";

    public static Story Story { get; } = new(
        "contract-approval", "一份合同的审批", "在企业微信「审批」里走的合同：每个节点在谁手里、用了多久、限多久，快到期先提醒；驳回、重提，一路看得见。",
        ["lina", "liuyang", "heling", "xufang"],
        [
            new Morning("早上九点，客户同意签合同。"),
            new Say("lina", "合同 {contract} {customer} 12.5万", "已登记合同 {contract}", "李娜先登记合同：编号、客户、金额。"),
            new HandIn("lina", Template, Name, Form("客户已确认条款，申请用印"), "再到企业微信的「审批」里提交用印申请，写上同一个合同编号。审批还在老地方走，机器人只是看着。"),
            new ClockBy(TimeSpan.FromMinutes(40), "四十分钟过去。"),
            new Decide("liuyang", ApprovalAction.Agree, "价格在权限内", "直属上级刘洋同意。合同到了法务手里，从这一刻开始算法务的时间。"),
            new ClockBy(TimeSpan.FromMinutes(190), "又过了三个多小时，法务还没有处理。"),
            new Push("heling", "快到期：", "法务限四个工作小时。满三小时，机器人先提醒何玲本人：还来得及。"),
            new Say("lina", "审批 {contract}", "法务 何玲：审批中", "李娜不必挨个去问。一句话就看到：合同在何玲手里多久了，限多久。"),
            new Decide("heling", ApprovalAction.Reject, "付款条款缺违约金，请补上", "何玲看完驳回，写明缺什么。"),
            new Push("lina", "被驳回", "李娜马上收到：谁驳回的，下一步做什么。"),
            new ClockBy(TimeSpan.FromMinutes(30), "半小时后，条款补好了。"),
            new HandIn("lina", Template, Name, Form("已补违约金条款，重新申请用印"), "重新提交。写着同一个合同编号，新单自动归到同一份合同。"),
            new ClockBy(TimeSpan.FromMinutes(20), "二十分钟过去。"),
            new Decide("liuyang", ApprovalAction.Agree, "同意", "刘洋再次同意。"),
            new ClockBy(TimeSpan.FromMinutes(70), "一个多小时过去。"),
            new Decide("heling", ApprovalAction.Agree, "条款已补齐", "这一次，法务一个多小时就看完了。"),
            new ClockBy(TimeSpan.FromMinutes(50), "再过五十分钟。"),
            new Decide("xufang", ApprovalAction.Agree, "同意用印", "财务许芳同意，三个节点走完。"),
            new Push("lina", "已通过", "李娜收到通过的消息：总共用了多久，接着该排回款计划。"),
            new Say("lina", "审批 {contract}", "合计", "最后再看一遍：两张单子，每个节点是谁、几点到几点、用时和限时，合计多久，都在这里。"),
        ]);

    private static Dictionary<string, string> Form(string reason) => new(StringComparer.Ordinal)
    {
        ["合同名称"] = "呼吸机管路采购合同", ["合同编号"] = "{contract}", ["客户名称"] = "{customer}", ["合同金额"] = "125000", ["用印事由"] = reason,
    };
}
