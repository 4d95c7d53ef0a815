using ChatBot.Features.Commitments;
using ChatBot.Features.Kernel;
using static ChatBot.Tests.Commitments.Promise;

namespace ChatBot.Tests.Commitments;

/// <summary>Words that ask for more than the ordinary (R24). 李娜 promises, 王华 is above her, 张工 carries out.</summary>
public sealed class PriorityTests
{
    private const string Gift = "承诺 华东医院 赠送耗材20盒 11月25日18点前 责任人:张工";

    [Fact]
    public async Task A_flag_is_set_and_whoever_carries_it_out_sees_it()
    {
        await using var bot = await StartAsync();

        Has("优先级：加急", await bot.Says("lina", Ahead));
        await bot.SendsPicture("lina");

        Assert.Equal("Active", await bot.StateAsync());
        Has("优先级：加急", bot.NewsTo("zhanggong")[^1]);
        Has("【加急】兑现承诺", await bot.Says("zhanggong", "待办"));
        Assert.Equal(["urgent"], await bot.Query<string>("select priority_rules from commitments"));
        Assert.Empty(bot.NewsTo("wanghua"));
    }

    [Fact]
    public async Task What_has_to_be_approved_waits_for_the_superior_and_comes_into_force_by_the_yes()
    {
        await using var bot = await StartAsync();

        var answer = await bot.Says("lina", Gift);
        Has("「赠送」要上级先批准：等待 王华 批准，批准前不生效", answer);
        Has("李娜 的承诺 CN-1 请您批准", bot.NewsTo("wanghua")[^1]);
        await bot.SendsPicture("lina");
        Assert.Equal("Unapproved", await bot.StateAsync());
        Assert.Empty(bot.NewsTo("zhanggong"));
        Assert.Equal("approval:wanghua", await bot.ClocksAsync());
        Has("待批准（未生效）", await bot.Says("zhanggong", "接受 CN-1"));

        Has("已批准 CN-1 的赠送，已告诉 李娜", await bot.Presses("wanghua", "批准"));

        Assert.Equal("Active", await bot.StateAsync());
        Has("CN-1 的赠送已获批准（王华）", bot.NewsTo("lina")[^1]);
        Has("由您负责", bot.NewsTo("zhanggong")[^1]);
        Assert.Equal("answer:zhanggong promise:zhanggong", await bot.ClocksAsync());
        Assert.Contains(bot.Platform.CardUpdates, update => update.UserId == "wanghua" && update.ReplacedText == "王华 已批准");
        Has("CN-1 已由 王华 于 11月23日(周一)10:00 批准", await bot.Says("zhoumin", "批准承诺 CN-1"));
    }

    [Fact]
    public async Task The_yes_may_come_before_the_evidence_and_survives_a_restart()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", Gift);
        Has("草稿（未生效）", await bot.Says("zhoumin", "批准承诺 CN-1"));
        await bot.Restart();

        await bot.SendsPicture("lina");

