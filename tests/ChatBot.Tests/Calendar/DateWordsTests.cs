using ChatBot.Features.Calendar;

namespace ChatBot.Tests.Calendar;

public sealed class DateWordsTests
{
    private static readonly DateTimeOffset Now = BusinessTime.At(new DateTime(2026, 9, 1, 10, 0, 0));

    [Theory]
    [InlineData("2026-09-03T18:00", "9月3日(周四)18:00")]
    [InlineData("2026-12-31T09:05", "12月31日(周四)09:05")]
    [InlineData("2027-01-05T00:00", "2027年1月5日(周二)00:00")]
    [InlineData("2025-12-28T23:59", "2025年12月28日(周日)23:59")]
    public void A_deadline_is_read_back_absolute(string local, string words) =>
        Assert.Equal(words, DateWords.Absolute(BusinessTime.At(DateTime.Parse(local)), Now));

    [Fact]
    public void A_day_is_read_back_with_its_weekday()
    {
        Assert.Equal("9月3日(周四)", DateWords.Day(new DateOnly(2026, 9, 3), new DateOnly(2026, 9, 1)));
        Assert.Equal("2027年1月3日(周日)", DateWords.Day(new DateOnly(2027, 1, 3), new DateOnly(2026, 9, 1)));
    }

    [Theory]
    [InlineData(52 * 60, "还剩 2 天 4 小时")]
    [InlineData(48 * 60, "还剩 2 天")]
    [InlineData(200, "还剩 3 小时 20 分钟")]
    [InlineData(180, "还剩 3 小时")]
    [InlineData(59, "还剩 59 分钟")]
    [InlineData(0, "还剩不到 1 分钟")]
    [InlineData(-180, "已超 3 小时")]
    [InlineData(-1, "已超 1 分钟")]
    [InlineData(-(25 * 60), "已超 1 天 1 小时")]
    public void What_is_left_is_said_in_two_units(int minutes, string words) =>
        Assert.Equal(words, DateWords.Remaining(Now.AddMinutes(minutes), Now));
}
