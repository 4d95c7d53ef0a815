using Microsoft.Playwright;
using static ChatBot.Tests.Imports.Files;

namespace ChatBot.Tests.Imports;

/// <summary>The page in a real browser, as wide as a phone and as a desk, by day and by night, by keyboard alone.</summary>
public sealed class ImportPageLooksTests
{
    private static readonly byte[] Contracts = Csv(
    [
        "合同编号,客户名称,合同金额,标题,业务员,客户电话,备用列",
        .. Enumerable.Range(1, 9).Select(at => $"HT-2025-{at:000},康泰省立第一人民医院附属眼科中心,{at}.5万,呼吸机管路与湿化罐年度框架采购,李娜,1,2"),
        "HT-2025-010,某院,十二万吧,,张三丰,,", "KQ-9,,1,,,,",
    ]);

    [Theory]
    [InlineData(360, 780, ColorScheme.Light)]
    [InlineData(390, 844, ColorScheme.Light)]
    [InlineData(390, 844, ColorScheme.Dark)]
    [InlineData(1440, 900, ColorScheme.Light)]
    [InlineData(1440, 900, ColorScheme.Dark)]
    public async Task It_fits_and_works_without_a_mouse(int width, int height, ColorScheme scheme)
    {
        await using var stage = await PageStage.OpenAsync();
        var link = new Uri(stage.Bot.Address, await stage.LinkOf("liuyang", "导入 合同"));
        using var playwright = await Playwright.CreateAsync();
        await using var chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-quic", "--disable-background-networking"] });
        var page = await chromium.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme, JavaScriptEnabled = true });
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);

        await page.GotoAsync(link.ToString());
        await LooksAsync(page, $"1-upload-{width}-{scheme}");
        await page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "合同台账.csv", MimeType = "text/csv", Buffer = Contracts });
        await page.Locator("button:has-text('上传并试读')").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("text=试读完了：9 行可以导入");
        await LooksAsync(page, $"2-ready-{width}-{scheme}");
        await page.Locator("button.primary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("text=导入完成，写入 9 行");
        await LooksAsync(page, $"3-done-{width}-{scheme}");
        await page.GotoAsync(new Uri(stage.Bot.Address, "/import/unknown").ToString());
        await LooksAsync(page, $"4-unknown-{width}-{scheme}");

        // The last page is a 404, which a browser notes by itself; anything else would be a resource or a script that the policy refused.
        Assert.All(complaints, complaint => Assert.Contains("404", complaint, StringComparison.Ordinal));
    }

    private static async Task LooksAsync(IPage page, string name)
    {
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{name} scrolls sideways");
        var small = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('button, .choice, input[type=file], summary, .links a')].filter(e => e.getBoundingClientRect().height && e.getBoundingClientRect().height < 44).map(e => e.textContent)");
        Assert.True(small.Length == 0, $"{name}: too small for a thumb: {string.Join(" | ", small)}");
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }
}
