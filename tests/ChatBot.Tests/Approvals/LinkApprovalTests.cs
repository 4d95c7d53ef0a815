using static ChatBot.Tests.Approvals.ApprovalBot;

namespace ChatBot.Tests.Approvals;

public sealed class LinkApprovalTests
{
    private const string No = "202611230001";

    [Fact]
    public async Task The_initiator_is_asked_for_the_contract_that_the_form_does_not_name_and_links_it()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.HasContract("HT-88");
        await bot.Form(No, text: "浙江一院采购合同").Submits();
        await bot.TimeReaches("2026-11-23 10:15");
        Has("请发：审批 关联 SP-202611230001 HT-…", Assert.Single(bot.PushesTo("lina")));

        Has("还缺合同编号", await bot.Says("lina", $"审批 关联 {No}"));
        Has("还缺审批单号", await bot.Says("lina", "审批 关联 HT-88"));
        Has("没有找到 HT-7", await bot.Says("lina", $"审批 关联 SP{No} HT-7"));
        Has("已关联：SP-202611230001 用印申请 → HT-88 浙江一院", await bot.Says("lina", $"审批 关联 SP{No} HT-88"));

        Has("SP-202611230001", await bot.Says("lina", "审批 HT-88"));
        Has("已经关联 HT-88", await bot.Says("lina", $"审批 关联 {No} HT-88"));
        Assert.Equal(["浙江一院"], await bot.Query<string>("select customer from deadlines where closed_at is null"));
        await bot.TimeReaches("2026-11-23 10:30");
        Assert.Single(bot.PushesTo("lina"));
    }

    [Fact]
    public async Task What_was_typed_is_taken_back_by_undo_and_not_overruled_by_the_form()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.HasContract("HT-7", customer: "省中医院");
        await bot.HasContract("HT-88");
        var form = bot.Form(No, text: "合同编号：HT-88");
        await form.Submits();
        await bot.TimeReaches("2026-11-23 10:15");
        Has("· HT-88", await bot.Says("lina", $"审批 {No}"));

        Has("原来关联的是 HT-88，已改", await bot.Says("lina", $"审批 关联 {No} HT-7"));
        await form.Agrees("wanghua");
        await bot.TimeReaches("2026-11-23 10:18");
        Has("· HT-7", await bot.Says("lina", $"审批 {No}"));

        Has("撤销", await bot.Says("lina", "撤销"));
        Has("· HT-88", await bot.Says("lina", $"审批 {No}"));
    }

    [Fact]
    public async Task Undo_is_refused_once_somebody_else_has_linked_it_anew()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.HasContract("HT-7");
        await bot.HasContract("HT-88");
        await bot.Form(No).Submits();
        await bot.TimeReaches("2026-11-23 10:15");
        await bot.Says("lina", $"审批 关联 {No} HT-88");
        await bot.Says("wanghua", $"审批 关联 {No} HT-7");

        Has("已由 王华", await bot.Says("lina", "撤销"));
        Has("· HT-7", await bot.Says("lina", $"审批 {No}"));
    }

    [Fact]
    public async Task Of_several_numbers_on_a_form_the_registered_one_counts_and_two_of_those_are_asked_about()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.HasContract("HT-88");
        await bot.Form(No, text: "替换旧合同 HT-12\n合同编号 HT-88").Submits();
        await bot.TimeReaches("2026-11-23 10:15");
        Has("· HT-88", await bot.Says("lina", $"审批 {No}"));

        await bot.HasContract("HT-12");
        await bot.Form("202611230002", text: "替换旧合同 HT-12\n合同编号 HT-88").Submits();
        await bot.TimeReaches("2026-11-23 10:30");
        Has("表单里有多个合同编号：HT-12、HT-88", bot.PushesTo("lina")[^1]);
    }

    [Fact]
    public async Task A_form_of_any_template_that_names_a_contract_is_about_that_contract()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.HasContract("HT-88");
        var form = new DeskForm(bot, No, "lina", "通用审批", "请批 HT-88 的补充条款") { TemplateId = "general" }.Node(DeskForm.Anybody, "yanlv");
        await form.Submits();
        Assert.Equal("", await bot.ClocksOf(No));
        await bot.TimeReaches("2026-11-23 10:15");

        Assert.Equal("yanlv:11-23 14:00", await bot.ClocksOf(No));
    }

    [Fact]
    public async Task A_template_that_nobody_sorted_is_kept_without_clocks_and_listed()
    {
        await using var bot = await TestBot.StartAsync("2026-06-15 10:00");
        var form = new DeskForm(bot, "202606150001", "lina", "项目立项", "无编号") { TemplateId = "3TkUnknown" }.Node(DeskForm.Anybody, "yanlv");
        await form.Submits();
        await new DeskForm(bot, "202606150002", "lina", "请假").Node(DeskForm.Anybody, "wanghua").Submits();
        await bot.TimeReaches("2026-06-15 10:15");

        Has("✗ 审批：未归类的模板：项目立项×1\n   → 在 approvals.yaml", await bot.Says("chenzong", "体检"));
        Has("项目立项", await bot.Says("lina", "审批 202606150001"));
        HasNot("限工作时间", await bot.Says("lina", "审批 202606150001"));
        Assert.Equal("", await bot.ClocksOf("202606150001"));
        await form.Agrees("yanlv");
        await bot.TimeReaches("2026-06-15 10:30");
        Assert.Empty(bot.PushesTo("lina"));
    }
}
