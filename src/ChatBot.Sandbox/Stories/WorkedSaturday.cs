namespace ChatBot.Sandbox.Stories;

/// <summary>「周末和调休的周六」: which clocks run on a worked Saturday, which stand still on the days off after it, and what waits for eight in the morning.</summary>
internal static class WorkedSaturday
{
    public static Story Story { get; } = new(
        "worked-saturday", "周末和调休的周六", "周五傍晚接三件事，周六调休上班：工作时间的钟周六照走、休息日停住，自然时间的钟一直走，夜里到期的等到早上八点才响。", ["lina", "wanggong", "liuyang", "zhanggong"],
        [
            new FridayAfternoon("周五下午五点。明天是周六，但公司调休，要上班。"),
            new Say("lina", "调拨 {customer} 货号:GL-22 数量:20 从:二仓", "{workday+1}(周六)10:00", "李娜申请调拨。上级限两个工作小时：今天一小时，剩下一小时落在调休的周六，所以期限是周六十点，不是下周。", Catch: "DB"),
            new Say("lina", "客诉 {customer} 包装破损 3箱", "已登记客诉", "再开一条客诉。它按自然时间算，限 24 小时，什么日子都一样走。", Catch: "KS"),
            new ClockTo(new TimeOnly(20, 30), "晚上八点半，又来一条需求。"),
            new Say("lina", "需求 客户:{customer} 内容:呼吸机管路 数量:50 期望:下周五", "22:30", "生产限两小时应答，自然时间，到今晚十点半。", Catch: "XQ"),
            new ClockTo(new TimeOnly(23, 0), "夜里十一点，已经过了期限。"),
            new Nothing("wanggong", "🔴 {XQ}", "标红按时记下了，但夜里十点到早上八点手机不响。王工睡得着。"),
            new ClockTo(new TimeOnly(8, 1), "周六早上八点。"),
            new Push("wanggong", "🔴 {XQ} 生产应答已超时", "八点整，留了一夜的提醒送到。上面写的还是真实的期限。") { At = new TimeOnly(8, 0) },
            new ClockTo(new TimeOnly(10, 1), "周六上午十点。调休上班，工作时间的钟照走。"),
            new Push("liuyang", "🔴 {DB} 调拨批准已超时", "两个工作小时用完，刘洋这里标红。") { At = new TimeOnly(10, 0) },
            new ClockTo(new TimeOnly(16, 0), "周六下午四点，刘洋才处理。"),
            new Say("liuyang", "批准调拨 {DB} 同意20套", "{workday+2}", "批准了。张工限四个工作小时：今天两小时，剩下两小时要到下一个上班的日子。"),
            new ClockTo(new TimeOnly(17, 1), "下午五点，客诉满 24 小时自然时间。"),
            new Push("liqiang", "🔴 {KS} 物流异常核实已超时", "周末也到点，一分钟不差。") { At = new TimeOnly(17, 0) },
            new NextWorkingDay("时钟走过周日和补休，到下一个上班日早上九点。"),
            new Nothing("zhanggong", "🔴 {DB}", "几天过去，张工的四个工作小时一分钟也没有多走：休息日不算。"),
            new Push("chenzong", "🔴 {KS}", "客诉这边，自然时间一直在走，上级在休息日就已经知道。"),
            new ClockTo(new TimeOnly(11, 1), "上午十一点，剩下的两个工作小时也用完了。"),
            new Push("zhanggong", "🔴 {DB} 拣货出库已超时", "到这一刻才标红。哪种钟、什么时候停，流程文件里写明。") { At = new TimeOnly(11, 0) },
        ]);
}
