using static ChatBot.Tests.Approvals.ApprovalBot;

namespace ChatBot.Tests.Approvals;

public sealed class ReconcileTests
{
    private const string No = "202606150001";

    [Fact]
    public async Task A_form_of_which_nobody_told_is_found_within_the_hour_and_marked()
    {
        await using var bot = await TestBot.StartAsync("2026-06-15 10:00");
        await bot.HasContract("HT-88");
        var form = bot.Form(No, text: "HT-88");
        form.IsTold = false;
        form.Now = TestBot.At("2026-06-15 09:20");
        await form.Submits();
        form.Now = TestBot.At("2026-06-15 09:50");
        await form.Agrees("wanghua");
        await bot.TimeReaches("2026-06-15 11:00");

        var shown = await bot.Says("lina", "审批 HT-88");

        Has("状态：审批中（有补录", shown);
        Has("1. 王华：同意（补录）\n   6月15日(周一)09:20 → 6月15日(周一)09:50", shown);
        Assert.Equal("yanlv:06-15 13:50", await bot.ClocksOf(No));
    }

    [Fact]
    public async Task A_lost_decision_stops_the_clock_at_its_own_time_and_the_initiator_hears_of_it()
    {
        await using var bot = await TestBot.StartAsync("2026-06-15 10:00");
        await bot.HasContract("HT-88");
        var form = new DeskForm(bot, No, "lina", text: "HT-88").Node(DeskForm.Anybody, "yanlv");
        await form.Submits();
        await bot.TimeReaches("2026-06-15 11:01");
        form.IsTold = false;
        await form.Agrees("yanlv");
        await bot.TimeReaches("2026-06-15 12:00");

        var told = Assert.Single(bot.PushesTo("lina"));
        Has("已通过", told);
        Has("通过：6月15日(周一)11:01", told);
        Has("补录", told);
        Assert.Equal([TestBot.At("2026-06-15 11:01").ToUniversalTime()], await bot.Query<DateTimeOffset>("select closed_at from deadlines"));
        Assert.Equal([1L], await bot.Query<long>("select count(*) from health_actions where kind = '合同审批'"));
    }

    [Fact]
    public async Task An_event_that_comes_after_the_reading_takes_the_mark_away()
    {
        await using var bot = await TestBot.StartAsync("2026-06-15 10:00");
        var form = new DeskForm(bot, No, "lina") { IsTold = false }.Node(DeskForm.Anybody, "yanlv").Node(DeskForm.Anybody, "qianhui");
        await form.Submits();
        await form.Agrees("yanlv");
        await bot.TimeReaches("2026-06-15 10:45");
        Has("补录", await bot.Says("lina", $"审批 {No}"));

        foreach (var told in form.Events) await form.Deliver(told);

        HasNot("补录", await bot.Says("lina", $"审批 {No}"));
    }

    [Fact]
    public async Task A_result_of_long_ago_is_kept_and_nobody_is_disturbed()
    {
        await using var bot = await TestBot.StartAsync("2026-06-15 10:00");
        var form = new DeskForm(bot, "202606100001", "lina", text: "HT-88") { IsTold = false, Now = TestBot.At("2026-06-10 10:00") }.Node(DeskForm.Anybody, "yanlv");
        await form.Submits();
        await form.Agrees("yanlv");
        foreach (var told in form.Events) await form.Deliver(told);

        Has("状态：已通过", await bot.Says("lina", "审批 202606100001"));
        Assert.Empty(bot.PushesTo("lina"));
    }

    [Fact]
    public async Task Every_reading_goes_on_where_the_last_one_ended_with_an_overlap()
    {
        await using var bot = await TestBot.StartAsync("2026-06-15 10:00");
        await bot.Stop();
        bot.Clock.SetUtcNow(TestBot.At("2026-06-25 10:00"));
        await bot.Restart();

        Assert.Equal(
            [(TestBot.At("2026-06-08 10:00"), TestBot.At("2026-06-15 10:00")), (TestBot.At("2026-06-15 08:00"), TestBot.At("2026-06-25 10:00"))],
            bot.Platform.ListsAsked);
    }

