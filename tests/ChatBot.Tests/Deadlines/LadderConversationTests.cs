using ChatBot.Features.People;
using ChatBot.Tests.Collaboration;
using static ChatBot.Tests.Collaboration.Talk;

namespace ChatBot.Tests.Deadlines;

public sealed class LadderConversationTests
{
    [Fact]
    public async Task Warning_at_eighty_percent_red_at_the_limit_then_a_level_every_day()
    {
        await using var bot = await ComplaintWithZhouAsync();

        // 80 % is at 05:12: phones are silent until eight.
        await bot.JumpTo("2026-11-24 07:59:59");
        HasNot("快到期了", bot.LastTo("zhouyiming"));
        await bot.JumpTo("2026-11-24 08:00");
        Has("⏳ KS-1 物流异常核实快到期了", bot.LastTo("zhouyiming"));
        HasNot("快到期了", bot.LastTo("liqiang"));

        await bot.JumpTo("2026-11-24 09:59:59");
        HasNot("超时", bot.LastTo("zhouyiming"));
        await bot.JumpTo("2026-11-24 10:00");
        Has("🔴 KS-1 物流异常核实已超时", bot.LastTo("zhouyiming"));
        var first = bot.LastTo("liqiang");
        Has("🔴 KS-1 物流异常核实超时未完成", first);
        Has("（刚刚到期）", first);
        Has("处理人：周一鸣（物流部）", first);
        Has("还缺：核实结论、现场照片", first);
        Has("为什么通知您：上级 周一鸣 → 李强", first);
        HasNot("补发", first);
        Assert.Empty(bot.News("chenzong"));
        Has("🔴KS-1 物流异常核实", await bot.Says("zhouyiming", "待办"));

        await bot.JumpTo("2026-11-25 10:00");
        Has("第 2 级升级", bot.LastTo("chenzong"));
        Has("周一鸣 → 李强 → 陈总", bot.LastTo("chenzong"));
        Assert.Single(bot.News("liqiang"), push => push.Contains("超时未完成", StringComparison.Ordinal));
    }

