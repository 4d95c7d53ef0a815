using ChatBot.Features.Chat;
using static ChatBot.Tests.Approvals.ApprovalBot;

namespace ChatBot.Tests.Approvals;

/// <summary>What people hear of a form, what is kept of every event, and what is credited.</summary>
public sealed class NewsTests
{
    private const string No = "202611230001";

    [Fact]
    public async Task A_pass_reaches_the_initiator_with_the_next_step()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.HasContract("HT-88", owner: "wanglei");
        var form = new DeskForm(bot, No, "lina", text: "HT-88").Node(DeskForm.Anybody, "yanlv");
        await form.Submits();
        await bot.TimeReaches("2026-11-23 11:05");
        await form.Agrees("yanlv");

        var told = Assert.Single(bot.PushesTo("lina"));
        Has("✅ 用印申请 已通过", told);
        Has("通过：11月23日(周一)11:05，最后一位 严律", told);
        Has("用时：1小时5分（工作时间1小时5分）", told);
        Has("回款计划 HT-88", told);
        Has("✅ 用印申请 已通过", Assert.Single(bot.PushesTo("wanglei")));
        await bot.TimeReaches("2026-11-23 12:30");
        Assert.Single(bot.PushesTo("lina"));
        var contract = Assert.Single(bot.Platform.Sent.Last(push => push.RecipientId == "lina").Message.Acts, act => act.Label == "看合同");
        Assert.Equal("合同 HT-88", contract.Command);
        Has("HT-88", await bot.Presses("wanglei", "看合同"));
    }

    [Fact]
    public async Task A_rejection_says_by_whom_and_what_to_do()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.HasContract("HT-88");
        var form = bot.Form(No, text: "HT-88");
        await form.Submits();
        await bot.TimeReaches("2026-11-23 10:15");
        await form.Agrees("wanghua");
        await form.Rejects("yanlv");

        var told = Assert.Single(bot.PushesTo("lina"));
        Has("❌ 用印申请 被驳回", told);
        Has("驳回：11月23日(周一)10:15，严律", told);
        Has("向 严律 问清要改什么", told);
        Has("HT-88", told);
        Assert.Equal("", await bot.ClocksOf(No));
    }

    [Fact]
    public async Task A_pass_that_is_taken_back_reopens_the_contract_and_takes_the_credit_back()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.HasContract("HT-88");
        var form = new DeskForm(bot, No, "lina", text: "HT-88").Node(DeskForm.Anybody, "yanlv");
        await form.Submits();
        await bot.TimeReaches("2026-11-23 10:15");
        await form.Agrees("yanlv");
        Assert.Equal(1, await CreditsAsync(bot, "lina"));

        await form.WithdrawsAfterPass();

        Has("⚠ 用印申请 通过后又被撤销", bot.PushesTo("lina")[^1]);
        Has("状态：通过后撤销", await bot.Says("lina", $"审批 {No}"));
        Assert.Equal(0, await CreditsAsync(bot, "lina"));
    }

    [Fact]
    public async Task The_name_of_a_form_cannot_pass_for_a_button()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        var form = new DeskForm(bot, No, "lina", "用印申请\n[同意] 撤销").Node(DeskForm.Anybody, "yanlv");
        await form.Submits();
        await form.Agrees("yanlv");

        Has("用印申请 [同意] 撤销", bot.PushesTo("lina")[0]);
        Assert.DoesNotContain(bot.Platform.Sent.SelectMany(push => push.Message.Acts), act => act.Label == "同意");
    }

    [Fact]
    public async Task Two_events_of_one_second_are_two_and_a_repeat_is_none()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        var first = bot.Form(No);
        var second = bot.Form("202611230002");
        await first.Submits();
        await second.Submits();
        await first.Agrees("wanghua");
        await second.Agrees("wanghua");
        foreach (var told in first.Events.Concat(second.Events).ToList()) await first.Deliver(told);

        Assert.Equal([4L], await bot.Query<long>("select count(*) from approval_sightings"));
        Assert.Equal(["<xml/>"], await bot.Query<string>("select distinct raw from approval_sightings"));
        Assert.Equal("yanlv:11-23 14:00", await bot.ClocksOf(No));
        Assert.Equal("yanlv:11-23 14:00", await bot.ClocksOf("202611230002"));
    }

    [Fact]
    public async Task A_pass_that_overtakes_the_review_is_not_taken_back_by_it()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        var form = new DeskForm(bot, No, "lina") { IsTold = false }.Node(DeskForm.Anybody, "yanlv");
        await form.Submits();
        await form.Agrees("yanlv");

        await form.Deliver(form.Events[1]);
        await form.Deliver(form.Events[0]);

        Has("状态：已通过\n", await bot.Says("lina", $"审批 {No}"));
        Assert.Equal("", await bot.ClocksOf(No));
        Assert.Single(bot.PushesTo("lina"), push => push.Contains("已通过", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_deletion_and_a_payment_of_which_no_event_tells_are_seen_by_the_next_reading()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        var form = new DeskForm(bot, No, "lina").Node(DeskForm.Anybody, "yanlv");
        await form.Submits();
        await form.Agrees("yanlv");
        form.IsNow(10);
        await bot.TimeReaches("2026-11-23 11:30");
        Has("状态：已支付\n", await bot.Says("lina", $"审批 {No}"));

        form.IsNow(7);
        await bot.TimeReaches("2026-11-23 13:00");
        Has("状态：已删除\n", await bot.Says("lina", $"审批 {No}"));
    }

    [Fact]
    public async Task An_event_whose_status_is_the_one_before_it_is_understood_by_what_happened()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        var form = new DeskForm(bot, No, "lina") { IsTold = false }.Node(DeskForm.Anybody, "yanlv");
        await form.Submits();
        await form.Rejects("yanlv");
        await form.Deliver(form.Events[0]);
        await form.Deliver(form.Events[1] with { Status = 1 });

        Has("状态：已驳回", await bot.Says("lina", $"审批 {No}"));
    }

    [Fact]
    public async Task A_form_without_a_number_and_one_of_an_unheard_of_status_are_kept()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        var form = bot.Form(No);
        form.IsTold = false;
        await form.Submits();
        await bot.Hears("sys", new ApprovalChangedContent(form.Events[0] with { SpNo = "" }), "no-number");
        await form.Deliver(form.Events[0] with { Status = 5 });

        Assert.Equal([2L], await bot.Query<long>("select count(*) from approval_sightings"));
        Assert.Equal([No], await bot.Query<string>("select sp_no from approvals"));
        Has("状态：审批中", await bot.Says("lina", $"审批 {No}"));
    }

    [Fact]
    public async Task Legal_within_its_limit_is_credited_to_the_initiator_once_a_contract_and_day()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 09:00");
        await bot.HasContract("HT-88");
        foreach (var no in (string[])[No, "202611230002"])
        {
            var form = new DeskForm(bot, no, "lina", text: "HT-88").Node(DeskForm.Anybody, "yanlv").Node(DeskForm.Anybody, "qianhui");
            await form.Submits();
            await bot.TimeReaches(no == No ? "2026-11-23 10:00" : "2026-11-23 12:00");
            await form.Agrees("yanlv");
        }

        Assert.Equal(1, await CreditsAsync(bot, "lina"));
        Assert.Equal(0, await CreditsAsync(bot, "yanlv"));
        Has("合同审批×1", await bot.Says("lina", "日报"));
    }

    [Fact]
    public async Task Legal_over_its_limit_is_not_credited_nor_is_a_rejection()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 09:00");
        var late = new DeskForm(bot, No, "lina").Node(DeskForm.Anybody, "yanlv").Node(DeskForm.Anybody, "qianhui");
        var rejected = new DeskForm(bot, "202611230002", "lina").Node(DeskForm.Anybody, "yanlv");
        await late.Submits();
        await rejected.Submits();
        await bot.TimeReaches("2026-11-23 10:00");
        await rejected.Rejects("yanlv");
        await bot.TimeReaches("2026-11-23 13:01");
        await late.Agrees("yanlv");

        Assert.Equal(0, await CreditsAsync(bot, "lina"));
    }

    private static async Task<long> CreditsAsync(TestBot bot, string who) =>
        (await bot.Query<long>("select count(*) from health_actions where person = @who and kind = '合同审批' and undone_at is null", new { who })).Single();
}
