using static ChatBot.Tests.Payments.Pay;

namespace ChatBot.Tests.Payments;

public sealed class EventTests
{
    private const string Shares = "30%签约 60%到货 10%验收+30天";

    [Fact]
    public async Task The_clock_starts_at_the_event()
    {
        await using var bot = await PlannedAsync(Shares);

        var answer = await bot.Says("lina", "节点 HT-88 到货 11月20日");

        Has("已登记 HT-2026-088 浙江一院 到货：11月20日(周五)", answer);
        Has("🔴HK-2 7.5万元 11月20日(周五)（到货）", answer);
        Assert.Equal("HK-2:7500000", await bot.ClocksAsync());
    }

    [Theory]
    [InlineData("验收后30天", "2026-12-23")]
    [InlineData("验收+10个工作日", "2026-12-07")]
    [InlineData("验收后两个月", "2027-01-23")]
    [InlineData("验收后半年", "2027-05-23")]
    [InlineData("验收+2周", "2026-12-07")]
    [InlineData("验收", "2026-11-23")]
    public async Task The_wait_is_counted_from_the_event(string condition, string due)
    {
        await using var bot = await PlannedAsync($"100%{condition}");

        await bot.Says("lina", "节点 HT-2026-088 验收");

        Assert.Equal($"Open 0/12500000 {due}", await bot.ItemAsync());
    }

    [Fact]
    public async Task A_corrected_day_moves_the_clock_and_is_in_the_audit_log()
    {
        await using var bot = await PlannedAsync(Shares);
        await bot.Says("lina", "节点 HT-88 到货 11月20日");

        Has("11月20日(周五) → 11月23日(周一)", await bot.Says("lina", "节点 HT-88 到货 11月23日"));
        Assert.Equal("Open 0/7500000 2026-11-23", await bot.ItemAsync("HK-2"));
        Assert.Equal(["→2026-11-20", "2026-11-20→2026-11-23"], await bot.Query<string>("select coalesce(before, '') || '→' || after from ledger where action = '节点到货' and record_no like 'HT%' order by seq"));
        Has("没有改动", await bot.Says("lina", "节点 HT-88 到货 11月23日"));

        await bot.Says("lina", "撤销");
        Assert.Equal("Open 0/7500000 2026-11-20", await bot.ItemAsync("HK-2"));
        await bot.Says("lina", "撤销");
        Assert.Equal("Open 0/7500000 -", await bot.ItemAsync("HK-2"));
        Assert.Equal("", await bot.ClocksAsync());
    }

    [Fact]
    public async Task An_event_that_came_before_the_plan_starts_its_clock_at_once()
    {
        await using var bot = await ContractAsync();
        Has("还没有回款计划", await bot.Says("lina", "节点 HT-88 签约 11月20日"));

        Has("HK-1 3.75万元（30%） 12月20日(周日)，遇休息日顺延到12月21日(周一)（签约后30天）", await bot.Says("lina", "回款计划 HT-88 30%签约+30天 70%到货"));
        Assert.Equal("HK-1:3750000", await bot.ClocksAsync());
    }

    [Fact]
    public async Task A_day_ahead_is_taken_as_expected_and_said_so()
    {
        await using var bot = await PlannedAsync(Shares);

        Has("按预计日期计时", await bot.Says("lina", "节点 HT-88 到货 12月15日"));
        await bot.MorningsReach("2026-12-08 09:30");
        Assert.Single(bot.RemindersTo("lina", "HK-2"));
    }

    [Fact]
    public async Task Last_years_day_is_meant_in_january()
    {
        await using var bot = await PlannedAsync(Shares, "2026-01-05 10:00");

        await bot.Says("lina", "节点 HT-88 到货 11月28日");

        Assert.Equal("Open 0/7500000 2025-11-28", await bot.ItemAsync("HK-2"));
    }

    [Fact]
    public async Task An_unknown_event_names_those_there_are()
    {
        await using var bot = await PlannedAsync(Shares);

        var answer = await bot.Says("lina", "节点 HT-88 开会");
        Has("没有「开会」这个节点", answer);
        Has("签约、发货、到货、安装、验收、开票", answer);
        Has("发生了什么", await bot.Says("lina", "节点 HT-88"));
    }

    [Fact]
    public async Task Buttons_of_the_plan_do_the_same()
    {
        await using var bot = await PlannedAsync(Shares);

        Has("签约：11月23日(周一)", await bot.Says("lina", "1"));
        Assert.Equal("HK-1:3750000", await bot.ClocksAsync());
    }

    [Fact]
    public async Task Paid_items_are_left_alone()
    {
        await using var bot = await PlannedAsync(Shares);
        await bot.Says("lina", "到账 HK-2 7.5万");

        Has("没有等待到货的回款", await bot.Says("lina", "节点 HT-88 到货"));
        Assert.Equal("", await bot.ClocksAsync());
    }
}
