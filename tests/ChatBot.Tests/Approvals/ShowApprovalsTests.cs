using static ChatBot.Tests.Approvals.ApprovalBot;

namespace ChatBot.Tests.Approvals;

public sealed class ShowApprovalsTests
{
    private const string No = "202611230001";

    [Fact]
    public async Task Each_node_shows_who_had_it_since_when_for_how_long_and_how_long_was_allowed()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.HasContract("HT-88");
        var form = bot.Form(No, text: "合同编号 ht88").CopyTo("wujing");
        await form.Submits();
        await bot.TimeReaches("2026-11-23 11:30");
        await form.Agrees("wanghua");
        await bot.TimeReaches("2026-11-23 13:00");
        await form.Agrees("yanlv");
        await bot.TimeReaches("2026-11-24 10:00");

        var shown = await bot.Says("lina", "审批 HT-88");

        Has("HT-88 浙江一院 的审批：", shown);
        Has("SP-202611230001 用印申请", shown);
        Has("发起：李娜 11月23日(周一)10:00", shown);
        Has("1. 王华：同意\n   11月23日(周一)10:00 → 11月23日(周一)11:30\n   用时1小时30分（工作时间1小时30分），限工作时间8小时", shown);
        Has("2. 法务 严律：同意\n   11月23日(周一)11:30 → 11月23日(周一)13:00\n   用时1小时30分（工作时间1小时30分），限工作时间4小时", shown);
        Has("3. 财务 钱会：审批中\n   11月23日(周一)13:00 → 现在\n   用时21小时（工作时间6小时），限工作时间8小时", shown);
        Has("合计：24小时（工作时间9小时）", shown);
        HasNot("吴静", shown);
        HasNot("补录", shown);
        Assert.Equal(shown.Split('\n')[1..], (await bot.Says("lina", "审批 HT88")).Split('\n')[1..]);
    }

    [Theory]
    [InlineData("审批 SP202611230001")]
    [InlineData("审批 sp-202611230001")]
    [InlineData("审批 202611230001")]
    [InlineData("审批：２０２６１１２３０００１")]
    [InlineData("审批单 SP 202611230001")]
    public async Task The_number_may_be_typed_as_the_phone_shows_it(string words)
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Form(No).Submits();

        Has("SP-202611230001 用印申请", await bot.Says("lina", words));
    }

    [Fact]
    public async Task Mine_are_listed_with_the_holder_by_name_and_those_without_a_contract_with_the_words_to_link_them()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.HasContract("HT-88");
        Has("您没有正在审批的表单", await bot.Says("lina", "审批"));
        await bot.Form(No, text: "HT-88").Submits();
        await bot.Form("202611230002").Submits();
        await bot.TimeReaches("2026-11-23 12:00");

        var mine = await bot.Says("lina", "审批");

        Has("SP-202611230001 用印申请 · HT-88\n   在 王华 手里，从 11月23日(周一)10:00 起，已 2小时（工作时间2小时）", mine);
        Has("还没有关联合同，请补上合同编号：\n审批 关联 SP-202611230002 HT-…", mine);
        HasNot("关联 SP-202611230001", mine);
        Has("您没有正在审批的表单", await bot.Says("wanglei", "审批"));
    }

    [Fact]
    public async Task It_is_seen_by_those_concerned_and_others_do_not_learn_that_it_exists()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.HasContract("HT-88", owner: "wanglei");
        await bot.Form(No, text: "HT-88").CopyTo("wujing").Submits();
        await bot.TimeReaches("2026-11-23 10:15");

        foreach (var who in (string[])["lina", "wanghua", "zhoumin", "yanlv", "qianhui", "wujing", "wanglei", "chenzong"])
            Has("用印申请", await bot.Says(who, $"审批 {No}"));
        Assert.Equal((await bot.Says("huangli", "审批 202600000000")).Replace("202600000000", No, StringComparison.Ordinal), await bot.Says("huangli", $"审批 {No}"));
        Has("没有找到 HT-88", await bot.Says("huangli", "审批 HT-88"));
        Has("没有找到 SP-202611230001", await bot.Says("huangli", $"审批 关联 {No} HT-88"));
    }

    [Fact]
    public async Task A_contract_without_a_form_says_how_to_link_one()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.HasContract("HT-88");

        Has("审批 关联 单号 HT-88", await bot.Says("lina", "审批 HT-88"));
        Has("没有找到 HT-99", await bot.Says("lina", "审批 HT-99"));
    }

    [Fact]
    public async Task A_contract_handed_in_again_shows_both_forms()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.HasContract("HT-88");
        var first = bot.Form(No, text: "HT-88");
        await first.Submits();
        await bot.TimeReaches("2026-11-23 11:00");
        await first.Withdraws();
        await bot.Form("202611230002", text: "重新提交 HT-88").Submits();
        await bot.TimeReaches("2026-11-23 11:15");

        var shown = await bot.Says("lina", "审批 HT-88");

        Has("SP-202611230001 用印申请\n发起：李娜 11月23日(周一)10:00\n状态：已撤销\n1. 王华：未处理\n   11月23日(周一)10:00 → 11月23日(周一)11:00", shown);
        Has("SP-202611230002 用印申请\n发起：李娜 11月23日(周一)11:00\n状态：审批中", shown);
        Assert.True(shown.IndexOf("202611230002", StringComparison.Ordinal) < shown.IndexOf("202611230001", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Several_at_one_node_are_told_apart()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        var form = new DeskForm(bot, No, "lina").Node(DeskForm.Everybody, "yanlv", "qianhui").Node(DeskForm.InTurn, "wanghua", "zhoumin");
        await form.Submits();
        await bot.TimeReaches("2026-11-23 10:30");
        await form.Agrees("qianhui");

        Has("1. 法务 会签 严律审批中、钱会同意：审批中", await bot.Says("lina", $"审批 {No}"));
        await form.HandsOn("yanlv", "chenzong");
        Has("会签 陈总（严律转审）审批中、钱会同意：审批中", await bot.Says("lina", $"审批 {No}"));
        await bot.TimeReaches("2026-11-23 11:00");
        await form.Agrees("chenzong");
        Has("2. 依次 王华审批中、周敏：审批中", await bot.Says("lina", $"审批 {No}"));
    }
}
