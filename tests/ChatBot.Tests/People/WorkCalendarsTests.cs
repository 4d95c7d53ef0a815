using ChatBot.Features.Administration;
using ChatBot.Features.Calendar;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Tests.People;

public sealed class WorkCalendarsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatbot-calendar-");

    [Fact]
    public void Without_files_the_official_calendar_counts()
    {
        var (calendar, problems) = Read(null);

        Assert.Empty(problems);
        Assert.False(calendar.IsWorkingDay(new DateOnly(2026, 10, 1)));
        Assert.Equal(new TimeOnly(18, 0), calendar.Hours.End);
    }

    [Fact]
    public void The_company_has_its_own_days_and_hours()
    {
        var (calendar, problems) = Read(
            """
            hours: "08:30-17:30"
            lunch: "12:00-13:00"
            days_off:
              2026-12-31: 年终盘点
            workdays: [2026-12-26]
            """);

        Assert.Empty(problems);
        Assert.Equal(TimeSpan.FromHours(8), calendar.Hours.PerDay);
        Assert.Equal(DayReason.CompanyDayOff, calendar.Why(new DateOnly(2026, 12, 31)));
        Assert.Equal("年终盘点", calendar.Holidays.NameOf(new DateOnly(2026, 12, 31)));
        Assert.True(calendar.IsWorkingDay(new DateOnly(2026, 12, 26)));
        Assert.True(calendar.Covers(new DateOnly(2026, 1, 1)));
    }

    [Fact]
    public void A_notice_that_an_admin_adds_makes_the_year_known()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "holidays"));
        File.WriteAllText(Path.Combine(_folder.FullName, "holidays", "2027.json"), """{"2027":{"holidays":{"2027-01-01":"元旦"},"workdays":["2027-01-09"]}}""");

        var (calendar, problems) = Read(null);

        Assert.Empty(problems);
        Assert.Null(calendar.MissingSoon(new DateOnly(2026, 11, 24)));
        Assert.True(calendar.IsWorkingDay(new DateOnly(2027, 1, 9)));
        Assert.True(calendar.Covers(new DateOnly(2026, 1, 1)));
    }

    [Fact]
    public void A_missing_notice_is_missed_from_the_november_before()
    {
        var (calendar, _) = Read(null);

        Assert.Null(calendar.MissingSoon(new DateOnly(2026, 10, 31)));
        Assert.Equal(2027, calendar.MissingSoon(new DateOnly(2026, 11, 1)));
        Assert.Equal(2027, calendar.MissingSoon(new DateOnly(2027, 3, 1)));
    }

    [Fact]
    public void Every_fault_is_named_with_its_line()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "holidays"));
        File.WriteAllText(Path.Combine(_folder.FullName, "holidays", "2028.json"), """{"2028":{"holidays":{"2027-01-01":"元旦"},"workdays":[]}}""");
        var (_, problems) = Read(
            """
            hours: nine to six
            teams:
              仓储部: { lunch: "12:00-13:00" }
              客服部: { hours: "18:00-09:00" }
            days_off:
              2026-13-01: 盘点
              2026-12-26: 盘点
            workdays: [2026-12-26, 明天]
            colour: red
            """);

        Assert.Equal(
            [
                ("templates/holidays/2028.json", 0), ("templates/calendar.yaml", 3), ("templates/calendar.yaml", 4), ("templates/calendar.yaml", 6),
                ("templates/calendar.yaml", 8), ("templates/calendar.yaml", 9), ("templates/calendar.yaml", 0), ("templates/calendar.yaml", 1),
            ],
            problems.Select(problem => (problem.File, problem.Line)));
        Assert.All(problems, problem => Assert.NotEmpty(problem.Remedy));
    }

    [Fact]
    public void A_file_that_is_no_yaml_is_one_problem()
    {
        var (_, problems) = Read("hours: \"09:00");

        Assert.Single(problems);
    }

    [Fact]
    public async Task A_team_keeps_its_own_hours_and_those_below_follow()
    {
        File.WriteAllText(
            Path.Combine(Shipped(), "calendar.yaml"),
            """
            teams:
              仓储部: { hours: "08:30-17:30" }
              销售部: { hours: "10:00-19:00" }
              没有这个部: { hours: "10:00-19:00" }
            """);
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00", settings: ("Content:Templates", _folder.FullName));
        var calendars = bot.Services.GetRequiredService<WorkCalendars>();

        Assert.Equal(new TimeOnly(8, 30), calendars.For("zhaomin").Hours.Start);
        Assert.Equal(new TimeOnly(10, 0), calendars.For("lina").Hours.Start);
        Assert.Equal(new TimeOnly(9, 0), calendars.For("qianhui").Hours.Start);
        Assert.Contains(bot.Services.GetRequiredService<ContentCheck>().Problems(), problem => problem is { Line: 4 } && problem.Problem.Contains("没有这个部"));
    }

    [Fact]
    public async Task A_faulty_flow_is_found_by_the_check()
    {
        File.AppendAllText(Path.Combine(Shipped(), "flows", "need.yaml"), "\ncolour: red\n");
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00", settings: ("Content:Templates", _folder.FullName));

        Assert.Contains(bot.Services.GetRequiredService<ContentCheck>().Problems(), problem => problem.File == "templates/flows/need.yaml");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>A copy of what ships, to be edited.</summary>
    private string Shipped()
    {
        var source = new DirectoryInfo(Path.Combine(AppContext.BaseDirectory, "templates"));
        foreach (var file in source.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(_folder.FullName, Path.GetRelativePath(source.FullName, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            file.CopyTo(target);
        }

        return _folder.FullName;
    }

    private (WorkCalendar Calendar, List<ContentProblem> Problems) Read(string? yaml)
    {
        if (yaml is not null) File.WriteAllText(Path.Combine(_folder.FullName, "calendar.yaml"), yaml);
        var problems = new List<ContentProblem>();
        var file = CalendarReader.Read(_folder.FullName, problems);
        return (new WorkCalendar(file.Days, file.Hours), problems);
    }
}
