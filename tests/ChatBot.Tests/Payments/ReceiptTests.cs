using static ChatBot.Tests.Payments.Pay;

namespace ChatBot.Tests.Payments;

public sealed class ReceiptTests
{
    [Fact]
    public async Task A_part_leaves_the_rest_open()
    {
        await using var bot = await PlannedAsync();

        var answer = await bot.Says("lina", "到账 HK-1 20,000.01元");

        Has("已登记到账 20,000.01元，11月23日(周一)", answer);
        Has("HK-1 应收 5万元，已到 20,000.01元，还差 29,999.99元", answer);
        Has("本合同：已到 20,000.01元 / 12.5万元，未到 104,999.99元", answer);
        Assert.Equal("HK-1:2999999 HK-2:7500000", await bot.ClocksAsync());
        Has("到账29,999.99元", await bot.Says("lina", "卡点 HK-1"));
        Has("收款29,999.99元（应收5万元，已到20,000.01元）", await bot.Says("lina", "待办"));
    }

    [Fact]
    public async Task Paid_in_full_the_clock_stops_in_the_same_breath()
    {
        await using var bot = await PlannedAsync();

        var answer = await bot.Says("lina", "到账 HK-1 5万");

        Has("已结清", answer);
        Has("结清的一期不再提醒", answer);
        Assert.Equal("HK-2:7500000", await bot.ClocksAsync());
        await bot.MorningsReach("2026-12-12 10:00");
        Assert.Empty(bot.RemindersTo("lina"));
    }

    [Fact]
    public async Task The_contracts_number_pays_what_is_due_first_and_runs_over()
    {
        await using var bot = await PlannedAsync();

        var answer = await bot.Says("lina", "到账 HT-88 6万 11月20日");

        Has("11月20日(周五)", answer);
        Has("HK-1 应收 5万元，已到 5万元，已结清", answer);
        Has("HK-2 应收 7.5万元，已到 1万元，还差 6.5万元", answer);
        Assert.Equal(["HK-1 5000000 2026-11-20", "HK-2 1000000 2026-11-20"], await bot.Query<string>("select item_no || ' ' || amount_fen || ' ' || day from payment_receipts order by id"));
    }

    [Fact]
    public async Task Too_much_asks_where_the_surplus_goes()
    {
        await using var bot = await PlannedAsync();

        var asked = await bot.Says("lina", "到账 HK-1 6万");

        Has("未到的是 5万元，6万元 多出 1万元，还没有登记", asked);
        Has("1 记到下期HK-2", asked);
        Has("2 记为预收", asked);
        Has("3 只记5万元", asked);
        Assert.Empty(await bot.Query<long>("select amount_fen from payment_receipts"));
    }

    [Theory]
    [InlineData("1", "Paid 5000000/5000000", "Open 1000000/7500000", 0)]
    [InlineData("2", "Paid 5000000/5000000", "Open 0/7500000", 1000000)]
    [InlineData("3", "Paid 5000000/5000000", "Open 0/7500000", 0)]
    public async Task And_books_it_there(string choice, string first, string second, long prepaid)
    {
        await using var bot = await PlannedAsync();
        await bot.Says("lina", "到账 HK-1 6万");

        Has("已登记到账", await bot.Says("lina", choice));

        Assert.StartsWith(first, await bot.ItemAsync("HK-1"), StringComparison.Ordinal);
        Assert.StartsWith(second, await bot.ItemAsync("HK-2"), StringComparison.Ordinal);
        Assert.Equal([prepaid], await bot.Query<long>("select coalesce(sum(amount_fen), 0) from payment_receipts where item_no is null"));
    }

    [Fact]
    public async Task What_is_paid_already_takes_nothing_more()
    {
        await using var bot = await PlannedAsync();
        await bot.Says("lina", "到账 HT-88 12.5万");

        var asked = await bot.Says("lina", "到账 HK-1 1万");

        Has("多出 1万元", asked);
        Has("1 记为预收", asked);
        HasNot("下期", asked);
        HasNot("只记", asked);
    }

    [Fact]
    public async Task Money_before_there_is_a_plan_is_held_and_used_for_it()
    {
        await using var bot = await ContractAsync();

        Has("记为预收 6万元", await bot.Says("lina", "到账 HT-88 6万"));
        var planned = await bot.Says("lina", "回款计划 HT-88 5万 12月10日; 7.5万 12月31日");

        Has("预收的 6万元 已冲抵", planned);
        Assert.Equal("Paid 5000000/5000000 2026-12-10", await bot.ItemAsync("HK-1"));
        Assert.Equal("Open 1000000/7500000 2026-12-31", await bot.ItemAsync("HK-2"));
        Assert.Equal([6000000L], await bot.Query<long>("select sum(amount_fen) from payment_receipts"));
        Assert.Equal("HK-2:6500000", await bot.ClocksAsync());

        await bot.Says("lina", "撤销");
        Assert.Equal([6000000L], await bot.Query<long>("select sum(amount_fen) from payment_receipts where item_no is null and undone_at is null"));
        Has("预收 6万元", await bot.Says("lina", "回款 HT-88"));
    }

