namespace ChatBot.Sandbox.Stories;

/// <summary>「回款三次」: a plan in two parts, three receipts; reminders come before, turn red after, and stop with the money.</summary>
internal static class ThreeReceipts
{
    private static readonly TimeOnly AfterReminders = new(9, 31);

    public static Story Story { get; } = new(
        "three-receipts", "回款三次", "一份合同分两期收、三次到账：到期前提醒，逾期标红并告诉上级，钱一到提醒就停。", ["lina", "xufang", "liuyang"],
        [
            new Morning("早上九点，合同签回来了。"),
            new Say("lina", "合同 {contract} {customer} 12.5万", "已登记合同 {contract}", "李娜登记合同：自己公司的合同号、客户、金额，一句话。"),
            new Say("lina", "回款计划 {contract} 5万 {due1}; 7.5万 {due2}", "已排回款计划 {contract}", "再排回款计划：两期，金额合起来必须正好等于合同，一分不差。", Catch: "HK"),
            new ClockToDue(1, -3, AfterReminders, "到第一期到期前三天，上午 9:30。"),
            new Push("lina", "回款 {HK} 还有", "机器人提醒李娜：哪一期、差多少、还有几天，下面就是「催款」按钮。"),
            new Say("xufang", "到账 {HK} 5万", "已结清", "财务许芳看到银行到账，登记第一次：五万，正好结清。"),
            new Push("lina", "已结清，不再提醒", "李娜同一刻知道，第一期的提醒全部停下。"),
            new ClockToDue(2, 1, AfterReminders, "时钟走过第二期的到期日，钱没有来。"),
            new Push("lina", "🔴 回款 {HK2} 已逾期", "到期后的第一个工作日，标红。"),
            new Push("liuyang", "🔴 回款 {HK2} 已逾期", "同一刻，直属上级刘洋也知道：谁负责、差多少、为什么通知他。"),
            new Say("xufang", "到账 {HK2} 3万", "还差 4.5万", "第二次到账只有三万：记下部分，剩下的四万五继续追。"),
            new Say("xufang", "到账 {HK2} 4.5万", "已结清", "第三次到账四万五，全部结清。"),
            new Push("lina", "{HK2} 应收 7.5万", "李娜和上级都收到消息：这份合同的款收齐了。"),
        ]);
}
