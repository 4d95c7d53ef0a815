namespace ChatBot.Tests.Administration;

/// <summary>R78: on Monday at nine the admins hear which words were not understood.</summary>
public sealed class WeeklyMissesTests
{
    [Fact]
    public async Task Admins_hear_once_which_words_were_missed_and_how_to_teach_them()
    {
        await using var bot = await TestBot.StartAsync("2026-11-24 10:00");
        await bot.Says("lina", "订奶 明天到货");
        await bot.Says("wanglei", "订奶 后天到货");
        // What belongs to a customer is kept as a note and is no miss.
        await bot.Says("lina", "华东医院 张主任说下周");

        await bot.JumpTo("2026-11-30 08:59");
        Assert.DoesNotContain(bot.PushesTo("chenzong"), IsWeekly);
        await bot.JumpTo("2026-11-30 09:00");
        await bot.JumpTo("2026-11-30 09:01");
        await bot.Restart();
        await bot.JumpTo("2026-11-30 12:00");

        var push = Assert.Single(bot.PushesTo("chenzong"), IsWeekly);
        Assert.Contains("上周没听懂 2 次", push, StringComparison.Ordinal);
        Assert.Contains("订奶 × 2", push, StringComparison.Ordinal);
        Assert.Contains("templates/words.yaml", push, StringComparison.Ordinal);
        // Names and the rest of what was typed are not kept.
        Assert.DoesNotContain("华东", push, StringComparison.Ordinal);
        Assert.DoesNotContain("明天", push, StringComparison.Ordinal);
        Assert.DoesNotContain(bot.PushesTo("lina"), IsWeekly);
    }

    [Fact]
    public async Task A_service_that_was_down_on_Monday_morning_makes_up_for_it()
    {
        await using var bot = await TestBot.StartAsync("2026-11-24 10:00");
        await bot.Says("lina", "订奶 明天到货");
        await bot.Stop();
        bot.Clock.SetUtcNow(TestBot.At("2026-12-01 15:00"));
        await bot.Restart();

        Assert.Single(bot.PushesTo("chenzong"), IsWeekly);
    }

    [Fact]
    public async Task A_week_without_a_miss_is_passed_over_and_the_time_is_a_setting()
    {
        await using var bot = await TestBot.StartAsync("2026-11-24 10:00", null, ("Schedule:WeeklyMisses", "0 30 16 ? * FRI"));
        await bot.JumpTo("2026-11-27 16:30");
        Assert.DoesNotContain(bot.PushesTo("chenzong"), IsWeekly);

        await bot.JumpTo("2026-11-27 17:00");
        await bot.Says("lina", "订奶 明天到货");
        await bot.JumpTo("2026-11-30 09:00");
        Assert.DoesNotContain(bot.PushesTo("chenzong"), IsWeekly);
        await bot.JumpTo("2026-12-04 16:30");
        Assert.Single(bot.PushesTo("chenzong"), IsWeekly);
    }

    private static bool IsWeekly(string push) => push.StartsWith("上周没听懂", StringComparison.Ordinal);
}
