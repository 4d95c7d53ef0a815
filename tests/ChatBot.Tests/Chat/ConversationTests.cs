namespace ChatBot.Tests.Chat;

public sealed class ConversationTests
{
    [Fact]
    public async Task A_newcomer_gets_help_of_at_most_twelve_lines()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        var help = await bot.Says("lina", "帮助");

        Assert.InRange(help.Split('\n').Length, 3, 12);
        Assert.Contains("待办", help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_is_told_whom_to_ask()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        Assert.Equal("您不在授权范围，请联系管理员 陈总。", await bot.Says("nobody", "待办"));
    }

    [Fact]
    public async Task A_repeat_of_a_message_gets_the_same_answer()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        var first = await bot.Hears("lina", new Features.Chat.TextContent("待办"), key: "twice");
        var second = await bot.Hears("lina", new Features.Chat.TextContent("待办"), key: "twice");

        Assert.NotEqual("", first);
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Words_that_are_no_command_are_answered_with_a_way_on()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        Assert.Contains("帮助", await bot.Says("lina", "今天天气不错"), StringComparison.Ordinal);
    }
}
