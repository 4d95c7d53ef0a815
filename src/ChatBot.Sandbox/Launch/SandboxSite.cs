using ChatBot.Features.Calendar;
using ChatBot.Sandbox.Clock;
using ChatBot.Sandbox.Companies;
using ChatBot.Sandbox.Page;
using ChatBot.Sandbox.Server;
using ChatBot.Sandbox.Stories;

namespace ChatBot.Sandbox.Launch;

/// <summary>The whole stage: the pretend WeCom, the bot beside it, the clock, and the page at one address.</summary>
internal sealed class SandboxSite : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatbot-sandbox-");
    private readonly Stack<IAsyncDisposable> _parts = new();
    private WebApplication _page = null!;

    private SandboxSite()
    {
    }

    public PretendWeCom WeCom { get; private set; } = null!;

    public BotInFolder Bot { get; private set; } = null!;

    public SandboxClock Clock { get; private set; } = null!;

    public SteppingClockDriver Driver { get; private set; } = null!;

    public StoryPlayer Stories { get; private set; } = null!;

    public Uri Address => new(_page.Urls.First());

    /// <param name="address">Where the page is served, <c>http://127.0.0.1:5080</c>; port 0 picks one.</param>
    /// <param name="start">The first instant of the sandbox's clock; by default nine o'clock of today or the next working day.</param>
    /// <param name="pace">How fast the stories are told.</param>
    public static async Task<SandboxSite> StartAsync(string address, DateTimeOffset? start, StoryPace pace, CancellationToken cancel)
    {
        var site = new SandboxSite();
        try
        {
            await site.OpenAsync(address, start, pace, cancel);
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    /// <summary>Nine in the morning of today, or of the next working day.</summary>
    public static DateTimeOffset FirstMorning(DateTimeOffset now) =>
        BusinessTime.At(WorkCalendar.Default.WorkingDayOnOrAfter(BusinessTime.DayOf(now)), new TimeOnly(9, 0));

    public Task WaitAsync(CancellationToken cancel) => _page.WaitForShutdownAsync(cancel);

    private async Task OpenAsync(string address, DateTimeOffset? start, StoryPace pace, CancellationToken cancel)
    {
        Clock = new SandboxClock(start ?? FirstMorning(TimeProvider.System.GetUtcNow()));
        var days = new CompanyDays(BusinessTime.DayOf(Clock.GetUtcNow()));
        var templates = Path.Combine(_folder.FullName, "templates");
        days.WriteTemplates(Path.Combine(AppContext.BaseDirectory, "templates"), templates);
        WeCom = Part(await PretendWeCom.StartAsync(new PretendWeComOptions(), SeededCompany.MedicalDevices(), Clock, cancel));
        Bot = Part(new BotInFolder(WeCom, Clock, _folder.FullName, new Dictionary<string, string?>(StringComparer.Ordinal) { ["Content:Templates"] = templates }));
        Driver = Part(new SteppingClockDriver(Clock, days.Calendar, Bot.RunDueAsync, Bot.NextMomentAsync));
        Stories = Part(new StoryPlayer(WeCom, Driver, Bot, pace));

        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, WebRootPath = "wwwroot" });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // That the port is taken is said by whoever catches it, without a stack trace.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.WebHost.UseUrls(address);
        _page = Part(builder.Build());
        _page.Use(PageHeaders.AddAsync);
        _page.UseDefaultFiles();
        _page.UseStaticFiles();
        var events = SandboxApi.Map(_page, WeCom, Driver, Stories, Bot);
        _page.Lifetime.ApplicationStopping.Register(events.Dispose);
        // The page first: when its port is taken, there is no bot yet that would have to be stopped again.
        await _page.StartAsync(cancel);
        await Bot.StartAsync(cancel);
        Driver.Begin();
    }

    private T Part<T>(T part)
        where T : IAsyncDisposable
    {
        _parts.Push(part);
        return part;
    }

    public async ValueTask DisposeAsync()
    {
        while (_parts.TryPop(out var part)) await part.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
