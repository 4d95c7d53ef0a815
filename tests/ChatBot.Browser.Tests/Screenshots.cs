using ChatBot.Sandbox.Stories;
using Microsoft.Playwright;

namespace ChatBot.Browser.Tests;

/// <summary>Takes the pictures of the sandbox that the documentation shows.</summary>
internal static class Screenshots
{
    public const string Verb = "screenshots";

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
        }

        return 0;
    }

    private static async Task SaveAsync(OpenPage open, string folder, string name)
    {
        // What has just come is still fading in.
        await open.Page.WaitForTimeoutAsync(800);
        var path = Path.Combine(folder, name);
        await open.Page.ScreenshotAsync(new PageScreenshotOptions { Path = path });
        Console.WriteLine($"{path} {new FileInfo(path).Length / 1024} kB");
    }
}
