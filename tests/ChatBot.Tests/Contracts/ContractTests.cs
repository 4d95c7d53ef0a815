using ChatBot.Tests.Payments;
using static ChatBot.Tests.Payments.Pay;

namespace ChatBot.Tests.Contracts;

public sealed class ContractTests
{
    [Fact]
    public async Task It_is_registered_under_the_companys_own_number()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        var answer = await bot.Says("lina", "合同 HT-2026-088 浙江一院 12.5万");

        Has("已登记合同 HT-2026-088", answer);
        Has("客户：浙江一院（新客户，已建档）", answer);
        Has("金额：12.5万元", answer);
        Has("负责人：李娜", answer);
        Has("撤销", answer);
        Assert.Equal(["HT-2026-088 12500000 lina"], await bot.Query<string>("select record_no || ' ' || amount_fen || ' ' || owner from contracts"));
    }

    [Theory]
    [InlineData("合同 浙江一院 125,000.55元 HT2026-088")]
    [InlineData("合同：ＨＴ－２０２６－０８８，浙江一院，金额：１２５０００．５５元")]
    [InlineData("登记合同 金额:125000.55 客户:浙江一院 编号:ht-2026-088")]
    public async Task Order_width_and_hyphens_are_free(string said)
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        await bot.Says("lina", said);

        Assert.Equal(["HT-2026-088 12500055 浙江一院"], await bot.Query<string>("select c.record_no || ' ' || c.amount_fen || ' ' || u.name from contracts c join customers u on u.id = c.customer_id"));
    }

    [Fact]
    public async Task Without_a_number_the_next_one_is_given_even_where_it_was_given_away_by_hand()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        await bot.Says("lina", "合同 HT-2 华东医院 3万");

        Has("已登记合同 HT-1", await bot.Says("lina", "合同 浙江一院 12.5万"));
        Has("已登记合同 HT-3", await bot.Says("lina", "合同 浙江二院 12.5万"));
    }

    [Fact]
    public async Task The_number_shows_it_also_without_its_year()
    {
        await using var bot = await ContractAsync();

        foreach (var said in new[] { "合同 HT-2026-088", "合同 ht88", "查合同 HT-88" })
        {
            var answer = await bot.Says("wanghua", said);
            Has("合同 HT-2026-088", answer);
            Has("浙江一院", answer);
            Has("12.5万元", answer);
            Has("李娜", answer);
            Has("回款计划：还没有排", answer);
        }
    }

    [Fact]
    public async Task A_short_number_that_could_be_two_is_not_guessed()
    {
        await using var bot = await ContractAsync();
        await bot.Says("lina", "合同 HT-2025-088 浙江二院 3万");

        Has("没有找到 HT-88", await bot.Says("lina", "合同 HT-88"));
    }

    [Theory]
    [InlineData("huangli")]
    [InlineData("wanglei")]
    [InlineData("linfeng")]
    [InlineData("yanlv")]
    public async Task Others_do_not_learn_that_it_exists(string who)
    {
        await using var bot = await ContractAsync();

        var asked = await bot.Says(who, "合同 HT-2026-088");
        var nothing = await bot.Says(who, "合同 HT-2026-099");

        Assert.Equal(nothing.Replace("099", "088", StringComparison.Ordinal), asked);
        HasNot("· 李娜", await bot.Says(who, "合同"));
        var taken = await bot.Says(who, "合同 HT-2026-088 华南医院 9万");
        Has("不能使用", taken);
        HasNot("浙江一院", taken);
        HasNot("12.5", taken);
    }

    [Theory]
    [InlineData("zhoumin")]
    [InlineData("chenzong")]
    [InlineData("qianhui")]
    public async Task Superiors_and_finance_see_it(string who)
    {
        await using var bot = await ContractAsync();

        Has("12.5万元", await bot.Says(who, "合同 HT-2026-088"));
    }

    [Fact]
    public async Task The_same_number_again_is_refused_with_what_exists()
    {
        await using var bot = await ContractAsync();

        var superior = await bot.Says("wanghua", "合同 HT-2026-088 浙江二院 13万");
        Has("已经登记过，这次没有改动", superior);
        Has("浙江一院", superior);
        Has("12.5万元", superior);
        Has("李娜", superior);
        Has("1 改为13万元", superior);

        Has("已经登记过", await bot.Says("lina", "合同 HT-2026-088 浙江一院 12.5万"));
        Assert.Equal([12500000L], await bot.Query<long>("select amount_fen from contracts"));
    }

    [Fact]
    public async Task The_same_words_within_a_minute_ask_before_a_second_one()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "合同 浙江一院 12.5万");
        bot.Clock.Advance(TimeSpan.FromSeconds(30));

        Has("与 HT-1 相同", await bot.Says("lina", "合同 浙江一院 12.5万"));
        Assert.Single(await bot.Query<string>("select record_no from contracts"));
        Has("已登记合同 HT-2", await bot.Says("lina", "1"));

        bot.Clock.Advance(TimeSpan.FromSeconds(61));
        Has("已登记合同 HT-3", await bot.Says("lina", "合同 浙江一院 12.5万"));
    }

    [Theory]
    [InlineData("合同 HT-9 浙江一院 5万美元", "不是人民币")]
    [InlineData("合同 HT-9 浙江一院 约5万", "不是一个准确的金额")]
    [InlineData("合同 HT-9 浙江一院 5万-8万", "不是一个准确的金额")]
    [InlineData("合同 HT-9 浙江一院 -5万", "金额要大于 0")]
    [InlineData("合同 HT-9 浙江一院 0元", "金额要大于 0")]
    [InlineData("合同 HT-9 浙江一院 20000亿", "太大了")]
    [InlineData("合同 HT-9 浙江一院", "还缺金额")]
    [InlineData("合同 12.5万", "还缺客户")]
    [InlineData("合同 HT-9", "没有找到 HT-9")]
    public async Task What_is_no_contract_is_refused_with_the_reason(string said, string reason)
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        Has(reason, await bot.Says("lina", said));
        Assert.Empty(await bot.Query<string>("select record_no from contracts"));
    }

    [Fact]
    public async Task The_owner_changes_the_amount_when_it_is_meant()
    {
        await using var bot = await ContractAsync();

        Has("要改成 13万元 吗", await bot.Says("lina", "合同 HT-2026-088 13万"));
        Assert.Equal([12500000L], await bot.Query<long>("select amount_fen from contracts"));
        Has("12.5万元 → 13万元", await bot.Says("lina", "1"));
        Has("13万元 → 14万元", await bot.Says("wanghua", "合同 HT-2026-088 金额:14万"));
        Has("已经是 14万元", await bot.Says("lina", "合同 HT-2026-088 金额:14万"));
        Assert.Equal(
            ["12500000→13000000 lina", "13000000→14000000 wanghua"],
            await bot.Query<string>("select before || '→' || after || ' ' || actor from ledger where action = '改合同金额' order by seq"));
    }

    [Fact]
    public async Task Finance_sees_but_does_not_change_the_amount()
    {
        await using var bot = await ContractAsync();

        Has("只能由负责人或其上级改动", await bot.Says("qianhui", "合同 HT-2026-088 金额:14万"));
        Assert.Equal([12500000L], await bot.Query<long>("select amount_fen from contracts"));
    }

    [Fact]
    public async Task A_plan_stands_in_the_way_of_another_amount_and_says_how_to_go_on()
    {
        await using var bot = await PlannedAsync();

        var refused = await bot.Says("lina", "合同 HT-2026-088 金额:13万");
        Has("已经排了回款计划", refused);
        Has("1 作废未到的计划", refused);
        Assert.Equal([12500000L], await bot.Query<long>("select amount_fen from contracts"));

        Has("已作废", await bot.Says("lina", "1"));
        Has("12.5万元 → 13万元", await bot.Says("lina", "合同 HT-2026-088 金额:13万"));
        Has("已排回款计划", await bot.Says("lina", "回款计划 HT-2026-088 5万 12月10日; 8万 12月31日"));
    }

    [Fact]
    public async Task It_cannot_become_less_than_what_has_come_in()
    {
        await using var bot = await ContractAsync();
        await bot.Says("lina", "到账 HT-2026-088 5万");

        Has("不能改成更少的 4万元", await bot.Says("lina", "合同 HT-2026-088 金额:4万"));
        Has("→ 6万元", await bot.Says("lina", "合同 HT-2026-088 金额:6万"));
    }

    [Fact]
    public async Task Undo_takes_it_back_and_frees_the_number()
    {
        await using var bot = await ContractAsync();

        Has("合同 HT-2026-088", await bot.Says("lina", "撤销"));
        Has("没有找到", await bot.Says("lina", "合同 HT-2026-088"));
        Has("已登记合同 HT-2026-088", await bot.Says("wanglei", "合同 HT-2026-088 浙江二院 9万"));
        Has("9万元", await bot.Says("wanglei", "合同 HT-2026-088"));
        Has("没有找到", await bot.Says("lina", "合同 HT-2026-088"));
    }

    [Fact]
    public async Task Undo_step_by_step_gives_back_amount_plan_and_contract()
    {
        await using var bot = await ContractAsync();
        await bot.Says("lina", "合同 HT-2026-088 金额:13万");
        await bot.Says("lina", "回款计划 HT-2026-088 5万 12月10日; 8万 12月31日");
        await bot.Says("lina", "到账 HK-1 5万");

        foreach (var what in new[] { "到账 HK-1", "回款计划 HT-2026-088", "合同 HT-2026-088 改金额", "合同 HT-2026-088" }) Has(what, await bot.Says("lina", "撤销"));

        Has("没有找到", await bot.Says("lina", "合同 HT-2026-088"));
        Assert.Equal("", await bot.ClocksAsync());
    }

    [Fact]
    public async Task Undo_is_refused_once_somebody_has_planned_on_it()
    {
        await using var bot = await ContractAsync();
        await bot.Says("wanghua", "回款计划 HT-2026-088 5万 12月10日; 7.5万 12月31日");

        Has("合同不能撤销", await bot.Says("lina", "撤销"));
        Has("12.5万元", await bot.Says("lina", "合同 HT-2026-088"));
    }

    [Fact]
    public async Task It_can_be_registered_for_a_colleague()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        Has("负责人：李娜（吴静登记）", await bot.Says("wujing", "合同 HT-7 浙江一院 12.5万 负责人:李娜"));
        Has("12.5万元", await bot.Says("lina", "合同 HT-7"));
    }

    [Fact]
    public async Task A_list_shows_ones_own_and_says_so_when_there_are_none()
    {
        await using var bot = await ContractAsync();

        Has("HT-2026-088 浙江一院 12.5万元 · 李娜", await bot.Says("lina", "合同"));
        Has("HT-2026-088", await bot.Says("zhoumin", "合同 浙江一院"));
        Has("您还没有合同", await bot.Says("huangli", "合同"));
        var hidden = await bot.Says("huangli", "合同 浙江一院");
        Has("或您无权查看", hidden);
        Assert.Equal(hidden.Replace("找到 浙江一院", "找到 无名医院", StringComparison.Ordinal), await bot.Says("huangli", "合同 无名医院"));
    }
}
