using ChatBot.Tests.Collaboration;
using ChatBot.Tests.Imports;
using static ChatBot.Tests.Collaboration.Talk;

namespace ChatBot.Tests.Deadlines;

public sealed class TodoAndStuckTests
{
    [Fact]
    public async Task Todos_come_with_the_most_pressing_first_and_how_each_kind_is_finished()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", "承诺 华东医院 加急发货50箱 11月23日13点前 责任人:张工");
        await bot.SendsPicture("lina");
        await bot.Says("lina", Need);

        var todos = await bot.Says("zhanggong", "待办");

        Has("您手上的事", todos);
        Assert.True(todos.IndexOf("CN-1", StringComparison.Ordinal) < todos.IndexOf("XQ-1", StringComparison.Ordinal), todos);
        Has("兑现 编号", todos);
        Has("完成 编号 结果:…", todos);
        Has("您手上没有待办", await bot.Says("huangli", "待办"));
    }

    [Fact]
    public async Task A_superior_sees_the_todos_of_people_below_and_others_do_not()
    {
        await using var bot = await NeedAsync();

        Has("王工手上的事", await bot.Says("chenzong", "待办 @王工"));
        Has("只能看自己和下属的", await bot.Says("lina", "待办 @王工"));
    }

    [Fact]
    public async Task Stuck_names_the_holder_since_when_and_what_is_missing()
    {
        await using var bot = await NeedAsync();
        Has("没有超时的事项（进行中 2 件）", await bot.Says("lina", "卡点"));
        await bot.JumpTo("2026-11-23 13:00");

        var stuck = await bot.Says("lina", "卡点");
        Has("1 件卡住了（进行中 2 件）", stuck);
        Has("🔴XQ-1 生产应答 · 华东医院", stuck);
        Has("在 王工 手里，从 11月23日(周一)10:00 起，已超 1 小时", stuck);

        var one = await bot.Says("wanghua", "卡点 XQ-1");
        Has("生产应答 在 王工 手里", one);
        Has("还缺：能否按期供货的答复", one);
        Has("催办", one);
        Has("已提醒 王工", await bot.Says("wanghua", "1"));
        Has("没有进行中的事项", await bot.Says("huangli", "卡点"));
    }

    [Fact]
    public async Task A_team_sees_what_weighs_most_by_money_and_time_first_and_what_to_do()
    {
        await using var bot = await NeedAsync();
        await bot.Imports("wanghua", "contracts", Files.Csv(["合同编号,客户,金额,负责人", "HT-1,浙江一院,100万,李娜", "HT-2,浙江二院,1万,李娜"]));
        await bot.Imports("wanghua", "plans", Files.Csv(["合同编号,金额,到期日", "HT-1,100万,2026-11-20", "HT-2,1万,2026-11-10"]));
        await bot.JumpTo("2026-11-24 13:00");

        var team = await bot.Says("wanghua", "卡点 团队");

        Has("按金额 × 超时从重到轻", team);
        Assert.True(team.IndexOf("浙江一院", StringComparison.Ordinal) < team.IndexOf("浙江二院", StringComparison.Ordinal), team);
        Assert.True(team.IndexOf("浙江二院", StringComparison.Ordinal) < team.IndexOf("XQ-1「生产应答」", StringComparison.Ordinal), team);
        Has("李娜 从", team);
        Has("还缺：能否按期供货的答复", team);
        Has("可以发：催办 XQ-1", team);
        Has("没有进行中的事项", await bot.Says("huangli", "卡点 团队"));
    }

    [Fact]
    public async Task A_contract_shows_what_hangs_on_it_and_a_holder_who_left_is_named_with_the_superior()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "合同 HT-2026-088 华东医院 12.5万");
        await bot.Says("lina", "回款计划 HT-2026-088 5万 11月24日; 7.5万 12月31日");
        await bot.Says("lina", "客诉 华东医院 包装破损 订单:HT-2026-088");
        await bot.JumpTo("2026-11-26 13:00");

        var stuck = await bot.Says("lina", "卡点 HT-88");

        Has("HT-2026-088 华东医院：", stuck);
        Has("🔴HK-1 ", stuck);
        Has("HK-2 ", stuck);
        Has("没有找到 HT-88", await bot.Says("huangli", "卡点 HT-88"));
        Has("没有找到 HT-99", await bot.Says("huangli", "卡点 HT-99"));

        bot.Platform.Org = bot.Platform.Org with { People = [.. bot.Platform.Org.People.Select(person => person.UserId == "lina" ? person with { Status = ChatBot.Features.People.MemberStatus.Left } : person)] };
        await bot.Says("chenzong", "组织同步");
        await bot.Tick();
        var gone = await bot.Says("wanghua", "卡点 团队");
        Has("李娜 已不在岗，建议改派给 王华", gone);
    }

    [Fact]
    public async Task However_many_are_stuck_the_number_is_true_and_all_can_be_read()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Imports("wanghua", "contracts", Files.Csv(["合同编号,客户,金额,负责人", .. Enumerable.Range(1, 230).Select(at => $"HT-{at},华东医院,1万,李娜")]));
        await bot.Imports("wanghua", "plans", Files.Csv(["合同编号,金额,到期日", .. Enumerable.Range(1, 230).Select(at => $"HT-{at},1万,2026-11-{(at <= 220 ? 10 : 30)}")]));

        var first = await bot.Says("lina", "卡点");
        var second = await bot.Says("lina", "更多");
        var last = await bot.Says("lina", "卡点 页:28");

        Has("220 件卡住了（进行中 230 件）", first);
        Has("还有 212 件，回复「更多」", first);
        Has("\n9. ", second);
        Has("还有 204 件", second);
        Has("220. ", last);
        HasNot("更多", last);
        Assert.Equal(8 + 8 + 4, (first + second + last).Split("🔴").Length - 1);
    }

    [Fact]
    public async Task Whoever_comes_later_in_a_complaint_may_look_at_it_everywhere()
    {
        await using var bot = await ComplaintAsync();

        foreach (var who in new[] { "sunqian", "wujing" })
        {
            Has("KS-1", await bot.Says(who, "流程 KS-1"));
            Has("物流异常核实 在 李强 手里", await bot.Says(who, "卡点 KS-1"));
            Has("KS-1 共", await bot.Says(who, "审计 KS-1"));
            HasNot("没有找到", await bot.Says(who, "收到 KS-1"));
        }

        Has("没有找到", await bot.Says("huangli", "卡点 KS-1"));
        Has("没有找到", await bot.Says("huangli", "流程 KS-1"));
    }

    [Fact]
    public async Task Who_was_told_of_a_red_stage_finds_it_by_every_command()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "需求 客户:广州一院 内容:呼吸机管路 数量:50套 期望:12月4日 区域:华南");
        await bot.TimeReaches("2026-11-23 12:05");
        Has("XQ-1", bot.LastTo("linfeng"));

        Has("XQ-1", await bot.Says("linfeng", "卡点 XQ-1"));
        Has("生产应答", await bot.Says("linfeng", "流程 XQ-1"));
    }

    [Fact]
    public async Task A_nudge_of_one_is_no_nudge_of_another_whose_number_begins_alike()
    {
        await using var bot = await NeedAsync();
        for (var i = 2; i <= 12; i++) await bot.Says("lina", $"需求 客户:第{i}医院 内容:管路 数量:{i} 期望:12月4日");
        Has("已提醒", await bot.Says("lina", "催办 XQ-12"));

        Has("已提醒", await bot.Says("lina", "催办 XQ-1"));
        Has("2 小时内已经催过", await bot.Says("lina", "催办 XQ-1"));
    }

    [Fact]
    public async Task A_nudge_reaches_the_holder_and_comes_at_most_every_two_hours()
    {
        await using var bot = await NeedAsync();

        Has("已提醒 王工、张工 处理 XQ-1", await bot.Says("lina", "催办 XQ-1"));
        Has("李娜 提醒您：XQ-1 生产应答", bot.LastTo("wanggong"));
        Has("还缺：能否按期供货的答复", bot.LastTo("wanggong"));
        await bot.JumpTo("2026-11-23 11:59");
        Has("2 小时内已经催过", await bot.Says("wanghua", "催办 XQ-1"));
        await bot.JumpTo("2026-11-23 12:01");
        Has("已提醒", await bot.Says("lina", "催办 XQ-1"));
        Has("已撤销：催办 XQ-1", await bot.Says("lina", "撤销"));
        Has("催办 XQ-1", bot.LastTo("wanggong"));
        Assert.Equal(1, await bot.Count("select count(*) from needs where withdrawn_at is null"));
    }

    [Fact]
    public async Task Nobody_nudges_oneself()
    {
        await using var bot = await ComplaintAsync();

        Has("没有在别人手里的环节", await bot.Says("liqiang", "催办 KS-1"));
    }

    [Fact]
    public async Task A_nudge_about_a_promise_says_how_a_promise_is_kept()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", "承诺 华东医院 加急发货50箱 11月25日18点前 责任人:张工");
        await bot.SendsPicture("lina");

        Has("已提醒 张工", await bot.Says("lina", "催办 CN-1"));

        Has("完成后请发：兑现 CN-1", bot.LastTo("zhanggong"));
    }
}
