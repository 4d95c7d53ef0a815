using System.Collections.Concurrent;
using System.Globalization;
using ChatBot.Features;
using ChatBot.Features.Chat;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Evidence;
using ChatBot.Features.Exports;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;
using ChatBot.Features.Pictures;
using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ChatBot.Tests;

/// <summary>
/// The product as a conversation partner: the real router, templates and a database of its own; the clock is moved by the test and the
/// platform is a phone that shows everything at once. The same conversations over HTTP and WeCom's crypto are in <c>Wire/</c>.
/// </summary>
internal sealed class TestBot : IAsyncDisposable
{
    /// <summary>The templates of the release, read once for all bots that do not bring their own.</summary>
    private static readonly ContentOptions ReleasedContent = new(Path.Combine(AppContext.BaseDirectory, "templates"));
    private static readonly Lazy<TemplateRenderer> ReleasedTemplates = new(() => new TemplateRenderer(ReleasedContent, NullLogger<TemplateRenderer>.Instance));
    private static int s_validated;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatbot-test-");
    private readonly Dictionary<string, string?> _settings = new(StringComparer.OrdinalIgnoreCase);
    private TestDatabase _database = null!;
    private ServiceProvider _services = null!;
    private int _messages;

    private TestBot(DateTimeOffset now) => Clock = new FakeTimeProvider(now);

    public FakeTimeProvider Clock { get; }

    public FakePlatform Platform { get; } = new();

    public UnitOfWork Database => _services.GetRequiredService<UnitOfWork>();

    public IServiceProvider Services => _services;

    public OrgTree Org => _services.GetRequiredService<OrgDirectory>().Current;

    /// <param name="now">Shanghai time, <c>2026-11-23 10:00</c> (a Monday).</param>
    public static async Task<TestBot> StartAsync(string now, OrgSnapshot? org = null, params (string Key, string Value)[] settings)
    {
        var bot = new TestBot(At(now));
        bot.Platform.Org = org ?? TestCompany.Org;
        // It would be on every admin's phone in every story.
        bot._settings["Figures:AskForBaselineDays"] = "0";
        // The weekly pictures come only to conversations about them.
        bot._settings["Pictures:Weekly"] = "false";
        foreach (var (key, value) in settings) bot._settings[key] = value;
        bot._database = await TestDatabase.CreateAsync(bot._folder);
        bot._settings["Storage:Provider"] = bot._database.Provider;
        bot._settings["Storage:ConnectionString"] = bot._database.ConnectionString;
        bot._settings["Evidence:Folder"] = Path.Combine(bot._folder.FullName, "evidence");
        await bot.BootAsync();
        return bot;
    }

    public static DateTimeOffset At(string shanghai) =>
        new(DateTime.Parse(shanghai, CultureInfo.InvariantCulture), TimeSpan.FromHours(8));

    /// <summary>Says something and returns what the bot answers at once.</summary>
    public Task<string> Says(string who, string text) => Hears(who, new TextContent(text));

    /// <summary>Sends a picture of its own, or the same one for the same name; returns all that is answered, also when it has been looked at.</summary>
    public Task<string> SendsPicture(string who, string? name = null)
    {
        var number = Interlocked.Increment(ref _messages);
        return SendsFile(who, TestPictures.Scene(name ?? $"picture {number}"));
    }

    /// <summary>Sends any bytes as a picture, or as another kind of file.</summary>
    public Task<string> SendsFile(string who, byte[] content, MediaKind kind = MediaKind.Picture)
    {
        var mediaId = $"media-{Interlocked.Increment(ref _messages)}";
        Platform.Media[mediaId] = content;
        return Hears(who, new MediaContent(kind, mediaId));
    }

