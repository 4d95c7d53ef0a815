using ChatBot.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Tests;

/// <summary>
/// What a <see cref="TestBot"/> stores in: here a SQLite file of its own, copied from one that has been migrated. The same conversations run on PostgreSQL in
/// ChatBot.PostgreSql.Tests, which brings its own class of this name.
/// </summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>A copy is quicker than running the migrations for every test.</summary>
    private static readonly Lazy<byte[]> Migrated = new(Migrate);

    private TestDatabase(string connectionString) => ConnectionString = connectionString;

    public string Provider => "Sqlite";

    public string ConnectionString { get; }

    /// <param name="folder">Of this one bot; it is deleted with it.</param>
    public static async Task<TestDatabase> CreateAsync(DirectoryInfo folder)
    {
        var file = Path.Combine(folder.FullName, "chatbot.db");
        await File.WriteAllBytesAsync(file, Migrated.Value);
        return new TestDatabase($"Data Source={file}");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static byte[] Migrate()
    {
        var folder = Directory.CreateTempSubdirectory("chatbot-template-");
        var file = Path.Combine(folder.FullName, "chatbot.db");
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Storage:Provider"] = "Sqlite",
            ["Storage:ConnectionString"] = $"Data Source={file}",
        }).Build());
        services.AddStorage();
        using (var provider = services.BuildServiceProvider()) provider.GetRequiredService<MigrationRunner>().Apply();
        // The last connection to close moves what stands in the log into the file.
        SqliteConnection.ClearAllPools();
        var migrated = File.ReadAllBytes(file);
        if (File.Exists(file + "-wal") && new FileInfo(file + "-wal").Length > 0) throw new InvalidOperationException("The migrated database has not been written back into its file.");
        folder.Delete(recursive: true);
        return migrated;
    }
}
