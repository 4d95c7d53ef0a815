using ChatBot.Features.Calendar;
using CsCheck;

namespace ChatBot.Tests.Calendar;

public sealed class BusinessTimeTests
{
    [Theory]
    [InlineData("2026-03-10T15:59:59Z", "2026-03-10")]
    [InlineData("2026-03-10T16:00:00Z", "2026-03-11")]
    [InlineData("2026-12-31T16:00:00Z", "2027-01-01")]
    [InlineData("2026-03-11T00:00:00+09:00", "2026-03-10")]
    public void An_instant_falls_on_a_Shanghai_day(string instant, string day) =>
        Assert.Equal(day, BusinessTime.DayOf(DateTimeOffset.Parse(instant)).ToString("yyyy-MM-dd"));

    [Fact]
    public void A_day_runs_from_midnight_to_midnight_in_Shanghai()
    {
        var day = new DateOnly(2026, 3, 10);
        Assert.Equal(new DateTimeOffset(2026, 3, 9, 16, 0, 0, TimeSpan.Zero), BusinessTime.StartOf(day));
        Assert.Equal(BusinessTime.StartOf(day.AddDays(1)), BusinessTime.EndOf(day));
        Assert.Equal(TimeSpan.Zero, BusinessTime.At(day, new TimeOnly(9, 30)).Offset);
    }

    [Fact]
    public void There_and_back_is_the_same() =>
        Gen.DateTime[new DateTime(1990, 1, 1), new DateTime(2100, 1, 1)].Sample(local => Assert.Equal(local, BusinessTime.LocalOf(BusinessTime.At(DateTime.SpecifyKind(local, DateTimeKind.Unspecified)))));

    [Fact]
    public void The_edges_of_time_do_not_throw()
    {
        Assert.Equal(DateOnly.MaxValue, BusinessTime.DayOf(DateTimeOffset.MaxValue));
        Assert.Equal(DateTimeOffset.MinValue, BusinessTime.At(DateTime.MinValue));
    }
}
