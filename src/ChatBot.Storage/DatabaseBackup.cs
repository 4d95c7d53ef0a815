using System.Globalization;
using ChatBot.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ChatBot.Storage;

/// <summary>Copies the SQLite database out while it is in use, and puts a copy back while it is not. PostgreSQL has <c>pg_dump</c>.</summary>
public sealed class DatabaseBackup
{
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    private readonly SqliteFile? _file;
    private readonly TimeProvider _clock;

    internal DatabaseBackup(SqliteFile? file, TimeProvider clock)
    {
        _file = file;
        _clock = clock;
    }

    /// <summary>Writes one consistent state to <paramref name="target"/>: checked before it takes that name, so a file of that name is a good one.</summary>
    /// <exception cref="InvalidOperationException">Not SQLite; no database there; the target exists; or the copy does not pass SQLite's integrity check.</exception>
    public void Backup(string target)
    {
        var file = OnlySqlite("pg_dump");
        if (!file.IsInMemory && !File.Exists(file.Path)) throw new InvalidOperationException($"There is no database at {file.Path}");
        target = Path.GetFullPath(target);
        if (File.Exists(target)) throw new InvalidOperationException($"{target} exists already; choose another name");

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var partial = target + ".partial";
        File.Delete(partial);
        try
        {
            using (var from = new SqliteConnection(file.ConnectionString))
            using (var to = new SqliteConnection(Plain(partial)))
            {
                from.Open();
                to.Open();
                from.BackupDatabase(to);
                // The copy inherits WAL; a backup is one file.
                Scalar(to, "pragma journal_mode=delete");
            }

            RequireIntegrity(partial);
            Flush(partial);
            File.Move(partial, target);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    /// <summary>
    /// Puts the backup at <paramref name="source"/> in place of the database. The old one stays beside it under the name that is returned (null when
    /// there was none).
    /// </summary>
    /// <exception cref="InvalidOperationException">Not SQLite on disk; the backup is missing or damaged; or a process has the database open.</exception>
    public string? Restore(string source)
    {
        var file = OnlySqlite("pg_restore");
        if (file.IsInMemory) throw new InvalidOperationException("A database in memory cannot be restored; set Storage:ConnectionString to a file");
        source = Path.GetFullPath(source);
        if (!File.Exists(source)) throw new InvalidOperationException($"There is no backup at {source}");
        RequireIntegrity(source);

        file.CreateFolder();
        var incoming = file.Path + ".restoring";
        File.Copy(source, incoming, overwrite: true);
        try
        {
            Flush(incoming);
            // Held until the new file has the name, so that a bot starting meanwhile waits or fails instead of writing to the old one.
            using var held = File.Exists(file.Path) ? HoldAlone(file) : null;
            var kept = held is null ? null : SetAside(file);
            File.Move(incoming, file.Path);
            return kept;
        }
        catch
        {
            File.Delete(incoming);
            throw;
        }
    }

    /// <summary>Leaving WAL is what SQLite grants to a connection only while no other one, of any process, has the file open; it also empties the log.</summary>
    private static SqliteConnection HoldAlone(SqliteFile file)
    {
        var connection = new SqliteConnection(file.ConnectionString) { DefaultTimeout = 1 };
        try
        {
            connection.Open();
            // Also a database that is not in WAL answers this only after the lock below.
            Scalar(connection, "pragma journal_mode=delete");
            Scalar(connection, "begin exclusive");
            return connection;
        }
        catch (SqliteException broken) when (broken.SqliteErrorCode is Corrupt or NotADatabase)
        {
            // A damaged database is the very reason to restore, and SQLite cannot lock it.
            return connection;
        }
        catch (SqliteException busy)
        {
            connection.Dispose();
            throw new InvalidOperationException($"{file.Path} is in use; stop the bot before restoring", busy);
        }
    }

    /// <summary>The log and index of a damaged database go with it: beside the restored one they would be taken for its own.</summary>
    private string SetAside(SqliteFile file)
    {
        var stamp = _clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
        var kept = $"{file.Path}.before-restore-{stamp}";
        foreach (var suffix in (string[])["", "-wal", "-shm"])
        {
            if (File.Exists(file.Path + suffix)) File.Move(file.Path + suffix, kept + suffix);
        }

        return kept;
    }

    private static void RequireIntegrity(string path)
    {
        try
        {
            using var connection = new SqliteConnection(Plain(path, SqliteOpenMode.ReadOnly));
            connection.Open();
            if (Scalar(connection, "pragma integrity_check") is not "ok") throw new InvalidOperationException($"{path} is damaged");
            if (Scalar(connection, "select count(*) from sqlite_master") is 0L) throw new InvalidOperationException($"{path} is an empty database");
        }
        catch (SqliteException exception)
        {
            throw new InvalidOperationException($"{path} is damaged or not a SQLite database", exception);
        }
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static string Plain(string path, SqliteOpenMode mode = SqliteOpenMode.ReadWriteCreate) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString();

    private static void Flush(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }

    private SqliteFile OnlySqlite(string tool) =>
        _file ?? throw new InvalidOperationException($"Storage:Provider is PostgreSql; use {tool}");
}
