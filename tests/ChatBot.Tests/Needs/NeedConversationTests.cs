using ChatBot.Features.People;
using ChatBot.Tests.Collaboration;
using static ChatBot.Tests.Collaboration.Talk;

namespace ChatBot.Tests.Needs;

public sealed class NeedConversationTests
{
    [Fact]
    public async Task A_need_goes_to_one_named_person_in_production_and_in_the_warehouse()
    {
        await using var bot = await StartAsync();

        var answer = await bot.Says("lina", Need);

        Has("已登记需求 XQ-1", answer);
        Has("客户：华东医院", answer);
        Has("数量：50套", answer);
        Has("期望：12月4日(周五)", answer);
        Has("生产应答 → 王工，请于 11月23日(周一)12:00 前答复（自然时间2小时）", answer);
        Has("库存确认 → 张工，请于 11月23日(周一)14:00 前答复", answer);
        Has("撤销", answer);
        Has("XQ-1 生产应答，请您处理", bot.LastTo("wanggong"));
        Has("呼吸机管路 50套", bot.LastTo("wanggong"));
        Has("XQ-1 库存确认，请您处理", bot.LastTo("zhanggong"));
        Assert.Empty(bot.News("sunqian"));
        Assert.Equal("production:wanggong stock:zhanggong", await bot.Clocks("XQ-1"));
    }

    [Theory]
    [InlineData("有 50/50", "50/50")]
    [InlineData("有 40/50，缺的10套周四到货", "40/50")]
    public async Task Stock_confirmed_in_full_or_in_part_makes_the_quality_task(string result, string seen)
    {
        await using var bot = await NeedAsync();

        var answer = await bot.Says("zhanggong", "库存确认 XQ-1 " + result);

        Has("已完成：XQ-1 库存确认", answer);
        Has("下一步：质检 → 孙倩", answer);
        Has("工作时间8小时", answer);
        Has("XQ-1 质检，请您处理", bot.LastTo("sunqian"));
        Has(seen, bot.LastTo("sunqian"));
        Has("XQ-1 库存确认已完成", bot.LastTo("lina"));
        Has(seen, bot.LastTo("lina"));
        Assert.Equal("production:wanggong quality:sunqian", await bot.Clocks("XQ-1"));
    }

    [Fact]
    public async Task A_shortage_is_named_with_what_can_be_done()
    {
        await using var bot = await NeedAsync();

        var answer = await bot.Says("zhanggong", "库存确认 XQ-1 有 40/50");

        Has("40 可发，10 缺", answer);
        Has("40 可发，10 缺", bot.LastTo("lina"));
        Has("调拨或排产", bot.LastTo("lina"));
    }

    [Fact]
    public async Task Confirming_twice_makes_one_quality_task()
    {
        await using var bot = await NeedAsync();
        await bot.Says("zhanggong", "库存确认 XQ-1 有 50/50");

        var again = await bot.Says("zhanggong", "库存确认 XQ-1 有 50/50");

        Has("该任务已由 张工 于 11月23日(周一)10:00 处理", again);
        Has("没有重复记录", again);
        Assert.Single(bot.News("sunqian"));
        Assert.Equal(1, await bot.Count("select count(*) from deadlines where record_no = 'XQ-1' and part = 'quality'"));
    }

    [Fact]
    public async Task Taking_the_confirmation_back_cancels_the_quality_task_unless_it_was_begun()
    {
        await using var bot = await NeedAsync();
        await bot.Says("zhanggong", "库存确认 XQ-1 有 50/50");

        Has("已撤销：完成 XQ-1 库存确认", await bot.Says("zhanggong", "撤销"));

        Assert.Equal("production:wanggong stock:zhanggong", await bot.Clocks("XQ-1"));
        Has("张工", bot.LastTo("sunqian"));
        Has("撤销", bot.LastTo("sunqian"));

        await bot.Says("zhanggong", "库存确认 XQ-1 有 48/50");
        await bot.Says("sunqian", "完成 XQ-1 质检 结果:合格，批号 20261101");
        Has("不能撤销", await bot.Says("zhanggong", "撤销"));
        Assert.Equal("production:wanggong", await bot.Clocks("XQ-1"));
    }

