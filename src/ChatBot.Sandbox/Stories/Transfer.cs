namespace ChatBot.Sandbox.Stories;

/// <summary>「调拨：走到底」: goods from another store, approved by the superior, picked, carried and counted on arrival.</summary>
internal static class Transfer
{
    public static Story Story { get; } = new(
        "transfer", "调拨：走到底", "从别的仓库调货：上级批准、拣货出库、运输、收货核对，少了几套当天说清。", ["lina", "liuyang", "zhanggong", "liqiang"],
        [
            new Morning("早上九点，客户急要，本地仓库没有。"),
            new Say("lina", "调拨 {customer} 货号:GL-22 数量:20 从:二仓", "已发起调拨", "李娜申请从二仓调二十套。", Catch: "DB"),
            new Push("liuyang", "{DB} 调拨批准", "同一批货可能有两家在等，由不申请的人定：直属上级刘洋。"),
            new Say("lina", "批准调拨 {DB} 同意", "{DB}", "李娜想自己批？不行，这一步不是她的。"),
            new Say("liuyang", "批准调拨 {DB} 同意20套，客户已排手术", "已完成：{DB} 调拨批准", "刘洋批准，写明数量和理由。"),
            new Push("zhanggong", "{DB} 拣货出库", "张工收到拣货任务。"),
            new Say("zhanggong", "完成 {DB} 出库数量:20 批号效期:20261101 至2029-10", "请拍照", "数量、批号、效期一句话写全，还差出库照片。"),
            new Picture("zhanggong", "package", "已完成：{DB} 拣货出库", "外箱和标签拍好，出库。"),
            new Say("liqiang", "完成 {DB} 运单号:SF1024", "已完成：{DB} 运输", "李强发车，写上运单号。客户问起来，十秒就能答。"),
            new ClockTo(new TimeOnly(15, 0), "下午三点，货到了。"),
            new Say("lina", "完成 {DB} 实收数量:19 差异:少1套，外箱完好", "请拍照", "李娜当面点数，少了一套，当场写下来。"),
            new Picture("lina", "package", "全部环节已完成", "收货照片一到，这次调拨结束归档。"),
            new Say("lina", "流程 {DB}", "{DB} 调拨：已全部完成", "发出二十、实收十九，差异写在记录里，承运方赖不掉。"),
        ]);
}
