using ChatBot.Sandbox.Launch;
using ChatBot.Sandbox.Phones;
using ChatBot.Sandbox.Stories;

namespace ChatBot.Sandbox.Tests;

/// <summary>The stories on the real bot, as fast as it can: each to its end, in any order, and again.</summary>
// Quartz keeps its schedulers by name for the whole process, so there is one bot at a time in it.
[Collection("one bot at a time")]
public sealed class StoryTests
{
    public static TheoryData<string> Ids => [.. StoryBook.All.Select(s => s.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_story_is_told_to_its_end_and_once_more(string id)
    {
        await using var site = await OpenAsync();
        await TellAsync(site, id);
        await TellAsync(site, id);
        Assert.Empty(site.WeCom.Complaints);
    }

    [Fact]
    public async Task Stories_do_not_depend_on_what_was_told_before()
    {
        await using var site = await OpenAsync();
        foreach (var story in StoryBook.All.Reverse()) await TellAsync(site, story.Id);
        foreach (var story in StoryBook.All) await TellAsync(site, story.Id);
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
        Assert.InRange(told.At - begun, TimeSpan.FromHours(24), TimeSpan.FromHours(24.1));
        Assert.DoesNotContain("补发", BubbleWords.Of(told), StringComparison.Ordinal);
    }

    private static bool IsEscalation(Bubble bubble) => BubbleWords.Of(bubble).Contains("物流异常核实超时未完成", StringComparison.Ordinal);

    private static Task<SandboxSite> OpenAsync() =>
        SandboxSite.StartAsync("http://127.0.0.1:0", new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8)), StoryPace.AtOnce, default);

    private static StoryPlayer Player(SandboxSite site, TimeSpan patience, StoryStep step) => new(
        site.WeCom, site.Driver, StoryPace.AtOnce with { Patience = patience }, [new Story("own", "自己的", "", ["lina"], [step])]);

    private static async Task TellAsync(SandboxSite site, string id)
    {
        await site.Stories.StartAsync(id, default);
        await site.Stories.WhenOverAsync();
        var end = site.Stories.Current!;
        Assert.True(end.Problem is null, $"{end.Title}: {end.Problem}");
        Assert.Equal(end.Steps, end.Step);
    }
}
