using static ChatBot.Tests.Approvals.ApprovalBot;

namespace ChatBot.Tests.Approvals;

public sealed class NodeClockTests
{
    private const string No = "202611230001";

    [Fact]
    public async Task Legal_is_warned_at_three_hours_and_at_four_the_superior_hears_too()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.HasContract("HT-88");
        await new DeskForm(bot, No, "lina", text: "HT-88").Node(DeskForm.Anybody, "yanlv").Submits();
        await bot.TimeReaches("2026-11-23 12:45");
        Assert.Empty(bot.PushesTo("yanlv"));
        await bot.TimeReaches("2026-11-23 13:00");
        Has("⏳ 快到期：审批「用印申请」（法务）\n编号：SP-202611230001\n客户：浙江一院", Assert.Single(bot.PushesTo("yanlv")));
        await bot.TimeReaches("2026-11-23 14:00");

        Has("🔴 已超时：审批「用印申请」（法务）\n编号：SP-202611230001", bot.PushesTo("yanlv")[^1]);
        Has("🔴 超时未审：审批「用印申请」（法务）\n编号：SP-202611230001\n审批人：严律", Assert.Single(bot.PushesTo("chenzong")));
        Has("限工作时间4小时", bot.PushesTo("chenzong")[0]);
        Has("🔴法务 严律：审批中", await bot.Says("lina", $"审批 {No}"));
    }

    [Fact]
    public async Task Who_stands_in_for_the_approver_is_told_that_only_the_approver_can_do_it()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await new DeskForm(bot, No, "lina").Node(DeskForm.Anybody, "yanlv").Submits();
        await bot.Says("yanlv", "请假 11/23-11/24 代理:钱会");
        await bot.TimeReaches("2026-11-23 13:15");

        var warned = Assert.Single(bot.PushesTo("qianhui"), push => push.Contains("快到期", StringComparison.Ordinal));
        Has("企业微信「审批」里只有 严律 能处理：请提醒 严律 审批或转审给您", warned);
        Assert.DoesNotContain("来不及请转审", warned, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nights_and_weekends_do_not_count()
    {
        // 2026-11-27 is a Friday.
        await using var bot = await TestBot.StartAsync("2026-11-27 17:00");
        await new DeskForm(bot, "202611270001", "lina").Node(DeskForm.Anybody, "yanlv").Submits();

        Assert.Equal("yanlv:11-30 12:00", await bot.ClocksOf("202611270001"));
        await bot.JumpTo("2026-11-30 10:30");
        Assert.DoesNotContain(bot.PushesTo("yanlv"), push => push.Contains("快到期", StringComparison.Ordinal));
        await bot.JumpTo("2026-11-30 11:00");
        Assert.Contains(bot.PushesTo("yanlv"), push => push.Contains("快到期", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_todo_list_nudges_acknowledgements_and_the_board_take_the_form_number()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await new DeskForm(bot, No, "lina").Node(DeskForm.Anybody, "yanlv").Submits();

        Has("SP-202611230001 审批「用印申请」（法务）", await bot.Says("yanlv", "待办"));
        Has("已提醒 严律", await bot.Says("lina", $"催办 SP{No}"));
        Has("李娜", Assert.Single(bot.PushesTo("yanlv")));
        await bot.TimeReaches("2026-11-23 14:15");
        Has("严律", await bot.Says("lina", $"卡点 SP-{No}"));
        Has("SP-202611230001", await bot.Says("chenzong", "卡点"));
        Has("SP-202611230001", await bot.Presses("chenzong", "收到"));
    }

    [Fact]
    public async Task Handing_on_gives_the_clock_away_and_does_not_wind_it()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        var form = new DeskForm(bot, No, "lina").Node(DeskForm.Anybody, "yanlv");
        await form.Submits();
        await bot.TimeReaches("2026-11-23 12:00");
        await form.HandsOn("yanlv", "hemiao");

        Assert.Equal("hemiao:11-23 14:00", await bot.ClocksOf(No));
        Assert.Equal([1L], await bot.Query<long>("select count(*) from deadlines"));
        await bot.TimeReaches("2026-11-23 13:00");
        Has("快到期", Assert.Single(bot.PushesTo("hemiao")));
        Assert.Empty(bot.PushesTo("yanlv"));
    }

    [Fact]
    public async Task A_returned_form_does_not_get_its_time_back()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 09:00");
        var form = new DeskForm(bot, No, "lina").Node(DeskForm.Anybody, "wanghua").Node(DeskForm.Anybody, "yanlv");
        await form.Submits();
        await form.Agrees("wanghua");
        await bot.TimeReaches("2026-11-23 12:00");
        await form.Returns(0);
        Assert.Equal("wanghua:11-24 11:00", await bot.ClocksOf(No));
        await bot.TimeReaches("2026-11-23 13:00");
        await form.Agrees("wanghua");

        // Three of legal's four hours were used before the return.
        Assert.Equal("yanlv:11-23 14:00", await bot.ClocksOf(No));
        await bot.TimeReaches("2026-11-23 14:30");
        var shown = await bot.Says("lina", $"审批 {No}");
        Has("2. 法务 严律：退回\n   11月23日(周一)09:00 → 11月23日(周一)12:00\n   用时3小时", shown);
        Has("4. 🔴法务 严律：审批中（第2次）\n   11月23日(周一)13:00 → 现在\n   用时1小时30分（工作时间1小时30分），累计4小时30分", shown);
    }

    [Fact]
    public async Task Everybody_of_a_countersigned_node_has_a_clock_and_one_is_enough_of_the_other_kind()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        var all = new DeskForm(bot, No, "lina").Node(DeskForm.Everybody, "yanlv", "qianhui").Node(DeskForm.Anybody, "wanghua", "zhoumin").Node(DeskForm.InTurn, "wanghua", "chenzong");
        await all.Submits();
        Assert.Equal("qianhui:11-23 14:00 yanlv:11-23 14:00", await bot.ClocksOf(No));
        await all.Agrees("qianhui");
        Assert.Equal("yanlv:11-23 14:00", await bot.ClocksOf(No));
        await all.Agrees("yanlv");
        Assert.Equal("wanghua zhoumin", string.Join(' ', (await bot.ClocksOf(No)).Split(' ').Where(part => part.Contains("11-23", StringComparison.Ordinal)).Select(part => part.Split(':')[0])));
        await all.Agrees("zhoumin");
        Assert.StartsWith("wanghua:", await bot.ClocksOf(No), StringComparison.Ordinal);
        await all.Agrees("wanghua");
        Assert.StartsWith("chenzong:", await bot.ClocksOf(No), StringComparison.Ordinal);
        await all.Agrees("chenzong");
        Assert.Equal("", await bot.ClocksOf(No));
        Assert.Equal([0L], await bot.Query<long>("select count(*) from deadlines where closed_at is null"));
    }

    [Fact]
    public async Task An_added_approver_has_a_clock_of_his_own_and_the_others_keep_theirs()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        var form = bot.Form(No);
        await form.Submits();
        var before = await bot.ClocksOf(No);
        await form.Adds("zhoumin");
        Assert.Equal(before, await bot.ClocksOf(No));
        await form.Agrees("wanghua");
        Assert.StartsWith("zhoumin:", await bot.ClocksOf(No), StringComparison.Ordinal);
        await form.Agrees("zhoumin");
        Assert.Equal("yanlv:11-23 14:00", await bot.ClocksOf(No));
    }

    [Fact]
    public async Task Clocks_survive_a_restart_and_fire_once()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await new DeskForm(bot, No, "lina").Node(DeskForm.Anybody, "yanlv").Submits();
        await bot.Stop();
        bot.Clock.SetUtcNow(TestBot.At("2026-11-23 14:20"));
        await bot.Restart();
        await bot.TimeReaches("2026-11-23 15:00");

        Assert.Single(bot.PushesTo("chenzong"));
        Has("补发：本应于 11月23日(周一)14:00 通知", bot.PushesTo("chenzong")[0]);
    }
}
