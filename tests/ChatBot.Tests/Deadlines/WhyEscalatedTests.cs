using ChatBot.Features.Chat;
using ChatBot.Features.People;
using ChatBot.Tests.Collaboration;
using static ChatBot.Tests.Collaboration.Talk;

namespace ChatBot.Tests.Deadlines;

public sealed class WhyEscalatedTests
{
    [Fact]
    public async Task The_whole_story_is_told_clock_pauses_searches_and_deliveries()
    {
        await using var bot = await DelayTests.OverdueAsync();
        await bot.Says("liqiang", "收到 KS-1");
        await bot.Says("liqiang", "延时 KS-1 2h 原因:等客户回电");

        var why = await bot.Says("lina", "为什么升级 KS-1");

        Has("KS-1 华东医院的升级经过", why);
        Has("◆ 物流异常核实", why);
        Has("11月23日(周一)10:00 开始，交给 李强，期限 11月24日(周二)10:00", why);
        Has("李强 → 周一鸣（李强 持有 不到 1 分钟，时限不重计）", why);
        Has("11月24日(周二)10:00 超时标红，升级第 1 级", why);
        Has("通知 李强（上级 周一鸣 → 李强）", why);
        Has("李强：已受理 11月24日(周二)10:00", why);
        Has("李强 表示已知悉，暂停到 11月25日(周三)13:00", why);
        Has("李强 延时到 11月25日(周三)11:00，原因：等客户回电", why);
        Has("接下来：升级第 2 级", why);
    }

    [Fact]
    public async Task Somebody_disabled_is_passed_over_and_the_path_says_so()
    {
        await using var bot = await ComplaintWithZhouAsync();
        await bot.OrgBecomes(With("liqiang", person => person with { Status = MemberStatus.Disabled }));

        await bot.JumpTo("2026-11-24 10:00");

        Has("通知 陈总（上级 周一鸣 → 李强（停用） → 陈总）", await bot.Says("lina", "为什么升级 KS-1"));
        Assert.Equal(["zhouyiming:OnTheWay", "liqiang:Disabled", "chenzong:Chosen"], await bot.Query<string>(
            "select person || ':' || verdict from deadline_searches where step = 'red' and hearer = 'Superior' order by seq"));
    }

    [Fact]
    public async Task A_leader_who_is_his_own_leader_is_passed_over()
    {
        await using var bot = await ComplaintAsync(With("liqiang", person => person with { DirectLeaders = ["liqiang"] }));

        await bot.JumpTo("2026-11-24 10:00");

        Has("超时未完成", bot.LastTo("chenzong"));
        Has("通知 陈总（上级 李强 → 李强（本人） → 陈总）", await bot.Says("lina", "为什么升级 KS-1"));
    }

    [Fact]
    public async Task A_superior_on_leave_whose_delegate_is_on_leave_is_climbed_over()
    {
        await using var bot = await ComplaintWithZhouAsync();
        await bot.Database.WriteAsync(async (scope, cancel) =>
        {
            var absences = (AbsenceStore)scope.GetService(typeof(AbsenceStore))!;
            foreach (var (person, stand) in ((string, string?)[])[("liqiang", "wujing"), ("wujing", "zhenggong")])
            {
                await absences.AddAsync(
                    new Absence { Person = person, Delegate = stand, StartsAt = TestBot.At("2026-11-24 00:00"), PlannedEnd = TestBot.At("2026-11-26 00:00") }, "chenzong", null, TestBot.At("2026-11-23 10:00"), cancel);
            }
        });

        await bot.JumpTo("2026-11-24 10:00");

        Has("超时未完成", bot.LastTo("zhenggong"));
        Has("通知 郑工（上级 周一鸣 → 李强（请假） → 代理 吴静（请假） → 代理 郑工）", await bot.Says("lina", "为什么升级 KS-1"));
        Assert.Empty(bot.News("chenzong"));
    }

