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
    public async Task A_contracts_forms_are_filled_in_and_decided_before_the_readers_eyes()
    {
        await using var open = await OpenPage.OpenAsync(chromium, pace: Slow);
        await PickAsync(open, "contract-approval", "1 / 20");
        await HurryToAsync(open, 3);
        var form = open.Phone("lina").Locator(".new");
        await Expect(form.GetByLabel("合同编号")).ToHaveValueAsync("HT-2026-101");
        await Expect(form.GetByLabel("用印事由")).ToHaveValueAsync("客户已确认条款，申请用印");
        await HurryToAsync(open, 5);
        var sheet = open.Phone("liuyang").Locator(".sheet").First;
        await Expect(sheet.Locator(".pointed")).ToHaveTextAsync("同意");
        await Expect(sheet.Locator("input")).ToHaveValueAsync("价格在权限内");
        await Expect(form).ToHaveCountAsync(0);
        await HurryToAsync(open, 9);
        await Expect(open.Phone("liuyang").Locator(".steps li").Nth(1)).ToContainTextAsync("已等 3 小时 10 分钟");
        await Expect(open.Phone("heling").Locator(".sheet .pointed")).ToHaveTextAsync("驳回");

        await open.Button("停止").ClickAsync();
        await Expect(open.Page.Locator("#strip")).ToContainTextAsync("剧情已停下");
        await Expect(open.Page.Locator(".pointed")).ToHaveCountAsync(0);
        await open.SayAsync("lina", "审批 HT-2026-101");
        await open.SeesAsync("lina", "法务 何玲：审批中");
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task A_half_said_promise_outlives_a_power_cut_and_is_finished_by_hand_when_the_story_is_stopped()
    {
        await using var open = await OpenPage.OpenAsync(chromium, pace: Slow);
        await PickAsync(open, "half-a-promise", "1 / 11");
        await HurryToAsync(open, 3);
        await open.Button("下一步").ClickAsync();
        await Expect(open.Page.Locator("#bot-state")).ToHaveTextAsync("机器人停着");
        await HurryToAsync(open, 6);
        await Expect(open.Page.Locator("#bot-state")).ToBeHiddenAsync();
        await open.Button("停止").ClickAsync();
        await Expect(open.Page.Locator("#strip")).ToContainTextAsync("剧情已停下");
        await open.SayAsync("lina", "后天18点前");
        await open.SeesAsync("lina", "已记下承诺 CN-1");
        Assert.Empty(open.Complaints);
    }

    // Slow enough that every step stands until the test goes on.
    private static StoryPace Slow => StoryPace.Reading with { Letter = TimeSpan.FromSeconds(1) };

    private static async Task PickAsync(OpenPage open, string id, string progress)
    {
        await open.Page.Locator("#stories-open").ClickAsync();
        await open.Page.Locator($"[data-story={id}]").ClickAsync();
        await Expect(open.Page.Locator("#strip")).ToContainTextAsync(progress);
    }

    /// <summary>Goes on until this step is announced.</summary>
    private static async Task HurryToAsync(OpenPage open, int step)
    {
        while (open.Site.Stories.Current is { Running: true } at && (at.Step < step || at.Cue is null))
        {
            open.Site.Stories.Hurry();
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        Assert.Equal(step, open.Site.Stories.Current!.Step);
        await Expect(open.Page.Locator("#strip")).ToContainTextAsync($"{step} / ");
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
