using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatBot.Features.Scheduling;

/// <summary>
/// Runs jobs, each alone, and their pieces, each in its own scope and transaction. A poisoned piece is set aside with its reason and tried again
/// with growing pauses, while the rest goes on (part C 2).
/// </summary>
public sealed partial class JobRunner(UnitOfWork work, IEnumerable<IScheduledJob> jobs, TimeProvider clock, ILogger<JobRunner> logger) : IDisposable
{
    private const int AtOnce = 32;

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly SemaphoreSlim _beside = new(1, 1);

    public IReadOnlyList<IScheduledJob> Jobs { get; } = [.. jobs.OrderBy(job => job.Name, StringComparer.Ordinal)];

    /// <summary>Runs one job now. A failure is logged and reported by the return value; it never stops the scheduler.</summary>
    public async Task<bool> RunAsync(IScheduledJob job, CancellationToken cancel)
    {
        var turn = job.RunsBeside ? _beside : _one;
        await turn.WaitAsync(cancel);
        try
        {
            await job.RunAsync(new JobContext(clock.GetUtcNow(), this), cancel);
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            JobFailed(logger, failure, job.Name);
            return false;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Runs every job once that catches up at start, in name order.</summary>
    public async Task RunAllAsync(CancellationToken cancel)
    {
        foreach (var job in Jobs.Where(job => job.AtStart)) await RunAsync(job, cancel);
    }

    /// <summary>Runs the jobs whose time lies in the span, as Quartz would have: for whoever moves the clock instead of waiting.</summary>
    public async Task RunDueAsync(DateTimeOffset after, DateTimeOffset until, CancellationToken cancel)
    {
        foreach (var job in Jobs.Where(job => CronTimes.FirstBetween(job.Cron, after, until) is not null)) await RunAsync(job, cancel);
    }

    /// <param name="items">What was found to be due.</param>
    /// <param name="nameOf">A stable name of an item: the key under which it is parked.</param>
    /// <param name="piece">Load, decide, save, say, for one item, in one transaction.</param>
    public async Task ForEachAsync<T>(
        string job, IReadOnlyCollection<T> items, Func<T, string> nameOf, Func<IServiceProvider, T, CancellationToken, Task> piece, CancellationToken cancel)
    {
        if (items.Count == 0) return;
        var now = clock.GetUtcNow();
        var parked = (await work.ReadAsync((scope, token) => scope.GetRequiredService<ParkedWork>().NotYetAsync(job, now, token), cancel)).ToHashSet(StringComparer.Ordinal);
        // Many are handed over together, so that the single writer can commit them in one batch; not all, or PostgreSQL's connections would be gone for everybody else.
        await Parallel.ForEachAsync(items.Where(item => !parked.Contains(nameOf(item))), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (item, _) =>
        {
            try
            {
                await work.WriteAsync((scope, token) => piece(scope, item, token), cancel);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                PieceFailed(logger, failure, job, nameOf(item));
                await work.WriteAsync((scope, token) => scope.GetRequiredService<ParkedWork>().ParkAsync(job, nameOf(item), failure.GetType().Name, now, token), cancel);
            }
        });
    }

    /// <summary>
    /// The same for work that is quicker done many at a time: each batch in one transaction. Where one of a batch fails, all of it is done again one by
    /// one, so that only the poisoned piece is set aside.
    /// </summary>
    public async Task ForEachBatchAsync<T>(
        string job, IReadOnlyCollection<T> items, int size, Func<T, string> nameOf, Func<IServiceProvider, IReadOnlyList<T>, CancellationToken, Task> batch, CancellationToken cancel)
    {
        if (items.Count == 0) return;
        var now = clock.GetUtcNow();
        var parked = (await work.ReadAsync((scope, token) => scope.GetRequiredService<ParkedWork>().NotYetAsync(job, now, token), cancel)).ToHashSet(StringComparer.Ordinal);
        var failed = new System.Collections.Concurrent.ConcurrentBag<T>();
        await Parallel.ForEachAsync(items.Where(item => !parked.Contains(nameOf(item))).Chunk(size), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (some, _) =>
        {
            try
            {
                await work.WriteAsync((scope, token) => batch(scope, some, token), cancel);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                foreach (var item in some) failed.Add(item);
            }
        });
        await ForEachAsync(job, failed, nameOf, (scope, item, token) => batch(scope, [item], token), cancel);
    }

    public void Dispose()
    {
        _one.Dispose();
        _beside.Dispose();
    }

    [LoggerMessage(EventId = 1301, Level = LogLevel.Error, Message = "Job {Job} failed")]
    private static partial void JobFailed(ILogger logger, Exception failure, string job);

    [LoggerMessage(EventId = 1302, Level = LogLevel.Error, Message = "Job {Job} set {Item} aside")]
    private static partial void PieceFailed(ILogger logger, Exception failure, string job, string item);
}
