using System.Collections.Concurrent;

namespace ChatBot.Wire;

/// <summary>Messages whose request is over but whose transaction is not: a stop waits for them.</summary>
internal sealed class PendingAnswers : IHostedService
{
    private readonly ConcurrentDictionary<Task, byte> _running = new();

    public Task<string?> Track(Task<string?> handling)
    {
        _running.TryAdd(handling, 0);
        _ = handling.ContinueWith(done => _running.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return handling;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll(_running.Keys).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