    [Fact]
    public async Task The_last_stage_waits_for_both_branches_and_ends_the_case()
    {
        await using var bot = await NeedAsync();
        await bot.Says("zhanggong", "库存确认 XQ-1 有 50/50");
        await bot.Says("sunqian", "完成 XQ-1 结果:合格");
        Has("还没轮到", await bot.Says("zhanggong", "完成 XQ-1 发货准备 结果:3箱，明早发"));

        Has("下一步：发货准备 → 张工", await bot.Says("wanggong", "接单 XQ-1"));
        Has("全部环节已完成", await bot.Says("zhanggong", "完成 XQ-1 结果:3箱，明早发"));

        Has("全部环节已完成，XQ-1 结束", bot.LastTo("lina"));
        Has("XQ-1 需求协同：已全部完成", await bot.Says("lina", "流程 XQ-1"));
        Assert.Equal("", await bot.Clocks("XQ-1"));
    }

    [Fact]
    public async Task The_same_words_within_a_minute_are_asked_about()
    {
        await using var bot = await NeedAsync();

        Has("与 XQ-1 相同", await bot.Says("lina", "需求 华东医院 呼吸机管路50套 12月4日前"));
        Assert.Equal(1, await bot.Count("select count(*) from needs"));
        Has("已登记需求 XQ-2", await bot.Says("lina", "1"));

        await bot.JumpTo("2026-11-23 10:02");
        Has("已登记需求 XQ-3", await bot.Says("lina", Need));
    }

