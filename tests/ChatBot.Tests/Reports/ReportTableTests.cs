using ChatBot.Features.Calendar;
using ChatBot.Features.Reports;
using ChatBot.Features.Scheduling;

namespace ChatBot.Tests.Reports;

public sealed class ReportTableTests
{
    [Theory]
    [InlineData(BenchmarkMode.Fixed, "9,9,9", 5)]
    [InlineData(BenchmarkMode.Median, "", 5)]
    [InlineData(BenchmarkMode.Median, "9", 5)]
    [InlineData(BenchmarkMode.Median, "0,0", 1)]
    [InlineData(BenchmarkMode.Median, "1,2", 2)]
    [InlineData(BenchmarkMode.Median, "4,1,7", 4)]
    [InlineData(BenchmarkMode.Median, "1,3,4,8", 4)]
    [InlineData(BenchmarkMode.TopQuartile, "9", 5)]
    [InlineData(BenchmarkMode.TopQuartile, "0,0,0,0", 1)]
    [InlineData(BenchmarkMode.TopQuartile, "3,6", 6)]
    [InlineData(BenchmarkMode.TopQuartile, "1,2,3,4", 3)]
    [InlineData(BenchmarkMode.TopQuartile, "1,2,3,4,5", 4)]
    [InlineData(BenchmarkMode.TopQuartile, "8,7,6,5,4,3,2,1", 6)]
    public void The_benchmark_is_taken_from_the_team_of_today(BenchmarkMode mode, string team, int expected) =>
        Assert.Equal(expected, Benchmark.Of(mode, 5, [.. team.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)]));

    [Theory]
    [InlineData("2026-11-23 17:59:59", null)]
    [InlineData("2026-11-23 18:00:00", "2026-11-23 18:00:00")]
    [InlineData("2026-11-23 19:59:59", "2026-11-23 18:00:00")]
    [InlineData("2026-11-23 20:00:00", null)]
    [InlineData("2026-11-28 18:00:00", null)]
    [InlineData("2026-10-10 18:30:00", "2026-10-10 18:00:00")]
    public void The_report_is_due_from_its_time_until_the_catch_up_ends(string now, string? firing) =>
        Assert.Equal(firing is null ? null : TestBot.At(firing), WorkdayFiring.Due("0 0 18 * * ?", WorkCalendar.Default, TimeSpan.FromHours(2), TestBot.At(now)));

    [Theory]
    [InlineData("0 30 23 * * ?", "2026-11-24 00:10:00", null)]
    [InlineData("0 0 0 * * ?", "2026-11-24 00:00:00", "2026-11-24 00:00:00")]
    public void A_report_never_comes_on_the_day_after(string cron, string now, string? firing) =>
        Assert.Equal(firing is null ? null : TestBot.At(firing), WorkdayFiring.Due(cron, WorkCalendar.Default, TimeSpan.FromHours(2), TestBot.At(now)));

    [Theory]
    [InlineData("2026-11-23 19:59:59", false)]
    [InlineData("2026-11-23 20:00:00", true)]
    [InlineData("2026-11-24 00:00:00", true)]
    public void What_is_not_sent_by_then_stays_unsent(string now, bool over) =>
        Assert.Equal(over, ReportDue.IsOver("0 0 18 * * ?", WorkCalendar.Default, TimeSpan.FromHours(2), new DateOnly(2026, 11, 23), null, TestBot.At(now)));

    [Fact]
    public void The_head_is_not_counted_in_the_own_team()
    {
        var org = new Features.People.OrgTree(TestCompany.Org.People, TestCompany.Org.Departments, Features.People.PeopleOverrides.None, Features.People.DutyTable.Empty);
        var teams = new Teams(org);

        Assert.Equal(["lina", "wanglei"], teams.TeamOf("lina").Select(person => person.UserId));
        Assert.Equal("zhoumin", teams.LeaderOf("wanghua"));
        Assert.Empty(teams.TeamOf("chenzong"));
    }
}
