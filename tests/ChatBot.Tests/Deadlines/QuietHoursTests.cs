using ChatBot.Features.Deadlines;
using ChatBot.Tests.Collaboration;
using CsCheck;
using static ChatBot.Tests.Collaboration.Talk;

namespace ChatBot.Tests.Deadlines;

public sealed class QuietHoursTests
{
    private static readonly QuietHours Night = new(new TimeOnly(22, 0), new TimeOnly(8, 0));

    [Theory]
    [InlineData("2026-11-24 21:59:59", "2026-11-24 21:59:59")]
    [InlineData("2026-11-24 22:00", "2026-11-25 08:00")]
    [InlineData("2026-11-24 23:59:59", "2026-11-25 08:00")]
    [InlineData("2026-11-25 00:00", "2026-11-25 08:00")]
    [InlineData("2026-11-25 07:59:59", "2026-11-25 08:00")]
    [InlineData("2026-11-25 08:00", "2026-11-25 08:00")]
    [InlineData("2026-12-31 23:30", "2027-01-01 08:00")]
    public void What_falls_into_the_night_waits_for_the_morning(string at, string told) => Assert.Equal(TestBot.At(told), Night.Later(TestBot.At(at)));

    [Fact]
    public void Hours_within_one_day_and_none_at_all_work_too()
    {
        var noon = new QuietHours(new TimeOnly(12, 0), new TimeOnly(13, 30));

        Assert.Equal(TestBot.At("2026-11-24 13:30"), noon.Later(TestBot.At("2026-11-24 12:15")));
        Assert.Equal(TestBot.At("2026-11-24 12:00"), noon.Earlier(TestBot.At("2026-11-24 12:15")));
        Assert.False(QuietHours.None.Contains(TestBot.At("2026-11-24 00:00")));
    }

    [Fact]
    public void Whatever_the_hours_nobody_is_told_within_them_and_never_before_the_time() =>
        Gen.Select(Gen.Int[0, 1439], Gen.Int[0, 1439], Gen.Int[0, 3 * 1440]).Sample((from, until, minute) =>
        {
            var quiet = new QuietHours(TimeOnly.MinValue.AddMinutes(from), TimeOnly.MinValue.AddMinutes(until));
            var at = TestBot.At("2026-11-24 00:00").AddMinutes(minute);

            Assert.False(quiet.Contains(quiet.Later(at)));
            Assert.InRange(quiet.Later(at) - at, TimeSpan.Zero, TimeSpan.FromDays(1));
            Assert.InRange(at - quiet.Earlier(at), TimeSpan.Zero, TimeSpan.FromDays(1));
        });

    [Fact]
    public async Task At_night_it_turns_red_on_time_and_is_told_at_eight()
    {
        await using var bot = await StartAsync("2026-11-22 23:00");
        await bot.Says("lina", Complaint);
        await bot.JumpTo("2026-11-23 18:12");
        var before = bot.News("liqiang").Count;

        await bot.JumpTo("2026-11-23 23:00:05");
        Assert.Equal(TestBot.At("2026-11-23 23:00"), (await bot.Query<DateTimeOffset>("select red_at from deadlines where red_at is not null")).Single());
        Assert.Equal(before, bot.News("liqiang").Count);
        Has("🔴KS-1", await bot.Says("liqiang", "红"));

        await bot.JumpTo("2026-11-24 07:59:59");
        Assert.Equal(before, bot.News("liqiang").Count);
        await bot.JumpTo("2026-11-24 08:00");
        Has("🔴 KS-1 物流异常核实已超时", bot.LastTo("liqiang"));
        Has("已超 9 小时", bot.LastTo("chenzong"));
        HasNot("补发", bot.LastTo("chenzong"));
    }

    [Fact]
    public async Task A_grave_complaint_rings_at_night()
    {
        await using var bot = await StartAsync("2026-11-22 23:00");
        await bot.Says("lina", Complaint + " 严重:高");

        await bot.JumpTo("2026-11-23 23:00");

        Has("🔴 KS-1 物流异常核实超时未完成", bot.LastTo("chenzong"));
    }

    [Fact]
    public async Task Who_has_it_in_the_morning_is_told_not_who_had_it_in_the_night()
    {
        await using var bot = await StartAsync("2026-11-22 23:00");
        await bot.Says("lina", Complaint);
        await bot.JumpTo("2026-11-23 23:00");
        await bot.Says("lina", "指派 KS-1 物流异常核实 周一鸣");

        await bot.JumpTo("2026-11-24 08:00");

        Has("🔴 KS-1 物流异常核实已超时", bot.LastTo("zhouyiming"));
        Has("周一鸣 → 李强", bot.LastTo("liqiang"));
        Assert.DoesNotContain(bot.News("chenzong"), push => push.Contains("超时未完成", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_done_in_the_night_is_told_to_nobody()
    {
        await using var bot = await StartAsync("2026-11-22 23:00");
        await bot.Says("lina", Complaint);
        await bot.JumpTo("2026-11-23 23:00");
        await bot.FinishLogistics();

        await bot.JumpTo("2026-11-24 08:00");

        Assert.DoesNotContain(bot.News("chenzong"), push => push.Contains("超时", StringComparison.Ordinal));
    }
}
