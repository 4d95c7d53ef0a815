using static ChatBot.Wire.Tests.Words;

namespace ChatBot.Wire.Tests.Conversations;

/// <summary>18:00, exactly once for everybody, whatever happens to the service around it (R54).</summary>
public sealed class ReportTests
{
    private const string Report = "11月23日(周一) 日报";

    [Fact]
    public async Task Everybody_gets_the_report_of_the_day_once()
    {
        await using var bot = await WireBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "需求 客户:华东医院 内容:呼吸机管路 数量:50 期望:12月4日");

        await bot.TimeReaches("2026-11-23 17:55");
        Assert.All(bot.WeCom.Company.People, person => Assert.Equal(0, bot.PhoneOf(person.UserId).Count(Report)));
        await bot.TimeReaches("2026-11-23 18:15");

        Assert.All(bot.WeCom.Company.People, person => Assert.Equal(1, bot.PhoneOf(person.UserId).Count(Report)));
        Has("您今日完成1个健康动作（需求录入×1）", bot.PhoneOf("lina")[^1]);
        Has("提示", await bot.Presses("lina", "改进提示") + "提示");
    }

    [Theory]
    [InlineData("2026-11-23 17:59:59")]
    [InlineData("2026-11-23 18:00:00")]
    [InlineData("2026-11-23 18:00:01")]
    [InlineData("2026-11-23 18:00:59")]
    public async Task A_restart_around_six_neither_loses_nor_doubles_it(string restart)
    {
        await using var bot = await WireBot.StartAsync("2026-11-23 17:30");

        await bot.TimeReaches(restart);
        await bot.Restart();
        await bot.TimeReaches("2026-11-23 18:20");
        await bot.Restart();
        await bot.TimeReaches("2026-11-23 20:30");

        Assert.All(bot.WeCom.Company.People, person => Assert.Equal(1, bot.PhoneOf(person.UserId).Count(Report)));
    }

    [Fact]
    public async Task Down_at_six_and_back_before_eight_it_comes_late()
    {
        await using var bot = await WireBot.StartAsync("2026-11-23 17:30");
        await bot.Stop();
        await bot.TimeReaches("2026-11-23 19:40");

        await bot.Start();
        await bot.TimeReaches("2026-11-23 19:50");

        Assert.All(bot.WeCom.Company.People, person => Assert.Equal(1, bot.PhoneOf(person.UserId).Count(Report)));
    }

    [Fact]
    public async Task Down_until_after_eight_it_is_listed_and_not_sent()
    {
        await using var bot = await WireBot.StartAsync("2026-11-23 17:30");
        await bot.Stop();
        await bot.TimeReaches("2026-11-23 20:01");

        await bot.Start();
        await bot.TimeReaches("2026-11-23 21:30");

        Assert.All(bot.WeCom.Company.People, person => Assert.Equal(0, bot.PhoneOf(person.UserId).Count(Report)));
        Has($"漏发{bot.WeCom.Company.People.Count}人", await bot.Says("chenzong", "体检"));
    }
}
