using System.Globalization;
using ChatBot.Features;
using ChatBot.Features.Approvals;
using ChatBot.Features.Chat;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Evidence;
using ChatBot.Features.Exports;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;
using ChatBot.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SkiaSharp;

namespace ChatBot.Benchmarks.Journey;

/// <summary>The product in process with a database file of its own; the platform takes every push at once, so that only our own work is measured.</summary>
internal sealed class BenchBot : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("journey-");
    private readonly ServiceProvider _services;

    private BenchBot(DateTimeOffset now, int people)
    {
        Clock = new HandClock { Now = now };
        var platform = new OpenPlatform();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Storage:ConnectionString", $"Data Source={Path.Combine(_folder.FullName, "chatbot.db")}"),
            new("Evidence:Folder", Path.Combine(_folder.FullName, "evidence")),
        ]).Build());
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton<TimeProvider>(Clock);
        services.AddStorage();
        services.AddFeatures(new ContentOptions(Templates()));
        services.AddSingleton<IMessenger>(platform).AddSingleton<IMediaSource>(platform).AddSingleton<IApprovalSource>(platform).AddSingleton<IHeartbeat>(platform).AddSingleton<IWebhookSender>(platform).AddSingleton<IOrgSource>(new BigCompany(people));
        _services = services.BuildServiceProvider();
    }

    public HandClock Clock { get; }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static async Task<BenchBot> StartAsync(DateTimeOffset now, int people)
    {
        var bot = new BenchBot(now, people);
        bot.Get<MigrationRunner>().Apply();
        await bot.Get<UnitOfWork>().WriteAsync(async (scope, cancel) => await scope.GetRequiredService<PeopleStore>().SaveAsync(BigCompany.Of(people), now, cancel));
        await bot.Get<OrgDirectory>().ReloadAsync(CancellationToken.None);
        return bot;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static string Templates()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ChatBot.sln"))) folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("Run this inside the repository: the templates are read from there."), "templates");
    }
}

internal sealed class HandClock : TimeProvider
{
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}

internal sealed class OpenPlatform : IMessenger, IMediaSource, IApprovalSource, IHeartbeat, IWebhookSender
{
    public TimeSpan WaitFor(string recipientId, Rendered message) => TimeSpan.Zero;

    public Task<SendOutcome> SendAsync(OutgoingPush push, CancellationToken cancel) => Task.FromResult(SendOutcome.Accepted(push.Id, null));

    public Task<SendOutcome> UpdateCardAsync(CardUpdate update, CancellationToken cancel) => Task.FromResult(SendOutcome.Accepted(null, null));

    public Task BeatAsync(Uri url, TimeSpan timeout, CancellationToken cancel) => Task.CompletedTask;

    public Task<WebhookAnswer> SendAsync(Uri url, string body, IReadOnlyDictionary<string, string> headers, CancellationToken cancel) => Task.FromResult(new WebhookAnswer(200, null));

    /// <summary>In turn: gone, no picture though it says so, a picture of its own.</summary>
    public Task<MediaBytes?> FetchAsync(string mediaId, CancellationToken cancel)
    {
        var number = int.Parse(mediaId.AsSpan(mediaId.LastIndexOf('-') + 1), CultureInfo.InvariantCulture);
        return Task.FromResult((number % 3) switch
        {
            0 => null,
            1 => new MediaBytes(new MemoryStream(BitConverter.GetBytes(number)), "image/jpeg"),
            _ => new MediaBytes(new MemoryStream(Picture(number)), "image/png"),
        });
    }

    private static byte[] Picture(int seed)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(320, 240, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        using var noise = new SKPaint { Shader = SKShader.CreatePerlinNoiseFractalNoise(0.02f, 0.02f, 3, seed) };
        canvas.DrawRect(0, 0, bitmap.Width, bitmap.Height, noise);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 90);
        return data.ToArray();
    }

    public Task<IReadOnlyList<string>> ListAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancel) => Task.FromResult<IReadOnlyList<string>>([]);

    public Task<ApprovalSnapshot?> FindAsync(string spNo, CancellationToken cancel) => Task.FromResult<ApprovalSnapshot?>(null);
}

/// <summary>Reps under regional managers under one director, and the departments that the shipped flows ask for.</summary>
internal sealed class BigCompany(int people) : IOrgSource
{
    private static readonly string[] Offices = ["生产部", "仓储部", "质检部", "物流部", "客服部", "售后工程部", "法务部", "财务部"];

    public Task<OrgSnapshot> ReadAsync(CancellationToken cancel) => Task.FromResult(Of(people));

    public static OrgSnapshot Of(int people)
    {
        var departments = new List<Department> { new(1, "公司", 0, ["boss"]), new(2, "销售部", 1, ["director"]) };
        var members = new List<Person> { Member("boss", "总经理", 1), Member("director", "销售总监", 2, "boss") };
        for (var i = 0; i < Offices.Length; i++)
        {
            departments.Add(new Department(10 + i, Offices[i], 1, [$"office{i}"]));
            members.Add(Member($"office{i}", $"{Offices[i]}主管", 10 + i, "boss"));
        }

        for (var i = 0; members.Count < people; i++)
        {
            var region = i / 20;
            if (i % 20 == 0)
            {
                departments.Add(new Department(100 + region, $"第{region}区", 2, [$"manager{region}"]));
                members.Add(Member($"manager{region}", $"经理{region}", 100 + region, "director"));
            }

            if (members.Count < people) members.Add(Member($"rep{i}", $"代表{i}", 100 + region, $"manager{region}"));
        }

        return new OrgSnapshot(departments, members);
    }

    private static Person Member(string id, string name, long department, params string[] leaders) =>
        new(id, name, "", "", MemberStatus.Active, [department], [], department, leaders);
}
