using ChatBot.Tests.Commitments;
using ChatBot.Tests.Health;

namespace ChatBot.Tests.Reports;

/// <summary>What the report tells whom: what fits the role, what is true of the record, when each person wants it.</summary>
public sealed class ReportRoleTests
{
    [Theory]
    [InlineData("lina", "把今天听到的客户需求记下来")]
    [InlineData("wanghua", "看看团队卡在哪里，发「卡点 团队」")]
    [InlineData("yanlv", "手上也没有未完成的事项")]
    [InlineData("qianhui", "手上也没有未完成的事项")]
    [InlineData("chenzong", "手上也没有未完成的事项")]
    public async Task Who_has_nothing_in_hand_is_told_what_fits_the_own_work(string who, string says)
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 17:00");
        await bot.TimeReaches("2026-11-23 18:01");

        Assert.Contains(says, bot.ReportsTo(who)[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_promise_that_is_not_in_force_is_not_to_be_fulfilled()
    {
        await using var locked = await Promise.LockedAsync();
        await using var inForce = await Promise.InForceAsync();

        var tips = await locked.Says("lina", "提示");
        Assert.Contains("查承诺 CN-1", tips, StringComparison.Ordinal);
        Assert.DoesNotContain("兑现 CN-1", tips, StringComparison.Ordinal);
        await inForce.Says("zhanggong", "接受 CN-1");
        Assert.Contains("兑现 CN-1", await inForce.Says("zhanggong", "提示"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_turned_red_and_was_done_today_stays_in_the_roll_up_and_the_open_ones_name_their_holder()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 09:00");
        await bot.Clock("KS-7", "lina", "2026-11-23 15:00");
        await bot.Execute(
            """
            insert into deadlines (policy, record_no, part, round, title, customer, holder, owner, escalate_to, started_at, due_at, red_at, closed_at, closed_how, version)
            values ('stage', 'KS-8', '', 1, '现场核实', '', 'wanglei', 'wanglei', 'DirectSuperior', @due, @due, @due, @closed, '完成', 1)
            """,
            new { due = TestBot.At("2026-11-23 10:00"), closed = TestBot.At("2026-11-23 11:00") });
        await bot.TimeReaches("2026-11-23 18:01");

        var report = bot.ReportsTo("wanghua")[0];
        Assert.Contains("超时标红 2 件（未完成 1）", report, StringComparison.Ordinal);
        Assert.Contains("🔴KS-7 现场核实，在李娜手里，已超 3 小时", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_leader_reads_whose_last_report_did_not_arrive()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 17:00");
        bot.Platform.OnSend = ReportBot.Refusing("huangli", "invaliduser");
        await bot.TimeReaches("2026-11-23 18:30");
        bot.Platform.OnSend = null;
        await bot.JumpTo("2026-11-24 18:00");
        await bot.Settles();

        Assert.Contains("上次日报未送达：黄丽（不在应用可见范围或未激活）", bot.ReportsTo("linfeng")[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("未送达", bot.ReportsTo("wanghua")[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_person_gets_it_at_the_chosen_time_once()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        Assert.Contains("18:00 → 17:40", await bot.Says("lina", "日报设置 17:40"), StringComparison.Ordinal);
        Assert.Contains("您团队的日报时间：18:00 → 19:05", await bot.Says("wanghua", "日报设置 团队 19点05"), StringComparison.Ordinal);
        Assert.Contains("17:30 到 20:00", await bot.Says("huangli", "日报设置 21:00"), StringComparison.Ordinal);
        Assert.Contains("您没有下属", await bot.Says("huangli", "日报设置 团队 18:05"), StringComparison.Ordinal);
        Assert.Contains("没看懂时间", await bot.Says("huangli", "日报设置 晚一点"), StringComparison.Ordinal);
        Assert.Contains("19:05 推送", await bot.Says("wanglei", "日报设置"), StringComparison.Ordinal);
        Assert.Contains("17:40 推送", await bot.Says("lina", "日报"), StringComparison.Ordinal);

        await bot.TimeReaches("2026-11-23 17:45");
        Assert.Equal((1, 0, 0), (bot.ReportsTo("lina").Count, bot.ReportsTo("wanglei").Count, bot.ReportsTo("huangli").Count));
        await bot.TimeReaches("2026-11-23 18:30");
        Assert.Equal((1, 0, 1), (bot.ReportsTo("lina").Count, bot.ReportsTo("wanglei").Count, bot.ReportsTo("huangli").Count));
        Assert.DoesNotContain(bot.PushesTo("chenzong"), push => push.Contains("送达不足", StringComparison.Ordinal));
        await bot.TimeReaches("2026-11-23 23:00");
        Assert.All(bot.Org.ActivePeople, person => Assert.Single(bot.ReportsTo(person.UserId)));
        Assert.Empty(await bot.Query<string>("select person from missed_reports"));
    }

    [Fact]
    public async Task A_chosen_time_can_be_taken_back_and_given_up()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "日报设置 19:00");
        await bot.Says("lina", "撤销");
        Assert.Contains("18:00 推送（公司统一时间）", await bot.Says("lina", "日报设置"), StringComparison.Ordinal);
        await bot.Says("lina", "日报设置 19:00");
        Assert.Contains("19:00 → 18:00", await bot.Says("lina", "日报设置 恢复"), StringComparison.Ordinal);
    }
}
