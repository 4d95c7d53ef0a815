using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace ChatBot.Storage.Sqlite;

/// <summary>
/// The one writer: takes what waits as a batch, runs each piece under its own savepoint, commits once, then tells the callers. A commit costs an
/// fsync, and that is nearly all it costs; sharing it is what makes SQLite quick under load.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int BatchAtMost = 256;
    private const int WaitingAtMost = 8192;

    /// <summary>No further piece joins a batch after this long, or the first caller would wait for a crowd of slow ones.</summary>
    private static readonly TimeSpan BatchOpenFor = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan IdleAfter = TimeSpan.FromSeconds(2);

    private readonly Channel<PendingWork> _waiting = Channel.CreateBounded<PendingWork>(new BoundedChannelOptions(WaitingAtMost) { SingleReader = true });
    private readonly SqliteFile _file;
    private readonly WalCheckpointer? _checkpointer;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly Task _loop;
    private SqliteConnection? _connection;
    private SqliteCommands? _commands;

    public SqliteWriter(SqliteFile file, TimeProvider clock, ILogger log)
    {
        _file = file;
        _clock = clock;
        _log = log;
        Connect();
        if (!file.IsInMemory) _checkpointer = new WalCheckpointer(file, log);
        // Without the flow, the first caller's trace would look like the parent of everything that is ever written.
        using (ExecutionContext.SuppressFlow()) _loop = Task.Run(LoopAsync);
    }

    public async Task<T> RunAsync<T>(Func<DbSession, CancellationToken, Task<T>> work, bool readsOnly, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var pending = new PendingWork<T>(work, readsOnly);
        if (!_waiting.Writer.TryWrite(pending))
        {
            try
            {
                await _waiting.Writer.WriteAsync(pending, cancel);
            }
            catch (ChannelClosedException)
            {
                throw new ObjectDisposedException(nameof(Database), "The database has been closed");
            }
        }

        return await pending.ResultAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_waiting.Writer.TryComplete()) return;
        await _loop;
        if (_checkpointer is not null) await _checkpointer.DisposeAsync();
        Disconnect();
    }

    private async Task LoopAsync()
    {
        var batch = new List<PendingWork>(BatchAtMost);
        var more = _waiting.Reader.WaitToReadAsync().AsTask();
        while (true)
        {
            if (!more.IsCompleted && _checkpointer is { HasWork: true } && await Task.WhenAny(more, Task.Delay(IdleAfter, _clock)) != more) _checkpointer.Truncate();
            if (!await more) return;

            await RunBatchAsync(batch);
            batch.Clear();
            if (_checkpointer is { IsLarge: true }) _checkpointer.Truncate();
            more = _waiting.Reader.WaitToReadAsync().AsTask();
        }
    }

    /// <summary>Never throws: whatever goes wrong is told to those whom it concerns, and the next batch starts anew.</summary>
    private async Task RunBatchAsync(List<PendingWork> batch)
    {
        var done = new List<PendingWork>(BatchAtMost);
        try
        {
            var opened = _clock.GetTimestamp();
            while (batch.Count < BatchAtMost && _clock.GetElapsedTime(opened) < BatchOpenFor && _waiting.Reader.TryRead(out var work))
            {
                if (!work.TryStart()) continue;
                batch.Add(work);
                if (batch.Count == 1)
                {
                    Connect();
                    _commands!.Run("begin immediate");
                }

                if (await RunOneAsync(work)) done.Add(work);
            }

            if (batch.Count == 0) return;
            _commands!.Run("commit");
        }
        catch (Exception exception)
        {
            _log.BatchLost(exception, batch.Count);
            Abandon();
            foreach (var work in batch) work.Fail(exception);
            return;
        }

        _checkpointer?.Committed(done.Count);
        foreach (var work in done)
        {
            RunAfterCommit(work);
            work.Complete();
        }
    }

    /// <summary>False when the piece failed on its own account: it is undone and its caller knows. Throws when the whole batch is lost.</summary>
    private async Task<bool> RunOneAsync(PendingWork work)
    {
        var commands = _commands!;
        commands.Run("savepoint work");
        if (work.ReadsOnly) commands.Run("pragma query_only=on");
        try
        {
            await work.RunAsync(new DbSession(commands, mayWrite: !work.ReadsOnly));
        }
        // Some errors (disk full, I/O) make SQLite roll back everything by itself; those belong to the batch, the others to their caller.
        catch (Exception exception) when (!HasLostTransaction())
        {
            if (work.ReadsOnly) commands.Run("pragma query_only=off");
            commands.Run("rollback to work");
            commands.Run("release work");
            work.Fail(exception);
            return false;
        }

        if (work.ReadsOnly) commands.Run("pragma query_only=off");
        commands.Run("release work");
        return true;
    }

    private void RunAfterCommit(PendingWork work)
    {
        foreach (var action in work.Session!.TakeAfterCommit()) AfterCommit.Run(action, _log);
    }

    private bool HasLostTransaction() => SQLitePCL.raw.sqlite3_get_autocommit(_connection!.Handle) != 0;

    private void Abandon()
    {
        try
        {
            if (_connection is null) return;
            if (!HasLostTransaction()) _commands!.Run("rollback");
            _commands!.Run("pragma query_only=off");
        }
        catch (SqliteException exception)
        {
            _log.WriterReopened(exception);
            Disconnect();
        }
    }

    private void Connect()
    {
        if (_connection is not null) return;
        _connection = _file.OpenWriter();
        _commands = new SqliteCommands(_connection);
    }

    private void Disconnect()
    {
        _commands?.Dispose();
        _connection?.Dispose();
        _commands = null;
        _connection = null;
    }
}
