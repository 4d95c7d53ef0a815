using static ChatBot.Tests.Payments.Pay;

namespace ChatBot.Tests.Payments;

public sealed class PlanTests
{
    [Fact]
    public async Task Amounts_with_days_become_items_with_clocks()
    {
        await using var bot = await ContractAsync();

        var answer = await bot.Says("lina", "回款计划 HT-2026-088 5万 12月10日; 7.5万 12月31日");

        Has("已排回款计划 HT-2026-088 浙江一院 12.5万元", answer);
        Has("HK-1 5万元 12月10日(周四)，还有 17 天", answer);
        Has("HK-2 7.5万元 12月31日(周四)，还有 38 天", answer);
        Has("09:30", answer);
        Has("撤销", answer);
        Assert.Equal("HK-1:5000000 HK-2:7500000", await bot.ClocksAsync());
    }

    [Fact]
    public async Task Shares_wait_for_their_events()
    {
        await using var bot = await ContractAsync();

        var answer = await bot.Says("lina", "回款计划 HT-88 30%签约 60%到货 10%验收+30天");

        Has("HK-1 3.75万元（30%） 签约（等待签约）", answer);
        Has("HK-2 7.5万元（60%） 到货（等待到货）", answer);
        Has("HK-3 1.25万元（10%） 验收后30天（等待验收）", answer);
        Has("1 今天已签约", answer);
        Assert.Equal("", await bot.ClocksAsync());
    }

    [Theory]
    [InlineData("5万 12月10日；7.5万 12月31日")]
    [InlineData("5万 12月10日\n7.5万 12月31日")]
    [InlineData("5万 12月10日，7.5万 12月31日")]
    [InlineData("12月10日 5万、12月31日 7.5万")]
    [InlineData("50,000元 12月10日,75,000.00元 12月31日")]
    [InlineData("５万　１２月１０日；７．５万　１２月３１日")]
    [InlineData("五万 12月10日; 七万五 12月31日")]
    [InlineData("第一期 5万 12/10; 第二期 7.5万 12/31")]
    [InlineData("1. 5万 12月10日前付; 2. 7.5万 年底前")]
    [InlineData("首付5万 12月10日; 尾款 7.5万 2026-12-31")]
    [InlineData("5万 12月10日 7.5万 12月31日")]
    public async Task One_plan_has_many_spellings(string plan)
    {
        await using var bot = await PlannedAsync(plan);

        Assert.Equal("Open 0/5000000 2026-12-10", await bot.ItemAsync("HK-1"));
        Assert.Equal("Open 0/7500000 2026-12-31", await bot.ItemAsync("HK-2"));
    }

    [Theory]
    [InlineData("30%签约 60%到货 10%验收+30天")]
    [InlineData("签约30% 到货60% 验收后30天10%")]
    [InlineData("签约30%; 到货后付60%; 验收合格后三十天内付10%")]
    [InlineData("30％签订合同，60％货到，10％验收通过后30日内")]
    [InlineData("预付款30%\n到货 60%\n验收+30天 10%")]
    public async Task Shares_too(string plan)
    {
        await using var bot = await PlannedAsync(plan);

        Assert.Equal(
            ["3750000 签约+0Days", "7500000 到货+0Days", "1250000 验收+30Days"],
            await bot.Query<string>("select amount_fen || ' ' || event || '+' || wait || wait_unit from payment_items order by position"));
    }

    [Fact]
    public async Task Shares_are_exact_to_the_fen()
    {
        await using var bot = await ContractAsync(amount: "100.00元");

        await bot.Says("lina", "回款计划 HT-88 33.33%签约 33.33%到货 33.34%验收");

        Assert.Equal([3333L, 3333L, 3334L], await bot.Query<long>("select amount_fen from payment_items order by position"));
    }