    /// <summary>Presses the newest card button with this label on a person's phone.</summary>
    public async Task<string> Presses(string who, string label)
    {
        await Settle();
        var card = Platform.Sent.LastOrDefault(push => push.RecipientId == who && push.Message.Acts.Any(act => act.Label == label))
            ?? throw new InvalidOperationException($"{who} has no card with a button '{label}'. Cards: {string.Join(" | ", Platform.Sent.Where(push => push.RecipientId == who).SelectMany(push => push.Message.Acts).Select(act => act.Label))}");
        var command = card.Message.Acts.First(act => act.Label == label).Command;
        return await Hears(who, new ClickContent(command, card.Id, $"code-{Interlocked.Increment(ref _messages)}"));
    }

    /// <summary>Hands any message to the pipeline; the key makes it new unless one is given.</summary>
    public async Task<string> Hears(string who, MessageContent content, string? key = null)
    {
        var message = new IncomingMessage(key ?? $"m-{Interlocked.Increment(ref _messages)}", who, Clock.GetUtcNow(), content, "<xml/>");
        var before = Platform.Sent.Count;
        var answer = await _services.GetRequiredService<MessagePipeline>().HandleAsync(message, new PassiveReply(), CancellationToken.None);
        await Settle();
        // A click, an answer that is too long and one that had to wait for a file come as pushes to the same person.
        var pushed = Platform.Sent.Skip(before).Where(push => push.RecipientId == who && push is { MayRepeat: true, Picture: null }).Select(push => push.Message.Text);
        return string.Join("\n---\n", answer is null ? pushed : pushed.Prepend(answer));
    }

    /// <summary>Says something while the outbox is sending, which <see cref="Says"/> would wait for.</summary>
    public Task SaysMeanwhile(string who, string text) => _services.GetRequiredService<MessagePipeline>().HandleAsync(
        new IncomingMessage($"m-{Interlocked.Increment(ref _messages)}", who, Clock.GetUtcNow(), new TextContent(text), "<xml/>"), new PassiveReply(), CancellationToken.None);

    public Task ApprovalChanges(ApprovalSnapshot approval) => Hears("sys", new ApprovalChangedContent(approval));

    /// <summary>Moves the clock there in steps and lets every job run at each, as Quartz would.</summary>
    public async Task TimeReaches(string shanghai)
    {
        var target = At(shanghai);
        if (target < Clock.GetUtcNow()) throw new ArgumentOutOfRangeException(nameof(shanghai), "time does not run backwards");
        while (Clock.GetUtcNow() < target)
        {
            var now = Clock.GetUtcNow();
            var next = now.AddMinutes(15 - (now.Minute % 15)).AddSeconds(-now.Second);
            await JumpTo(next < target ? next : target);
        }
    }

    /// <summary>Moves the clock there in one step: what a service sees that was down in between.</summary>
    public async Task JumpTo(string shanghai) => await JumpTo(At(shanghai));

    public async Task Tick()
    {
        // The outbox never waits for a job: what was due in between has left before the next one looks.
        await Settle();
        await _services.GetRequiredService<JobRunner>().RunAllAsync(CancellationToken.None);
        await Settle();
    }

    /// <summary>Stops the service and starts it again on the same files, at the time it is now.</summary>
    public async Task Restart()
    {
        await _services.DisposeAsync();
        await BootAsync();
    }

    /// <summary>Stops the service; <see cref="Restart"/> starts it again.</summary>
    public async Task Stop() => await _services.DisposeAsync();

    /// <summary>All texts pushed to a person so far, oldest first.</summary>
    public IReadOnlyList<string> PushesTo(string who) =>
        [.. Platform.Sent.Where(push => string.Equals(push.RecipientId, who, StringComparison.OrdinalIgnoreCase) && !push.MayRepeat).Select(push => push.Message.Text)];

    public async Task<IReadOnlyList<T>> Query<T>(string sql, object? args = null) =>
        await Database.ReadAsync((scope, cancel) => scope.GetRequiredService<DbSession>().QueryAsync<T>(sql, args, cancel));

