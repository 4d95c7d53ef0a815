using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Storage.Tests;

/// <summary>What holds on every database; one subclass for each.</summary>
public abstract partial class DatabaseSuite : IAsyncLifetime
{
    private StorageUnderTest? _storage;

    private protected Database Database => Storage.Database;

    private protected StorageUnderTest Storage => _storage ?? throw new InvalidOperationException("Not started");

    public async ValueTask InitializeAsync() => _storage = (await StartAsync()).Migrated();

    public async ValueTask DisposeAsync()
    {
        if (_storage is not null) await _storage.DisposeAsync();
        await StopAsync();
        GC.SuppressFinalize(this);
    }

    private protected abstract Task<StorageUnderTest> StartAsync();

    protected virtual Task StopAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_write_is_there_for_the_next_read()
    {
        Assert.Equal(1, await Database.InsertAsync("甲"));

        Assert.Equal(["甲"], await Database.NamesAsync());
    }

    [Fact]
    public async Task A_piece_that_throws_leaves_nothing_and_its_caller_hears_why()
    {
        var thrown = await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => Database.WriteAsync<int>(async (session, _) =>
        {
            await session.InsertAsync("lost");
            throw new TimeZoneNotFoundException("why");
        }));

        Assert.Equal("why", thrown.Message);
        Assert.Empty(await Database.NamesAsync());
    }

    [Fact]
    public async Task Sixty_four_callers_at_once_lose_nothing_and_only_the_failing_ones_fail()
    {
        var callers = Enumerable.Range(0, 64).Select(caller => Task.Run(async () =>
        {
            var failed = 0;
            for (var i = 0; i < 20; i++)
            {
                try
                {
                    await Database.WriteAsync(async (session, _) =>
                    {
                        await session.InsertAsync($"{caller:00}-{i:00}");
                        // Every seventh breaks its own unique name, after having written.
                        return i % 7 == 3 ? await session.InsertAsync($"{caller:00}-{i:00}") : 0;
                    });
                }
                catch (System.Data.Common.DbException)
                {
                    failed++;
                }
            }

            return failed;
        }));

        Assert.All(await Task.WhenAll(callers), failed => Assert.Equal(3, failed));
        var expected = (from caller in Enumerable.Range(0, 64) from i in Enumerable.Range(0, 20) where i % 7 != 3 select $"{caller:00}-{i:00}").ToList();
        Assert.Equal(expected, await Database.NamesAsync());
    }

    [Fact]
    public async Task What_waits_for_the_commit_runs_after_it_and_before_the_caller_hears()
    {
        var seen = 0;

        await Database.WriteAsync(async (session, _) =>
        {
            session.AfterCommit(() => seen++);
            Assert.Equal(0, seen);
            return await session.InsertAsync("kept");
        });

        Assert.Equal(1, seen);
    }

    [Fact]
    public async Task What_waits_for_the_commit_is_dropped_with_a_roll_back()
    {
        var seen = 0;

        await Assert.ThrowsAnyAsync<InvalidDataException>(() => Database.WriteAsync<int>((session, _) =>
        {
            session.AfterCommit(() => seen++);
            throw new InvalidDataException();
        }));
        await Database.InsertAsync("another");

        Assert.Equal(0, seen);
    }

    [Fact]
    public async Task An_action_after_the_commit_that_throws_changes_nothing_for_anybody()
    {
        var second = false;

        await Database.WriteAsync(async (session, _) =>
        {
            session.AfterCommit(() => throw new InvalidDataException());
            session.AfterCommit(() => second = true);
            return await session.InsertAsync("kept");
        });

        Assert.True(second);
        Assert.Equal(["kept"], await Database.NamesAsync());
    }

    [Fact]
    public async Task A_reading_piece_cannot_write()
    {
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Database.ReadAsync((session, _) => session.InsertAsync("no")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.ReadAsync((session, _) =>
        {
            session.AfterCommit(() => { });
            return Task.FromResult(0);
        }));

        await Database.InsertAsync("yes");
        Assert.Equal(["yes"], await Database.NamesAsync());
    }

    [Fact]
    public async Task A_piece_within_a_piece_is_refused_instead_of_waiting_for_itself()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.WriteAsync((_, _) => Database.InsertAsync("inner")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.WriteAsync((_, _) => Database.NamesAsync()));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.ReadAsync((_, _) => Database.InsertAsync("inner")));

        Assert.Empty(await Database.NamesAsync());
    }

    [Fact]
    public async Task A_session_is_dead_after_its_piece()
    {
        var kept = await Database.WriteAsync((session, _) => Task.FromResult(session));

        await Assert.ThrowsAsync<ObjectDisposedException>(() => kept.InsertAsync("late"));
    }

    [Fact]
    public async Task Who_cancels_before_the_start_is_skipped_and_what_has_started_is_finished()
    {
        using var cancel = new CancellationTokenSource();
        await Database.WriteAsync(async (session, token) =>
        {
            await cancel.CancelAsync();
            token.ThrowIfCancellationRequested();
            return await session.InsertAsync("started");
        }, cancel.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Database.InsertAsync("never", cancel.Token));

        Assert.Equal(["started"], await Database.NamesAsync());
    }

    [Fact]
    public async Task A_unit_of_work_gives_the_stores_of_one_scope_the_same_session()
    {
        await using var storage = (await StartAsync()).Migrated();
        await storage.UnitOfWork.WriteAsync(async (services, _) =>
        {
            Assert.Same(services.GetRequiredService<DbSession>(), services.GetRequiredService<DbSession>());
            await services.GetRequiredService<DbSession>().InsertAsync("from a store");
        });

        var names = await storage.UnitOfWork.ReadAsync((services, cancel) => services.GetRequiredService<DbSession>().QueryAsync<string>("select name from sample", null, cancel));
        Assert.Equal(["from a store"], names);
        using var outside = storage.Services.CreateScope();
        Assert.Throws<InvalidOperationException>(() => outside.ServiceProvider.GetRequiredService<DbSession>());
    }

    [Fact]
    public async Task The_caller_s_context_goes_on_inside_the_piece()
    {
        var trace = new AsyncLocal<string> { Value = "trace 7" };

        Assert.Equal("trace 7", await Database.WriteAsync(async (session, _) =>
        {
            await session.InsertAsync("x");
            return trace.Value;
        }));
    }

    [Fact]
    public async Task Closing_finishes_what_was_handed_in_and_refuses_the_rest()
    {
        await using var storage = (await StartAsync()).Migrated();
        var running = Enumerable.Range(0, 50).Select(i => storage.Database.InsertAsync($"{i:00}")).ToList();

        await storage.Database.DisposeAsync();

        Assert.All(await Task.WhenAll(running), changed => Assert.Equal(1, changed));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => storage.Database.InsertAsync("late"));
    }

    [Fact]
    public async Task Migrations_run_once_in_order_and_again_is_harmless()
    {
        Storage.Migrations.Apply();
        await Database.InsertAsync("first");

        Assert.Equal(1, await Database.ReadAsync((session, _) => session.FindAsync<long>("select id from sample")));
    }
}