    [Fact]
    public async Task Prepaid_money_can_go_back()
    {
        await using var bot = await ContractAsync();
        await bot.Says("lina", "到账 HT-88 6万");

        Has("只有 6万元，不能退 7万元", await bot.Says("lina", "退款 HT-88 7万 原因:多付"));
        Has("本合同：已到 4万元", await bot.Says("lina", "退款 HT-88 2万 原因:多付"));
    }

    [Fact]
    public async Task A_refund_opens_the_item_and_its_clock_again()
    {
        await using var bot = await PlannedAsync();
        await bot.Says("lina", "到账 HK-1 5万");

        var answer = await bot.Says("lina", "退款 HK-1 1万 原因:退货两箱");

        Has("已登记退款 1万元", answer);
        Has("还差 1万元", answer);
        Has("原因：退货两箱", answer);
        Assert.Equal("HK-1:1000000 HK-2:7500000", await bot.ClocksAsync());
        Assert.Equal([4000000L], await bot.Query<long>("select sum(amount_fen) from payment_receipts where item_no = 'HK-1'"));
        Assert.Equal(["退货两箱"], await bot.Query<string>("select reason from ledger where record_no = 'HK-1' and action = '退款'"));
        Has("只有 4万元，不能退 5万元", await bot.Says("lina", "退款 HK-1 5万 原因:退货"));
    }

    [Fact]
    public async Task A_refund_needs_its_reason_and_a_negative_receipt_is_pointed_there()
    {
        await using var bot = await PlannedAsync();
        await bot.Says("lina", "到账 HK-1 5万");

        Has("退款 HK-1 1万元 原因", await bot.Says("lina", "到账 HK-1 -1万"));
        Has("为什么退款", await bot.Says("lina", "1"));
        Has("已登记退款 1万元", await bot.Says("lina", "退货两箱"));
        Assert.Equal("Open 4000000/5000000 2026-12-10", await bot.ItemAsync());
    }

    [Fact]
    public async Task The_same_words_within_a_minute_ask_first()
    {
        await using var bot = await PlannedAsync();
        await bot.Says("lina", "到账 HK-1 1万");
        bot.Clock.Advance(TimeSpan.FromSeconds(20));

        Has("刚刚登记的 1万元 相同", await bot.Says("lina", "到账 HK-1 1万元"));
        Assert.Equal("Open 1000000/5000000 2026-12-10", await bot.ItemAsync());
        Has("已登记到账", await bot.Says("lina", "1"));
        Assert.Equal("Open 2000000/5000000 2026-12-10", await bot.ItemAsync());
        Has("已登记到账", await bot.Says("lina", "到账 HK-2 1万"));

        bot.Clock.Advance(TimeSpan.FromSeconds(61));
        Has("已登记到账", await bot.Says("lina", "到账 HK-1 1万"));
    }

    [Theory]
    [InlineData("到账 HK-1 1万 11月24日", "还没有到")]
    [InlineData("到账 HK-1 1万 明天", "还没有到")]
    [InlineData("到账 HK-1 1万 2027-11-20", "还没有到")]
    [InlineData("到账 HK-1 约1万", "不是一个准确的金额")]
    [InlineData("到账 HK-1 1万美元", "不是人民币")]
    [InlineData("到账 HK-1 0元", "金额要大于 0")]
    [InlineData("到账 HK-9 1万", "没有找到 HK-9")]
    [InlineData("到账 HT-9 1万", "没有找到 HT-9")]
    [InlineData("到账 HK-1", "到账多少")]
    [InlineData("到账", "到账多少")]
    public async Task What_cannot_be_booked_is_refused(string said, string reason)
    {
        await using var bot = await PlannedAsync();

        Has(reason, await bot.Says("lina", said));
        Assert.Empty(await bot.Query<long>("select amount_fen from payment_receipts"));
    }

    [Theory]
    [InlineData("11月20日", "2026-11-20")]
    [InlineData("昨天", "2026-11-22")]
    [InlineData("10月8日", "2026-10-08")]
    [InlineData("日期:2026-09-30", "2026-09-30")]
    [InlineData("", "2026-11-23")]
    public async Task The_day_of_money_lies_behind(string day, string expected)
    {
        await using var bot = await PlannedAsync();

        await bot.Says("lina", $"到账 HK-1 1万 {day}");

        Assert.Equal([expected], await bot.Query<string>("select day from payment_receipts"));
    }

