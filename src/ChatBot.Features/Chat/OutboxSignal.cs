namespace ChatBot.Features.Chat;

/// <summary>Wakes the worker as soon as something was committed, so that a push does not wait for the next look.</summary>
public sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim _raised = new(0, 1);

    public void Raise()
    {
        try
        {
            _raised.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already raised: one waking serves all rows that are due.
        }
    }

    /// <summary>Returns when raised, or after the given real time.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancel) => _raised.WaitAsync(atMost, cancel);

    public void Dispose() => _raised.Dispose();
}
