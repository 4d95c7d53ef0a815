using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Evidence;
using ChatBot.Features.Pictures;
using ChatBot.Features.Scheduling;
using ChatBot.Sandbox.Clock;
using ChatBot.Sandbox.Companies;
using ChatBot.Sandbox.Launch;
using ChatBot.Sandbox.Phones;
using ChatBot.Sandbox.Server;
using ChatBot.Sandbox.Wire;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Wire.Tests;

/// <summary>
/// The whole service as a conversation partner, met only as WeCom meets it: sealed callbacks over HTTP in, API calls out, people's phones to look at.
/// The clock stands still until the test moves it. Reads like <c>TestBot</c>; who needs only the product's words takes that one, it is faster.
/// When it ends, the pretend WeCom must have had nothing to complain about.
/// </summary>
internal sealed class WireBot : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatbot-wire-");
    private readonly Dictionary<string, string?> _settings = new(StringComparer.OrdinalIgnoreCase);
    private BotBeside? _bot;
    private long _msgId = 9_000_000_000_000_000_000;

    private WireBot(SandboxClock clock, PretendWeCom wecom)
    {
        Clock = clock;
        WeCom = wecom;
    }

    public SandboxClock Clock { get; }

    public PretendWeCom WeCom { get; }

    public string Folder => _folder.FullName;

    public BotBeside Bot => _bot ?? throw new InvalidOperationException("The service is stopped.");

    public Uri Address => Bot.Address;

    /// <summary>Set where a test makes the bot do what WeCom would complain about.</summary>
    public bool ComplaintsAreDue { get; set; }

    /// <param name="now">Shanghai time, <c>2026-11-23 10:00</c> (a Monday).</param>
    public static async Task<WireBot> StartAsync(string now, params (string Key, string Value)[] settings)
    {
        var clock = new SandboxClock(At(now)) { Rate = 0 };
        var wecom = await PretendWeCom.StartAsync(new PretendWeComOptions { WireLogLength = 4000 }, SeededCompany.MedicalDevices(), clock);
        var bot = new WireBot(clock, wecom);
        // On a busy machine an answer may be late; where it then goes is the subject of one test only.
        bot._settings["Chat:ReplyWithin"] = "00:00:04.5";
        bot._settings["Serilog:MinimumLevel:Default"] = "Fatal";
        bot._settings["Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime"] = "Fatal";
        foreach (var (key, value) in settings) bot._settings[key] = value;
        try
        {
            await bot.Start();
        }
        catch
        {
            await bot.DisposeAsync();
            throw;
        }

        return bot;
    }

    public static DateTimeOffset At(string shanghai) => new(DateTime.Parse(shanghai, CultureInfo.InvariantCulture), TimeSpan.FromHours(8));

    /// <summary>Starts the service on the files that are there, and waits until it is ready.</summary>
    public async Task Start()
    {
        _bot = await BotBeside.StartAsync(WeCom, Clock, Folder, _settings, CancellationToken.None);
        await Eventually.TrueAsync(IsReadyAsync, "the service is ready");
        await WeCom.VerifyCallbackUrlAsync();
        await Tick();
    }

    public async Task Stop()
    {
        if (_bot is null) return;
        await _bot.DisposeAsync();
        _bot = null;
    }

    public async Task Restart()
    {
        await Stop();
        await Start();
    }

    /// <summary>Says something and returns what the bot answers: at once, or as a push to the same person.</summary>
    public Task<string> Says(string who, string text) => Answer(who, () => WeCom.SayAsync(who, text));

    public Task<string> SendsPicture(string who, byte[] picture) => Answer(who, () => WeCom.SendImageAsync(who, picture, "现场.png"));

    public Task<string> SendsPlace(string who, double latitude, double longitude, string label) =>
        Answer(who, () => WeCom.SendLocationAsync(who, latitude, longitude, label));

    public Task<string> Scans(string who, string code) => Answer(who, () => WeCom.ScanAsync(who, code));

    /// <summary>Presses a button with this label on the newest card that has one and is not grey yet.</summary>
    public async Task<string> Presses(string who, string label)
    {
        await Settle();
        var card = CardWith(who, label);
        return await Answer(who, () => WeCom.PressAsync(who, card.Id, ButtonsOf(card).Last(button => button.Label == label).Key));
    }

    /// <summary>Posts a callback that no method of the pretend WeCom raises.</summary>
    public Task<Delivery> Posts(string plaintext, string who = "sys") => WeCom.PostAsync(plaintext, who);

    /// <summary>The XML of a text message; the same MsgId makes it a repeat.</summary>
    public string TextXml(string who, string text, long? msgId = null) => $"{Head(who, "text")}<Content><![CDATA[{text}]]></Content><MsgId>{msgId ?? NewMsgId()}</MsgId></xml>";

    public long NewMsgId() => Interlocked.Increment(ref _msgId);

    public string Head(string who, string type) =>
        $"<xml><ToUserName><![CDATA[{WeCom.App.CorpId}]]></ToUserName><FromUserName><![CDATA[{who}]]></FromUserName><CreateTime>{Clock.GetUtcNow().ToUnixTimeSeconds()}</CreateTime>"
        + $"<MsgType><![CDATA[{type}]]></MsgType><AgentID>{WeCom.App.AgentId}</AgentID>";

    /// <summary>Moves the clock there in steps, one wherever the bot has something to do. A stopped bot sleeps through it.</summary>
    public async Task TimeReaches(string shanghai)
    {
        var target = At(shanghai);
        if (target < Clock.GetUtcNow()) throw new ArgumentOutOfRangeException(nameof(shanghai), "time does not run backwards");
        if (_bot is null)
        {
            Clock.Advance(target - Clock.GetUtcNow());
            return;
        }

        await using var driver = new SteppingClockDriver(Clock, WorkCalendar.Default, Bot.RunDueAsync, Bot.NextMomentAsync);
        await driver.AdvanceAsync(target - Clock.GetUtcNow(), CancellationToken.None);
        await Settle();
    }

    /// <summary>Lets every job look once, and the pushes leave.</summary>
    public async Task Tick()
    {
        await Settle();
        await Bot.Services.GetRequiredService<JobRunner>().RunAllAsync(CancellationToken.None);
        await Settle();
    }

    public async Task Settle()
    {
        await WeCom.WhenQuietAsync();
        if (_bot is null) return;
        await Bot.Services.GetRequiredService<EvidenceWorker>().DrainAsync(CancellationToken.None);
        await Bot.Services.GetRequiredService<PictureWorker>().DrainAsync(CancellationToken.None);
        await Bot.Services.GetRequiredService<OutboxWorker>().DrainAsync(CancellationToken.None);
    }

    /// <summary>All that the bot said to a person and that arrived, oldest first; a card as its lines and buttons.</summary>
    public IReadOnlyList<string> PhoneOf(string who) => [.. WeCom.Phone(who).Bubbles.Where(bubble => !bubble.FromMe).Select(Shown)];

    /// <summary>The newest card on a phone that has such a button.</summary>
    public Bubble CardWith(string who, string label) =>
        WeCom.Phone(who).Bubbles.LastOrDefault(bubble => bubble.Card is not null && ButtonsOf(bubble).Any(button => button.Label == label))
        ?? throw new InvalidOperationException($"{who} has no card with a button '{label}'. On the phone:\n{string.Join("\n---\n", PhoneOf(who))}");

    public async Task<IReadOnlyList<T>> Query<T>(string sql, object? args = null) =>
        await Bot.Services.GetRequiredService<UnitOfWork>().ReadAsync((scope, cancel) => scope.GetRequiredService<DbSession>().QueryAsync<T>(sql, args, cancel));

    public static string Sha256Of(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public async ValueTask DisposeAsync()
    {
        await Stop();
        await WeCom.DisposeAsync();
        _folder.Delete(recursive: true);
        if (!ComplaintsAreDue) Assert.Empty(WeCom.Complaints);
    }

    private static IEnumerable<(string Label, string Key)> ButtonsOf(Bubble bubble) =>
        bubble.Card!.Model.List("button_list").Select(button => (button.Text("text"), button.Text("key")));

    private static string Shown(Bubble bubble)
    {
        if (bubble.Card is not { } card) return bubble.Text;
        var lines = new StringBuilder(card.Model["main_title"].Text("title"));
        foreach (var field in card.Model.List("horizontal_content_list")) lines.Append('\n').Append(field.Text("keyname")).Append('：').Append(field.Text("value"));
        if (card.Model.Text("sub_title_text") is { Length: > 0 } text) lines.Append('\n').Append(text);
        lines.Append('\n').AppendJoin(' ', ButtonsOf(bubble).Select(button => $"[{button.Label}]"));
        return lines.ToString();
    }

    private async Task<string> Answer(string who, Func<Task<Delivery>> act)
    {
        var before = PhoneOf(who).Count;
        var delivery = await act();
        Assert.False(delivery.Lost, $"The callback was given up: {string.Join(' ', delivery.StatusCodes)}");
        await Settle();
        return delivery.ReplyText ?? string.Join("\n---\n", PhoneOf(who).Skip(before));
    }

    private async Task<bool> IsReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        return answer.IsSuccessStatusCode;
    }
}
