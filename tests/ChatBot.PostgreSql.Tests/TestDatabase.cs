using System.Collections.Concurrent;
using ChatBot.Storage;
using ChatBot.Storage.Tests;
using ChatBot.Tests;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

[assembly: AssemblyFixture(typeof(MigratedCluster))]

namespace ChatBot.Tests;

/// <summary>What a <see cref="TestBot"/> stores in: here a PostgreSQL database of its own, copied from one that has been migrated, or emptied after another test.</summary>
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

/// <summary>
/// One server for all tests of the assembly, with one database that the migrations have run on: a copy is quicker than running them again, and a copy whose
/// test is over is emptied far quicker than a new one is written, file by file.
/// </summary>
public sealed class MigratedCluster : IAsyncLifetime
{
    /// <summary>Leaves what the migrations left: tables without a row, and counters at their start.</summary>
    private const string Empty = """
        do $$
        declare one record;
        begin
            for one in select tablename from pg_tables where schemaname = 'public' and tablename <> 'schemaversions' loop
                execute format('delete from public.%I', one.tablename);
            end loop;
            for one in select sequencename, start_value from pg_sequences where schemaname = 'public' loop
                perform setval(format('public.%I', one.sequencename)::regclass, one.start_value, false);
            end loop;
        end $$
        """;

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
        if (!_used.TryDequeue(out var used)) return await _cluster.CreateDatabaseAsync(_template);
        // Emptied here rather than at the end of a test, which has its connections open until its bot is gone.
        await using var connection = new NpgsqlConnection(used);
        await connection.OpenAsync();
        await using var empty = new NpgsqlCommand(Empty, connection);
        await empty.ExecuteNonQueryAsync();
        return used;
    }

    internal void GiveBack(string connectionString) => _used.Enqueue(connectionString);
}
