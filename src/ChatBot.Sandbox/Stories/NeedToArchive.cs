namespace ChatBot.Sandbox.Stories;

/// <summary>「需求协同：走到底」: the four stages of a need, with a lack of goods told at once and a return for a better batch, to its end.</summary>
internal static class NeedToArchive
{
    public static Story Story { get; } = new(
        "need-to-archive", "需求协同：走到底", "一句话登记需求，生产和仓储并行，质检退回换批，备齐发货，最后一步一步都查得到。", ["lina", "wanggong", "zhanggong", "sunyan"],
        [
            new Morning("早上九点，客户在电话里要货。"),
            new Say("lina", "需求 客户:{customer} 内容:呼吸机管路 数量:50 期望:下周五", "已登记需求", "李娜一句话登记。四个环节排好了：两个马上开始，两个等前面做完。", Catch: "XQ"),
            new Push("wanggong", "{XQ} 生产应答", "王工和张工同时收到任务，谁也不用等谁。"),
            new Say("wanggong", "接单 {XQ} {workday+7}可交50套", "已完成：{XQ} 生产应答", "王工不按按钮，直接打字也一样：接单，写上最早哪天交。"),
            new Say("zhanggong", "库存确认 {XQ} 有 40/50", "10 缺", "仓储只有四十套。「40/50」就是「要五十、有四十」，缺口马上算出来。"),
            new Push("lina", "请与客户确认是先发现货", "李娜同一刻知道缺十套：趁早问客户，是先发现货还是等齐。"),
            new Push("sunyan", "{XQ} 质检", "库存一确认，质检的孙燕就收到任务，前面的结果写在卡片上。"),
            new ClockBy(TimeSpan.FromMinutes(50), "五十分钟后，孙燕查出有一批快到效期。"),
            new Say("sunyan", "退回 {XQ} 库存确认 原因:其中8套效期只剩2个月，请换批", "库存确认", "质检不合格不放行：退回库存确认，写明换什么。"),
            new Push("zhanggong", "其中8套效期只剩2个月", "张工收到退回和原因，不用来回打电话。"),
            new Say("zhanggong", "库存确认 {XQ} 有 50/50，已换新批并补齐", "已完成：{XQ} 库存确认", "换了新批，也把缺的十套调齐了。"),
            new Say("sunyan", "完成 {XQ} 结果:合格，批号 20261101，效期至 2029-10", "已完成：{XQ} 质检", "这次合格，批号和效期留在记录里，日后追溯得到。"),
            new Push("zhanggong", "{XQ} 发货准备", "生产和质检都齐了，发货准备才轮到张工：缺一样都不会提前开始。"),
            new ClockTo(new TimeOnly(15, 0), "下午三点。"),
            new Say("zhanggong", "完成 {XQ} 结果:5箱已备齐，{workday+6}上午发", "全部环节已完成", "备齐，写明哪天发。最后一步完成，这条需求结束归档。"),
            new Push("lina", "全部环节已完成，{XQ} 结束", "李娜收到结束的消息，可以放心告诉客户。"),
            new Say("lina", "流程 {XQ}", "{XQ} 需求协同：已全部完成", "归档后随时能查：每一步是谁、用了多久、结果是什么。"),
        ]);
}
