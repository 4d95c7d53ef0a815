using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace ChatBot.Storage.Sqlite;

/// <summary>
/// Copies the write-ahead log into the database beside the writer (PASSIVE blocks nobody), and cuts it to nothing between two batches when it has
/// grown large or nothing goes on. Uses its own connection, so that the copying never lengthens a commit.
/// </summary>
internal sealed class WalCheckpointer : IAsyncDisposable
{
    private const int CommandsBetween = 1000;
    private const long LargeBytes = 64L * 1024 * 1024;

    private readonly SqliteFile _file;
    private readonly ILogger _log;
    private readonly SqliteConnection _connection;
    private readonly Channel<bool> _wanted = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Lock _oneAtATime = new();
    private readonly Task _loop;
    private int _commandsSince;
    private long _largeFrom = LargeBytes;

    public WalCheckpointer(SqliteFile file, ILogger log)
    {
        _file = file;
        _log = log;
        _connection = file.OpenCheckpointer();
        using (ExecutionContext.SuppressFlow()) _loop = Task.Run(LoopAsync);
    }

    /// <summary>Something has been committed since the log was last cut. Writer only.</summary>
    public bool HasWork { get; private set; }

    /// <summary>Writer only.</summary>
    public bool IsLarge { get; private set; }

    /// <summary>Writer only.</summary>
    public void Committed(int commands)
    {
        HasWork = true;
        _commandsSince += commands;
        if (_commandsSince < CommandsBetween) return;

        _commandsSince = 0;
        IsLarge = _file.WalBytes >= _largeFrom;
        _wanted.Writer.TryWrite(true);
    }

    /// <summary>
    /// Called by the writer between batches, when it holds no transaction. A reader in the middle of an old state prevents the cut; then the log may
    /// grow by as much again before the next attempt.
    /// </summary>
    public void Truncate()
    {
        HasWork = false;
        IsLarge = false;
        Checkpoint("pragma wal_checkpoint(truncate)");
        _largeFrom = _file.WalBytes + LargeBytes;
    }

    public async ValueTask DisposeAsync()
    {
        _wanted.Writer.Complete();
        await _loop;
        Checkpoint("pragma wal_checkpoint(truncate)");
        await _connection.DisposeAsync();
    }

    private async Task LoopAsync()
    {
        await foreach (var _ in _wanted.Reader.ReadAllAsync()) Checkpoint("pragma wal_checkpoint(passive)");
    }

    /// <summary>A checkpoint that fails loses nothing, the log has it all; but an admin should see it, because the log then grows.</summary>
    private void Checkpoint(string pragma)
    {
        try
        {
            lock (_oneAtATime)
            {
                using var command = _connection.CreateCommand();
                command.CommandText = pragma;
                // Without a time-out the library would retry a busy answer with sleeps of 150 ms.
                command.CommandTimeout = 1;
                command.ExecuteNonQuery();
            }
        }
        catch (SqliteException exception)
        {
            _log.CheckpointFailed(exception);
        }
    }
}
