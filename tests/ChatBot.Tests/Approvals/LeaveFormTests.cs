using ChatBot.Features.Chat;
using static ChatBot.Tests.Approvals.ApprovalBot;

namespace ChatBot.Tests.Approvals;

/// <summary>A leave that was asked for in WeCom's own approval app (R76, part C 11).</summary>
public sealed class LeaveFormTests
{
    [Fact]
    public async Task A_leave_form_that_passes_sends_the_person_on_leave_with_the_delegate_it_names()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        var form = Leave(bot, "2026-11-25 00:00", "2026-11-26 12:00", "wanglei");
        await form.Submits();
        await bot.TimeReaches("2026-11-23 10:15");
        Assert.Equal(0, await CountAsync(bot));

        await form.Agrees("wanghua");
        await bot.TimeReaches("2026-11-23 10:30");

        Assert.Equal(1, await CountAsync(bot));
        Assert.Contains(bot.PushesTo("wanglei"), push => push.Contains("李娜 请假：11月25日(周三)至11月26日(周四)\n由您代理", StringComparison.Ordinal));
        Assert.Contains(bot.PushesTo("lina"), push => push.Contains("李娜 请假", StringComparison.Ordinal));
        await bot.TimeReaches("2026-11-25 10:00");
        Assert.Equal("wanglei", bot.Org.AbsenceOf("lina")?.Delegate);
    }

    [Fact]
    public async Task Withdrawn_after_it_passed_the_leave_is_over()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        var form = Leave(bot, "2026-11-25 00:00", "2026-11-27 12:00", null);
        await form.Submits();
        await form.Agrees("wanghua");
        await bot.TimeReaches("2026-11-25 10:00");
        Assert.NotNull(bot.Org.AbsenceOf("lina"));

        await form.WithdrawsAfterPass();

        Assert.Null(bot.Org.AbsenceOf("lina"));
        Has("李娜 已提前回来上班", bot.PushesTo("wanghua")[^1]);
    }

    [Fact]
    public async Task A_form_that_is_refused_changes_nothing_and_a_repeat_makes_no_second_leave()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        var refused = Leave(bot, "2026-11-25 00:00", "2026-11-27 12:00", null);
        await refused.Submits();
        await refused.Rejects("wanghua");
        await bot.TimeReaches("2026-11-23 10:30");
        Assert.Equal(0, await CountAsync(bot));

        var passed = Leave(bot, "2026-12-01 00:00", "2026-12-01 00:00", null, "202611230002");
        await passed.Submits();
        await passed.Agrees("wanghua");
        await passed.Deliver(passed.Events[^1]);
        await bot.TimeReaches("2026-11-23 11:30");

        Assert.Equal(1, await CountAsync(bot));
        Has("12月1日(周二)上午", await bot.Says("lina", "代理人"));
    }

    [Fact]
    public async Task A_leave_that_was_typed_before_becomes_the_forms_with_the_delegate_that_was_typed()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "请假 11/25 代理:王磊");
        var form = Leave(bot, "2026-11-25 00:00", "2026-11-26 12:00", null);
        await form.Submits();
        await form.Agrees("wanghua");
        await bot.TimeReaches("2026-11-23 10:30");

        Has("11月25日(周三)至11月26日(周四)，由 王磊 代", await bot.Says("lina", "代理人"));
        Assert.Equal(1, await CountAsync(bot));
    }

    /// <summary>In half days, as the leave control counts them: 0:00 is the morning, 12:00 the afternoon, at either end.</summary>
    private static DeskForm Leave(TestBot bot, string begin, string end, string? stand, string spNo = "202611230001") =>
        new DeskForm(bot, spNo, "lina", "请假") { Span = new ApprovalSpan(TestBot.At(begin), TestBot.At(end), InHalfDays: true), Delegate = stand }.Node(DeskForm.Anybody, "wanghua");

    private static async Task<long> CountAsync(TestBot bot) => (await bot.Query<long>("select count(*) from absences where ended_at is null")).Single();
}
