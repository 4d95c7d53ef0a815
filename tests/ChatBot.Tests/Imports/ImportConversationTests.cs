using ChatBot.Features.Imports;
using ChatBot.Features.Ledger;
using Microsoft.Extensions.DependencyInjection;
using static ChatBot.Tests.Imports.Files;

namespace ChatBot.Tests.Imports;

public sealed class ImportConversationTests
{
    private static readonly byte[] Customers = Csv("客户名称,区域,负责人", "华东医院,华东,李娜", "浙江一院,华东,王磊", "仁济医院,,"), Contracts =
        Csv("合同号,甲方,合同额（万元）,内容,业务员", "HT-2025-001,华东医院,12.5,呼吸机管路,李娜", "2025-002,新客户医院,3,,");

    [Fact]
    public async Task Nothing_is_written_before_the_yes_and_all_of_it_after()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        var import = await bot.Uploads("wanghua", "customers", Customers);

        Assert.Equal(ImportState.Ready, import.State);
        Assert.Empty(await bot.Query<string>("select name from customers"));
        Assert.Contains("新建 3，修改 0，已有 0", bot.PushesTo("wanghua")[^1], StringComparison.Ordinal);

        await bot.Presses("wanghua", "确认导入");
        await bot.Works(import.Id);

        Assert.Equal(["lina", "wanghua", "wanglei"], (await bot.Query<string>("select owner from customers")).Order(StringComparer.Ordinal));
        Assert.Contains("写入：3 行", bot.PushesTo("wanghua")[^1], StringComparison.Ordinal);
        Assert.Equal(3, (await bot.Query<string>("select record_no from ledger where action = '导入客户' and source = 'Page' and actor = 'wanghua'")).Count);
        Assert.Null((await bot.Database.ReadAsync((scope, cancel) => scope.GetRequiredService<LedgerStore>().VerifyAsync(cancel))).FirstBroken);
    }

    [Fact]
    public async Task The_same_file_again_writes_nothing_twice_and_says_so()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Imports("wanghua", "customers", Customers);

        var again = await bot.Uploads("wanghua", "customers", Customers);

        Assert.Contains("导入过（导入-1）", again.Notices, StringComparison.Ordinal);
        Assert.Equal(new ImportCounts(0, 0, 3, 0, 0, 0), (await bot.View(again)).Counts);
        Assert.Contains("没有要写入的行", bot.PushesTo("wanghua")[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blank_cell_keeps_what_is_there_and_a_filled_one_changes_it()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Imports("wanghua", "customers", Customers);

        var import = await bot.Uploads("wanghua", "customers", Csv("客户,区域,负责人", "华东医院,,王磊", "仁济医院,华东,"));
        var view = await bot.View(import);

        Assert.Equal(["华东医院：负责人 李娜 → 王磊", "仁济医院：区域 空 → 华东"], view.Writes.Select(row => row.What));
        await bot.Says("wanghua", "导入 确认");
        await bot.Works(import.Id);
        Assert.Equal(["仁济医院 华东 wanghua", "华东医院 华东 wanglei"], (await bot.Query<string>("select name || ' ' || region || ' ' || owner from customers where name <> '浙江一院'")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Others_customers_are_not_taken_over()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Imports("linfeng", "customers", Csv("客户,负责人", "华南医院,黄丽"));

        var view = await bot.View(await bot.Uploads("wanghua", "customers", Csv("客户,负责人", "华南医院,李娜")));

        Assert.Equal(1, view.Counts.Bad);
        Assert.Contains("没有权限改它", view.Problems[0].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Imported_contracts_wait_for_somebody_to_look_at_the_paper()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        await bot.Imports("wanghua", "contracts", Contracts);

        var shown = await bot.Says("lina", "合同 HT-2025-001");
        Assert.Contains("12.5万元", shown, StringComparison.Ordinal);
        Assert.Contains("待核实", shown, StringComparison.Ordinal);
        Assert.Contains("已核实 HT-2025-001", await bot.Says("lina", "核实 HT-2025-001"), StringComparison.Ordinal);
        Assert.Contains("核实：李娜", await bot.Says("lina", "合同 HT-2025-001"), StringComparison.Ordinal);
        Assert.Contains("已由 李娜 核实过了", await bot.Says("wanghua", "核实 HT-2025-001"), StringComparison.Ordinal);
        await bot.Says("lina", "撤销");
        Assert.Contains("待核实", await bot.Says("lina", "合同 HT-2025-001"), StringComparison.Ordinal);
        Assert.Contains("HT-2025-002", await bot.Says("wanghua", "合同 新客户医院"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contract_number_of_others_is_taken_and_no_more_is_said()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Imports("linfeng", "contracts", Csv("合同编号,客户,金额", "HT-1,华南医院,5万"));

        var view = await bot.View(await bot.Uploads("wanghua", "contracts", Csv("合同编号,客户,金额", "HT-1,华东医院,6万")));

        Assert.Equal("第2行：合同编号 HT-1 已被占用，您没有权限改它", view.Problems[0].Problem);
    }

    [Fact]
    public async Task An_amount_changes_only_as_far_as_the_payments_let_it()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Imports("wanghua", "contracts", Contracts);
        await bot.Says("lina", "回款计划 HT-2025-001 5万 12月10日; 7.5万 12月31日");

        var view = await bot.View(await bot.Uploads("wanghua", "contracts", Csv("合同编号,客户,金额", "HT-2025-001,华东医院,20万", "HT-2025-002,新客户医院,4万")));

        Assert.Equal((1, 1), (view.Counts.Bad, view.Counts.Change));
        Assert.Contains("金额 3万元 → 4万元", view.Writes[0].What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plans_come_with_their_clocks_and_what_has_been_paid()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Imports("wanghua", "contracts", Contracts);

        var import = await bot.Imports("wanghua", "plans", Csv(
            "合同编号,应收金额,付款比例,付款时间,已收,备注", "HT-2025-001,5万,,2026-10-10,5万,首付", "HT-2025-002,,40%,到货+30天,,", "HT-2025-001,7.5万,,2026-12-31,1万,尾款", "HT-2025-002,,60%,2026-12-10,,"));

        Assert.Equal(new ImportCounts(4, 0, 0, 0, 0, 4), (await bot.View(import)).Counts);
        var shown = await bot.Says("lina", "回款 HT-2025-001");
        Assert.Contains("7.5万元", shown, StringComparison.Ordinal);
        Assert.Contains("6万元", shown, StringComparison.Ordinal);
        Assert.Equal([1_200_000L, 1_800_000L, 5_000_000L, 7_500_000L], (await bot.Query<long>("select amount_fen from payment_items")).Order());
        Assert.Equal(2, (await bot.Query<string>("select record_no from deadlines where closed_at is null and part = 'payment'")).Count);

        var again = await bot.View(await bot.Uploads("wanghua", "plans", Csv("合同编号,金额,到期日,备注", "HT-2025-001,5万,2026-10-10,首付", "HT-2025-001,7.5万,2026-12-31,尾款")));
        Assert.Equal(2, again.Counts.Same);
    }

    [Fact]
    public async Task A_plan_that_does_not_add_up_or_has_no_contract_is_refused_whole()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Imports("wanghua", "contracts", Contracts);

        var view = await bot.View(await bot.Uploads("wanghua", "plans", Csv("合同编号,金额,到期日", "HT-2025-001,5万,2026-12-10", "HT-2025-001,7万,2026-12-31", "HT-9,1万,2026-12-31")));

        Assert.Equal(3, view.Counts.Bad);
        Assert.Contains("还差 5,000元", view.Problems[0].Problem, StringComparison.Ordinal);
        Assert.Contains("没有合同 HT-9", view.Problems[2].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_file_goes_in_pieces_and_goes_on_after_a_restart()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00", null, ("Import:RowsAtOnce", "100"));
        var import = await bot.Uploads("chenzong", "customers", Csv(["客户", .. Enumerable.Range(1, 1000).Select(at => $"医院{at}")]));
        await bot.Says("chenzong", $"导入 确认 {import.Id}");
        // A crash after the first pieces: what stands in the database is all that there is.
        await bot.Database.WriteAsync((scope, cancel) => scope.GetRequiredService<Storage.DbSession>().ExecuteAsync("insert into customers (name, created_by, created_at) values ('医院1', 'x', 0), ('医院2', 'x', 0)", null, cancel));
        await bot.Restart();
        Assert.Contains("正在写入，已到 0%", await bot.Says("chenzong", "导入 进度"), StringComparison.Ordinal);

        import = await bot.Works(import.Id);

        Assert.Equal((ImportState.Done, 1000L), (import.State, import.Done));
        Assert.Equal(1000, (await bot.Query<string>("select name from customers")).Count);
        Assert.Equal(1000, (await bot.View(import)).Counts.Applied);
    }

    [Fact]
    public async Task Two_workers_write_each_row_once()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00", null, ("Import:RowsAtOnce", "10"));
        var import = await bot.Uploads("chenzong", "stock", Csv(["仓库,货号,数量", .. Enumerable.Range(1, 300).Select(at => $"上海仓,GL-{at},{at}")]));
        await bot.Says("chenzong", $"导入 确认 {import.Id}");

        using var other = ActivatorUtilities.CreateInstance<ImportWorker>(bot.Services);
        await Task.WhenAll(other.DrainAsync(CancellationToken.None), bot.Works(import.Id));

        Assert.Equal(300, (await bot.View((await bot.Works(import.Id)))).Counts.Applied);
        Assert.Equal(300, (await bot.Query<string>("select sku from stock")).Count);
        Assert.Equal(30, (await bot.Query<string>("select action from ledger where action like '导入库存%'")).Count);
        Assert.Single(bot.PushesTo("chenzong"), push => push.Contains("完成", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_yes_that_comes_too_late_says_what_has_become_of_it()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        var import = await bot.Uploads("wanghua", "customers", Customers);

        Assert.Contains("已取消", await bot.Says("wanghua", $"导入 取消 {import.Id}"), StringComparison.Ordinal);
        Assert.Contains("已取消", await bot.Says("wanghua", $"导入 确认 {import.Id}"), StringComparison.Ordinal);
        await bot.Works(import.Id);
        Assert.Empty(await bot.Query<string>("select name from customers"));
    }

    [Fact]
    public async Task Nobody_learns_about_others_imports()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        var import = await bot.Uploads("wanghua", "customers", Customers);

        Assert.Equal(await bot.Says("linfeng", "导入 确认 99"), (await bot.Says("linfeng", $"导入 确认 {import.Id}")).Replace(" 1。", " 99。", StringComparison.Ordinal));
        Assert.Equal(ImportState.Ready, (await bot.Works(import.Id)).State);
        Assert.Contains("没有使用权限", await bot.Says("lina", "导入 客户"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_refused_in_chat()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        var import = await bot.Uploads("wanghua", "customers", Csv("电话", "1"));

        Assert.Equal(ImportState.Refused, import.State);
        Assert.Contains("没有找到表头", bot.PushesTo("wanghua")[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_address_the_bot_says_what_to_do()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        var toAdmin = await bot.Says("chenzong", "导入 合同");
        var toLeader = await bot.Says("wanghua", "导入");

        Assert.Contains("Web:PublicUrl", toAdmin, StringComparison.Ordinal);
        Assert.Contains("chatbot import contracts 文件.xlsx --dry-run --as chenzong", toAdmin, StringComparison.Ordinal);
        Assert.Contains("请联系管理员 陈总", toLeader, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_an_address_a_link_comes_whose_token_is_stored_only_as_its_hash()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00", null, ("Web:PublicUrl", "https://bot.example.com/"));

        var answer = await bot.Says("wanghua", "导入 客户");

        var token = answer.Split("https://bot.example.com/import/")[1].Split('\n')[0].Trim();
        Assert.Equal(22, token.Length);
        Assert.Contains("30 分钟内（11月23日(周一)10:30前）", answer, StringComparison.Ordinal);
        Assert.Equal([Features.Links.Link.HashOf(token)], await bot.Query<string>("select token_hash from links where person = 'wanghua' and purpose = 'import' and payload = 'customers'"));
        Assert.Contains("可以导入：客户、合同、回款计划、库存", await bot.Says("wanghua", "导入 发票"), StringComparison.Ordinal);
    }
}
