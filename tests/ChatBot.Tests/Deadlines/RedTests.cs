using static ChatBot.Tests.Collaboration.Talk;

namespace ChatBot.Tests.Deadlines;

/// <summary>红 and no more (R15).</summary>
public sealed class RedTests
{
    [Fact]
    public async Task What_is_over_its_limit_in_ones_own_hands_is_listed_and_goes_by_doing_it_alone()
    {
        await using var bot = await NeedAsync();
        Has("您手上没有标红的事", await bot.Says("wanggong", "红"));
        await bot.JumpTo("2026-11-23 13:00");

        var red = await bot.Says("wanggong", "红");
        Has("您手上标红的 1 件", red);
        Has("1. 🔴XQ-1 生产应答 · 华东医院", red);
        Has("11月23日(周一)12:00", red);
        HasNot("库存确认", red);
        Has("您手上没有标红的事", await bot.Says("zhanggong", "红"));
        Has("您手上没有标红的事", await bot.Says("lina", "标红"));

        await bot.Says("wanggong", "收到 XQ-1");
        Has("🔴XQ-1", await bot.Says("wanggong", "红"));
        await bot.Says("wanggong", "接单 XQ-1 结果:可以");
        Has("您手上没有标红的事", await bot.Says("wanggong", "红"));
        Assert.Equal(1, await bot.Count("select count(*) from deadlines where red_at is not null"));
    }
}
