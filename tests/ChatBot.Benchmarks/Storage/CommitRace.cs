using System.Diagnostics;
using ChatBot.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Benchmarks.Storage;

/// <summary>
/// One message = one transaction of five statements (note it, look it up, save, queue the answer, keep the answer), 64 callers at once, synchronous=FULL:
/// group commit against a connection for each message. The processor time a message takes is printed too, for it stays the same on a busy machine.
/// Throughput and what a caller waits are read together, hence not BenchmarkDotNet.
/// </summary>
internal static class CommitRace
{
    private const int Callers = 64;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(8);

    private static readonly string[] Tables =
    [
        "create table inbox (id integer primary key autoincrement, key text not null unique, body text not null, answer text null)",
        "create table thing (id integer primary key autoincrement, number text not null unique, version bigint not null, due_at bigint not null)",
        "create table outbox (id integer primary key autoincrement, key text not null unique, body text not null)",
    ];

    private const string Note = "insert into inbox (key, body) values (@Key, @Body) on conflict (key) do nothing";
    private const string Find = "select id, version from thing where number = @Number";
    private const string Save = "insert into thing (number, version, due_at) values (@Number, 1, @DueAt) on conflict (number) do update set version = thing.version + 1, due_at = excluded.due_at";
    private const string Queue = "insert into outbox (key, body) values (@Key, @Body)";
    private const string Keep = "update inbox set answer = @Body where key = @Key";

    public static async Task RunAsync()
    {
        Console.WriteLine($"{Environment.ProcessorCount} cores, {Callers} callers, five statements a message, synchronous=FULL");
        Console.WriteLine($"{"",-28} {"commits/s",10} {"p50 ms",8} {"p99 ms",8} {"max ms",8} {"cpu µs",8}");
        await InFolderAsync("connection per message", ConnectionPerMessageAsync);
        await InFolderAsync("group commit", GroupCommitAsync);
    }

    private static async Task GroupCommitAsync(string name, string file)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Storage:ConnectionString", $"Data Source={file}")]).Build());
        services.AddStorage();
        await using var provider = services.BuildServiceProvider();
        var database = provider.GetRequiredService<Database>();
        await database.WriteAsync(async (session, cancel) =>
        {
            foreach (var table in Tables) await session.ExecuteAsync(table, null, cancel);
            return 0;
        });

        await RaceAsync(name, message => database.WriteAsync(async (session, cancel) =>
        {
            await session.ExecuteAsync(Note, message, cancel);
            await session.FindAsync<Thing>(Find, message, cancel);
            await session.ExecuteAsync(Save, message, cancel);
            await session.ExecuteAsync(Queue, message, cancel);
            return await session.ExecuteAsync(Keep, message, cancel);
        }));
    }

    /// <summary>The usual way: open from the pool, begin immediate, five commands, commit; SQLite itself waits for the lock.</summary>
    private static async Task ConnectionPerMessageAsync(string name, string file)
    {
        var connectionString = $"Data Source={file}";
        await using (var connection = new SqliteConnection(connectionString))
        {
            await connection.OpenAsync();
            foreach (var sql in Tables.Prepend("pragma journal_mode=wal")) await ExecuteAsync(connection, sql, null);
        }

        await RaceAsync(name, async message =>
        {
            await using var connection = new SqliteConnection(connectionString);
            await connection.OpenAsync();
            await ExecuteAsync(connection, "pragma busy_timeout=30000; pragma synchronous=full; begin immediate", null);
            foreach (var sql in (string[])[Note, Find, Save, Queue, Keep]) await ExecuteAsync(connection, sql, message);
            await ExecuteAsync(connection, "commit", null);
        });
        SqliteConnection.ClearAllPools();
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql, Message? message)
    {
        await using var command = new SqliteCommand(sql, connection);
        if (message is not null)
        {
            command.Parameters.AddWithValue("@Key", message.Key);
            command.Parameters.AddWithValue("@Body", message.Body);
            command.Parameters.AddWithValue("@Number", message.Number);
            command.Parameters.AddWithValue("@DueAt", message.DueAt);
        }

        await command.ExecuteNonQueryAsync();
    }

    private static async Task RaceAsync(string name, Func<Message, Task> write)
    {
        var start = Stopwatch.GetTimestamp();
        var cpuBefore = Environment.CpuUsage.TotalTime;
        var written = 0;
        var callers = Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var waits = new List<double>();
            for (var i = 0; Stopwatch.GetElapsedTime(start) < WarmUp + Measured; i++)
            {
                var message = new Message($"{caller}-{i}", "承诺 华东医院 周五前 发货 三万五", $"CN-{(caller * 97 + i) % 5000}", i);
                var handedIn = Stopwatch.GetTimestamp();
                await write(message);
                Interlocked.Increment(ref written);
                if (Stopwatch.GetElapsedTime(start) > WarmUp) waits.Add(Stopwatch.GetElapsedTime(handedIn).TotalMilliseconds);
            }

            return waits;
        })).ToList();

        var waited = (await Task.WhenAll(callers)).SelectMany(wait => wait).Order().ToList();
        Console.WriteLine($"{name,-28} {waited.Count / Measured.TotalSeconds,10:F0} {At(waited, 0.5),8:F1} {At(waited, 0.99),8:F1} {waited[^1],8:F1} {(Environment.CpuUsage.TotalTime - cpuBefore).TotalMicroseconds / written,8:F0}");
    }

    private static double At(List<double> sorted, double part) => sorted[(int)(part * (sorted.Count - 1))];

    private static async Task InFolderAsync(string name, Func<string, string, Task> race)
    {
        var folder = Directory.CreateTempSubdirectory("storage-race-");
        try
        {
            await race(name, Path.Combine(folder.FullName, "race.db"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private sealed record Message(string Key, string Body, string Number, long DueAt);

    private sealed record Thing
    {
        public long Id { get; init; }

        public long Version { get; init; }
    }
}
