using ChatBot.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ChatBot.Storage.Tests;

/// <summary>What the batch promises. The clock stands still, so that a batch stays open for whatever waits.</summary>
public sealed class SqliteWriterTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("storage-writer-");
    private readonly TaskCompletionSource _gate = new();
    private SqliteFile? _file;
    private SqliteEngine? _engine;

    private SqliteEngine Engine => _engine!;

    public async ValueTask InitializeAsync()
    {
        _file = new SqliteFile($"Data Source={_folder.FullName}/chat.db");
        _engine = new SqliteEngine(_file, 2, new FakeTimeProvider(), NullLogger.Instance);
        await RunAsync("create table parent (id integer primary key); create table child (id integer primary key, parent_id bigint references parent (id) deferrable initially deferred)");
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        _file!.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_waits_together_is_committed_together_and_a_failing_piece_takes_nobody_with_it()
    {
        var order = new List<string>();
        var pieces = Together(Enumerable.Range(1, 5).Select(i => (Func<DbSession, Task<int>>)(async session =>
        {
            order.Add($"body {i}");
            session.AfterCommit(() => order.Add($"commit {i}"));
            await session.ExecuteAsync("insert into parent (id) values (@Id)", new { Id = i });
            return i == 3 ? throw new InvalidDataException() : i;
        })));

        await Assert.ThrowsAsync<InvalidDataException>(() => pieces[2]);
        foreach (var i in (int[])[1, 2, 4, 5]) Assert.Equal(i, await pieces[i - 1]);
        Assert.Equal(["body 1", "body 2", "body 3", "body 4", "body 5", "commit 1", "commit 2", "commit 4", "commit 5"], order);
        Assert.Equal([1L, 2, 4, 5], await IdsAsync("parent"));
    }

    [Fact]
    public async Task When_the_commit_fails_every_caller_of_the_batch_hears_it_and_nothing_stays()
    {
        var pieces = Together(
        [
            session => session.ExecuteAsync("insert into parent (id) values (1)"),
            session => session.ExecuteAsync("insert into child (id, parent_id) values (1, 99)"),
        ]);

        await Assert.ThrowsAsync<SqliteException>(() => pieces[0]);
        await Assert.ThrowsAsync<SqliteException>(() => pieces[1]);
        Assert.Empty(await IdsAsync("parent"));

        await RunAsync("insert into parent (id) values (2)");
        Assert.Equal([2L], await IdsAsync("parent"));
    }

    [Fact]
    public async Task When_the_database_gives_up_the_transaction_nobody_is_told_that_all_is_well()
    {
        // As SQLite does by itself when the disk is full.
        var pieces = Together(
        [
            session => session.ExecuteAsync("insert into parent (id) values (1)"),
            async session =>
            {
                await session.ExecuteAsync("rollback");
                throw new InvalidDataException();
            },
        ]);

        await Assert.ThrowsAsync<InvalidDataException>(() => pieces[0]);
        await Assert.ThrowsAsync<InvalidDataException>(() => pieces[1]);
        Assert.Empty(await IdsAsync("parent"));
        await RunAsync("insert into parent (id) values (2)");
    }

    [Fact]
    public async Task Who_cancels_while_waiting_hears_it_at_once_and_is_skipped()
    {
        using var cancel = new CancellationTokenSource();
        var first = Engine.WriteAsync(async (_, _) =>
        {
            await _gate.Task;
            return 0;
        }, CancellationToken.None);
        var second = Engine.WriteAsync((session, _) => session.ExecuteAsync("insert into parent (id) values (1)"), cancel.Token);

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.False(first.IsCompleted);
        _gate.SetResult();
        await first;

        Assert.Empty(await IdsAsync("parent"));
    }

    [Fact]
    public async Task Reads_see_the_last_commit_while_the_writer_is_busy()
    {
        await RunAsync("insert into parent (id) values (1)");
        var written = new TaskCompletionSource();
        var writing = Engine.WriteAsync(async (session, _) =>
        {
            await session.ExecuteAsync("insert into parent (id) values (2)");
            written.SetResult();
            await _gate.Task;
            return 0;
        }, CancellationToken.None);

        await written.Task;
        Assert.Equal([1L], await IdsAsync("parent"));
        _gate.SetResult();
        await writing;
        Assert.Equal([1L, 2], await IdsAsync("parent"));
    }

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    [InlineData("wal_autocheckpoint", "0")]
    public async Task The_writer_s_connection_is_set(string pragma, string value) =>
        Assert.Equal(value, await Engine.WriteAsync(async (session, _) => value == "wal"
            ? await session.FindAsync<string>($"pragma {pragma}")
            : $"{await session.FindAsync<long>($"pragma {pragma}")}", CancellationToken.None));

    [Fact]
    public async Task Closing_leaves_one_file_with_everything_in_it()
    {
        await Task.WhenAll(Enumerable.Range(1, 3000).Select(i => Engine.WriteAsync((session, _) => session.ExecuteAsync("insert into parent (id) values (@Id)", new { Id = i }), CancellationToken.None)));
        await Engine.DisposeAsync();

        Assert.Equal(0, _file!.WalBytes);
        using var connection = new SqliteConnection($"Data Source={_file.Path};Mode=ReadOnly;Pooling=false");
        connection.Open();
        using var command = new SqliteCommand("select count(*) from parent", connection);
        Assert.Equal(3000L, command.ExecuteScalar());
    }

    /// <summary>All wait behind a first piece and so share one batch.</summary>
    private List<Task<int>> Together(IEnumerable<Func<DbSession, Task<int>>> pieces)
    {
        var first = Engine.WriteAsync(async (_, _) =>
        {
            await _gate.Task;
            return 0;
        }, CancellationToken.None);
        var waiting = pieces.Select(piece => Engine.WriteAsync((session, _) => piece(session), CancellationToken.None)).ToList();
        Assert.False(first.IsCompleted);
        _gate.SetResult();
        return waiting;
    }

    private Task<int> RunAsync(string sql) => Engine.WriteAsync((session, _) => session.ExecuteAsync(sql), CancellationToken.None);

    private Task<IReadOnlyList<long>> IdsAsync(string table) => Engine.ReadAsync((session, _) => session.QueryAsync<long>($"select id from {table} order by id"), CancellationToken.None);
}