        Assert.Equal("Active", await bot.StateAsync());
    }

    [Fact]
    public async Task A_no_gives_it_up_and_says_why()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", Gift);
        await bot.SendsPicture("lina");

        Has("为什么不批准", await bot.Presses("wanghua", "不批准"));
        Has("没有批准 CN-1，承诺已取消", await bot.Says("wanghua", "本月没有赠送预算"));

        Assert.Equal("Cancelled", await bot.StateAsync());
        Has("未获批准：本月没有赠送预算", bot.NewsTo("lina")[^1]);
        Assert.Empty(bot.NewsTo("zhanggong"));
        Assert.Equal("", await bot.ClocksAsync());
        Has("已撤销", await bot.Says("wanghua", "撤销"));
        Assert.Equal("Unapproved", await bot.StateAsync());
        Assert.Equal("approval:wanghua", await bot.ClocksAsync());
    }

    [Theory]
    [InlineData("lina")]
    [InlineData("zhanggong")]
    public async Task Nobody_approves_for_oneself_or_from_another_line(string who)
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", Gift);

        Has("要由 王华", await bot.Says(who, "批准承诺 CN-1"));

        Assert.Equal(["Wanted"], await bot.Query<string>("select approval from commitments"));
    }

    [Fact]
    public async Task A_superior_who_does_not_answer_is_reminded_with_the_next_one_up()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", Gift);

        await bot.TimeReaches("2026-11-23 14:01");

        Has("还在等 华东区 王华 批准", bot.NewsTo("wanghua")[^1]);
        Has("还在等 华东区 王华 批准", bot.NewsTo("zhoumin")[^1]);
        Has("已批准", await bot.Presses("zhoumin", "批准"));
    }

    [Fact]
    public async Task Over_the_monthly_quota_the_superior_is_asked_first_and_a_new_month_begins_anew()
    {
        await using var bot = await StartAsync();
        for (var i = 1; i <= 10; i++) Has("优先级：加急", await bot.Says("lina", $"承诺 第{i}医院 加急发货{i}箱 12月25日18点前 责任人:张工"));
        Assert.Empty(bot.NewsTo("wanghua"));

        Has("本月加急已有 10 次，额度 10 次：等待 王华 批准", await bot.Says("lina", "承诺 华东医院 加急发货50箱 12月25日18点前 责任人:张工"));
        HasNot("批准", await bot.Says("wanglei", "承诺 华东医院 加急发货9箱 12月25日18点前 责任人:张工"));
        await bot.Says("lina", "取消承诺 CN-1 客户不要了");
        await bot.Says("lina", "取消承诺 CN-11 客户不要了");
        HasNot("批准", await bot.Says("lina", "承诺 华东医院 加急发货51箱 12月25日18点前 责任人:张工"));
        await bot.JumpTo("2026-12-01 09:00");
        HasNot("批准", await bot.Says("lina", "承诺 华东医院 加急发货52箱 12月25日18点前 责任人:张工"));
    }

    [Fact]
    public async Task A_word_in_the_name_of_a_customer_says_nothing()
    {
        await using var bot = await StartAsync();

        HasNot("优先级", await bot.Says("lina", "承诺 客户:特批医疗 内容:给特批医疗发货5箱 时限:11月25日18点 责任人:张工"));
        HasNot("优先级", await bot.Says("lina", "承诺 客户:华东医院 内容:替特批医疗代收一箱 时限:11月25日18点 责任人:张工"));
        HasNot("优先级", await bot.Says("lina", "承诺 客户:华东医院 内容:不加急，按常规发货5箱 时限:11月25日18点 责任人:张工"));
        Has("优先级：特批、账期", await bot.Says("lina", "承诺 客户:特批医疗 内容:特批账期60天 时限:11月25日18点 责任人:张工"));
    }

    [Fact]
    public void What_is_wrong_in_the_file_is_named_by_line()
    {
        var problems = new List<ContentProblem>();

        PriorityRulesLibrary.Read(
            """
            rules:
              - id: urgent
                label: 加急
                words: [加急]
                approval: over_quota
              - id: gift
                words: [赠送, 加急]
                approval: sometimes
              - { id: , label: 空, words: [], approval: never }
            """, problems);

        Assert.Equal(
            [
                "2: the rule 'urgent' has no usable quota",
                "6: the rule 'gift' has no label",
                "6: the rule 'gift' has the unknown approval 'sometimes'",
                "9: a rule has no id, or one with blanks",
                "9: the rule '' has no words",
                "6: the word '加急' stands twice",
            ],
            problems.Select(problem => $"{problem.Line}: {problem.Problem}"));
        Assert.All(problems, problem => Assert.NotEmpty(problem.Remedy));
    }

    [Theory]
    [InlineData("")]
    [InlineData("rules: [")]
    [InlineData("rules:\n  - surprise: 1")]
    public void A_file_that_cannot_be_read_is_a_problem(string text)
    {
        var problems = new List<ContentProblem>();
        PriorityRulesLibrary.Read(text, problems);
        Assert.NotEmpty(problems);
    }

    [Fact]
    public void The_shipped_file_is_right()
    {
        var problems = new List<ContentProblem>();
        Assert.Equal(4, PriorityRulesLibrary.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "templates", "priorities.yaml")), problems).Count);
        Assert.Empty(problems);
    }
}
