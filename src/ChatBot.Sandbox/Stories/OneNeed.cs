namespace ChatBot.Sandbox.Stories;

/// <summary>「一条需求的一天」: one sentence of a rep sets three departments to work, and at 18:00 everybody reads what was done.</summary>
internal static class OneNeed
{
    public static Story Story { get; } = new(
        "one-need", "一条需求的一天", "销售发一句话，生产、仓储、质检各自收到点名的任务；傍晚 18:00 每个人读到自己的日报。", ["lina", "wanggong", "zhanggong", "sunyan"],
        [
            new Morning("早上九点，一天开始。"),
            new Say("lina", "需求 客户:{customer} 内容:呼吸机管路 数量:50 期望:下周五", "已登记需求",
                "李娜从医院出来，发一句话记下客户要什么。不用填表，数量和日期从句子里读出来。", Catch: "XQ"),
            new Push("wanggong", "{XQ} 生产应答", "{XQ} 有了编号。生产的王工马上收到点名的任务，限两小时答复。不是「生产部」，是王工本人。"),
            new Push("zhanggong", "{XQ} 库存确认", "仓储的张工同时收到库存确认，限四小时。"),
            new ClockBy(TimeSpan.FromMinutes(40), "四十分钟过去。"),
            new Press("wanggong", "接单", "{XQ} 生产应答", "已完成：{XQ}", "王工按「接单」，按过的卡片随即变灰，谁办的写在上面。"),
            new Press("zhanggong", "库存确认", "{XQ} 库存确认", "还缺处理结果", "张工按「库存确认」。这一步要写结果，机器人只问缺的那一项。"),
            new Say("zhanggong", "有 40/50", "已完成：{XQ} 库存确认", "张工回四个字：五十箱里有四十箱现货。"),
            new Push("sunyan", "{XQ} 质检", "库存一确认，质检的孙燕就收到任务，前面的结果写在卡片上。"),
            new Push("lina", "{XQ} 库存确认已完成", "李娜不用打电话追，进展自己到了手机上。"),
            new ClockTo(new TimeOnly(14, 0), "下午两点。"),
            new Press("sunyan", "完成", "{XQ} 质检", "还缺处理结果", "孙燕按「完成」。质检必须写结论和批号，所以机器人追问。"),
            new Say("sunyan", "合格，批号 20261101，注册证在有效期内", "已完成：{XQ} 质检", "写上结论，这一步就有了凭据。"),
            new Push("zhanggong", "{XQ} 发货准备", "两条线都走完了，发货准备回到张工手里。"),
            new ClockTo(new TimeOnly(18, 1), "时钟拨到 18:00。日报在一分钟之内分批发给全公司。"),
            new Push("lina", "日报", "李娜的日报：今天做成了什么，离团队标杆还差多少。没有人另外填过任何东西。"),
            new Press("lina", "改进提示", "日报", null, "按「改进提示」，看下一步最值得做的事。"),
        ]);
}
