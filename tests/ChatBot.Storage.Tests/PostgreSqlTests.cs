using Npgsql;

namespace ChatBot.Storage.Tests;

[Collection(PostgreSqlDefinition.Name)]
public sealed class PostgreSqlTests(PostgreSqlCluster cluster) : DatabaseSuite
{
    private protected override async Task<StorageUnderTest> StartAsync() => new(StorageProvider.PostgreSql, await cluster.CreateDatabaseAsync());

    [Fact]
    public async Task Two_pieces_that_block_each_other_are_run_again_and_both_succeed()
    {
        await Database.InsertAsync("a");
        await Database.InsertAsync("b");
        var attempts = 0;
        using var bothHoldOne = new Barrier(2);
        var met = 0;

        async Task<int> TouchAsync(string first, string second) => await Database.WriteAsync(async (session, _) =>
        {
            Interlocked.Increment(ref attempts);
            await session.ExecuteAsync("update sample set amount = amount + 1 where name = @Name", new { Name = first });
            // Only the first attempts meet; the one that is run again finds nobody to wait for.
            if (Interlocked.Increment(ref met) <= 2) bothHoldOne.SignalAndWait();
            return await session.ExecuteAsync("update sample set amount = amount + 1 where name = @Name", new { Name = second });
        });

        await Task.WhenAll(Task.Run(() => TouchAsync("a", "b")), Task.Run(() => TouchAsync("b", "a")));

        Assert.Equal(3, attempts);
        Assert.Equal([2L, 2L], await Database.ReadAsync((session, _) => session.QueryAsync<long>("select amount from sample")));
    }

    [Fact]
    public async Task What_always_collides_fails_after_three_attempts()
    {
        var attempts = 0;

        await Assert.ThrowsAsync<PostgresException>(() => Database.WriteAsync((session, _) =>
        {
            attempts++;
            return session.ExecuteAsync("do 'begin raise exception using errcode = ''40001''; end'");
        }));

        Assert.Equal(3, attempts);
    }

    [Fact]
    public async Task Other_errors_are_not_tried_again()
    {
        var attempts = 0;
        await Database.InsertAsync("once");

        await Assert.ThrowsAsync<PostgresException>(() => Database.WriteAsync((session, _) =>
        {
            attempts++;
            return session.InsertAsync("once");
        }));

        Assert.Equal(1, attempts);
    }

    [Fact]
    public async Task Two_nodes_claim_different_rows()
    {
        await Database.InsertAsync("a");
        await Database.InsertAsync("b");
        var claim = $"select name from sample order by name limit 1 {Database.Dialect.ForUpdateSkipLocked}";
        var held = new TaskCompletionSource();
        var claimed = new TaskCompletionSource<string?>();

        var first = Database.WriteAsync(async (session, _) =>
        {
            claimed.SetResult(await session.FindAsync<string>(claim));
            await held.Task;
            return 0;
        });
        Assert.Equal("a", await claimed.Task);
        Assert.Equal("b", await Database.WriteAsync((session, _) => session.FindAsync<string>(claim)));
        held.SetResult();
        await first;
    }

    [Fact]
    public async Task Nodes_that_start_together_apply_the_migrations_once()
    {
        var connectionString = await cluster.CreateDatabaseAsync();
        var nodes = Enumerable.Range(0, 4).Select(_ => new StorageUnderTest(StorageProvider.PostgreSql, connectionString)).ToList();

        await Task.WhenAll(nodes.Select(node => Task.Run(node.Migrations.Apply)));

        Assert.Equal(1, await nodes[0].Database.InsertAsync("ready"));
        foreach (var node in nodes) await node.DisposeAsync();
    }
}
