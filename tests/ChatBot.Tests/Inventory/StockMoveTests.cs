using ChatBot.Tests.Collaboration;
using ChatBot.Tests.Imports;
using static ChatBot.Tests.Collaboration.Talk;
using static ChatBot.Tests.Imports.Files;

namespace ChatBot.Tests.Inventory;

/// <summary>R52: a transfer reserves, takes out and takes in. 李娜 and 王磊 ask, 王华 agrees, 张工 picks, 李强 moves.</summary>
public sealed class StockMoveTests
{
    private const string Ask = "调拨 华东医院 货号:gl-22 数量:20箱 从:二仓";

    [Fact]
    public async Task Of_two_who_want_the_last_twenty_one_wins_and_the_other_is_told_who_was_quicker()
    {
        await using var bot = await StockedAsync();
        Has("预留：二仓 20箱，还可用 0箱", await bot.Says("lina", Ask));

        var told = await bot.Says("wanglei", "调拨 浙江一院 货号:GL-22 数量:20 从:二仓");

        Has("二仓不够 20箱，没有发起", told);
        Has("在库 20箱，可用 0箱", told);
        // A colleague's record is no business of his; how much of it is there is.
        Has("已被预留：别的调拨 20箱", told);
        Has("别处有：一仓 可用 5箱", told);
        Has("DB-1（李娜） 20箱", await bot.Says("wanghua", "调拨 浙江一院 货号:GL-22 数量:1 从:二仓"));
        Assert.Equal(1, await bot.Count("select count(*) from cases"));
        Has("二仓 20箱（预留 20箱，可用 0箱）", await bot.Says("lina", "库存 GL-22"));
    }

    [Fact]
    public async Task Both_at_the_very_same_time_are_not_both_served()
    {
        await using var bot = await StockedAsync();

        await Task.WhenAll(bot.SaysMeanwhile("lina", Ask), bot.SaysMeanwhile("wanglei", "调拨 浙江一院 货号:GL-22 数量:20 从:二仓"));

        Assert.Equal(1, await bot.Count("select count(*) from stock_moves"));
        Assert.Equal(20_000, await bot.Count("select reserved from stock where warehouse = '二仓' and sku = 'GL-22'"));
    }

    [Fact]
    public async Task It_leaves_one_shelf_and_comes_to_the_other_and_what_is_missing_needs_a_reason()
    {
        await using var bot = await StockedAsync();
        await bot.Says("lina", Ask + " 到:三仓");
        await bot.Says("wanghua", "批准调拨 DB-1 同意");
        await bot.SendsPhoto("zhanggong", "DB-1");
        Has("批准的只有 20箱", await bot.Says("zhanggong", "完成 DB-1 批号效期:A1 出库数量:21"));
        Has("已完成：DB-1 拣货出库", await bot.Says("zhanggong", "完成 DB-1 批号效期:A1 出库数量:18"));
        Has("二仓 2箱（", await bot.Says("lina", "库存 GL-22"));
        HasNot("预留", await bot.Says("lina", "库存 GL-22"));
        await bot.Says("liqiang", "完成 DB-1 运单号:SF123");
        await bot.SendsPhoto("lina", "DB-1");
        Has("出库的只有 18箱", await bot.Says("lina", "完成 DB-1 实收数量:19"));
        Has("少了要写原因", await bot.Says("lina", "完成 DB-1 实收数量:17"));

        Has("已完成：DB-1 收货核对", await bot.Says("lina", "完成 DB-1 实收数量:17 差异:一箱外箱破损拒收"));

        Has("三仓 17箱", await bot.Says("lina", "库存 GL-22"));
        Has("已撤销", await bot.Says("lina", "撤销"));
        HasNot("三仓 17箱", await bot.Says("lina", "库存 GL-22"));
        Assert.Equal(["Out"], await bot.Query<string>("select state from stock_moves"));
    }

    [Fact]
    public async Task Taken_back_or_called_off_it_is_free_again_until_it_has_been_picked()
    {
        await using var bot = await StockedAsync();
        await bot.Says("lina", Ask);
        await bot.Says("lina", "撤销");
        Has("二仓 20箱（1", await bot.Says("lina", "库存 GL-22"));
        Has("已发起调拨 DB-2", await bot.Says("lina", "调拨 华东医院 货号:GL-22 数量:19 从:二仓"));
        Has("已终止：DB-2", await bot.Says("wanghua", "不批准 DB-2 原因:留给急诊"));
        Has("留给急诊", bot.LastTo("lina"));
        Has("二仓 20箱（1", await bot.Says("lina", "库存 GL-22"));

        Has("已发起调拨 DB-3", await bot.Says("lina", "调拨 华东医院 货号:GL-22 数量:18 从:二仓"));
        await bot.Says("wanghua", "批准调拨 DB-3 同意");
        await bot.SendsPhoto("zhanggong", "DB-3");
        await bot.Says("zhanggong", "完成 DB-3 批号效期:A1 出库数量:10");
        Has("「拣货出库」已经完成，不能再终止", await bot.Says("lina", "终止 DB-3 原因:不要了"));
        Has("已撤销", await bot.Says("zhanggong", "撤销"));
        Has("二仓 20箱（预留 18箱，可用 2箱）", await bot.Says("lina", "库存 GL-22"));
        await bot.SeesTheSameAfterReplay("DB-3");
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_what_can()
    {
        await using var bot = await StockedAsync();
        Has("没看懂数量「很多」", await bot.Says("lina", "调拨 华东医院 货号:GL-22 数量:很多 从:二仓"));
        Has("没有这个货", await bot.Says("lina", "调拨 华东医院 货号:GL-22 数量:1 从:九仓"));
        Has("GL-22", await bot.Says("lina", "调拨 华东医院 货号:GL-23 数量:1 从:二仓"));
        Has("调出和调入都是", await bot.Says("lina", "调拨 备库 货号:GL-22 数量:1 从:二仓 到:二仓"));
        Has("一仓不够 9箱", await bot.Says("lina", "调拨 华东医院 货号:GL-22 数量:9 从:一仓"));
        Assert.Equal(0, await bot.Count("select count(*) from cases"));
        Assert.Equal(0, await bot.Count("select sum(reserved) from stock"));
        // What is left is one answer away.
        Has("预留：一仓 5箱", await bot.Says("lina", "1"));
    }

    private static async Task<TestBot> StockedAsync()
    {
        var bot = await StartAsync();
        await bot.Imports("zhanggong", "stock", Csv("仓库,货号,品名,数量,单位,盘点时间", "二仓,GL-22,呼吸机管路,20,箱,2026-11-23 08:00", "一仓,GL-22,呼吸机管路,5,箱,2026-11-23 08:00"));
        return bot;
    }
}
