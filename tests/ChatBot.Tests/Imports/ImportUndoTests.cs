using ChatBot.Features.Ledger;
using Microsoft.Extensions.DependencyInjection;
using static ChatBot.Tests.Imports.Files;

namespace ChatBot.Tests.Imports;

/// <summary>撤销 after an import (C5): all of it or nothing, by its author, within ten minutes, and only where nobody has acted on it.</summary>
public sealed class ImportUndoTests
{
    private static readonly byte[] Customers = Csv("客户名称,区域,负责人", "华东医院,华东,李娜", "浙江一院,华东,王磊"),
        Contracts = Csv("合同号,甲方,合同额（万元）,内容,业务员", "HT-2025-001,华东医院,12.5,呼吸机管路,李娜", "HT-2025-002,新客户医院,3,,"),
        Plans = Csv("合同号,应收金额,应收日期,已到账", "HT-2025-001,5万,2026-12-10,5万", "HT-2025-001,7.5万,2026-12-31,"),
        Stock = Csv("仓库,货号,品名,数量,单位,时间", "主仓,A-1,呼吸机管路,120,套,2026-11-22", "主仓,A-2,鼻氧管,300,根,2026-11-22");

    [Fact]
    public async Task Customers_stand_as_before_and_may_be_brought_in_again()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Imports("wanghua", "customers", Csv("客户名称,区域,负责人", "华东医院,,王磊"));
        bot.Clock.Advance(TimeSpan.FromMinutes(11));
        await bot.Imports("wanghua", "customers", Customers);

        var undone = await bot.Says("wanghua", "撤销");

        Assert.Contains("导入-2", undone, StringComparison.Ordinal);
        Assert.Contains("新建 1 行，修改 1 行", undone, StringComparison.Ordinal);
        Assert.Equal(["华东医院 - wanglei"], await bot.Query<string>("select name || ' ' || coalesce(region, '-') || ' ' || owner from customers where withdrawn_at is null"));
        Assert.Equal(["undo 撤销导入客户", "undo 撤销导入改客户"], (await bot.Query<string>("select source || ' ' || action from ledger where action in ('撤销导入客户', '撤销导入改客户')")).Order(StringComparer.Ordinal));
        Assert.Contains("已撤销", await bot.Says("wanghua", "导入 进度 2"), StringComparison.Ordinal);
        Assert.Null((await bot.Database.ReadAsync((scope, cancel) => scope.GetRequiredService<LedgerStore>().VerifyAsync(cancel))).FirstBroken);

