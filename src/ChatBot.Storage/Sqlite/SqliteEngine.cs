using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace ChatBot.Storage.Sqlite;

/// <summary>Writes go to the one writer; reads have read-only connections of their own, with their prepared statements.</summary>
internal sealed class SqliteEngine : IDatabaseEngine
{
    private readonly SqliteFile _file;
    private readonly SqliteWriter _writer;
    private readonly SemaphoreSlim _free;
    private readonly ConcurrentBag<Reader> _idle = [];
    private readonly InFlight _reading = new();

    public SqliteEngine(SqliteFile file, int readers, TimeProvider clock, ILogger log)
    {
        _file = file;
        _free = new SemaphoreSlim(readers, readers);
        // First the writer: a read-only connection cannot create the file nor its shared-memory index.
        _writer = new SqliteWriter(file, clock, log);
    }

    public Task<T> WriteAsync<T>(Func<DbSession, CancellationToken, Task<T>> work, CancellationToken cancel) =>
        _writer.RunAsync(work, readsOnly: false, cancel);

    public async Task<T> ReadAsync<T>(Func<DbSession, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        // Two connections to one shared cache lock each other's tables; in memory there is one.
        if (_file.IsInMemory) return await _writer.RunAsync(work, readsOnly: true, cancel);

        using var entry = _reading.Enter();
        await _free.WaitAsync(cancel);
        try
        {
            if (!_idle.TryTake(out var reader)) reader = new Reader(_file.OpenReader());
            try
            {
                reader.Commands.Run("begin");
                var result = await work(new DbSession(reader.Commands, mayWrite: false), cancel);
                reader.Commands.Run("commit");
                _idle.Add(reader);
                return result;
            }
            catch
            {
                // Its transaction may stand in any state: closing is the roll-back that cannot fail.
                reader.Dispose();
                throw;
            }
        }
        finally
        {
            _free.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Readers first: the last checkpoint can cut the log only when nobody reads from it.
        await _reading.CloseAsync();
        while (_idle.TryTake(out var reader)) reader.Dispose();
        await _writer.DisposeAsync();
        _free.Dispose();
    }

    private sealed class Reader(SqliteConnection connection) : IDisposable
    {
        public SqliteCommands Commands { get; } = new(connection);

        public void Dispose()
        {
            Commands.Dispose();
            connection.Dispose();
        }
    }
}