    [Theory]
    [InlineData("5万 12月10日; 7万 12月31日", "还差 5,000元")]
    [InlineData("5万 12月10日; 8万 12月31日", "多了 5,000元")]
    [InlineData("5万 12月10日; 74,999.99元 12月31日", "还差 0.01元")]
    [InlineData("30%签约 60%到货", "合计 90%，还差 10%")]
    [InlineData("30%签约 60%到货 20%验收", "合计 110%，多了 10%")]
    [InlineData("33.3333%签约 66.6666%到货", "还差 0.0001%")]
    [InlineData("30%签约; 8.75万 12月31日", "统一用金额或统一用比例")]
    [InlineData("5万 12月10日; 7.5万", "「7.5万」没有写日期或条件")]
    [InlineData("5万 12月10日; 尾款年底付", "「尾款年底付」没有写清一个金额或比例")]
    [InlineData("5万 2月30日; 7.5万 12月31日", "「5万 2月30日」没有这一天")]
    [InlineData("约5万 12月10日; 7.5万 12月31日", "「约5万 12月10日」不是一个准确的金额")]
    [InlineData("5万美元 12月10日; 7.5万 12月31日", "不是人民币")]
    [InlineData("30%(3.75万)签约 70%到货", "既有比例又有金额")]
    [InlineData("5万 到货 12月10日; 7.5万 12月31日", "既有日期又有条件")]
    [InlineData("5万 质保期满; 7.5万 12月31日", "「5万 质保期满」没有写日期或条件")]
    [InlineData("0%签约 100%到货", "比例要大于 0、不超过全部")]
    [InlineData("5万 每月10日; 7.5万 12月31日", "「5万 每月10日」")]
    [InlineData("看着办", "「看着办」没有写清一个金额或比例")]
    public async Task A_plan_that_does_not_come_out_is_refused_with_the_difference(string plan, string reason)
    {
        await using var bot = await ContractAsync();

        Has(reason, await bot.Says("lina", $"回款计划 HT-2026-088 {plan}"));
        Assert.Empty(await bot.Query<string>("select record_no from payment_items"));
    }

    [Fact]
    public async Task Every_unreadable_piece_is_named()
    {
        await using var bot = await ContractAsync();

        var answer = await bot.Says("lina", "回款计划 HT-88 5万; 7万 12月31日; 剩下的再说");

        Has("「5万」没有写日期或条件", answer);
        Has("「剩下的再说」没有写清一个金额或比例", answer);
        HasNot("「7万", answer);
    }

    [Fact]
    public async Task Too_many_parts_and_parts_of_nothing_are_refused()
    {
        await using var bot = await ContractAsync(amount: "0.02元");

        Has("最多 24 期", await bot.Says("lina", "回款计划 HT-88 " + string.Join(' ', Enumerable.Repeat("4%签约", 25))));
        Has("分不到一分钱", await bot.Says("lina", "回款计划 HT-88 40%签约 40%到货 20%验收"));
    }

    [Fact]
    public async Task A_bare_command_asks_for_contract_and_plan()
    {
        await using var bot = await ContractAsync();
        await bot.Says("lina", "合同 HT-2026-089 华东医院 3万");

        Has("请发合同号", await bot.Says("lina", "回款计划"));
        Has("分几期", await bot.Says("lina", "HT-2026-088"));
        Has("已排回款计划", await bot.Says("lina", "5万 12月10日; 7.5万 12月31日"));
    }

    [Fact]
    public async Task Sent_again_before_any_money_came_it_replaces_the_old_one()
    {
        await using var bot = await PlannedAsync();

        var answer = await bot.Says("lina", "回款计划 HT-88 6万 12月10日; 6.5万 12月31日");

        Has("原计划 HK-1、HK-2 已作废", answer);
        Assert.Equal("HK-3:6000000 HK-4:6500000", await bot.ClocksAsync());
        Assert.Equal(["HK-1 lina", "HK-2 lina"], await bot.Query<string>("select record_no || ' ' || actor from ledger where after like 'Void;%' order by seq"));
        Has("已随原来的计划作废", await bot.Says("lina", "到账 HK-1 5万"));
    }

    [Fact]
    public async Task The_same_plan_again_changes_nothing()
    {
        await using var bot = await PlannedAsync();

        Has("与 HT-2026-088 现在的回款计划相同", await bot.Says("lina", "回款计划 HT-88 5万 12月10日; 7.5万 12月31日"));
        Assert.Equal(2, (await bot.Query<string>("select record_no from payment_items")).Count);

        await bot.Says("lina", "到账 HK-1 1万");
        Has("与 HT-2026-088 现在的回款计划相同", await bot.Says("lina", "回款计划 HT-88 5万 12月10日; 7.5万 12月31日"));
    }