        await bot.Imports("wanghua", "customers", Customers);
        Assert.Equal(2, (await bot.Query<string>("select name from customers where withdrawn_at is null")).Count);
    }

    [Fact]
    public async Task One_that_stood_still_and_was_put_aside_is_taken_back_as_far_as_it_came()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Imports("wanghua", "customers", Customers);
        // As a failure in the middle leaves it: rows are written, and nothing can be taken back yet.
        await ExecuteAsync(bot, "update imports set state = 'Stopped', finished_at = null");
        await ExecuteAsync(bot, "delete from undoable");
        Assert.DoesNotContain("已撤销", await bot.Says("wanghua", "撤销"), StringComparison.Ordinal);

        var cancelled = await bot.Says("wanghua", "导入 取消 1");
        Assert.Contains("之前已写入 2 行；10分钟内发「撤销」", cancelled, StringComparison.Ordinal);

        Assert.Contains("导入-1", await bot.Says("wanghua", "撤销"), StringComparison.Ordinal);
        Assert.Empty(await bot.Query<string>("select name from customers where withdrawn_at is null"));
        Assert.Contains("已撤销，写入的 2 行都恢复原样", await bot.Says("wanghua", "导入 进度 1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contracts_go_with_the_customers_that_came_with_them()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Imports("wanghua", "customers", Customers);
        await bot.Imports("wanghua", "contracts", Contracts);

        Assert.Contains("新建 2 行", await bot.Says("wanghua", "撤销"), StringComparison.Ordinal);

        Assert.DoesNotContain("12.5", await bot.Says("lina", "合同 HT-2025-001"), StringComparison.Ordinal);
        Assert.Equal(["华东医院", "浙江一院"], (await bot.Query<string>("select name from customers where withdrawn_at is null")).Order(StringComparer.Ordinal));
        // The step before can be taken back as well.
        Assert.Contains("导入-1", await bot.Says("wanghua", "撤销"), StringComparison.Ordinal);
        Assert.Empty(await bot.Query<string>("select name from customers where withdrawn_at is null"));
    }

    [Fact]
    public async Task Payment_plans_and_their_money_and_clocks_are_void_again()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Imports("wanghua", "contracts", Contracts);
        await bot.Imports("wanghua", "plans", Plans);
        Assert.Equal(2, (await bot.Query<string>("select record_no from payment_items where state <> 'Void'")).Count);

        Assert.Contains("导入-2", await bot.Says("wanghua", "撤销"), StringComparison.Ordinal);

        Assert.Empty(await bot.Query<string>("select record_no from payment_items where state <> 'Void'"));
        Assert.Empty(await bot.Query<string>("select record_no from deadlines where closed_at is null"));
        Assert.Empty(await bot.Query<string>("select item_no from payment_receipts where undone_at is null"));
        Assert.Contains("导入-1", await bot.Says("wanghua", "撤销"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stock_has_its_former_numbers_and_new_articles_are_gone()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Imports("chenzong", "stock", Csv("仓库,货号,品名,数量,单位,时间", "主仓,A-1,呼吸机管路,80,套,2026-11-20"));
        await bot.Imports("chenzong", "stock", Stock);

        Assert.Contains("新建 1 行，修改 1 行", await bot.Says("chenzong", "撤销"), StringComparison.Ordinal);

        Assert.Equal(["A-1 80000"], await bot.Query<string>("select sku || ' ' || on_hand from stock where withdrawn_at is null"));
        Assert.Contains("80套", await bot.Says("lina", "库存 A-1"), StringComparison.Ordinal);
        await bot.Imports("chenzong", "stock", Stock);
        Assert.Contains("300根", await bot.Says("lina", "库存 A-2"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("customers", "需求 华东医院 呼吸机管路50套 12月4日前", "客户「华东医院」已有 XQ-1")]
    [InlineData("customers", "合同 HT-9 浙江一院 3万", "客户「浙江一院」已有 HT-9")]
    [InlineData("contracts", "合同 HT-2025-001 金额:13万 改:是", "HT-2025-001 后来又改过")]
    [InlineData("contracts", "核实 HT-2025-001", "HT-2025-001 已有人核实")]
    [InlineData("contracts", "回款计划 HT-2025-001 12.5万 12月10日", "HT-2025-001 后来又改过")]
    [InlineData("plans", "到账 HT-2025-001 2万", "HT-2025-001 的合同或回款后来又有人登记或改过")]
    public async Task Where_somebody_has_acted_all_stays_and_the_records_are_named(string kind, string act, string reason)
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        if (kind == "plans") await bot.Imports("wanghua", "contracts", Contracts);
        await bot.Imports("wanghua", kind, kind switch { "customers" => Customers, "contracts" => Contracts, _ => Plans });
        var before = await bot.Query<string>("select name from customers where withdrawn_at is null order by name");
        await bot.Says("lina", act);

        var refused = await bot.Says("wanghua", "撤销");

        Assert.Contains("不能撤销，数据都没有动", refused, StringComparison.Ordinal);
        Assert.Contains(reason, refused, StringComparison.Ordinal);
        Assert.Superset(before.ToHashSet(), (await bot.Query<string>("select name from customers where withdrawn_at is null")).ToHashSet());
        Assert.Empty(await bot.Query<string>("select action from ledger where source = 'undo'"));
    }

    [Fact]
    public async Task A_later_file_over_the_same_articles_stands_in_the_way_until_it_is_taken_back_itself()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Imports("chenzong", "stock", Stock);
        await bot.Imports("wanghua", "stock", Csv("仓库,货号,品名,数量,单位,时间", "主仓,A-1,呼吸机管路,90,套,2026-11-23"));

        Assert.Contains("主仓 A-1 呼吸机管路 的库存后来又更新过", await bot.Says("chenzong", "撤销"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_ten_minutes_it_is_too_late_and_others_have_nothing_to_take_back()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Imports("wanghua", "customers", Customers);

        Assert.Contains("没有可以撤销", await bot.Says("lina", "撤销"), StringComparison.Ordinal);
        bot.Clock.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));
        Assert.DoesNotContain("已撤销", await bot.Says("wanghua", "撤销"), StringComparison.Ordinal);
        Assert.Equal(2, (await bot.Query<string>("select name from customers where withdrawn_at is null")).Count);
    }

    [Fact]
    public async Task An_import_of_many_pieces_is_taken_back_as_a_whole()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00", null, ("Import:RowsAtOnce", "10"));
        await bot.Imports("wanghua", "contracts", Csv(["合同号,甲方,合同额（万元）", .. Enumerable.Range(1, 35).Select(i => $"HT-2024-{i:000},客户{i % 7},{i}")]));

        Assert.Contains("新建 35 行", await bot.Says("wanghua", "撤销"), StringComparison.Ordinal);

        Assert.Empty(await bot.Query<string>("select record_no from contracts where withdrawn_at is null"));
        Assert.Empty(await bot.Query<string>("select name from customers where withdrawn_at is null"));
    }

    private static Task ExecuteAsync(TestBot bot, string sql) =>
        bot.Database.WriteAsync((scope, cancel) => scope.GetRequiredService<Storage.DbSession>().ExecuteAsync(sql, null, cancel));
}
