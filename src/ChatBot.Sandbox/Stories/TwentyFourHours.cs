namespace ChatBot.Sandbox.Stories;

/// <summary>「24 小时熔断」: a stage that stands still for 24 hours climbs the reporting line, and the superior hears of its end as well.</summary>
internal static class TwentyFourHours
{
    public static Story Story { get; } = new(
        "twenty-four-hours", "24 小时熔断", "客诉在一个人手里停满 24 小时：先预警，再标红，同时告诉直属上级；办完了上级也知道。", ["lina", "liqiang", "chenzong", "tangxue"],
        [
            new Morning("早上九点。客户打来电话：收到的货包装破了。"),
            new Say("lina", "客诉 {customer} 包装破损 3箱", "已登记客诉", "李娜一句话开出客诉。五个环节，每个环节一位处理人，各限 24 小时。", Catch: "KS"),
            new Push("liqiang", "{KS} 物流异常核实", "第一个环节在物流的李强手里。"),
            new ClockBy(TimeSpan.FromHours(23.1), "时钟往前拨到第二天早上八点，李强没有动。"),
            new Push("liqiang", "{KS} 物流异常核实快到期了", "八成时间夜里就用掉了，手机不响；早上八点一到，先提醒李强本人：还来得及。"),
            new ClockBy(TimeSpan.FromHours(1), "再过一个小时，24 小时满了。"),
            new Push("liqiang", "🔴 {KS} 物流异常核实已超时", "24 小时一到，标红。"),
            new Push("chenzong", "🔴 {KS} 物流异常核实超时未完成", "同一刻，李强的直属上级陈建国收到推送：谁、哪一步、超了多久、还缺什么、为什么通知他。"),
            new Press("chenzong", "收到", "🔴 {KS}", "{KS}", "陈建国按「收到」。升级暂停四小时，但期限不变：知道了不等于办完了。"),
            new Press("liqiang", "完成", "🔴 {KS}", "{KS}", "李强按「完成」，先要写核实结论。"),
            new Say("liqiang", "外箱左下角受压破损3箱，封签完好，运单 SF1024", "请拍照，照片中需出现口令", "没有现场照片过不去：照片里要拍到一个刚发的口令，30 分钟内有效，旧照片混不过去。"),
            new Picture("liqiang", "package", "已完成：{KS}", "李强发来外箱照片。机器人核对能不能打开、口令过没过期、以前用没用过，通过了才算完成。"),
            new Push("tangxue", "{KS} 责任认定", "下一个环节到了客服的唐雪手里，新的 24 小时从现在起算。"),
            new Push("chenzong", "{KS}", "陈建国也得到回音：升级之后多久解决的。闭环了，他才会相信下一次推送。"),
        ]);
}
