using ChatBot.Tests.Collaboration;
using static ChatBot.Tests.Collaboration.Talk;

namespace ChatBot.Tests.Deadlines;

public sealed class OutcomeTests
{
    [Fact]
    public async Task Whoever_a_promise_was_escalated_to_learns_once_how_it_ended()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", "承诺 华东医院 加急发货50箱 11月24日12点前 责任人:张工");
        await bot.SendsPicture("lina");
        await bot.Presses("zhanggong", "接受");
        await bot.JumpTo("2026-11-24 12:00");
        await bot.JumpTo("2026-11-24 16:00");
        Has("逾期未兑现", bot.LastTo("chenzong"));
        await bot.JumpTo("2026-11-24 16:35");

        await bot.Says("zhanggong", "兑现 CN-1");
        await bot.SendsPicture("zhanggong");

        Has("已在升级后 35 分钟了结，不用再跟进", bot.LastTo("chenzong"));
        Has("已在升级后 35 分钟了结", bot.LastTo("wanghua"));
        await bot.JumpTo("2026-11-25 16:00");
        Assert.Single(bot.News("chenzong"), push => push.Contains("了结", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_above_hears_of_what_was_never_escalated()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", "承诺 华东医院 加急发货50箱 11月24日12点前 责任人:张工");
        await bot.SendsPicture("lina");
        await bot.Presses("zhanggong", "接受");

        await bot.Says("zhanggong", "兑现 CN-1");
        await bot.SendsPicture("zhanggong");

        Assert.DoesNotContain(bot.News("chenzong"), push => push.Contains("了结", StringComparison.Ordinal));
    }
}
