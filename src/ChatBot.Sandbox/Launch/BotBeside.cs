using ChatBot.Features.Chat;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Links;
using ChatBot.Features.Scheduling;
using ChatBot.Sandbox.Server;
using ChatBot.Storage;
using ChatBot.WeCom.Api;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ChatBot.Sandbox.Launch;

/// <summary>
/// The bot beside the pretend WeCom, in the same process but met only over HTTP: it gets WeCom's address by its settings and its time through
/// <see cref="TimeProvider"/>, so it cannot tell the sandbox from WeCom.
/// </summary>
internal sealed class BotBeside : IAsyncDisposable
{
    // A busy machine takes its time over a cold start.
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);
    private readonly WebApplication _bot;

    private BotBeside(WebApplication bot) => _bot = bot;

    public Uri Address => new(_bot.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public IServiceProvider Services => _bot.Services;

    /// <param name="folder">Where its database and evidence lie.</param>
    /// <param name="settings">Further settings, as <c>Section:Key</c>.</param>
    public static async Task<BotBeside> StartAsync(
        PretendWeCom wecom, TimeProvider clock, string folder, IReadOnlyDictionary<string, string?> settings, CancellationToken cancel)
    {
        var bot = ChatBotHost.Build([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
            {
                ["WeCom:CorpId"] = wecom.App.CorpId,
                ["WeCom:AgentId"] = wecom.App.AgentId.ToString(),
                ["WeCom:Secret"] = wecom.App.Secret,
                ["WeCom:Token"] = wecom.App.Token,
                ["WeCom:EncodingAesKey"] = wecom.App.EncodingAesKey,
                ["WeCom:ApiBaseUrl"] = wecom.ApiBaseUrl.ToString().TrimEnd('/'),
                ["WeCom:AuthorizeUrl"] = new Uri(wecom.ApiBaseUrl, "/connect/oauth2/authorize").ToString(),
                ["Storage:ConnectionString"] = $"Data Source={Path.Combine(folder, "chatbot.db")}",
                ["Evidence:Folder"] = Path.Combine(folder, "evidence"),
                ["Serilog:MinimumLevel:Default"] = "Warning",
                // Whoever starts the sandbox has to see one address, the page's, and no advice on keys that live as long as the sandbox.
                ["Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime"] = "Warning",
                ["Serilog:MinimumLevel:Override:Microsoft.AspNetCore.DataProtection"] = "Error",
            });
            builder.Configuration.AddInMemoryCollection(settings);
            builder.Services.AddSingleton(clock);
            builder.WebHost.UseUrls("http://127.0.0.1:0");
        });
        var problems = await ChatBotHost.PrepareAsync(bot.Services, cancel);
        if (problems.Count > 0)
        {
            await bot.DisposeAsync();
            throw new InvalidOperationException("The bot refuses to start: " + string.Join("; ", problems));
        }

        await bot.StartAsync(cancel);
        var beside = new BotBeside(bot);
        // Which port it got is known only now; a company knows its address beforehand and sets Web:PublicUrl.
        bot.Services.GetRequiredService<WebOptions>().PublicUrl ??= beside.Address.ToString();
        wecom.CallbackUrl = new Uri(beside.Address, "/wecom/callback");
        return beside;
    }

    /// <summary>Waits until it has read the directory: before that it answers every message with 503.</summary>
    /// <exception cref="TimeoutException">It still has not; its own words say why.</exception>
    public async Task WhenReadyAsync(CancellationToken cancel)
    {
        using var http = new HttpClient();
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            using var answer = await http.GetAsync(new Uri(Address, "/health/ready"), cancel);
            if (answer.IsSuccessStatusCode) return;
            if (TimeProvider.System.GetElapsedTime(begun) > StartPatience)
                throw new TimeoutException("The bot is not ready: " + await answer.Content.ReadAsStringAsync(cancel));
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancel);
        }
    }

    /// <summary>What an admin does once with <c>chatbot doctor</c>.</summary>
    public Task CreateMenuAsync(CancellationToken cancel) => Services.GetRequiredService<WeComClient>().CreateMenuAsync(BotMenu.Buttons, cancel);

    /// <summary>Runs what a start catches up with: the directory is read, and what came due while the bot was away is sent.</summary>
    public async Task CatchUpAsync(CancellationToken cancel)
    {
        await Services.GetRequiredService<JobRunner>().RunAllAsync(cancel);
        await Services.GetRequiredService<OutboxWorker>().DrainAsync(cancel);
    }

    /// <summary>Runs what would have run in this span, and lets the pushes leave.</summary>
    public async Task RunDueAsync(DateTimeOffset after, DateTimeOffset until, CancellationToken cancel)
    {
        await Services.GetRequiredService<JobRunner>().RunDueAsync(after, until, cancel);
        await Services.GetRequiredService<OutboxWorker>().DrainAsync(cancel);
    }

    /// <summary>When the next deadline has to be looked at or the next push is to leave.</summary>
    public async Task<DateTimeOffset?> NextMomentAsync(DateTimeOffset after, CancellationToken cancel)
    {
        var deadline = await Services.GetRequiredService<UnitOfWork>().ReadAsync(
            (scope, token) => scope.GetRequiredService<DeadlineStore>().NextMomentAsync(after, token), cancel);
        var push = await Services.GetRequiredService<OutboxWorker>().NextDueAsync(after, cancel);
        return deadline is null || push < deadline ? push : deadline;
    }

    /// <summary>Ends without grace: what is under way is cut off.</summary>
    public Task AbortAsync() => _bot.StopAsync(new CancellationToken(canceled: true));

    public async ValueTask DisposeAsync()
    {
        await _bot.StopAsync();
        await _bot.DisposeAsync();
    }
}
