using ChatBot.Features.Health;

namespace ChatBot.Tests.Reports;

public sealed class DailyReportTests
{
    [Fact]
    public async Task At_six_everybody_reads_what_was_done_today()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Credit("lina", HealthActionKind.PaymentFollowUp, "HK-1");
        await bot.Credit("lina", HealthActionKind.NeedLogged, "XQ-1");
        await bot.Credit("lina", HealthActionKind.ContractApproval, "HT-1");

        await bot.TimeReaches("2026-11-23 17:59:59");
        Assert.Empty(bot.ReportsTo("lina"));
        await bot.TimeReaches("2026-11-23 18:01");

        var report = Assert.Single(bot.ReportsTo("lina"));
        Assert.Contains("您今日完成3个健康动作（需求录入×1、合同审批×1、回款跟进×1），距离团队标杆还差2个，点击查看改进提示", report, StringComparison.Ordinal);
        Assert.Equal("11月23日(周一) 日报", report.Split('\n')[0]);
        Assert.All(bot.Org.ActivePeople, person => Assert.Single(bot.ReportsTo(person.UserId)));
    }

    [Fact]
    public async Task The_button_of_the_report_shows_the_tips()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Clock("KS-7", "lina", "2026-11-24 10:00");
        await bot.TimeReaches("2026-11-23 18:01");

        var tips = await bot.Presses("lina", "改进提示");

        Assert.Contains("KS-7", tips, StringComparison.Ordinal);
        Assert.Equal(await bot.Says("lina", "提示"), tips);
    }

    [Fact]
    public async Task Kinds_without_an_action_are_not_named_and_the_benchmark_is_compared_in_words()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        for (var i = 1; i <= 6; i++) await bot.Credit("lina", HealthActionKind.NeedLogged, $"XQ-{i}");
        for (var i = 1; i <= 5; i++) await bot.Credit("wanglei", HealthActionKind.PaymentFollowUp, $"HK-{i}");
        await bot.TimeReaches("2026-11-23 18:01");

        Assert.Contains("您今日完成6个健康动作（需求录入×6），已超过团队标杆 1 个，", bot.ReportsTo("lina")[0], StringComparison.Ordinal);
        Assert.Contains("您今日完成5个健康动作（回款跟进×5），正好达到团队标杆，", bot.ReportsTo("wanglei")[0], StringComparison.Ordinal);
        Assert.DoesNotContain("合同审批", bot.ReportsTo("lina")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_did_nothing_is_told_what_to_do_first()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Clock("KS-7", "huangli", "2026-11-23 15:00", "包装核实");
        await bot.TimeReaches("2026-11-23 18:01");

        Assert.Contains("今日暂无健康动作，建议先做：KS-7 包装核实 · 华东医院（已超 3 小时）", bot.ReportsTo("huangli")[0], StringComparison.Ordinal);
        Assert.Contains("今日暂无健康动作，建议先做：", bot.ReportsTo("lina")[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-23 17:59:59", "2026-11-23 18:00:00")]
    [InlineData("2026-11-23 17:59:59", "2026-11-23 18:00:01")]
    [InlineData("2026-11-23 18:00:00", "2026-11-23 18:00:01")]
    [InlineData("2026-11-23 17:30:00", "2026-11-23 19:59:59")]
    public async Task A_restart_around_six_still_gives_exactly_one(string stops, string starts)
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 17:00");
        await bot.JumpTo(stops);
        await bot.IsDownUntil(starts);
        await bot.Restart();
        await bot.TimeReaches("2026-11-23 23:00");

        Assert.All(bot.Org.ActivePeople, person => Assert.Single(bot.ReportsTo(person.UserId)));
        Assert.Equal(bot.Org.ActivePeople.Count(), (await bot.Query<long>("select count(*) from daily_reports"))[0]);
        Assert.Empty(await bot.Query<string>("select person from missed_reports"));
    }

    [Fact]
    public async Task After_eight_it_is_not_sent_any_more_but_listed_for_the_admins()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 17:00");
        await bot.IsDownUntil("2026-11-23 20:00:01");
        await bot.TimeReaches("2026-11-23 21:00");

        Assert.All(bot.Org.ActivePeople, person => Assert.Empty(bot.ReportsTo(person.UserId)));
        Assert.Contains("✗ 日报(7天)：11月23日(周一)漏发18人", await bot.Says("chenzong", "体检"), StringComparison.Ordinal);
        Assert.DoesNotContain("漏发", await bot.Says("lina", "体检"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Working_days_that_passed_while_it_was_down_are_listed_and_days_off_are_not()
    {
        await using var bot = await TestBot.StartAsync("2026-11-19 21:00");
        await bot.IsDownUntil("2026-11-24 09:00");

        Assert.Equal(["2026-11-20", "2026-11-23"], await bot.Query<string>("select distinct day from missed_reports order by day"));
    }

    [Fact]
    public async Task A_bot_that_is_set_up_in_the_evening_has_missed_nothing()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 21:00");
        await bot.TimeReaches("2026-11-24 09:00");

        Assert.Empty(await bot.Query<string>("select person from missed_reports"));
    }

    [Theory]
    [InlineData("2026-11-28", 0)]
    [InlineData("2026-10-01", 0)]
    [InlineData("2026-10-10", 1)]
    public async Task Days_off_are_skipped_and_a_make_up_saturday_is_not(string day, int expected)
    {
        await using var bot = await TestBot.StartAsync($"{day} 17:00");
        await bot.TimeReaches($"{day} 18:15");

        Assert.Equal(expected, bot.ReportsTo("lina").Count);
    }

    [Fact]
    public async Task What_came_after_the_report_stands_in_the_next_one_once()
    {
        await using var bot = await TestBot.StartAsync("2026-11-20 17:00");
        await bot.Credit("lina", HealthActionKind.NeedLogged, "XQ-1");
        await bot.TimeReaches("2026-11-20 19:00");
        await bot.Credit("lina", HealthActionKind.PaymentFollowUp, "HK-9");
        await bot.JumpTo("2026-11-21 11:00");
        await bot.Credit("lina", HealthActionKind.NeedLogged, "XQ-2");

        await bot.JumpTo("2026-11-23 18:00");
        await bot.Settles();
        await bot.JumpTo("2026-11-24 18:00");
        await bot.Settles();

        var reports = bot.ReportsTo("lina");
        Assert.Equal(3, reports.Count);
        Assert.DoesNotContain("昨日补记", reports[0], StringComparison.Ordinal);
        Assert.Contains("昨日补记：11月20日(周五) 回款跟进×1；11月21日(周六) 需求录入×1", reports[1], StringComparison.Ordinal);
        Assert.Contains("今日暂无健康动作", reports[1], StringComparison.Ordinal);
        Assert.DoesNotContain("昨日补记", reports[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_leader_reads_the_team_below_the_own_line()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Credit("lina", HealthActionKind.NeedLogged, "XQ-1");
        await bot.Credit("wanglei", HealthActionKind.NeedLogged, "XQ-2");
        await bot.Credit("huangli", HealthActionKind.PaymentFollowUp, "HK-1");
        await bot.Clock("KS-7", "lina", "2026-11-23 15:00");
        await bot.Clock("KS-8", "lina", "2026-11-23 16:00");
        await bot.Clock("KS-9", "lina", "2026-11-25 16:00");
        await bot.TimeReaches("2026-11-23 18:01");

        Assert.Contains("团队 2 人：完成2个健康动作（需求录入×2），距离团队目标 12 个还差10个；超时标红 2 件", bot.ReportsTo("wanghua")[0], StringComparison.Ordinal);
        Assert.Contains("团队 5 人：完成3个健康动作（需求录入×2、回款跟进×1）", bot.ReportsTo("zhoumin")[0], StringComparison.Ordinal);
        Assert.DoesNotContain("团队 ", bot.ReportsTo("lina")[0].Replace("团队标杆", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("团队 2 人：完成2个", await bot.Says("wanghua", "日报"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_can_be_asked_for_at_any_time()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 15:20");
        await bot.Credit("lina", HealthActionKind.NeedLogged, "XQ-1");

        var report = await bot.Says("lina", "今日");

        Assert.Contains("（截至 15:20，18:00 推送）", report, StringComparison.Ordinal);
        Assert.Contains("您今日完成1个健康动作（需求录入×1），距离团队标杆还差4个，点击查看改进提示", report, StringComparison.Ordinal);
        Assert.Contains("1 改进提示", report, StringComparison.Ordinal);
        Assert.Empty(await bot.Query<string>("select person from daily_reports"));
    }

    [Fact]
    public async Task Only_the_departments_of_the_setting_get_it_and_admins_always()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 17:00", null, ("Reports:Scope", "销售部"));
        await bot.TimeReaches("2026-11-23 18:01");

        Assert.Equal(
            ["chenzong", "huangli", "lina", "linfeng", "wanghua", "wanglei", "zhoumin"],
            await bot.Query<string>("select person from daily_reports order by person"));
    }

    [Fact]
    public async Task Who_joined_in_the_afternoon_gets_it_and_who_left_does_not()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 14:00");
        var org = bot.Platform.Org;
        var newcomer = org.People.Single(person => person.UserId == "lina") with { UserId = "xiaochen", Name = "小陈" };
        bot.Platform.Org = org with { People = [.. org.People.Where(person => person.UserId != "wanglei"), newcomer] };
        await bot.TimeReaches("2026-11-23 18:01");

        Assert.Single(bot.ReportsTo("xiaochen"));
        Assert.Empty(bot.ReportsTo("wanglei"));
    }

    [Fact]
    public async Task The_admins_hear_once_when_too_few_were_delivered()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 17:00");
        bot.Platform.OnSend = ReportBot.Refusing("huangli", "invaliduser");
        await bot.TimeReaches("2026-11-23 19:00");

        var alarm = Assert.Single(bot.PushesTo("chenzong"), push => push.Contains("日报送达不足99%", StringComparison.Ordinal));
        Assert.Contains("已送达：17 人（94%）", alarm, StringComparison.Ordinal);
        Assert.Contains("黄丽：不在应用可见范围或未激活", alarm, StringComparison.Ordinal);
        Assert.DoesNotContain(bot.PushesTo("wanghua"), push => push.Contains("送达不足", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Five_hundred_people_are_spread_over_a_minute_and_the_first_leaves_at_six()
    {
        var boss = TestCompany.Org.People[0];
        var many = Enumerable.Range(0, 500).Select(i => boss with { UserId = $"u{i:000}", Name = $"员工{i}", DirectLeaders = [] });
        await using var bot = await TestBot.StartAsync("2026-11-23 17:59", TestCompany.Org with { People = [boss, .. many] });
        await bot.JumpTo("2026-11-23 18:00");

        var due = await bot.Query<DateTimeOffset>("select due_at from outbox order by due_at");
        Assert.Equal(501, due.Count);
        Assert.Equal(TestBot.At("2026-11-23 18:00"), due[0]);
        Assert.Equal(TestBot.At("2026-11-23 18:01"), due[^1]);
    }

    [Fact]
    public async Task It_is_written_five_minutes_ahead_and_what_changes_until_it_leaves_is_put_right()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 17:00");
        await bot.Credit("lina", HealthActionKind.NeedLogged, "XQ-1", cause: 7);
        await bot.JumpTo("2026-11-23 17:54:59");
        Assert.Empty(await bot.Query<string>("select person from daily_reports"));
        await bot.JumpTo("2026-11-23 17:55");
        Assert.Equal(bot.Org.ActivePeople.Count(), (await bot.Query<string>("select person from daily_reports")).Count);
        Assert.Empty(bot.ReportsTo("lina"));
        Assert.Equal(TestBot.At("2026-11-23 18:00"), (await bot.Query<DateTimeOffset>("select due_at from outbox where key like 'daily/%' order by due_at")).First());

        await bot.Credit("lina", HealthActionKind.PaymentFollowUp, "HK-1");
        await bot.TakeBack(7);
        await bot.Credit("wanglei", HealthActionKind.NeedLogged, "XQ-2");
        await bot.JumpTo("2026-11-23 17:58");
        await bot.Says("huangli", "日报设置 19:00");
        await bot.Says("wanggong", "请假 今天下午 代理:张工");
        await bot.JumpTo("2026-11-23 18:00");
        await bot.Settles();

        Assert.Contains("您今日完成1个健康动作（回款跟进×1）", Assert.Single(bot.ReportsTo("lina")), StringComparison.Ordinal);
        Assert.Contains("团队 2 人：完成2个健康动作（需求录入×1、回款跟进×1）", Assert.Single(bot.ReportsTo("wanghua")), StringComparison.Ordinal);
        Assert.Empty(bot.ReportsTo("huangli"));
        Assert.Empty(bot.ReportsTo("wanggong"));
        await bot.TimeReaches("2026-11-23 19:15");
        Assert.Single(bot.ReportsTo("huangli"));
        Assert.Empty(bot.ReportsTo("wanggong"));
        // What comes after a report has left is told on the next day, once.
        await bot.JumpTo("2026-11-24 18:00");
        await bot.Settles();
        Assert.DoesNotContain("昨日补记", bot.ReportsTo("lina")[^1], StringComparison.Ordinal);
    }
}
