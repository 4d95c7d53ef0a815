using System.Collections.Concurrent;
using ChatBot.Sandbox.Launch;
using ChatBot.Sandbox.Stories;
using Microsoft.Playwright;

namespace ChatBot.Browser.Tests;

/// <summary>A sandbox of its own with its page open in Chromium. Whatever the console complains about fails the test at the end.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    // A busy machine takes its time; what does not come at all still fails.
    private const int Patience = 60_000;
    private readonly ConcurrentQueue<string> _complaints = new();

    private OpenPage(SandboxSite site) => Site = site;

    public SandboxSite Site { get; }

    public IPage Page { get; private set; } = null!;

    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <param name="people">Whose phones are open; empty takes the page's own choice.</param>
    public static async Task<OpenPage> OpenAsync(
        Chromium chromium, string people = "", int width = 1440, int height = 900, ColorScheme colours = ColorScheme.Light, StoryPace? pace = null)
    {
        var monday = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8));
        var open = new OpenPage(await SandboxSite.StartAsync("http://127.0.0.1:0", monday, pace ?? StoryPace.AtOnce, CancellationToken.None));
        await open.ShowAsync(chromium, people, width, height, colours);
        return open;
    }

    /// <summary>The same sandbox in another window.</summary>
    public async Task ShowAsync(Chromium chromium, string people, int width, int height, ColorScheme colours)
    {
        if (Page is not null) await Page.Context.DisposeAsync();
        var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = colours,
            Locale = "zh-CN",
        });
        context.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        Page = await context.NewPageAsync();
        Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") _complaints.Enqueue(message.Text);
        };
        Page.PageError += (_, error) => _complaints.Enqueue(error);
        await Page.GotoAsync($"{Site.Address}#{people}");
        await Page.Locator("body[data-ready=true]").WaitForAsync();
    }

    public ILocator Phone(string userId) => Page.Locator($".phone[data-user={userId}]");

    /// <summary>Types into a phone's box and sends.</summary>
    public async Task SayAsync(string userId, string text)
    {
        await Phone(userId).Locator(".line textarea").FillAsync(text);
        await Phone(userId).Locator(".line button[type=submit]").ClickAsync();
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    public Task SeesAsync(string userId, string text) => Assertions.Expect(Phone(userId).Locator(".log")).ToContainTextAsync(text);

    public Task<bool> FitsAsync() => Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth");

    public async ValueTask DisposeAsync()
    {
        await Page.Context.DisposeAsync();
        await Site.DisposeAsync();
    }
}
