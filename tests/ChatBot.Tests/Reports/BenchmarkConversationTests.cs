using ChatBot.Features.Health;

namespace ChatBot.Tests.Reports;

public sealed class BenchmarkConversationTests
{
    [Fact]
    public async Task A_fixed_benchmark_is_explained_as_such()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        var answer = await bot.Says("lina", "标杆");

        Assert.Contains("您今天的标杆：5 个健康动作（已完成 0 个）", answer, StringComparison.Ordinal);
        Assert.Contains("固定值", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("您带的团队", answer, StringComparison.Ordinal);
        Assert.Contains("您带的团队：每天目标 12 个", await bot.Says("wanghua", "标杆"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_median_is_explained_by_the_numbers_that_it_is_made_of()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00", null, ("Reports:Benchmark", "median"));
        for (var i = 1; i <= 4; i++) await bot.Credit("wanglei", HealthActionKind.NeedLogged, $"XQ-{i}");
        await bot.Credit("lina", HealthActionKind.PaymentFollowUp, "HK-1");

        var answer = await bot.Says("lina", "标杆");

        Assert.Contains("您今天的标杆：3 个", answer, StringComparison.Ordinal);
        Assert.Contains("王华 直属的 2 人今天的完成数（4、1），取中位数", answer, StringComparison.Ordinal);
        Assert.Contains("距离团队标杆还差2个", await bot.Says("lina", "日报"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alone_in_a_team_the_fixed_number_counts()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00", null, ("Reports:Benchmark", "top-quartile"));

        var answer = await bot.Says("huangli", "标杆");

        Assert.Contains("只有您一人", answer, StringComparison.Ordinal);
        Assert.Contains("标杆：5 个", answer, StringComparison.Ordinal);
    }
}
