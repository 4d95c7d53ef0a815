using ChatBot.Sandbox.Companies;
using ChatBot.Sandbox.Server;
using Microsoft.Data.Sqlite;

namespace ChatBot.Wire.Tests.Process;

/// <summary>A pretend WeCom in this process and the service in another, in real time.</summary>
internal sealed class WireService : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatbot-process-");

    private WireService(PretendWeCom wecom)
    {
        WeCom = wecom;
        Settings = ServiceProcess.SettingsFor(wecom, _folder.FullName);
    }

    public PretendWeCom WeCom { get; }

    public Dictionary<string, string> Settings { get; }

    public string Folder => _folder.FullName;

    public ServiceProcess Service { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    /// <summary>The server alone; the service is not started yet.</summary>
    public static async Task<WireService> PrepareAsync(AppCredentials? app = null) =>
        new(await PretendWeCom.StartAsync(new PretendWeComOptions { App = app, WireLogLength = 4000 }, SeededCompany.MedicalDevices(), TimeProvider.System));

    public static async Task<WireService> StartAsync()
    {
        var wire = await PrepareAsync();
        await wire.StartServiceAsync();
        return wire;
    }

    public async Task StartServiceAsync()
    {
        Service = ServiceProcess.Start(Settings, Folder);
        Address = await Service.AddressAsync();
        await Service.ReadyAsync();
        WeCom.CallbackUrl = new Uri(Address, "/wecom/callback");
        await WeCom.VerifyCallbackUrlAsync();
    }

    /// <summary>Starts it again and waits for nothing.</summary>
    public void RestartService() => Service = ServiceProcess.Start(Settings, Folder);

    public Task<Ended> RunAsync(params string[] arguments) => ServiceProcess.RunAsync(Settings, Folder, arguments);

    /// <summary>Gives the service templates of its own, which a test may spoil.</summary>
    /// <returns>Their folder.</returns>
    public string OwnTemplates()
    {
        var shipped = Path.Combine(AppContext.BaseDirectory, "templates");
        var own = Path.Combine(Folder, "templates");
        foreach (var file in Directory.EnumerateFiles(shipped, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(own, Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return Settings["Content__Templates"] = own;
    }

    /// <summary>What the bot said to a person; of a card, its title.</summary>
    public IReadOnlyList<string> PhoneOf(string who) =>
        [.. WeCom.Phone(who).Bubbles.Where(bubble => !bubble.FromMe).Select(bubble => bubble.Card?.Model["main_title"].Text("title") ?? bubble.Text)];

    /// <summary>Reads the database beside the service, as an admin with a shell would.</summary>
    public IReadOnlyList<string> Query(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Folder, "chatbot.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own sentences.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read()) rows.Add(reader.IsDBNull(0) ? "" : reader.GetString(0));
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        if (Service is not null) await Service.DisposeAsync();
        await WeCom.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
