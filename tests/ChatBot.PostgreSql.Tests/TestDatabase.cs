using System.Collections.Concurrent;
using ChatBot.Storage;
using ChatBot.Storage.Tests;
using ChatBot.Tests;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(MigratedCluster))]

namespace ChatBot.Tests;

/// <summary>What a <see cref="TestBot"/> stores in: here a PostgreSQL database of its own, copied from one that has been migrated.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private TestDatabase(string connectionString) => ConnectionString = connectionString;

    public string Provider => "PostgreSql";

    public string ConnectionString { get; }

    /// <param name="folder">For what does not lie in the database.</param>
    public static async Task<TestDatabase> CreateAsync(DirectoryInfo folder) => new(await MigratedCluster.Current.TakeAsync());

    public ValueTask DisposeAsync()
    {
        MigratedCluster.Current.GiveBack(ConnectionString);
        return ValueTask.CompletedTask;
    }
}

/// <summary>One server for all tests of the assembly, with one database that the migrations have run on: a copy is quicker than running them again.</summary>
public sealed class MigratedCluster : IAsyncLifetime
{
    private readonly PostgreSqlCluster _cluster = new();
    private readonly ConcurrentQueue<string> _used = new();
    private string _template = "";

    internal static MigratedCluster Current { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await _cluster.InitializeAsync();
        // Ordered as a dictionary would be, blind to signs: what holds here holds whatever locale a company's database was made with.
        _template = await _cluster.CreateDatabaseAsync(icuLocale: "zh-u-ka-shifted");
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Storage:Provider"] = "PostgreSql",
            ["Storage:ConnectionString"] = _template,
        }).Build());
        services.AddStorage();
        await using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<MigrationRunner>().Apply();
        Current = this;
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    internal async Task<string> TakeAsync()
    {
        // Dropped here rather than at the end of a test, which has its connections open until its bot is gone.
        while (_used.TryDequeue(out var used)) await _cluster.DropDatabaseAsync(used);
        return await _cluster.CreateDatabaseAsync(_template);
    }

    internal void GiveBack(string connectionString) => _used.Enqueue(connectionString);
}
