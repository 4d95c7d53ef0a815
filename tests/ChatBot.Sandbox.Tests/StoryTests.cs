using System.Globalization;
using ChatBot.Features.Calendar;
using ChatBot.Sandbox.Approvals;
using ChatBot.Sandbox.Launch;
using ChatBot.Sandbox.Phones;
using ChatBot.Sandbox.Stories;

namespace ChatBot.Sandbox.Tests;

/// <summary>The stories on the real bot, as fast as it can: each to its end, in any order, and again.</summary>
// Quartz keeps its schedulers by name for the whole process, so there is one bot at a time in it.
[Collection("one bot at a time")]
public sealed class StoryTests
{
    // The clock may have weeks to go to the next Saturday that is worked, so that one is told by itself.
    private const string Saturday = "worked-saturday";

    private static IEnumerable<Story> Others => StoryBook.All.Where(s => s.Id != Saturday);

    public static TheoryData<string> Ids => [.. Others.Select(s => s.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_story_is_told_to_its_end_and_once_more(string id)
    {
        await using var site = await OpenAsync();
        await TellAsync(site, id);
        await TellAsync(site, id);
        Assert.Empty(site.WeCom.Complaints);
    }

    // Twelve stories take a quarter of a minute: the second and third day hear every other one.
    [Theory]
    [InlineData("2026-09-30 16:40", 1, "the evening before a week of holidays")]
    [InlineData("2026-09-25 09:50", 2, "money due within that week")]
    [InlineData("2027-02-05 09:00", 2, "before Spring Festival, of which no notice is out yet")]
    public async Task All_stories_are_told_from_any_day_in_any_order(string start, int every, string why)
    {
        _ = why;
        await using var site = await OpenAsync(start);
        foreach (var story in Others.Reverse().Where((_, index) => index % every == 0)) await TellAsync(site, story.Id);
        Assert.Empty(site.WeCom.Complaints);
    }

    [Theory]
    [InlineData("2026-11-26 16:30", "the company's own swap of a Saturday and a Monday")]
    [InlineData("2026-10-08 09:00", "the official one after the holidays of October")]
    public async Task Working_hours_run_on_a_worked_saturday_and_stand_still_on_the_days_off_after_it(string start, string why)
    {
        _ = why;
        await using var site = await OpenAsync(start);
        await TellAsync(site, Saturday);
    }

    [Fact]
    public async Task The_contract_passes_from_hand_to_hand_and_every_hour_is_shown()
    {
        await using var site = await OpenAsync();
        await TellAsync(site, "contract-approval");
        var shown = BubbleWords.Of(site.WeCom.Phone("lina").Bubbles[^1]);
        Assert.Equal(2, site.WeCom.Approvals.Forms.Count);
        Assert.Equal([ApprovalStatus.Passed, ApprovalStatus.Rejected], site.WeCom.Approvals.Forms.Select(form => form.Status));
        foreach (var line in (string[])
                 [
                     "HT-2026-101 仁和医院 的审批", "状态：已通过", "1. 刘洋：同意", "2. 法务 何玲：同意", "3. 财务 许芳：同意", "用时1小时10分（工作时间1小时10分），限工作时间4小时",
                     "合计：2小时20分", "状态：已驳回", "2. 法务 何玲：驳回", "用时3小时10分", "合计：3小时50分",
                 ])
            Assert.Contains(line, shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_half_said_promise_is_in_force_at_the_end_and_the_picture_of_before_is_its_proof()
    {
        await using var site = await OpenAsync();
        var before = site.Bot.Bot;
        await TellAsync(site, "half-a-promise");
        Assert.NotSame(before, site.Bot.Bot);
        Assert.Contains(site.WeCom.Phone("lina").Bubbles, b => b.Kind == "voice" && b.FromMe);
        Assert.Contains(site.WeCom.Phone("lina").Bubbles, b => BubbleWords.Of(b) is var words && words.Contains("已收到 CN-1 的证据附件", StringComparison.Ordinal) && words.Contains("已生效", StringComparison.Ordinal));
        Assert.Contains(site.WeCom.Phone("zhanggong").Bubbles, b => BubbleWords.Of(b).Contains("已接受 CN-1，兑现时限 11月26日(周四)18:00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_story_that_is_stopped_while_the_bot_is_down_leaves_it_running()
    {
        await using var site = await OpenAsync();
        await using var player = new StoryPlayer(
            site.WeCom, site.Driver, site.Bot, StoryPace.AtOnce with { Pause = TimeSpan.FromMinutes(5) }, [new Story("own", "自己的", "", ["lina"], [new Restart("断电")])]);
        var down = new TaskCompletionSource();
        site.Bot.Changed += () =>
        {
            if (!site.Bot.Running) down.TrySetResult();
        };
        await player.StartAsync("own", default);
        await down.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await player.StopAsync(default);
        Assert.True(site.Bot.Running);
        Assert.Contains("停下", player.Current!.Explain, StringComparison.Ordinal);
        Assert.False((await site.WeCom.SayAsync("lina", "待办")).Lost);
    }

    [Theory]
    [InlineData("2026-11-23", "12月3日", "12月10日", "12月11日")]
    [InlineData("2026-09-25", "10月12日", "10月19日", "10月20日")]
    [InlineData("2026-12-25", "1月4日", "1月11日", "1月12日")]
    public void Money_is_due_where_people_work_on_that_day_and_three_days_before(string first, string one, string two, string after)
    {
        var terms = new StoryTerms(0, DateOnly.ParseExact(first, "yyyy-MM-dd"));
        Assert.Equal($"{one} {two}", terms.Fill("{due1} {due2}"));
        Assert.Equal(after, terms.AroundDue(2, 1).ToString("M月d日"));
        foreach (var part in (int[])[1, 2]) Assert.True(WorkCalendar.Default.IsWorkingDay(terms.AroundDue(part, -3)));
    }

    [Fact]
    public async Task A_button_that_does_not_come_stops_the_story_and_says_whose_phone_lacks_it()
    {
        await using var site = await OpenAsync();
        await using var player = Player(site, TimeSpan.FromMilliseconds(200), new Press("zhanggong", "接单", "XQ-404", null, "按一个没有的按钮"));
        await player.StartAsync("own", default);
        await player.WhenOverAsync();
        Assert.False(player.Current!.Running);
        Assert.Contains("张工", player.Current.Problem, StringComparison.Ordinal);
        Assert.Contains("接单", player.Current.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_story_stops_when_it_is_told_to_and_says_so()
    {
        await using var site = await OpenAsync();
        await using var player = Player(site, TimeSpan.FromMinutes(5), new Push("zhanggong", "XQ-404", "等一个不会来的消息"));
        await player.StartAsync("own", default);
        Assert.True(player.Current!.Running);
        await player.StopAsync(default);
        Assert.False(player.Current.Running);
        Assert.Null(player.Current.Problem);
    }

    [Fact]
    public async Task A_story_on_a_stopped_bot_says_that_nothing_reached_it()
    {
        await using var site = await OpenAsync();
        await site.Bot.StopAsync(abruptly: false, default);
        await using var player = Player(site, TimeSpan.FromMilliseconds(200), new Say("lina", "待办", "您", "说一句话"));
        await player.StartAsync("own", default);
        await player.WhenOverAsync();
        Assert.Contains("没有到达机器人", player.Current!.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stood_open_when_the_bot_was_cut_off_is_told_once_after_it_is_back()
    {
        await using var site = await OpenAsync();
        await site.WeCom.SayAsync("lina", "客诉 华东医院 包装破损");
        await site.Bot.StopAsync(abruptly: true, default);
        Assert.True((await site.WeCom.SayAsync("lina", "待办")).Lost);
        await site.Driver.AdvanceAsync(TimeSpan.FromHours(25), default);
        Assert.DoesNotContain(site.WeCom.Phone("chenzong").Bubbles, IsEscalation);

        await site.Bot.StartAsync(default);
        await site.Driver.AdvanceAsync(TimeSpan.FromMinutes(10), default);
        var told = Assert.Single(site.WeCom.Phone("chenzong").Bubbles, IsEscalation);
        Assert.Contains("补发", BubbleWords.Of(told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_jump_fires_each_deadline_at_its_time_and_not_at_the_end_of_the_jump()
    {
        await using var site = await OpenAsync();
        var begun = site.Clock.GetUtcNow();
        await site.WeCom.SayAsync("lina", "客诉 华东医院 包装破损");
        await site.Driver.AdvanceAsync(TimeSpan.FromHours(30), default);
        var told = Assert.Single(site.WeCom.Phone("chenzong").Bubbles, IsEscalation);
        // Not a whole step later: what the sweep has found leaves in the same moment.
        Assert.InRange(told.At - begun, TimeSpan.FromHours(24), TimeSpan.FromHours(24) + TimeSpan.FromSeconds(30));
        Assert.DoesNotContain("补发", BubbleWords.Of(told), StringComparison.Ordinal);
    }

    private static bool IsEscalation(Bubble bubble) => BubbleWords.Of(bubble).Contains("物流异常核实超时未完成", StringComparison.Ordinal);

    /// <param name="start">The first time on the clock, Shanghai.</param>
    private static Task<SandboxSite> OpenAsync(string start = "2026-11-23 09:00") => SandboxSite.StartAsync(
        "http://127.0.0.1:0", new DateTimeOffset(DateTime.ParseExact(start, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(8)), StoryPace.AtOnce, default);

    private static StoryPlayer Player(SandboxSite site, TimeSpan patience, StoryStep step) => new(
        site.WeCom, site.Driver, site.Bot, StoryPace.AtOnce with { Patience = patience }, [new Story("own", "自己的", "", ["lina"], [step])]);

    /// <summary>What stands at the end of a phone, to be read when a story has failed.</summary>
    private static string Last(SandboxSite site, string who) =>
        $"--- {who}\n" + string.Join('\n', site.WeCom.Phone(who).Bubbles.TakeLast(3).Select(b => (b.FromMe ? "> " : "< ") + BubbleWords.Of(b)));

    private static async Task TellAsync(SandboxSite site, string id)
    {
        await site.Stories.StartAsync(id, default);
        await site.Stories.WhenOverAsync();
        var end = site.Stories.Current!;
        Assert.True(end.Problem is null, $"{end.Title}: {end.Problem}\n" + string.Join('\n', end.People.Select(who => Last(site, who))));
        Assert.Equal(end.Steps, end.Step);
    }
}
