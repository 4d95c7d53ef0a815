using System.Globalization;
using ChatBot.Features.Absences;
using ChatBot.Features.Calendar;
using CsCheck;

namespace ChatBot.Tests.Absences;

/// <summary>From when until when, as people say it on Monday, 23 November 2026 at 10:00.</summary>
public sealed class LeavePhraseTests
{
    private static readonly DateTimeOffset Now = TestBot.At("2026-11-23 10:00");

    [Theory]
    [InlineData("11/25-11/27", "11-25 00:00", "11-28 00:00")]
    [InlineData("11-25到11-27", "11-25 00:00", "11-28 00:00")]
    [InlineData("11月25日至27日", "11-25 00:00", "11-28 00:00")]
    [InlineData("2026-11-25 至 2026-11-27", "11-25 00:00", "11-28 00:00")]
    [InlineData("11.25~11.27", "11-25 00:00", "11-28 00:00")]
    [InlineData("从周三到周五", "11-25 00:00", "11-28 00:00")]
    [InlineData("下周一到周三", "11-30 00:00", "12-03 00:00")]
    [InlineData("明天", "11-24 00:00", "11-25 00:00")]
    [InlineData("明天全天", "11-24 00:00", "11-25 00:00")]
    [InlineData("今天", "11-23 00:00", "11-24 00:00")]
    [InlineData("明天下午", "11-24 12:00", "11-25 00:00")]
    [InlineData("明天上午", "11-24 00:00", "11-24 12:00")]
    [InlineData("今天下午", "11-23 12:00", "11-24 00:00")]
    [InlineData("下午", "11-23 12:00", "11-24 00:00")]
    [InlineData("11/25下午到11/27上午", "11-25 12:00", "11-27 12:00")]
    [InlineData("周三上午到下午", "11-25 00:00", "11-26 00:00")]
    [InlineData("明天14点到16点", "11-24 14:00", "11-24 16:00")]
    [InlineData("明天14点以后", "11-24 14:00", "11-25 00:00")]
    [InlineData("明天起3天", "11-24 00:00", "11-27 00:00")]
    [InlineData("周四开始三天", "11-26 00:00", "12-01 00:00")]
    [InlineData("11/25起两个工作日", "11-25 00:00", "11-27 00:00")]
    [InlineData("下周", "11-30 00:00", "12-05 00:00")]
    [InlineData("明天下午半天", "11-24 12:00", "11-25 00:00")]
    [InlineData("明天病假", "11-24 00:00", "11-25 00:00")]
    public void The_time_is_read(string words, string from, string until)
    {
        var reading = LeavePhrase.Read(words, Now, WorkCalendar.Default);

        Assert.Equal((LeaveProblem.None, from, until), (reading.Problem, Local(reading.From), Local(reading.Until)));
    }

    [Theory]
    [InlineData("11/25-11/27 代理:王磊", "王磊")]
    [InlineData("明天下午 代理 王磊", "王磊")]
    [InlineData("明天，由王磊代理", "王磊")]
    [InlineData("明天 代理人是王磊", "王磊")]
    [InlineData("明天 代理:@wanglei", "wanglei")]
    [InlineData("明天", null)]
    public void Who_stands_in_is_read(string words, string? name)
    {
        var reading = LeavePhrase.Read(words, Now, WorkCalendar.Default);

        Assert.Equal((LeaveProblem.None, name), (reading.Problem, reading.Delegate));
    }

    [Theory]
    [InlineData("有点事", "NoDay")]
    [InlineData("半天", "WhichHalf")]
    [InlineData("明天半天", "WhichHalf")]
    [InlineData("2月30日", "NoSuchDay")]
    [InlineData("昨天", "Past")]
    [InlineData("11/27 16:00到11/27 14:00", "Backwards")]
    [InlineData("2026-11-25至2028-11-25", "TooLong")]
    public void What_is_no_time_is_asked_about(string words, string problem) =>
        Assert.Equal(problem, LeavePhrase.Read(words, Now, WorkCalendar.Default).Problem.ToString());

    [Theory]
    [InlineData("11-25 00:00", "11-28 00:00", "11月25日(周三)至11月27日(周五)")]
    [InlineData("11-24 00:00", "11-25 00:00", "11月24日(周二)全天")]
    [InlineData("11-24 12:00", "11-25 00:00", "11月24日(周二)下午")]
    [InlineData("11-24 00:00", "11-24 12:00", "11月24日(周二)上午")]
    [InlineData("11-24 14:00", "11-24 16:00", "11月24日(周二)14:00至16:00")]
    [InlineData("11-25 12:00", "11-27 12:00", "11月25日(周三)下午至11月27日(周五)上午")]
    public void A_time_is_said_as_people_say_it(string from, string until, string words) =>
        Assert.Equal(words, LeaveWords.Span(TestBot.At("2026-" + from), TestBot.At("2026-" + until), Now, WorkingHours.Default));

    [Fact]
    public void Whatever_is_typed_the_end_is_after_the_beginning_and_after_now() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["0123456789/-月日号周一二三五下上午明后天到至起半工作个代理由:@王磊 点"], 0, 24]).Sample(words =>
        {
            var reading = LeavePhrase.Read(words, Now, WorkCalendar.Default);
            if (reading.Problem == LeaveProblem.None) Assert.True(reading.From < reading.Until && reading.Until > Now, words);
        });

    private static string Local(DateTimeOffset instant) => instant.ToOffset(TimeSpan.FromHours(8)).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);
}