    /// <summary>Lets happen what happens right after a message: files are fetched and looked at, pushes leave.</summary>
    public async Task Settle()
    {
        await _services.GetRequiredService<EvidenceWorker>().DrainAsync(CancellationToken.None);
        await _services.GetRequiredService<PictureWorker>().DrainAsync(CancellationToken.None);
        await _services.GetRequiredService<OutboxWorker>().DrainAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task JumpTo(DateTimeOffset instant)
    {
        Clock.SetUtcNow(instant);
        await Tick();
    }

    private async Task BootAsync()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(_settings).Build());
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton<TimeProvider>(Clock);
        services.AddStorage();
        var own = _settings.GetValueOrDefault("Content:Templates");
        services.AddFeatures(own is null ? ReleasedContent : new ContentOptions(own));
        if (own is null) services.AddSingleton(ReleasedTemplates.Value);
        services.AddSingleton<IMessenger>(Platform).AddSingleton<IOrgSource>(Platform).AddSingleton<IMediaSource>(Platform).AddSingleton<IHeartbeat>(Platform).AddSingleton<IWebhookSender>(Platform);
        Platform.AddTo(services);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = Interlocked.Exchange(ref s_validated, 1) == 0, ValidateScopes = true });
        _services.GetRequiredService<MigrationRunner>().Apply();
        await Database.WriteAsync(async (scope, cancel) => await scope.GetRequiredService<PeopleStore>().SaveAsync(Platform.Org, Clock.GetUtcNow(), cancel));
        await _services.GetRequiredService<OrgDirectory>().ReloadAsync(CancellationToken.None);
        await Tick();
    }
}

/// <summary>A platform that shows every push at once and can be told to misbehave.</summary>
internal sealed partial class FakePlatform : IMessenger, IOrgSource, IMediaSource, IHeartbeat
{
    public OrgSnapshot Org { get; set; } = TestCompany.Org;

    public ConcurrentDictionary<string, byte[]> Media { get; } = new(StringComparer.Ordinal);

    /// <summary>What people see, in the order in which it arrived.</summary>
    public List<OutgoingPush> Sent { get; } = [];

    public List<CardUpdate> CardUpdates { get; } = [];

    /// <summary>The addresses that were called after good sweeps.</summary>
    public List<Uri> Heartbeats { get; } = [];

    /// <summary>Decides what becomes of a push; null lets it through.</summary>
    public Func<OutgoingPush, SendOutcome?>? OnSend { get; set; }

    /// <summary>True: the directory does not answer.</summary>
    public bool IsAway { get; set; }

    public TimeSpan WaitFor(string recipientId, Rendered message) => TimeSpan.Zero;

    public Task<SendOutcome> SendAsync(OutgoingPush push, CancellationToken cancel)
    {
        if (OnSend?.Invoke(push) is { } outcome && outcome.State != DeliveryState.Accepted) return Task.FromResult(outcome);
        lock (Sent) Sent.Add(push);
        return Task.FromResult(SendOutcome.Accepted($"msg-{Sent.Count}", $"rc-{Sent.Count}"));
    }

    public Task<SendOutcome> UpdateCardAsync(CardUpdate update, CancellationToken cancel)
    {
        lock (CardUpdates) CardUpdates.Add(update);
        return Task.FromResult(SendOutcome.Accepted(null, null));
    }

    public Task<OrgSnapshot> ReadAsync(CancellationToken cancel) =>
        IsAway ? throw new HttpRequestException("away") : Task.FromResult(Org);

    /// <summary>True: files cannot be fetched at the moment.</summary>
    public bool MediaAway { get; set; }

    public Task<MediaBytes?> FetchAsync(string mediaId, CancellationToken cancel) =>
        MediaAway ? throw new HttpRequestException("away") : Task.FromResult(Media.TryGetValue(mediaId, out var bytes) ? new MediaBytes(new MemoryStream(bytes), "image/png") : null);

    public Task BeatAsync(Uri url, TimeSpan timeout, CancellationToken cancel)
    {
        lock (Heartbeats) Heartbeats.Add(url);
        return Task.CompletedTask;
    }

    /// <summary>Further ports of features are added in partial files beside their tests.</summary>
    public void AddTo(IServiceCollection services) => AddPorts(services);

    static partial void AddPorts(IServiceCollection services);
}
