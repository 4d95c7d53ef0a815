using Microsoft.Data.Sqlite;

namespace ChatBot.Storage.Sqlite;

/// <summary>Where the SQLite database is, and the right way to open it for each use.</summary>
internal sealed class SqliteFile : IDisposable
{
    private readonly SqliteConnection? _keepsMemoryAlive;

    public SqliteFile(string connectionString)
    {
        var given = new SqliteConnectionStringBuilder(connectionString);
        IsInMemory = given.Mode == SqliteOpenMode.Memory || given.DataSource == ":memory:";
        if (IsInMemory)
        {
            // A private ":memory:" would be another database for every connection; a name of its own makes it one for all of ours.
            if (given.DataSource is ":memory:" or "") given.DataSource = $"chatbot-{Guid.NewGuid():N}";
            given.Mode = SqliteOpenMode.Memory;
            given.Cache = SqliteCacheMode.Shared;
        }
        else
        {
            Path = System.IO.Path.GetFullPath(given.DataSource);
            given.DataSource = Path;
        }

        // The library's pool would hand out connections without their pragmas, and keep the file open after the last close.
        given.Pooling = false;
        ConnectionString = given.ToString();
        if (!IsInMemory) return;

        _keepsMemoryAlive = new SqliteConnection(ConnectionString);
        _keepsMemoryAlive.Open();
    }

    public bool IsInMemory { get; }

    /// <summary>Absolute; empty for a database in memory.</summary>
    public string Path { get; } = "";

    public string ConnectionString { get; }

    public void CreateFolder()
    {
        if (!IsInMemory) Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
    }

    /// <summary>The connection of the writer: checkpoints are made elsewhere, never inside somebody's commit.</summary>
    public SqliteConnection OpenWriter()
    {
        CreateFolder();
        return Open(ConnectionString, "pragma journal_mode=wal", "pragma synchronous=full", "pragma wal_autocheckpoint=0", "pragma foreign_keys=on");
    }

    public SqliteConnection OpenReader() =>
        Open(new SqliteConnectionStringBuilder(ConnectionString) { Mode = SqliteOpenMode.ReadOnly }.ToString());

    /// <summary>A checkpoint that has to wait gives up at once, since the next one does its work.</summary>
    public SqliteConnection OpenCheckpointer() => Open(ConnectionString, "pragma busy_timeout=0", "pragma synchronous=full", "pragma wal_autocheckpoint=0");

    public long WalBytes => new FileInfo(Path + "-wal") is { Exists: true } wal ? wal.Length : 0;

    public void Dispose() => _keepsMemoryAlive?.Dispose();

    private static SqliteConnection Open(string connectionString, params string[] pragmas)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            // busy_timeout first: switching to WAL already needs the lock. SQLite's own waiting starts at 1 ms; the library's sleeps 150 ms.
            foreach (var pragma in pragmas.Prepend("pragma busy_timeout=10000"))
            {
                using var command = connection.CreateCommand();
                command.CommandText = pragma;
                command.ExecuteNonQuery();
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
