using static ChatBot.Tests.Payments.Pay;

namespace ChatBot.Tests.Payments;

public sealed class ShowAndChaseTests
{
    [Fact]
    public async Task The_text_to_forward_is_friendly_and_holds_nothing_of_ours()
    {
        await using var bot = await PlannedAsync();
        await bot.Says("qianhui", "到账 HK-1 2万");

        var answer = await bot.Says("lina", "催款 HK-1");

        Has("浙江一院您好", answer);
        Has("合同 HT-2026-088 的 3万元 约定 12月10日(周四) 支付", answer);
        Has("已收到 2万元", answer);
        var text = answer.Split("——")[0];
        foreach (var ours in new[] { "李娜", "HK-", "负责人", "提醒", "上级", "🔴" }) HasNot(ours, text);
        Has("已记 HK-1 回款跟进", answer);
        Assert.Equal(["lina"], await bot.Query<string>("select actor from ledger where action = '催款' and record_no = 'HK-1'"));
    }

    [Fact]
    public async Task It_says_what_the_time_is()
    {
        await using var bot = await PlannedAsync();

        bot.Clock.SetUtcNow(TestBot.At("2026-12-10 11:00"));
        Has("今天到约定的付款日", await bot.Says("lina", "催款 HK-1"));
        bot.Clock.SetUtcNow(TestBot.At("2026-12-14 11:00"));
        Has("还没有查到到账", await bot.Says("lina", "催款 HK-1"));
    }

    [Fact]
    public async Task It_counts_once_a_day_and_undo_takes_it_back()
    {
        await using var bot = await PlannedAsync();

        await bot.Says("lina", "催款 HK-1");
        await bot.Says("lina", "催款 HK-1");
        Assert.Single(await bot.Query<string>("select record_no from health_actions where kind = '回款跟进' and undone_at is null"));
        await bot.Says("lina", "撤销");
        await bot.Says("lina", "撤销");
        Assert.Empty(await bot.Query<string>("select record_no from health_actions where undone_at is null"));

        await bot.Says("lina", "催款 HK-1");
        bot.Clock.SetUtcNow(TestBot.At("2026-11-24 11:00"));
        await bot.Says("lina", "催款 HK-1");
        Assert.Equal(["2026-11-23", "2026-11-24"], await bot.Query<string>("select day from health_actions where undone_at is null order by day"));
    }

    [Fact]
    public async Task By_the_contract_it_takes_what_is_due_first_and_what_waits_names_its_event()
    {
        await using var bot = await PlannedAsync("60%到货 40% 12月31日");

        Has("HT-2026-088 的 5万元 约定 12月31日(周四)", await bot.Says("lina", "催款 HT-88"));
        Has("约定到货后支付的 7.5万元", await bot.Says("lina", "催款 HK-1"));
        await bot.Says("lina", "到账 HT-88 12.5万");
        Has("没有未到的回款", await bot.Says("lina", "催款 HT-88"));
        Has("已经结清", await bot.Says("lina", "催款 HK-1"));
    }

    [Fact]
    public async Task The_list_has_the_red_ones_first_and_says_what_is_open()
    {
        await using var bot = await PlannedAsync("2万 12月31日; 3万 2026-11-02; 4万 12月10日; 3.5万 到货");
        await bot.Says("lina", "到账 HK-3 1万");

        var list = await bot.Says("lina", "回款 HT-88");

        var order = new[] { "🔴HK-2 3万元", "HK-3 4万元", "HK-1 2万元", "HK-4 3.5万元 到货（等待到货）" }.Select(line => list.IndexOf(line, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, order);
        Assert.Equal(order.Order(), order);
        Has("已到 1万元，还差 3万元", list);
        Has("已到 1万元，未到 11.5万元", list);
        Has("李娜 11月23日(周一) 约定", await bot.Says("lina", "付款节点 浙江一院"));
        Has("浙江一院 HT-2026-088", await bot.Says("zhoumin", "回款"));
        Has("浙江一院 HT-2026-088", await bot.Says("qianhui", "应收"));
    }

    [Fact]
    public async Task Nothing_to_show_explains_itself()
    {
        await using var bot = await ContractAsync();

        Has("没有未到的回款", await bot.Says("lina", "回款"));
        Has("还没有回款计划", await bot.Says("lina", "回款 HT-88"));
        Has("没有找到 浙江一院 的付款节点，或您无权查看", await bot.Says("huangli", "付款节点 浙江一院"));
        Has("没有找到 HT-88", await bot.Says("huangli", "回款 HT-88"));
    }

    [Fact]
    public async Task A_long_list_has_pages()
    {
        await using var bot = await PlannedAsync("20% 12月1日; 10% 12月2日; 10% 12月3日; 10% 12月4日; 10% 12月7日; 10% 12月8日; 10% 12月9日; 10% 12月10日; 10% 12月11日");

        var first = await bot.Says("lina", "回款");
        Has("HK-8 ", first);
        HasNot("HK-9 ", first);
        var second = await bot.Says("lina", "1");
        Has("第2页", second);
        Has("HK-9 ", second);
        HasNot("HK-8 ", second);
        Has("没有更多了", await bot.Says("lina", "回款 页:3"));
    }

    [Fact]
    public async Task Money_typed_behind_it_is_offered_as_a_receipt()
    {
        await using var bot = await PlannedAsync();

        Has("要登记 HK-1 到账 5万元 吗", await bot.Says("lina", "回款 HK-1 5万"));
        Has("已登记到账 5万元", await bot.Says("lina", "1"));
    }

    [Fact]
    public async Task The_contract_shows_its_payments()
    {
        await using var bot = await PlannedAsync();
        await bot.Says("lina", "到账 HK-1 5万");

        var shown = await bot.Says("lina", "合同 HT-88");

        Has("回款：已到 5万元，未到 7.5万元", shown);
        Has("✅HK-1 5万元 12月10日(周四) 已结清", shown);
        Has("·HK-2 7.5万元 12月31日(周四)", shown);
        Has("登记到账", shown);
    }
}
