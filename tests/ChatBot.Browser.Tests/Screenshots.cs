using ChatBot.Sandbox.Stories;
using Microsoft.Playwright;

namespace ChatBot.Browser.Tests;

/// <summary>Takes the pictures of the sandbox that the documentation shows.</summary>
internal static class Screenshots
{
    public const string Verb = "screenshots";

    /// <summary>The stories and the step of each that says most.</summary>
    private static readonly (string Id, string Step)[] Telling =
    [
        ("one-need", "李娜的日报"),
        ("need-to-archive", "张工收到退回和原因"),
        ("complaint-to-archive", "没有人能让它悄悄躺着"),
        ("installation", "孙燕想先验收"),
        ("repair", "陈科长在自己手机上签好"),
        ("transfer", "当面点数"),
        ("change-of-specification", "盖章的确认函"),
        ("worked-saturday", "八点整"),
        ("twenty-four-hours", "同一刻"),
        ("half-a-promise", "口语也读得懂"),
        ("locked-promise", "嘴上说的通知"),
        ("contract-approval", "李娜不必挨个去问"),
        ("three-receipts", "同一刻，直属上级刘洋"),
    ];

    public static async Task<int> TakeAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        await using var chromium = new Chromium();
        await chromium.InitializeAsync();
        await using (var open = await OpenPage.OpenAsync(chromium, "lina,liqiang,chenzong"))
        {
            await open.Button("知道了").ClickAsync();
            await open.SayAsync("lina", "客诉 仁和医院 包装破损 3箱");
            await open.SeesAsync("liqiang", "请您处理");
            await open.Button("+24 小时").ClickAsync();
            await open.Phone("chenzong").Locator(".card.late").WaitForAsync();
            await SaveAsync(open, folder, "sandbox.png");
            await open.ShowAsync(chromium, "liqiang,lina,chenzong", 390, 844, ColorScheme.Light);
            await SaveAsync(open, folder, "sandbox-phone.png");
        }

        await using (var open = await OpenPage.OpenAsync(chromium))
        {
            await open.Page.Locator("#stories-open").ClickAsync();
            await SaveAsync(open, folder, "sandbox-stories.png");
            await open.ShowAsync(chromium, "lina", 390, 844, ColorScheme.Dark);
            await open.Page.Locator("#stories-open").ClickAsync();
            await SaveAsync(open, folder, "sandbox-stories-phone-dark.png");
        }

        await using (var open = await OpenPage.OpenAsync(chromium, colours: ColorScheme.Dark, pace: StoryPace.Reading with { Pause = TimeSpan.FromMilliseconds(200) }))
        {
            await open.Page.Locator("#stories-open").ClickAsync();
            await open.Page.Locator("[data-story=one-need]").ClickAsync();
            while (await open.Page.Locator(".key.pointed").CountAsync() == 0 || open.Site.Stories.Current!.Step < 11)
            {
                await open.Button("下一步").ClickAsync();
                await open.Page.WaitForTimeoutAsync(300);
            }

            await SaveAsync(open, folder, "sandbox-story-dark.png");
            await open.ShowAsync(chromium, "lina,zhanggong", 390, 844, ColorScheme.Dark);
            await SaveAsync(open, folder, "sandbox-phone-dark.png");
        }

        foreach (var (id, telling) in Telling) await StoryAsync(chromium, folder, id, telling);
        return 0;
    }

    /// <summary>Tells a story step by step; pictures of its most telling moment and of its end.</summary>
    /// <param name="telling">Stands in the explanation of the step.</param>
    private static async Task StoryAsync(Chromium chromium, string folder, string id, string telling)
    {
        // Each step stands long enough for a picture and is hurried when none is wanted.
        await using var open = await OpenPage.OpenAsync(chromium, pace: StoryPace.AtOnce with { Pause = TimeSpan.FromSeconds(6) });
        await open.Page.Locator("#stories-open").ClickAsync();
        await open.Page.Locator($"[data-story={id}]").ClickAsync();
        var stories = open.Site.Stories;
        var taken = false;
        while (stories.Current is not { Running: false })
        {
            if (stories.Current is { Cue.Done: true } now)
            {
                if (!taken && now.Explain.Contains(telling, StringComparison.Ordinal))
                {
                    await SaveAsync(open, folder, $"story-{id}.png");
                    taken = true;
                }

                stories.Hurry();
            }

            await Task.Delay(30);
        }

        if (stories.Current!.Problem is { } problem) throw new InvalidOperationException($"{id}: {problem}");
        if (!taken) throw new InvalidOperationException($"{id}: no step says {telling}");
        await SaveAsync(open, folder, $"story-{id}-end.png");
    }

    private static async Task SaveAsync(OpenPage open, string folder, string name)
    {
        // What has just come is still fading in.
        await open.Page.WaitForTimeoutAsync(800);
        var path = Path.Combine(folder, name);
        await File.WriteAllBytesAsync(path, PalettePng.Shrink(await open.Page.ScreenshotAsync()));
        Console.WriteLine($"{path} {new FileInfo(path).Length / 1024} kB");
    }
}
