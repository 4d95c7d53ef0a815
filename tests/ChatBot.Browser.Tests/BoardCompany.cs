using System.Net.Http.Json;
using ChatBot.Sandbox.Launch;
using ChatBot.Sandbox.Stories;
using Microsoft.Playwright;

namespace ChatBot.Browser.Tests;

/// <summary>The seeded company after three days of work, and a browser that one of its people holds.</summary>
internal sealed class BoardCompany : IAsyncDisposable
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8));

    private readonly SandboxSite _site;
    private readonly HttpClient _hands;

    private BoardCompany(SandboxSite site)
    {
        _site = site;
        _hands = new HttpClient { BaseAddress = new Uri(site.Address, "/sandbox/api/") };
    }

    public Uri Bot => _site.Bot.Bot.Address;

    /// <summary>Whatever the console complained about, of all pages.</summary>
    public List<string> Complaints { get; } = [];

    public static async Task<BoardCompany> StartAsync()
    {
        var company = new BoardCompany(await SandboxSite.StartAsync("http://127.0.0.1:0", Monday, StoryPace.AtOnce, CancellationToken.None));
        await company.WorkAsync();
        return company;
    }

    public Task SayAsync(string who, string text) => DoAsync($"phones/{who}/text", new { text });

    /// <summary>A page of the boards in a browser of its own, signed in as that person by the pretend WeCom's question who it is.</summary>
    public async Task<IPage> OpenAsync(Chromium chromium, string name, string board, int width = 1440, int height = 900, ColorScheme colours = ColorScheme.Light)
    {
        var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height }, ColorScheme = colours, Locale = "zh-CN",
        });
        context.SetDefaultTimeout(60_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(Bot, $"/boards/{board}").ToString());
        await page.GetByText(name).First.ClickAsync();
        await page.WaitForURLAsync($"**/boards/{board}");
        // From here on: the page that asks who it is belongs to the pretend WeCom, and has no icon.
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") Complaints.Add(message.Text);
        };
        page.PageError += (_, error) => Complaints.Add(error);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        _hands.Dispose();
        await _site.DisposeAsync();
    }

    private async Task WorkAsync()
    {
        foreach (var (who, text) in ((string, string)[])
        [
            ("lina", "需求 客户:华东医院 内容:呼吸机管路 数量:50 期望:下周五"),
            ("wanglei", "需求 客户:浙江一院 内容:输液泵 数量:20 期望:下周五"),
            ("lina", "合同 HT-2026-201 浙江一院 12.5万"),
            ("lina", "回款计划 HT-2026-201 5万 11月24日; 7.5万 12月31日"),
            ("wanglei", "合同 HT-2026-202 仁和医院 30万"),
            ("wanglei", "回款计划 HT-2026-202 10万 11月25日; 20万 12月15日"),
            ("lina", "客诉 仁和医院 包装破损 3箱"),
            ("lina", "线索 客户:市三院 金额:20万"),
            ("lina", "线索 客户:省肿瘤医院 金额:35万"),
            ("wanglei", "线索 客户:市二院 金额:8万"),
            ("lina", "推进 XS-1 到 需求诊断"),
            ("wanglei", "承诺 仁和医院 寄样品两支 11月24日18点前 责任人:张工"),
        ]) await SayAsync(who, text);
        await PictureAsync("wanglei");
        await SayAsync("lina", "承诺 华东医院 出安装方案 11月25日12点前 责任人:郭工");
        await PictureAsync("lina");
        await PassAsync(hours: 25);
        await SayAsync("wanglei", "兑现 CN-1");
        await PictureAsync("wanglei");
        await SayAsync("wanglei", "到账 HK-3 4万");
        await SayAsync("lina", "催款 HK-1");
        await PassAsync(hours: 48);
    }

    private Task PictureAsync(string who) => DoAsync($"phones/{who}/image", new { sample = "scan" });

    private Task PassAsync(int hours) => DoAsync("clock", new { advanceMinutes = hours * 60 });

    private async Task DoAsync(string path, object body)
    {
        using var answer = await _hands.PostAsJsonAsync(path, body);
        answer.EnsureSuccessStatusCode();
    }
}
