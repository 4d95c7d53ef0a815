namespace ChatBot.Features.Ledger;

/// <summary>
/// Tells everybody who looks at a page that something was written, right after the commit; not what, for what may be seen is asked anew by each. Hears of
/// what this process writes; whoever needs more looks again from time to time.
/// </summary>
public sealed class LedgerFeed
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes at the next change.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Raise() => Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