    [Fact]
    public async Task An_app_that_may_not_ask_is_told_which_box_to_tick_and_goes_on_later_from_where_it_was()
    {
        await using var bot = await TestBot.StartAsync("2026-06-15 10:00");
        bot.Platform.ApprovalsRefusedWith = 301055;
        await bot.TimeReaches("2026-06-15 11:00");
        Has("✗ 审批：6月15日(周一)10:15起读不到（errcode 301055）\n   → 管理后台 审批→API→可调用应用 勾选本应用", await bot.Says("chenzong", "体检"));

        var form = bot.Form(No);
        form.IsTold = false;
        await form.Submits();
        bot.Platform.ApprovalsRefusedWith = null;
        await bot.TimeReaches("2026-06-15 11:45");

        Has("✓ 审批", await bot.Says("chenzong", "体检"));
        Has("状态：审批中", await bot.Says("lina", $"审批 {No}"));
    }

    [Fact]
    public async Task A_form_that_cannot_be_read_is_set_aside_and_the_others_go_on()
    {
        await using var bot = await TestBot.StartAsync("2026-06-15 10:00");
        bot.Platform.UnreadableForms.Add(No);
        await bot.Form(No, text: "HT-88").Submits();
        await bot.Form("202606150002", text: "HT-89").Submits();
        await bot.TimeReaches("2026-06-15 10:15");

        Has("· HT-89", await bot.Says("lina", "审批 202606150002"));
        HasNot("HT-88", await bot.Says("lina", $"审批 {No}"));
        Has("✗ 搁置任务：1件：FetchApprovalDetails 202606150001", await bot.Says("chenzong", "体检"));

        bot.Platform.UnreadableForms.Clear();
        await bot.TimeReaches("2026-06-15 11:00");
        Has("· HT-88", await bot.Says("lina", $"审批 {No}"));
        Has("✓ 搁置任务", await bot.Says("chenzong", "体检"));
    }

    [Fact]
    public async Task A_form_that_is_kept_from_the_app_is_counted_and_its_events_still_count()
    {
        await using var bot = await TestBot.StartAsync("2026-06-15 10:00");
        bot.Platform.HiddenForms.Add(No);
        var form = new DeskForm(bot, No, "lina").Node(DeskForm.Anybody, "yanlv");
        await form.Submits();
        await bot.TimeReaches("2026-06-15 10:15");

        Has("✗ 审批：1份读不到\n   → 把发起人加入应用可见范围", await bot.Says("chenzong", "体检"));
        await form.Agrees("yanlv");
        Has("状态：已通过", await bot.Says("lina", $"审批 {No}"));
    }

    [Fact]
    public async Task A_reading_that_lags_behind_an_event_changes_nothing_and_is_repeated()
    {
        await using var bot = await TestBot.StartAsync("2026-06-15 10:00");
        var form = new DeskForm(bot, No, "lina").Node(DeskForm.Anybody, "wanghua").Node(DeskForm.Anybody, "yanlv");
        await form.Submits();
        var stale = bot.Platform.Forms[No];
        await bot.TimeReaches("2026-06-15 10:30");
        await form.Agrees("wanghua");
        var clocks = await bot.ClocksOf(No);
        var fresh = bot.Platform.Forms[No];
        bot.Platform.Forms[No] = stale;
        await bot.JumpTo("2026-06-15 10:30:20");

        Assert.Equal(clocks, await bot.ClocksOf(No));
        bot.Platform.Forms[No] = fresh;
        await bot.TimeReaches("2026-06-15 11:00");
        Assert.Equal(clocks, await bot.ClocksOf(No));
        HasNot("补录", await bot.Says("lina", $"审批 {No}"));
    }

    [Fact]
    public async Task A_return_of_which_nobody_told_is_seen_by_the_reading()
    {
        await using var bot = await TestBot.StartAsync("2026-06-15 10:00");
        var form = new DeskForm(bot, No, "lina").Node(DeskForm.Anybody, "wanghua").Node(DeskForm.Anybody, "yanlv");
        await form.Submits();
        await form.Agrees("wanghua");
        await bot.TimeReaches("2026-06-15 11:01");
        form.IsTold = false;
        await form.Returns(0);
        await bot.TimeReaches("2026-06-15 12:00");

        Assert.StartsWith("wanghua:", await bot.ClocksOf(No), StringComparison.Ordinal);
        Has("1. 王华：同意", await bot.Says("lina", $"审批 {No}"));
        Has("2. 法务 严律：退回", await bot.Says("lina", $"审批 {No}"));
    }
}
