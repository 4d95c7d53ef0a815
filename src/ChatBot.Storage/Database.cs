using ChatBot.Storage.PostgreSql;
using ChatBot.Storage.Sqlite;

namespace ChatBot.Storage;

/// <summary>Runs pieces of work, each of which happens wholly or not at all.</summary>
/// <remarks>
/// SQLite: one writer takes the waiting pieces together, each under its own savepoint, and one durable commit serves them all; the result leaves
/// after that commit. PostgreSQL: each piece is an ordinary transaction, run again (at most twice, and logged) when the database asks for it with
/// 40001 or 40P01, so a piece must not have effects outside its session. On both: whoever cancels before the start is skipped, what has
/// started is finished. A piece does no I/O but the database's, and starts no second piece: it would wait for itself, and is refused.
/// </remarks>
public sealed class Database : IAsyncDisposable
{
    private static readonly AsyncLocal<DbSession?> Current = new();
    private readonly Lazy<IDatabaseEngine> _engine;

    internal Database(SqliteFile? file, StorageOptions options, Microsoft.Extensions.Logging.ILogger<Database> log)
    {
        Dialect = Dialect.Of(options.Provider);
        // The system's clock, whatever clock the product is given: its hands may stand still or jump, and waiting for a lock is not business time.
        // Opened by the first use, not by construction: `check` and `--help` must not create a database.
        _engine = new Lazy<IDatabaseEngine>(() => file is null
            ? new PostgreSqlEngine(options.ConnectionString, log)
            : new SqliteEngine(file, options.ReadConnections, TimeProvider.System, log));
    }

    public Dialect Dialect { get; }

    /// <exception cref="OperationCanceledException">Cancelled before the work started; nothing happened.</exception>
    /// <exception cref="ObjectDisposedException">The database has been closed; nothing happened.</exception>
    public Task<T> WriteAsync<T>(Func<DbSession, CancellationToken, Task<T>> work, CancellationToken cancel = default)
    {
        RefuseNesting();
        return _engine.Value.WriteAsync((session, token) => WithinAsync(session, work, token), cancel);
    }

    /// <summary>Reads one consistent state, the last one committed; what tries to write is refused by the database.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public Task<T> ReadAsync<T>(Func<DbSession, CancellationToken, Task<T>> work, CancellationToken cancel = default)
    {
        RefuseNesting();
        return _engine.Value.ReadAsync((session, token) => WithinAsync(session, work, token), cancel);
    }

    /// <summary>Finishes what has been handed in, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_engine.IsValueCreated) await _engine.Value.DisposeAsync();
    }

    private static async Task<T> WithinAsync<T>(DbSession session, Func<DbSession, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        Current.Value = session;
        try
        {
            return await work(session, cancel);
        }
        finally
        {
            session.End();
        }
    }

    private static void RefuseNesting()
    {
        if (Current.Value is { IsOpen: true })
            throw new InvalidOperationException("A unit of work cannot start another one: use the session it was given, or DbSession.AfterCommit");
    }
}

internal interface IDatabaseEngine : IAsyncDisposable
{
    Task<T> WriteAsync<T>(Func<DbSession, CancellationToken, Task<T>> work, CancellationToken cancel);

    Task<T> ReadAsync<T>(Func<DbSession, CancellationToken, Task<T>> work, CancellationToken cancel);
}
