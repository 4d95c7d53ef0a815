namespace ChatBot.Sandbox.Stories;

/// <summary>「规格变更：走到底」: store, quality and law each say what the change means before the customer confirms it in writing and delivery goes on.</summary>
internal static class ChangeOfSpecification
{
    public static Story Story { get; } = new(
        "change-of-specification", "规格变更：走到底", "交付前客户要换规格：仓储、质检、法务三方都答复，客户书面确认，才恢复发货。", ["lina", "zhanggong", "sunyan", "heling"],
        [
            new Morning("早上九点，客户临时要换规格。"),
            new Say("lina", "改规格 {customer} 从:22mm 到:15mm", "为什么改", "李娜少写了原因，机器人只问缺的这一项。"),
            new Say("lina", "患者体型变化，设备科刘老师提出", "已发起规格变更", "补上原因，发起。这一类事严重程度高，夜里也会通知。", Catch: "JF"),
            new Push("zhanggong", "{JF} 库存影响确认", "三个人同时收到，各限两小时：仓储的张工……"),
            new Push("sunyan", "{JF} 质量影响确认", "……质检的孙燕……"),
            new Push("heling", "{JF} 合同影响确认", "……法务的何玲。"),
            new Say("zhanggong", "确认库存影响 {JF} 结论:可行 库存影响:旧规格50套退回待检，新规格可发40", "已完成：{JF} 库存影响确认", "张工：货不够，但可行。"),
            new Say("sunyan", "完成 {JF} 结论:可行 质量影响:15mm 在注册证范围内", "已完成：{JF} 质量影响确认", "孙燕：在注册证范围内。"),
            new ClockBy(TimeSpan.FromMinutes(100), "一小时四十分过去，法务还没有答复。"),
            new Push("heling", "{JF} 合同影响确认快到期了", "时间用掉八成，机器人先提醒何玲本人。"),
            new Say("heling", "完成 {JF} 结论:可行 合同影响:签补充协议，价差由客户承担", "已完成：{JF} 合同影响确认", "何玲：签补充协议即可。"),
            new Push("lina", "{JF} 客户书面确认", "三方齐了，才轮到李娜去拿客户的书面确认。"),
            new Say("lina", "完成 {JF}", "客户确认函", "口头同意不算数，要确认函。"),
            new Picture("lina", "scan", "已完成：{JF} 客户书面确认", "盖章的确认函拍照上传，通过。"),
            new Push("zhanggong", "{JF} 恢复交付", "到这里，张工才可以按新规格发货：早一步，就是又一次错配。"),
            new Say("zhanggong", "完成 {JF} 结果:新规格40套今天发，缺10套{workday+8}补", "全部环节已完成", "写明批量和时间，结束归档。"),
            new Push("lina", "全部环节已完成，{JF} 结束", "李娜可以告诉客户了。"),
            new Say("lina", "流程 {JF}", "{JF} 规格变更：已全部完成", "谁说可行、客户哪天确认、哪天恢复，一页看清。"),
        ]);
}