    [Fact]
    public async Task Once_money_came_only_the_rest_can_be_planned_anew()
    {
        await using var bot = await PlannedAsync();
        await bot.Says("lina", "到账 HK-1 2万");

        var refused = await bot.Says("lina", "回款计划 HT-88 6万 12月10日; 6.5万 12月31日");
        Has("已经到账 2万元（HK-1 2万元）", refused);
        Has("回款计划 HT-2026-088 余款 10.5万元", refused);
        Assert.Equal("HK-1:3000000 HK-2:7500000", await bot.ClocksAsync());

        Has("未到的是 10.5万元，还差 5,000元", await bot.Says("lina", "回款计划 HT-88 余款 10万 12月31日"));
        Has("HK-3 10.5万元", await bot.Says("lina", "回款计划 HT-88 余款 10.5万 12月31日"));
        Assert.Equal("Paid 2000000/2000000 2026-12-10", await bot.ItemAsync("HK-1"));
        Assert.Equal("HK-3:10500000", await bot.ClocksAsync());
        Assert.Equal([12500000L], await bot.Query<long>("select sum(amount_fen) from payment_items where state <> 'Void'"));

        Has("回款计划 HT-2026-088", await bot.Says("lina", "撤销"));
        Assert.Equal("HK-1:3000000 HK-2:7500000", await bot.ClocksAsync());
    }

    [Fact]
    public async Task Undo_brings_the_replaced_plan_back_with_its_clocks()
    {
        await using var bot = await PlannedAsync();
        await bot.Says("lina", "回款计划 HT-88 100% 12月20日");
        Assert.Equal("HK-3:12500000", await bot.ClocksAsync());

        await bot.Says("lina", "撤销");

        Assert.Equal("HK-1:5000000 HK-2:7500000", await bot.ClocksAsync());
        await bot.MorningsReach("2026-12-03 10:00");
        Assert.Single(bot.RemindersTo("lina"));
        Assert.Empty(bot.RemindersTo("lina", "HK-3"));
    }

    [Fact]
    public async Task Undo_is_refused_when_somebody_has_acted_since()
    {
        await using var bot = await PlannedAsync();
        await bot.Says("qianhui", "到账 HK-1 1万");

        Has("刚刚有人改过", await bot.Says("lina", "撤销"));
        Assert.Equal("Open 1000000/5000000 2026-12-10", await bot.ItemAsync());
    }

    [Fact]
    public async Task A_day_off_shifts_the_clock_but_not_the_agreement()
    {
        await using var bot = await ContractAsync();

        var answer = await bot.Says("lina", "回款计划 HT-88 5万 12月12日; 7.5万 12月31日");

        Has("HK-1 5万元 12月12日(周六)，遇休息日顺延到12月14日(周一)", answer);
        Has("到期日遇休息日顺延到下一个工作日", answer);
        Assert.Equal("Open 0/5000000 2026-12-12", await bot.ItemAsync());
    }

    [Fact]
    public async Task A_year_without_a_holiday_notice_is_not_guessed_silently()
    {
        await using var bot = await ContractAsync();

        Has("2027年的放假安排还没有公布", await bot.Says("lina", "回款计划 HT-88 5万 12月10日; 7.5万 2027年1月10日"));
    }

    [Fact]
    public async Task Only_owner_and_superiors_plan_and_others_learn_nothing()
    {
        await using var bot = await ContractAsync();

        Has("只能由负责人或其上级改动", await bot.Says("qianhui", "回款计划 HT-2026-088 100% 12月10日"));
        Assert.Equal(
            (await bot.Says("huangli", "回款计划 HT-2026-099 100% 12月10日")).Replace("099", "088", StringComparison.Ordinal), await bot.Says("huangli", "回款计划 HT-2026-088 100% 12月10日"));
        Has("已排回款计划", await bot.Says("wanghua", "回款计划 HT-2026-088 100% 12月10日"));
        Assert.Equal(["lina"], await bot.Query<string>("select holder from deadlines where policy = 'payment'"));
    }

    [Fact]
    public async Task Cancelling_ends_what_is_open_and_keeps_what_came()
    {
        await using var bot = await PlannedAsync();
        await bot.Says("lina", "到账 HK-1 2万");

        Has("已作废 HT-2026-088 未到的回款", await bot.Says("lina", "回款计划 HT-88 作废"));
        Assert.Equal("", await bot.ClocksAsync());
        Assert.Equal("Paid 2000000/2000000 2026-12-10", await bot.ItemAsync("HK-1"));
        Assert.Equal("Void 0/7500000 2026-12-31", await bot.ItemAsync("HK-2"));
        Has("没有未到的回款", await bot.Says("lina", "回款计划 HT-88 作废"));
    }
}
