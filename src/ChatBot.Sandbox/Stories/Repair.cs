namespace ChatBot.Sandbox.Stories;

/// <summary>「维修工单：走到底」: from the report through parts and the engineer on the spot to the customer's signature and a call on the next day.</summary>
internal static class Repair
{
    public static Story Story { get; } = new(
        "repair", "维修工单：走到底", "报修、判断、配件、到场、复测、客户在手机上签收、回访：四个事实缺一样都不能结案。", ["lina", "guogong", "zhanggong", "tangxue"],
        [
            new Morning("早上九点，科室打来电话：CT 开机报错。"),
            new Say("lina", "报修 {customer} CT-2 现象:开机报错E05", "已发起维修工单", "李娜一句话报修。工单有编号，马上派给售后。", Catch: "WX"),
            new Push("guogong", "{WX} 故障判断", "售后的郭工收到：两个工作小时内说清楚是什么毛病、要不要换件。"),
            new ClockBy(TimeSpan.FromMinutes(35), "三十五分钟，郭工电话问清了报警。"),
            new Say("guogong", "诊断 {WX} 判断:高压发生器过热，滤网堵塞 配件:需要", "已完成：{WX} 故障判断", "判断写下来，要换件。"),
            new Push("zhanggong", "{WX} 配件出库", "仓储的张工同时知道要备什么。"),
            new Say("zhanggong", "完成 {WX} 配件批号:HV-0931", "请拍照", "配件装进医疗设备就要能追溯：批号要写，标签要拍。"),
            new Picture("zhanggong", "package", "已完成：{WX} 配件出库", "照片通过，配件出库。"),
            new ClockBy(TimeSpan.FromHours(2), "两小时后，郭工到了医院。"),
            new Place("guogong", "{customer}影像楼1层", "{WX}", "「在路上」不算数。郭工在机房发出位置，到场时间就定了。"),
            new Say("guogong", "完成 {WX} 工程师到场", "请拍照", "再要一张带口令的现场照片。"),
            new Picture("guogong", "package", "已完成：{WX} 工程师到场", "到场完成。"),
            new Say("guogong", "签字链接 {WX} 客户签收 陈科长", "还没轮到", "还没修好就想先签？不行，签收排在复测之后。"),
            new Say("guogong", "完成 {WX} 维修复测 结果:更换滤网，复测三次正常 退回配件:旧滤网1个", "请拍照", "修好了，写换了什么、复测怎样。"),
            new Picture("guogong", "package", "已完成：{WX} 维修复测", "复测画面也拍下来。"),
            new Say("guogong", "签字链接 {WX} 客户签收 陈科长", "只能签一次", "现在才轮到客户签收。链接转发给设备科陈科长。"),
            new Sign("guogong", "陈立", "陈立 已签字", "陈科长在自己手机上签好，郭工同一刻收到。"),
            new Say("guogong", "完成 {WX} 客户签收 满意度:5", "已完成：{WX} 客户签收", "客户打了五分。"),
            new ClockTo(new TimeOnly(9, 30), "第二天上午。"),
            new Press("tangxue", "完成", "{WX} 回访结案", "{WX}", "客服的唐雪隔天回访，抓住「当时好了、第二天又坏」。"),
            new Say("tangxue", "设备正常，科室满意，没有别的顾虑", "全部环节已完成", "一切正常，结案归档。"),
            new Push("lina", "全部环节已完成，{WX} 结束", "报修的李娜收到结果，不用再去问。"),
            new Say("lina", "流程 {WX}", "{WX} 维修工单：已全部完成", "从报修到结案，每一步用了多久都在。"),
        ]);
}
