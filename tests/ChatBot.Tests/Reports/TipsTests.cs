namespace ChatBot.Tests.Reports;

public sealed class TipsTests
{
    [Fact]
    public async Task The_three_most_pressing_acts_come_in_order_each_with_its_command()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Clock("KS-1", "lina", "2026-11-24 10:00");
        await bot.Clock("HK-2", "lina", "2026-11-25 10:00", "收回到货款", "payment");
        await bot.Clock("KS-3", "lina", "2026-11-23 08:00");
        await bot.Clock("HK-4", "lina", "2026-11-23 09:00", "收回签约款", "payment");
        await bot.Clock("KS-5", "wanglei", "2026-11-23 07:00");

        var tips = await bot.Says("lina", "提示");

        var order = new[] { "HK-4", "KS-3", "HK-2" }.Select(no => tips.IndexOf(no, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, order);
        Assert.Equal(order.Order(), order);
        Assert.DoesNotContain("KS-1", tips, StringComparison.Ordinal);
        Assert.DoesNotContain("KS-5", tips, StringComparison.Ordinal);
        Assert.Matches(@"\n1 \S+ HK-4\n2 \S+ KS-3\n3 \S+ HK-2$", tips);
    }

    [Fact]
    public async Task Typing_the_number_runs_the_command_of_that_tip()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Clock("KS-3", "lina", "2026-11-23 08:00");
        await bot.Says("lina", "提示");

        Assert.Contains("KS-3", await bot.Says("lina", "1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_promise_is_kept_only_once_it_is_in_force_before_that_the_act_is_another()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "承诺 华东医院 发货50箱 11月25日18点前 责任人:张工");
        Assert.EndsWith("查承诺 CN-1", await bot.Says("lina", "提示"), StringComparison.Ordinal);

        await bot.SendsPicture("lina");

        Assert.Contains("1 接受 CN-1", await bot.Says("zhanggong", "提示"), StringComparison.Ordinal);
        await bot.Says("zhanggong", "接受 CN-1");
        Assert.EndsWith("1 兑现 CN-1", await bot.Says("zhanggong", "提示"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_nothing_in_hand_it_says_so()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        Assert.Equal("您手上没有未完成的事项，现在没有要补做的。", await bot.Says("lina", "提示"));
    }
}