    [Theory]
    [InlineData("wanghua")]
    [InlineData("zhoumin")]
    [InlineData("qianhui")]
    public async Task Superiors_and_finance_book_and_the_owner_hears_of_it(string who)
    {
        await using var bot = await PlannedAsync();

        Has("已登记到账", await bot.Says(who, "到账 HK-1 5万"));
        Has("登记了到账 5万元", Assert.Single(bot.PushesTo("lina")));
    }

    [Fact]
    public async Task Others_do_not_learn_that_it_exists()
    {
        await using var bot = await PlannedAsync();

        foreach (var said in new[] { "到账 HK-{0} 1万", "退款 HK-{0} 1万 原因:x", "催款 HK-{0}", "回款 HK-{0}", "卡点 HK-{0}", "收到 HK-{0}", "节点 HT-2026-0{0}8 到货" })
        {
            var there = said.Contains("HT", StringComparison.Ordinal) ? "8" : "1";
            Assert.Equal(
                (await bot.Says("huangli", said.Replace("{0}", "7", StringComparison.Ordinal))).Replace("HK-7", "HK-1", StringComparison.Ordinal).Replace("078", "088", StringComparison.Ordinal),
                await bot.Says("huangli", said.Replace("{0}", there, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Undo_takes_the_money_back_and_the_clock_runs_on()
    {
        await using var bot = await PlannedAsync(now: "2026-12-03 09:00");
        await bot.MorningsReach("2026-12-03 09:45");
        Assert.Single(bot.RemindersTo("lina"));
        await bot.Says("qianhui", "到账 HK-1 5万");
        Assert.Equal("HK-2:7500000", await bot.ClocksAsync());

        Has("到账 HK-1", await bot.Says("qianhui", "撤销"));

        Assert.Equal("HK-1:5000000 HK-2:7500000", await bot.ClocksAsync());
        Assert.Equal("Open 0/5000000 2026-12-10", await bot.ItemAsync());
        Has("更正", string.Join('\n', bot.PushesTo("lina")));
        await bot.MorningsReach("2026-12-07 10:00");
        Assert.Equal("T-7 T-3", await bot.FiredAsync());
        Assert.Equal([0L], await bot.Query<long>("select coalesce(sum(amount_fen), 0) from payment_receipts where undone_at is null"));
    }

    [Fact]
    public async Task Undo_of_a_refund_too()
    {
        await using var bot = await PlannedAsync();
        await bot.Says("lina", "到账 HK-1 5万");
        await bot.Says("lina", "退款 HK-1 1万 原因:退货");

        await bot.Says("lina", "撤销");

        Assert.Equal("Paid 5000000/5000000 2026-12-10", await bot.ItemAsync());
        Assert.Equal("HK-2:7500000", await bot.ClocksAsync());
    }

    [Fact]
    public async Task The_owner_gets_the_follow_up_credited_once_and_undo_takes_it()
    {
        await using var bot = await PlannedAsync();
        await bot.Says("lina", "催款 HK-1");
        await bot.Says("lina", "到账 HK-1 1万");
        Assert.Equal(["lina HK-1"], await bot.Query<string>("select person || ' ' || record_no from health_actions where kind = '回款跟进' and undone_at is null"));

        await bot.Says("lina", "到账 HK-2 1万");
        await bot.Says("qianhui", "到账 HK-2 2万");
        Assert.Equal(2, (await bot.Query<string>("select record_no from health_actions where undone_at is null")).Count);
        await bot.Says("qianhui", "撤销");
        await bot.Says("lina", "撤销");
        Assert.Equal(["HK-1"], await bot.Query<string>("select record_no from health_actions where undone_at is null"));
    }

    [Fact]
    public async Task Two_people_at_once_never_book_more_than_is_owed()
    {
        await using var bot = await PlannedAsync();

        await Task.WhenAll(bot.Says("lina", "到账 HK-1 5万"), bot.Says("qianhui", "到账 HK-1 5万"), bot.Says("wanghua", "到账 HK-1 5万"));

        Assert.Equal("Paid 5000000/5000000 2026-12-10", await bot.ItemAsync());
        Assert.Equal([5000000L], await bot.Query<long>("select sum(amount_fen) from payment_receipts"));
    }

    [Fact]
    public async Task It_is_all_there_after_a_restart()
    {
        await using var bot = await PlannedAsync();
        await bot.Says("lina", "到账 HK-1 2万");

        await bot.Restart();

        Has("已到 2万元，还差 3万元", await bot.Says("lina", "回款 HT-88"));
        Assert.Equal("HK-1:3000000 HK-2:7500000", await bot.ClocksAsync());
    }

    [Fact]
    public async Task The_audit_chain_holds()
    {
        await using var bot = await PlannedAsync();
        await bot.Says("lina", "到账 HK-1 2万");
        await bot.Says("lina", "撤销");

        Assert.Equal(
            ["回款计划", "到账", "撤销到账 HK-1"], await bot.Query<string>("select action from ledger where record_no = 'HK-1' order by seq"));
    }
}