    [Fact]
    public async Task At_the_top_it_does_not_fall_silent()
    {
        await using var bot = await ComplaintAsync();

        await bot.JumpTo("2026-11-24 10:00");
        Has("李强 → 陈总", bot.LastTo("chenzong"));
        await bot.JumpTo("2026-11-25 10:00");

        Has("已到最高一级，再次通知", bot.LastTo("chenzong"));

        // Four days of outage: once, not four times.
        await bot.JumpTo("2026-11-29 10:30");
        Assert.Equal(3, bot.News("chenzong").Count(push => push.Contains("超时未完成", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Without_a_superior_the_last_resort_hears()
    {
        // A complaint in the hands of somebody whom the directory shows no superior for, in a company that named its last resort.
        var lonely = With("liqiang", person => person with { DirectLeaders = ["liqiang"] }) with
        {
            Departments = [.. TestCompany.Org.Departments.Select(one => one.Id == 6 ? one with { ParentId = 0 } : one)],
        };
        await using var bot = await ComplaintAsync(lonely);

        await bot.JumpTo("2026-11-24 10:00");

        Has("上级 李强 → 李强（本人） → 再无上级，兜底 陈总", bot.LastTo("chenzong"));
        Has("通知 陈总（上级 李强 → 李强（本人） → 再无上级，兜底 陈总）", await bot.Says("lina", "为什么升级 KS-1"));
    }

    [Fact]
    public async Task A_superior_who_is_disabled_is_passed_over()
    {
        await using var bot = await ComplaintWithZhouAsync();
        await bot.OrgBecomes(With("liqiang", person => person with { Status = MemberStatus.Disabled }));

        await bot.JumpTo("2026-11-24 10:00");

        Has("周一鸣 → 李强（停用） → 陈总", bot.LastTo("chenzong"));
        HasNot("超时", bot.LastTo("liqiang"));
    }

    [Fact]
    public async Task The_superior_of_this_moment_hears_not_the_one_of_yesterday()
    {
        await using var bot = await ComplaintWithZhouAsync();
        await bot.OrgBecomes(With("zhouyiming", person => person with { DirectLeaders = ["zhenggong"] }));

        await bot.JumpTo("2026-11-24 10:00");

        Has("周一鸣 → 郑工", bot.LastTo("zhenggong"));
    }

    [Fact]
    public async Task A_holder_who_left_is_stood_in_for_and_the_stage_can_be_handed_on()
    {
        await using var bot = await ComplaintWithZhouAsync();
        await bot.OrgBecomes(TestCompany.Org with { People = [.. TestCompany.Org.People.Where(person => person.UserId != "zhouyiming")] });

        await bot.JumpTo("2026-11-24 08:00");
        Has("处理人：周一鸣（当前处理人 周一鸣（不可见） → 上级 李强）", bot.LastTo("liqiang"));
        await bot.JumpTo("2026-11-24 10:00");

        Assert.Single(bot.News("liqiang"), push => push.Contains("超时未完成", StringComparison.Ordinal));
        var stuck = await bot.Says("lina", "卡点 KS-1");
        Has("周一鸣 已不在岗，建议改派给 李强", stuck);
        Has("已提醒 李强", await bot.Says("lina", "催办 KS-1"));
        Has("李娜 提醒您：KS-1", bot.LastTo("liqiang"));
        Has("由 周一鸣 改为 李强", await bot.Says("lina", "指派 KS-1 物流异常核实 @liqiang"));
    }

    [Fact]
    public async Task Restarted_a_minute_before_midnight_it_still_fires_on_time()
    {
        await using var bot = await StartAsync("2026-11-22 23:59:30");
        await bot.Says("lina", Complaint + " 严重:高");
        await bot.JumpTo("2026-11-23 23:59");

        await bot.Restart();
        await bot.JumpTo("2026-11-23 23:59:45");

        Has("🔴 KS-1 物流异常核实已超时", bot.LastTo("liqiang"));
        HasNot("补发", bot.LastTo("liqiang"));
    }

    [Fact]
    public async Task What_was_due_while_the_service_was_down_fires_once_with_its_true_time()
    {
        await using var bot = await ComplaintWithZhouAsync();
        await bot.Stop();
        bot.Clock.SetUtcNow(TestBot.At("2026-11-24 12:30"));

        await bot.Restart();

        var red = Assert.Single(bot.News("zhouyiming"), push => push.Contains("已超时", StringComparison.Ordinal));
        Has("补发：本应于 11月24日(周二)10:00 通知", red);
        Assert.DoesNotContain(bot.News("zhouyiming"), push => push.Contains("快到期了", StringComparison.Ordinal));
        var escalated = Assert.Single(bot.News("liqiang"), push => push.Contains("超时未完成", StringComparison.Ordinal));
        Has("补发：本应于 11月24日(周二)10:00 通知", escalated);

        await bot.Restart();
        await bot.Tick();
        Assert.Single(bot.News("liqiang"), push => push.Contains("超时未完成", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Done_in_the_same_second_nobody_above_hears()
    {
        await using var bot = await ComplaintWithZhouAsync();
        await bot.SendsPhoto("zhouyiming", "KS-1");
        bot.Clock.SetUtcNow(TestBot.At("2026-11-24 10:00"));

        await bot.Says("zhouyiming", "完成 KS-1 结果:外箱受潮");
        await bot.Tick();

        Assert.DoesNotContain(bot.News("liqiang"), push => push.Contains("超时", StringComparison.Ordinal));
        Assert.DoesNotContain(bot.News("zhouyiming"), push => push.Contains("已超时", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_was_called_for_help_learns_how_it_ended()
    {
        await using var bot = await ComplaintWithZhouAsync();
        await bot.JumpTo("2026-11-24 10:00");
        await bot.JumpTo("2026-11-24 10:35");

        await bot.FinishLogistics("zhouyiming");

        Has("KS-1 物流异常核实已解决", bot.LastTo("liqiang"));
        Has("已在升级后 35 分钟解决", bot.LastTo("liqiang"));
        HasNot("已解决", bot.LastTo("chenzong"));
    }

    [Fact]
    public async Task A_push_that_the_platform_refuses_goes_to_the_next_person_within_two_minutes()
    {
        await using var bot = await ComplaintWithZhouAsync();
        bot.Platform.OnSend = push => push.RecipientId == "liqiang" ? new Features.Chat.SendOutcome(Features.Chat.DeliveryState.Rejected, "81013") : null;

        await bot.JumpTo("2026-11-24 10:00");
        await bot.Settle();

        Has("未能送达，转给您", bot.LastTo("chenzong"));
        Has("KS-1 物流异常核实超时未完成", bot.LastTo("chenzong"));
    }

    [Fact]
    public async Task One_poisoned_clock_is_set_aside_and_the_others_fire()
    {
        await using var bot = await ComplaintAsync();
        await bot.Says("wanglei", "客诉 同济医院 到货少两箱");
        await bot.Database.WriteAsync((scope, cancel) => Poison(scope, "KS-1", cancel));

        await bot.JumpTo("2026-11-24 10:00");

        Has("🔴 KS-2 物流异常核实已超时", bot.LastTo("liqiang"));
        Assert.Equal(["KS-1/logistics/1"], await bot.Query<string>("select item from parked_work where job = 'Sweep'"));
        Has("KS-1", await bot.Says("chenzong", "体检"));
    }

    private static Task<int> Poison(IServiceProvider scope, string recordNo, CancellationToken cancel) =>
        ((Storage.DbSession)scope.GetService(typeof(Storage.DbSession))!).ExecuteAsync("update deadlines set policy = 'no-such-policy' where record_no = @recordNo", new { recordNo }, cancel);
}
