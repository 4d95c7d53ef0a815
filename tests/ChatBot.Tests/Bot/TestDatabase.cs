namespace ChatBot.Tests;

/// <summary>
/// What a <see cref="TestBot"/> stores in: here a SQLite file of its own. The same conversations run on PostgreSQL in ChatBot.PostgreSql.Tests,
/// which brings its own class of this name.
/// </summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private TestDatabase(string connectionString) => ConnectionString = connectionString;

    public string Provider => "Sqlite";

    public string ConnectionString { get; }

    /// <param name="folder">Of this one bot; it is deleted with it.</param>
    public static Task<TestDatabase> CreateAsync(DirectoryInfo folder) =>
        Task.FromResult(new TestDatabase($"Data Source={Path.Combine(folder.FullName, "chatbot.db")}"));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
