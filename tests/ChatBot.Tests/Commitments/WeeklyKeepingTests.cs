using ChatBot.Features.Calendar;
using ChatBot.Features.Commitments;
using static ChatBot.Tests.Commitments.Promise;

namespace ChatBot.Tests.Commitments;

/// <summary>R25: on Monday at nine the heads hear how their own team kept the promises of the week before. 李娜 and 王磊 work for 王华, 黄丽 for 林峰.</summary>
public sealed class WeeklyKeepingTests
{
    private const string Head = "团队履约";

    [Fact]
    public async Task On_monday_at_nine_each_head_hears_of_the_own_team_once()
    {
        await using var bot = await WeekAsync();
        await bot.TimeReaches("2026-11-30 08:59");
        Assert.Empty(Weekly(bot, "wanghua"));

        await bot.TimeReaches("2026-11-30 09:00");

        var told = Assert.Single(Weekly(bot, "wanghua"));
        Has("上周（11月23日–11月29日）团队履约", told);
        Has("按时兑现率：50%", told);
        Has("到期 2：按时 1，逾期兑现 0，未兑现 0，到期未交凭证 1", told);
        Assert.True(told.IndexOf("王磊 0%", StringComparison.Ordinal) < told.IndexOf("李娜 100%", StringComparison.Ordinal), told);
        Has("本周还有 1 条要兑现", told);
        HasNot("黄丽", told);
        Has("王华 团队 11月按时兑现率", await bot.Presses("wanghua", "看团队"));
        Has("按时兑现率：50%", Assert.Single(Weekly(bot, "zhoumin")));
        Assert.Empty(Weekly(bot, "lina"));

        await bot.Restart();
        await bot.TimeReaches("2026-11-30 12:00");
        await bot.TimeReaches("2026-12-01 10:00");
        Assert.Single(Weekly(bot, "wanghua"));
        Assert.Equal([1L], await bot.Query<long>("select count(*) from keeping_told where head = 'wanghua'"));
    }

    [Fact]
    public async Task A_team_that_had_nothing_due_is_told_why_there_is_no_rate()
    {
        await using var bot = await WeekAsync();

        await bot.TimeReaches("2026-11-30 09:00");

        var told = Assert.Single(Weekly(bot, "linfeng"));
        Has("您和下属 1 人上周没有到期的承诺，所以没有兑现率", told);
        HasNot("%", told);
        HasNot("本周", told);
    }

    [Fact]
    public async Task Down_on_monday_it_is_told_later_with_the_figures_of_nine_and_after_two_days_no_more()
    {
        await using var bot = await WeekAsync();
        await bot.Stop();
        bot.Clock.SetUtcNow(TestBot.At("2026-11-30 15:00"));
        await bot.Restart();

        Has("按时兑现率：50%", Assert.Single(Weekly(bot, "wanghua")));

        await bot.Stop();
        bot.Clock.SetUtcNow(TestBot.At("2026-12-09 09:01"));
        await bot.Restart();
        Assert.Single(Weekly(bot, "wanghua"));
    }

    [Fact]
    public async Task Before_anybody_has_promised_anything_nobody_is_told()
    {
        await using var bot = await StartAsync("2026-11-27 12:00");

        await bot.TimeReaches("2026-11-30 12:00");

        Assert.Empty(Weekly(bot, "wanghua"));
    }

    [Fact]
    public async Task Another_time_can_be_set()
    {
        await using var bot = await TestBot.StartAsync("2026-11-27 12:00", null, ("Commitments:TellKeepingAt", "10:30"));
        await bot.Says("lina", "承诺 华东医院 发货50箱 12月1日18点前 责任人:张工");
        await bot.SendsPicture("lina");
        await bot.JumpTo("2026-11-30 10:15");
        Assert.Empty(Weekly(bot, "wanghua"));

        await bot.TimeReaches("2026-11-30 10:30");

        Assert.Single(Weekly(bot, "wanghua"));
    }

    [Theory]
    [InlineData("2026-11-23", "2026-11-30 09:00")]
    // 10月5日 is a Monday of the National Day holiday, which ends on Wednesday the 7th.
    [InlineData("2026-09-28", "2026-10-08 09:00")]
    // The Spring Festival ends on Monday the 23rd.
    [InlineData("2026-02-16", "2026-02-24 09:00")]
    public void A_monday_that_is_a_holiday_gives_way_to_the_first_working_day(string monday, string toldAt) =>
        Assert.Equal(TestBot.At(toldAt), KeepingWeek.Of(Day(monday)).ToldAt(WorkCalendar.Default, new TimeOnly(9, 0)));

    [Fact]
    public void A_week_in_which_nobody_works_has_no_monday_news() =>
        Assert.Null(KeepingWeek.Of(Day("2026-02-09")).ToldAt(WorkCalendar.Default, new TimeOnly(9, 0)));

    [Fact]
    public void A_sunday_belongs_to_the_monday_before() => Assert.Equal(Day("2026-11-23"), KeepingWeek.Of(Day("2026-11-29")).Monday);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> Weekly(TestBot bot, string who) => [.. bot.PushesTo(who).Where(push => push.Contains(Head, StringComparison.Ordinal))];

    /// <summary>Friday the 27th at noon: CN-1 of 李娜 kept, CN-2 of 王磊 due without a word, CN-3 of 李娜 due next Tuesday.</summary>
    private static async Task<TestBot> WeekAsync()
    {
        var bot = await StartAsync();
        foreach (var (who, due) in new[] { ("lina", "11月25日18点"), ("wanglei", "11月25日18点"), ("lina", "12月1日18点") })
        {
            await bot.Says(who, $"承诺 华东医院 发货50箱 {due}前 责任人:张工");
            await bot.SendsPicture(who);
        }

        await bot.JumpTo("2026-11-24 12:00");
        await bot.Says("zhanggong", "兑现 CN-1");
        await bot.SendsPicture("zhanggong");
        await bot.JumpTo("2026-11-27 12:00");
        return bot;
    }
}
