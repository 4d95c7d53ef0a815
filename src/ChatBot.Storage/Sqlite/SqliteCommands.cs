using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ChatBot.Storage.Sqlite;

/// <summary>The prepared commands of one connection, kept by their text: preparing costs more than running a short statement.</summary>
internal sealed class SqliteCommands(SqliteConnection connection) : ICommandSource, IDisposable
{
    private const int KeptAtMost = 512;
    private readonly Dictionary<string, SqliteCommand> _idle = new(StringComparer.Ordinal);
    private readonly Dictionary<string, sqlite3_stmt> _bare = new(StringComparer.Ordinal);

    public Dialect Dialect => Dialect.Sqlite;

    public DbCommand Take(Statement statement, object? args)
    {
        // Out of the store while in use, so that a query inside the reading of the same query gets a command of its own.
        if (!_idle.Remove(statement.Sql, out var command)) command = Prepare(statement);
        try
        {
            Fill(command, statement, args);
            return command;
        }
        catch
        {
            command.Dispose();
            throw;
        }
    }

    public void Return(DbCommand command)
    {
        if (_idle.Count >= KeptAtMost) Clear();
        if (!_idle.TryAdd(command.CommandText, (SqliteCommand)command)) command.Dispose();
    }

    /// <summary>A loop, since there is no server to travel to: a prepared single-row insert is as quick here as one of many rows.</summary>
    public Task<int> ExecuteManyAsync<TRow>(string sql, IReadOnlyCollection<TRow> rows, CancellationToken cancel)
    {
        var changed = 0;
        SqliteCommand? command = null;
        Statement? prepared = null;
        try
        {
            foreach (var row in rows)
            {
                var statement = Statement.For(Dialect, sql, row);
                if (command is null || statement.Sql != prepared!.Sql)
                {
                    if (command is not null) Return(command);
                    command = null;
                    command = (SqliteCommand)Take(statement, row);
                }
                else
                {
                    Fill(command, statement, row);
                }

                prepared = statement;
                changed += Math.Max(0, command.ExecuteNonQuery());
            }
        }
        finally
        {
            if (command is not null) Return(command);
        }

        return Task.FromResult(changed);
    }

    /// <summary>
    /// The machinery's own statements (begin, savepoint, release, commit), without values and without the library around them: they are two in seven of
    /// what a message runs, and a busy answer is final here instead of being retried with sleeps of 150 ms.
    /// </summary>
    public void Run(string sql)
    {
        if (!_bare.TryGetValue(sql, out var statement))
        {
            SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(connection.Handle, sql, out statement), connection.Handle);
            _bare.Add(sql, statement);
        }

        var result = raw.sqlite3_step(statement);
        var reset = raw.sqlite3_reset(statement);
        if (result is not (raw.SQLITE_DONE or raw.SQLITE_ROW)) SqliteException.ThrowExceptionForRC(reset == raw.SQLITE_OK ? result : reset, connection.Handle);
    }

    public void Dispose()
    {
        Clear();
        foreach (var statement in _bare.Values) statement.Dispose();
        _bare.Clear();
    }

    private SqliteCommand Prepare(Statement statement)
    {
        var command = connection.CreateCommand();
        command.CommandText = statement.Sql;
        foreach (var parameter in statement.Parameters) command.Parameters.Add(new SqliteParameter { ParameterName = "@" + parameter.Name });
        return command;
    }

    private static void Fill(SqliteCommand command, Statement statement, object? args)
    {
        for (var i = 0; i < statement.Parameters.Length; i++)
            command.Parameters[i].Value = Statement.Value(Dialect.Sqlite, statement.Parameters[i], args);
    }

    private void Clear()
    {
        foreach (var command in _idle.Values) command.Dispose();
        _idle.Clear();
    }
}
