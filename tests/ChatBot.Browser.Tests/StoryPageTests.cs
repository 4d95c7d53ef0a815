using ChatBot.Sandbox.Stories;
using static Microsoft.Playwright.Assertions;

namespace ChatBot.Browser.Tests;

public sealed class StoryPageTests(Chromium chromium)
{
    [Fact]
    public async Task A_story_is_picked_and_plays_to_its_end_on_the_phones()
    {
        await using var open = await OpenPage.OpenAsync(chromium);
        await open.Page.Locator("#stories-open").ClickAsync();
        await open.Page.Locator("[data-story=twenty-four-hours]").ClickAsync();
        await Expect(open.Page.Locator("#strip")).ToContainTextAsync("讲完了");
        await Expect(open.Phone("chenzong").Locator(".card.late")).ToContainTextAsync("KS-1 物流异常核实超时未完成");
        await open.SeesAsync("tangxue", "KS-1 责任认定");
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task A_story_types_before_the_readers_eyes_and_can_be_hurried_and_stopped()
    {
        await using var open = await OpenPage.OpenAsync(chromium, pace: StoryPace.Reading with { Letter = TimeSpan.FromSeconds(1) });
        await open.Page.Locator("#stories-open").ClickAsync();
        await open.Page.Locator("[data-story=one-need]").ClickAsync();
        await Expect(open.Page.Locator("#strip")).ToContainTextAsync("1 / ");
        await open.Button("下一步").ClickAsync();
        await Expect(open.Page.Locator("#strip")).ToContainTextAsync("2 / ");
        await Expect(open.Phone("lina").Locator(".line textarea")).Not.ToHaveValueAsync("");
        await open.Button("停止").ClickAsync();
        await Expect(open.Page.Locator("#strip")).ToContainTextAsync("剧情已停下");
        await Expect(open.Phone("lina").Locator(".line textarea")).ToHaveValueAsync("");
        Assert.Empty(open.Site.WeCom.Phone("lina").Bubbles);
        Assert.Empty(open.Complaints);
    }
}
