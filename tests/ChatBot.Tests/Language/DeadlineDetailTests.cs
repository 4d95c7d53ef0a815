using ChatBot.Features.Calendar;
using ChatBot.Features.Language;

namespace ChatBot.Tests.Language;

public sealed class DeadlineDetailTests
{
    private static readonly DateTimeOffset Tuesday10 = BusinessTime.At(new DateTime(2026, 3, 10, 10, 0, 0));

    [Theory]
    [InlineData("承诺 2月30日", DeadlineProblem.ImpossibleDate)]
    [InlineData("承诺 明天25点", DeadlineProblem.ImpossibleClock)]
    [InlineData("承诺 周八", DeadlineProblem.ImpossibleWeekday)]
    [InlineData("承诺 到货后三天内", DeadlineProblem.EventRelative)]
    [InlineData("提醒 每周三", DeadlineProblem.Recurring)]
    [InlineData("回款 10月份的货款 12万", DeadlineProblem.BareMonth)]
    [InlineData("承诺 10月交付", DeadlineProblem.BareMonth)]
    [InlineData("跟进 2026年框架", DeadlineProblem.BareMonth)]
    [InlineData("承诺 尽快", DeadlineProblem.None)]
    public void A_refused_expression_says_why(string text, DeadlineProblem problem)
    {
        var read = Read(text);
        Assert.Equal(DeadlineKind.None, read.Kind);
        Assert.Equal(problem, read.Problem);
    }

    [Fact]
    public void A_count_of_working_days_into_a_year_without_a_calendar_names_the_year()
    {
        var read = DeadlinePhrase.Read("承诺 5个工作日内发货", BusinessTime.At(new DateTime(2026, 12, 30, 10, 0, 0)), WorkCalendar.Default);
        Assert.Equal((DeadlineKind.None, DeadlineProblem.CalendarMissing, 2027), (read.Kind, read.Problem, read.MissingYear));
        Assert.Equal("5个工作日内", read.Span);
    }

    [Theory]
    [InlineData("承诺 周五", "2026-03-13 18:00")]
    [InlineData("承诺 今天", "2026-03-10 18:00")]
    [InlineData("承诺 周五下午3点", "2026-03-13 15:00")]
    [InlineData("承诺 两小时内", "2026-03-10 12:00")]
    public void A_day_without_a_clock_ends_with_the_working_day(string text, string effective) =>
        Assert.Equal(effective, BusinessTime.LocalOf(Read(text).Effective!.Value).ToString("yyyy-MM-dd HH:mm"));

    [Fact]
    public void Today_said_after_work_ends_before_midnight() =>
        Assert.Equal(new DateTime(2026, 3, 10, 23, 59, 0), BusinessTime.LocalOf(DeadlinePhrase.Read("承诺 今天", BusinessTime.At(new DateTime(2026, 3, 10, 18, 0, 0)), WorkCalendar.Default).Effective!.Value));

    [Fact]
    public void The_other_reading_of_todays_weekday_is_next_week() =>
        Assert.Equal(new DateTime(2026, 3, 17), Read("承诺 周二").Alternative);

    [Fact]
    public void A_team_with_other_hours_has_its_own_end_of_work()
    {
        var late = WorkCalendar.Default.For(new WorkingHours(new TimeOnly(10, 0), new TimeOnly(19, 30)));
        Assert.Equal(new DateTime(2026, 3, 11, 19, 30, 0), DeadlinePhrase.Read("承诺 明天下班前", Tuesday10, late).Value);
    }

    private static DeadlineReading Read(string text) => DeadlinePhrase.Read(text, Tuesday10, WorkCalendar.Default);
}