    [Fact]
    public async Task Whoever_is_away_is_climbed_over_until_somebody_is_there()
    {
        await using var bot = await ComplaintWithZhouAsync();
        await bot.OrgBecomes(TestCompany.Org with
        {
            People =
            [
                .. TestCompany.Org.People.Where(person => person.UserId != "liqiang")
                    .Select(person => person.UserId == "chenzong" ? person with { Status = MemberStatus.Disabled } : person.UserId == "zhouyiming" ? person with { DirectLeaders = ["liqiang", "chenzong"] } : person),
            ],
            Departments = [.. TestCompany.Org.Departments.Select(one => one.Id == 1 ? one with { Leaders = ["hemiao"] } : one.Id == 6 ? one with { ParentId = 0 } : one)],
        });

        await bot.JumpTo("2026-11-24 10:00");

        Has("超时未完成", bot.LastTo("hemiao"));
        var why = await bot.Says("lina", "为什么升级 KS-1");
        Has("陈总（停用）", why);
        Has("通知 何苗", why);
    }

    [Fact]
    public async Task Of_several_superiors_the_first_hears_and_the_others_read_it_in_copy()
    {
        await using var bot = await ComplaintWithZhouAsync();
        await bot.OrgBecomes(With("zhouyiming", person => person with { DirectLeaders = ["liqiang", "wujing", "zhenggong"] }));

        await bot.JumpTo("2026-11-24 10:00");

        Has("为什么通知您：上级 周一鸣 → 李强", bot.LastTo("liqiang"));
        Has("为什么通知您：抄送：与 李强 同为上级", bot.LastTo("wujing"));
        Has("抄送", bot.LastTo("zhenggong"));
        Has("抄送 吴静", await bot.Says("lina", "为什么升级 KS-1"));

        await bot.JumpTo("2026-11-25 10:00");
        Has("第 2 级升级", bot.LastTo("chenzong"));
        Assert.Single(bot.News("wujing"), push => push.Contains("超时未完成", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_region_without_a_manager_goes_to_its_parent_and_the_path_is_kept()
    {
        var org = TestCompany.Org with { Departments = [.. TestCompany.Org.Departments.Select(one => one.Id == 22 ? one with { Leaders = [] } : one)] };
        await using var bot = await NeedAsync(Need + " 区域:华南", org);

        await bot.JumpTo("2026-11-23 12:00");

        Has("华南区没有可通知的负责人 → 上级部门 销售部 周敏", bot.LastTo("zhoumin"));
        Has("通知 周敏（华南区没有可通知的负责人 → 上级部门 销售部 周敏）", await bot.Says("lina", "为什么升级 XQ-1"));
    }

    [Fact]
    public async Task A_refused_delivery_is_shown_with_its_reason_and_the_person_behind()
    {
        await using var bot = await ComplaintWithZhouAsync();
        bot.Platform.OnSend = push => push.RecipientId == "liqiang" ? new SendOutcome(DeliveryState.Rejected, "81013") : null;
        await bot.JumpTo("2026-11-24 10:00");
        await bot.Settle();

        var why = await bot.Says("lina", "为什么升级 KS-1");

        Has("李强：拒绝（81013）", why);
        Has("改发 陈总：已受理", why);
    }

    [Fact]
    public async Task What_was_told_late_says_when_it_should_have_been()
    {
        await using var bot = await ComplaintWithZhouAsync();
        await bot.Stop();
        bot.Clock.SetUtcNow(TestBot.At("2026-11-24 12:30"));
        await bot.Restart();

        Has("（补发，本应 11月24日(周二)10:00）", await bot.Says("lina", "为什么升级 KS-1"));
    }

    [Fact]
    public async Task A_stranger_to_the_case_learns_nothing()
    {
        await using var bot = await DelayTests.OverdueAsync();

        HasNot("李强", await bot.Says("huangli", "为什么升级 KS-1"));
    }
}
