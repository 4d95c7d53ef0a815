using ChatBot.Features.Calendar;
using ChatBot.Features.Pictures;
using ChatBot.Tests.Payments;
using CsCheck;

namespace ChatBot.Tests.Pictures;

/// <summary>Leaders get their project board as a picture once a week.</summary>
public sealed class WeeklyBoardTests
{
    [Fact]
    public async Task Every_leader_with_something_in_hand_gets_one_picture_on_monday_at_nine_whatever_is_restarted()
    {
        await using var bot = await Pay.PlannedAsync(now: "2026-11-24 10:00", settings: [("Pictures:Weekly", "true")]);
        // What was due on Monday was missed, and there was nothing to see yet when the service came up.
        Assert.Empty(Pictures(bot));
        await bot.JumpTo("2026-11-30 08:59");
        Assert.Empty(Pictures(bot));

        await bot.JumpTo("2026-11-30 09:00");
        Assert.Equal(["chenzong", "wanghua", "zhoumin"], Pictures(bot));
        await bot.Restart();
        await bot.JumpTo("2026-12-02 10:00");
        Assert.Equal(3, Pictures(bot).Count);

        await bot.JumpTo("2026-12-07 09:00");
        Assert.Equal(6, Pictures(bot).Count);
    }

    [Fact]
    public async Task Switched_off_it_is_never_sent()
    {
        await using var bot = await Pay.PlannedAsync(settings: [("Pictures:Weekly", "false")]);

        await bot.JumpTo("2026-11-30 09:30");

        Assert.Empty(Pictures(bot));
    }

    [Theory]
    [InlineData("2026-11-23 08:59", null)]
    [InlineData("2026-11-23 09:00", "2026-11-23")]
    [InlineData("2026-11-25 10:00", "2026-11-23")]
    [InlineData("2026-11-28 10:00", null)]
    [InlineData("2026-10-05 10:00", null)]
    [InlineData("2026-10-08 09:00", "2026-10-05")]
    public void It_is_due_from_the_first_working_day_of_the_week_on(string now, string? week) =>
        Assert.Equal(week, WeeklyBoard.WeekDue(WorkCalendar.Default, TimeSpan.FromHours(9), TestBot.At(now))?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void A_week_is_named_by_its_monday() =>
        Gen.Int[0, 4000].Sample(days =>
        {
            var day = new DateOnly(2024, 1, 1).AddDays(days);
            var monday = WeeklyBoard.MondayOf(day);
            return monday.DayOfWeek == DayOfWeek.Monday && day.DayNumber - monday.DayNumber is >= 0 and < 7;
        });

    private static List<string> Pictures(TestBot bot) =>
        [.. bot.Platform.Sent.Where(push => push.Picture is not null).Select(push => push.RecipientId).Order(StringComparer.Ordinal)];
}
