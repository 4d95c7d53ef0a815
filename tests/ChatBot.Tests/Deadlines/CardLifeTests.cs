namespace ChatBot.Tests.Deadlines;

/// <summary>A card on a phone tells the truth: when its matter is settled, by whomever and by whichever entrance, its buttons are greyed (C8, P4).</summary>
public sealed class CardLifeTests
{
    [Fact]
    public async Task Cards_about_a_stage_are_greyed_when_it_is_done_by_typing()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "需求 客户:华东医院 内容:呼吸机管路 数量:50");
        await bot.TimeReaches("2026-11-23 12:01");
        Assert.Contains(bot.PushesTo("wanghua"), push => push.Contains("XQ-1 生产应答", StringComparison.Ordinal));

        await bot.Says("wanggong", "接单 XQ-1 能做");
        await bot.Settle();

        // The opening card, the warning and the red one on his phone, and the regional manager's.
        Assert.Equal(3, bot.Platform.CardUpdates.Count(update => update.UserId == "wanggong"));
        Assert.Single(bot.Platform.CardUpdates, update => update.UserId == "wanghua");
        Assert.All(bot.Platform.CardUpdates, update => Assert.Equal("王工 完成", update.ReplacedText));
        // The warehouse still has to act.
        Assert.DoesNotContain(bot.Platform.CardUpdates, update => update.UserId == "zhanggong");
    }

    [Fact]
    public async Task A_pressed_card_is_updated_once_with_the_words_of_the_press()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "需求 客户:华东医院 内容:呼吸机管路 数量:50");

        await bot.Presses("wanggong", "接单");
        await bot.Settle();

        var update = Assert.Single(bot.Platform.CardUpdates);
        Assert.StartsWith("code-", update.ResponseCode, StringComparison.Ordinal);
        Assert.Equal("王工 已完成", update.ReplacedText);
    }

    [Fact]
    public async Task Who_gave_a_stage_away_has_no_live_card_any_more()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "需求 客户:华东医院 内容:呼吸机管路 数量:50");

        await bot.Says("zhanggong", "指派 XQ-1 库存确认 赵敏");
        await bot.Settle();

        var update = Assert.Single(bot.Platform.CardUpdates);
        Assert.Equal(("zhanggong", "已转给 赵敏"), (update.UserId, update.ReplacedText));
    }

    [Fact]
    public async Task After_three_days_a_card_is_left_alone()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "需求 客户:华东医院 内容:呼吸机管路 数量:50");
        await bot.JumpTo("2026-11-27 10:00");
        var before = bot.Platform.CardUpdates.Count;

        await bot.Says("wanggong", "接单 XQ-1 能做");
        await bot.Settle();

        // Only the card that says it is late, which was sent just now; a warning after the limit is none.
        Assert.Equal(1, bot.Platform.CardUpdates.Skip(before).Count(update => update.UserId == "wanggong"));
    }

    [Fact]
    public async Task A_push_that_has_not_left_does_not_leave_when_the_matter_is_settled()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        bot.Platform.OnSend = push => push.RecipientId == "wanggong" ? new Features.Chat.SendOutcome(Features.Chat.DeliveryState.Unknown, "no-answer") : null;
        await bot.Says("lina", "需求 客户:华东医院 内容:呼吸机管路 数量:50");
        await bot.Says("wanggong", "接单 XQ-1 能做");
        bot.Platform.OnSend = null;

        await bot.TimeReaches("2026-11-23 11:00");

        Assert.DoesNotContain(bot.PushesTo("wanggong"), push => push.Contains("请您处理", StringComparison.Ordinal));
    }
}
