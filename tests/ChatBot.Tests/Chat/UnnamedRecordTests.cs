namespace ChatBot.Tests.Chat;

/// <summary>Nobody types a number when there is one thing that can be meant, and nobody is left alone with 「请发编号」.</summary>
public sealed class UnnamedRecordTests
{
    private const string Need = "需求 客户:华东医院 内容:呼吸机管路 数量:50 期望:12月4日", OtherNeed = "需求 客户:浙江一院 内容:手套 数量:20箱 期望:12月4日";

    [Fact]
    public async Task The_only_thing_in_hand_is_meant()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", Need);

        var answer = await bot.Says("wanggong", "接单");

        Has("已完成：XQ-1 生产应答", answer);
    }

    [Fact]
    public async Task Of_several_one_is_chosen_by_its_number()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", Need);
        await bot.Says("lina", OtherNeed);

        var question = await bot.Says("wanggong", "接单");

        Has("1 XQ-1 生产应答 · 华东医院", question);
        Has("2 XQ-2 生产应答 · 浙江一院", question);
        Has("已完成：XQ-2 生产应答", await bot.Says("wanggong", "2"));
    }

    [Theory]
    [InlineData("接单 浙江一院")]
    [InlineData("接单 浙江一院 结果:没问题")]
    public async Task The_customers_name_tells_which(string typed)
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", Need);
        await bot.Says("lina", OtherNeed);

        Has("已完成：XQ-2 生产应答", await bot.Says("wanggong", typed));
    }

    [Fact]
    public async Task The_question_may_be_answered_with_the_customers_name()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", Need);
        await bot.Says("lina", OtherNeed);
        await bot.Says("wanggong", "接单");

        Has("已完成：XQ-2 生产应答", await bot.Says("wanggong", "浙江一院的那个"));
    }

    [Fact]
    public async Task Money_goes_to_the_contract_of_the_customer_named()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "合同 HT-88 浙江一院 12.5万");
        await bot.Says("lina", "合同 HT-89 华东医院 3万");

        Has("HT-88", await bot.Says("lina", "回款计划 浙江一院 5万 12月10日; 7.5万 12月31日"));
        var answer = await bot.Says("lina", "到账 浙江一院 5万");

        Has("HK-1 应收 5万元", answer);
        Has("合同：HT-88 浙江一院", answer);
        Assert.DoesNotContain("备注", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finance_finds_the_contract_of_a_colleague_by_the_customer()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "合同 HT-88 浙江一院 12.5万");

        Has("合同：HT-88 浙江一院", await bot.Says("qianhui", "到账 浙江一院 2万"));
    }

    [Fact]
    public async Task What_one_may_not_see_is_not_offered()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "合同 HT-88 浙江一院 12.5万");

        Assert.DoesNotContain("HT-88", await bot.Says("huangli", "到账 浙江一院 2万"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_of_a_list_that_was_never_shown_is_not_taken_for_the_result()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", Need);
        await bot.Says("lina", OtherNeed);

        var question = await bot.Says("wanggong", "完成 1");

        Has("2 XQ-2 生产应答 · 浙江一院", question);
        Assert.DoesNotContain("环节：1", question, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verb_that_is_a_stage_means_that_stage()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", Need);
        await bot.Says("wanggong", "接单 XQ-1");
        await bot.Says("zhanggong", "库存确认 XQ-1 有 50/50");
        await bot.Says("sunqian", "完成 XQ-1 结果:合格");
        await bot.Says("lina", OtherNeed);

        Has("XQ-2 库存确认", await bot.Says("zhanggong", "库存确认 有 20/20"));
    }

    [Theory]
    [InlineData("承诺 客户:华东医院 内容:补发50箱 时限:11月27日18点 责任人 张工")]
    [InlineData("承诺 华东医院 补发50箱 责任人 张工 11月27日18点前")]
    [InlineData("承诺 客户 华东医院 内容 补发50箱 时限 11月27日18点 责任人 张工")]
    public async Task A_blank_does_for_the_colon(string typed)
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        var answer = await bot.Says("lina", typed);

        Has("CN-1 华东医院：补发50箱", answer);
        Has("责任人：仓储部 张工", answer);
    }

    private static void Has(string part, string text) => Assert.Contains(part, text, StringComparison.Ordinal);
}