    [Fact]
    public async Task Withdrawing_stops_the_clocks_and_corrects_what_was_said()
    {
        await using var bot = await NeedAsync();

        Has("已撤销：需求 XQ-1", await bot.Says("lina", "撤销"));

        Assert.Equal("", await bot.Clocks("XQ-1"));
        Has("需求 XQ-1", bot.LastTo("wanggong"));
        Has("撤销", bot.LastTo("wanggong"));
        Has("已被撤销", await bot.Presses("wanggong", "接单"));
        Assert.Equal(0, await bot.Count("select count(*) from health_actions where undone_at is null"));
        await bot.JumpTo("2026-11-23 12:00");
        Assert.DoesNotContain(bot.News("wanggong"), push => push.Contains("超时", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_somebody_has_worked_on_is_not_withdrawn()
    {
        await using var bot = await NeedAsync();
        await bot.Says("wanggong", "接单 XQ-1");

        Has("不能撤销：XQ-1 王工 已于 11月23日(周一)10:00 处理过", await bot.Says("lina", "撤销"));

        Assert.Equal("stock:zhanggong", await bot.Clocks("XQ-1"));
    }

    [Fact]
    public async Task Lateness_goes_to_the_manager_of_the_customers_region_and_not_to_the_holders_superior()
    {
        await using var bot = await NeedAsync(Need + " 区域:华南");

        await bot.JumpTo("2026-11-23 11:36");
        Has("XQ-1 生产应答快到期了", bot.LastTo("wanggong"));
        await bot.JumpTo("2026-11-23 12:00");

        Has("🔴 XQ-1 生产应答已超时", bot.LastTo("wanggong"));
        Has("🔴 XQ-1 生产应答超时未完成", bot.LastTo("linfeng"));
        Has("为什么通知您：华南区负责人 → 林峰", bot.LastTo("linfeng"));
        HasNot("补发", bot.LastTo("linfeng"));
        Assert.Empty(bot.News("chenzong"));
        Assert.Empty(bot.News("wanghua"));
    }

    [Fact]
    public async Task Without_a_region_it_is_the_manager_of_whoever_logged_it_and_then_the_line_above()
    {
        await using var bot = await NeedAsync();

        await bot.JumpTo("2026-11-23 12:00");
        Has("🔴 XQ-1 生产应答超时未完成", bot.LastTo("wanghua"));
        await bot.JumpTo("2026-11-24 12:00");

        Has("第 2 级升级", bot.LastTo("zhoumin"));
        Has("王华 → 周敏", bot.LastTo("zhoumin"));
    }

    [Fact]
    public async Task A_region_without_a_manager_goes_to_the_department_above_it()
    {
        var org = TestCompany.Org with { Departments = [.. TestCompany.Org.Departments, new Department(23, "华北大区", 2, [])] };
        await using var bot = await NeedAsync(Need + " 区域:华北", org);

        await bot.JumpTo("2026-11-23 12:00");

        Has("华北大区没有可通知的负责人 → 上级部门 销售部 周敏", bot.LastTo("zhoumin"));
        Assert.Empty(bot.News("wanghua"));
    }

    [Fact]
    public async Task Nobody_outside_learns_that_it_exists()
    {
        await using var bot = await NeedAsync();

        foreach (var command in new[] { "流程", "卡点", "催办", "收到", "完成" })
        {
            var real = await bot.Says("huangli", $"{command} XQ-1");
            var invented = await bot.Says("huangli", $"{command} XQ-99");
            Assert.Equal(invented.Replace("XQ-99", "XQ-1", StringComparison.Ordinal), real);
            HasNot("王工", real);
        }

        Has("生产应答", await bot.Says("wanghua", "流程 XQ-1"));
        Has("生产应答", await bot.Says("sunqian", "流程 XQ-1"));
    }

    [Fact]
    public async Task A_stranger_is_refused_and_nothing_is_stored()
    {
        await using var bot = await StartAsync();

        Has("您不在授权范围，请联系管理员", await bot.Says("nobody", Need));

        Assert.Equal(0, await bot.Count("select count(*) from needs"));
        Assert.Equal(0, await bot.Count("select count(*) from customers"));
    }

    [Fact]
    public async Task A_disabled_member_is_a_stranger()
    {
        await using var bot = await StartAsync(org: With("lina", person => person with { Status = MemberStatus.Disabled }));

        Has("您不在授权范围", await bot.Says("lina", Need));
    }

    [Fact]
    public async Task The_role_goes_to_a_member_when_the_department_has_no_leader_and_to_the_last_resort_when_nobody_is_left()
    {
        var leaderGone = With("zhanggong", person => person with { Status = MemberStatus.Disabled });
        await using (var bot = await NeedAsync(org: leaderGone))
        {
            Has("XQ-1 库存确认，请您处理", bot.LastTo("zhaomin"));
        }

        var nobody = leaderGone with { People = [.. leaderGone.People.Select(person => person.UserId == "zhaomin" ? person with { Status = MemberStatus.Disabled } : person)] };
        await using (var bot = await NeedAsync(org: nobody))
        {
            Has("XQ-1 库存确认，请您处理", bot.LastTo("chenzong"));
        }
    }

    [Theory]
    [InlineData("需求 华东医院要50套呼吸机管路", "华东医院", "呼吸机管路", "50套", "")]
    [InlineData("帮我记个需求，华东医院要 50 套 呼吸机管路，下周五之前要", "华东医院", "呼吸机管路", "50套", "12月4日")]
    [InlineData("需求：浙大二院，一次性使用无菌注射器 2000支，12月10号要货", "浙大二院", "一次性使用无菌注射器", "2000支", "12月10日")]
    [InlineData("需求 康达商贸想要20箱手套", "康达商贸", "手套", "20箱", "")]
    [InlineData("需求 华东医院 重要部件50套 下周五前", "华东医院", "重要部件", "50套", "12月4日")]
    public async Task A_need_may_be_said_as_a_sentence(string said, string customer, string content, string quantity, string expected)
    {
        await using var bot = await StartAsync();

        var answer = await bot.Says("lina", said);

        Has($"客户：{customer}（新客户", answer);
        Has($"内容：{content}\n", answer);
        Has($"数量：{quantity}\n", answer);
        if (expected.Length > 0) Has($"期望：{expected}", answer);
    }
}
