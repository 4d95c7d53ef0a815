using ChatBot.Tests.Imports;
using static ChatBot.Tests.Imports.Files;

namespace ChatBot.Tests.Inventory;

public sealed class ShowStockTests
{
    private static readonly byte[] Stock = Csv(
        "仓库,货号,品名,数量,单位,盘点时间", "上海仓,GL-22,呼吸机管路,120,套,2026-11-23 08:00", "杭州仓,GL-22,呼吸机管路,\"1,080.5\",套,2026-11-18 08:00", "上海仓,GL-25,呼吸机面罩,7,个,2026-11-23 08:00");

    [Fact]
    public async Task It_says_how_much_lies_where_as_of_when_and_what_is_too_old()
    {
        await using var bot = await StockedAsync();

        var answer = await bot.Says("lina", "库存 gl-22");

        Assert.Contains("GL-22 呼吸机管路：共 1,200.5套", answer, StringComparison.Ordinal);
        Assert.Contains("上海仓 120套（11月23日(周一)08:00的数）\n", answer + "\n", StringComparison.Ordinal);
        Assert.Contains("杭州仓 1,080.5套（11月18日(周三)08:00的数） ⚠ 已是5天前的数", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_finds_all_that_carry_it()
    {
        await using var bot = await StockedAsync();

        var answer = await bot.Says("lina", "库存 呼吸机");

        Assert.Contains("GL-22", answer, StringComparison.Ordinal);
        Assert.Contains("GL-25", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("库存 GL-23")]
    [InlineData("库存 LG-22")]
    [InlineData("库存 呼吸管路")]
    public async Task A_slip_is_answered_with_what_may_be_meant(string words)
    {
        await using var bot = await StockedAsync();

        Assert.Contains("GL-22 呼吸机管路", await bot.Says("lina", words), StringComparison.Ordinal);
        Assert.Contains("呼吸机", await bot.Says("lina", "1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signs_of_a_pattern_are_only_signs()
    {
        await using var bot = await StockedAsync();

        Assert.Contains("没有「%」", await bot.Says("lina", "库存 %"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_count_replaces_and_an_older_one_does_not()
    {
        await using var bot = await StockedAsync();

        var import = await bot.Imports("zhanggong", "stock", Csv("仓库,货号,数量,盘点时间", "上海仓,GL-22,90,2026-11-23 09:00", "上海仓,GL-25,1,2026-11-01"));

        Assert.Contains("上海仓 90套", await bot.Says("lina", "库存 GL-22"), StringComparison.Ordinal);
        Assert.Contains("上海仓 7个", await bot.Says("lina", "库存 GL-25"), StringComparison.Ordinal);
        Assert.Contains("更旧，不覆盖", (await bot.View(import)).Problems[0].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_stock_it_says_who_can_bring_it_in()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        Assert.Contains("导入 库存", await bot.Says("lina", "库存 GL-22"), StringComparison.Ordinal);
    }

    private static async Task<TestBot> StockedAsync()
    {
        var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Imports("zhanggong", "stock", Stock);
        return bot;
    }
}
