using System.Data;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ChatBot.Storage.PostgreSql;

/// <summary>Each piece of work is an ordinary transaction: read committed for writes, one repeatable snapshot for reads.</summary>
internal sealed class PostgreSqlEngine : IDatabaseEngine
{
    private const int AttemptsAtMost = 3;
    private const int PreparedAtMost = 200;

    private readonly NpgsqlDataSource _source;
    private readonly InFlight _inFlight = new();
    private readonly ILogger _log;

    public PostgreSqlEngine(string connectionString, ILogger log)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        // Off by default in the driver, for the sake of poolers that hand one server connection to many; who uses one writes a value.
        if (!settings.ContainsKey("Max Auto Prepare")) settings.MaxAutoPrepare = PreparedAtMost;
        _source = NpgsqlDataSource.Create(settings);
        _log = log;
    }

    public async Task<T> WriteAsync<T>(Func<DbSession, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        using var entry = _inFlight.Enter();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await WriteOnceAsync(work, cancel);
            }
            catch (PostgresException asked) when (IsAskedAgain(asked) && attempt < AttemptsAtMost)
            {
                _log.TransactionRetried(asked.SqlState, attempt);
                // Spread, or the two that collided would collide again.
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 25 * attempt)), CancellationToken.None);
            }
        }
    }

    public async Task<T> ReadAsync<T>(Func<DbSession, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        using var entry = _inFlight.Enter();
        await using var connection = await _source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        await using (var only = new NpgsqlCommand("set transaction read only", connection)) await only.ExecuteNonQueryAsync(cancel);

        var result = await work(new DbSession(new PostgreSqlCommands(connection), mayWrite: false), cancel);
        await transaction.CommitAsync(cancel);
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        await _inFlight.CloseAsync();
        await _source.DisposeAsync();
    }

    /// <summary>Once started it is finished, as on SQLite: from here on nobody's cancellation is passed on.</summary>
    private async Task<T> WriteOnceAsync<T>(Func<DbSession, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        await using var connection = await _source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel);
        var session = new DbSession(new PostgreSqlCommands(connection), mayWrite: true);

        var result = await work(session, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);

        foreach (var action in session.TakeAfterCommit()) AfterCommit.Run(action, _log);
        return result;
    }

    /// <summary>Serialization failure and deadlock: the server undid the transaction and means that it be tried again.</summary>
    private static bool IsAskedAgain(PostgresException exception) =>
        exception.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;
}
