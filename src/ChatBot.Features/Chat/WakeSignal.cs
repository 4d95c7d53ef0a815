using System.Threading.Channels;

namespace ChatBot.Features.Chat;

/// <summary>Wakes one worker as soon as there is something to do, so that it does not wait for its next look. Raised twice before it looks wakes it once.</summary>
public abstract class WakeSignal
{
    private readonly Channel<bool> _raised = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Raise() => _raised.Writer.TryWrite(true);

    public async Task WaitAsync(CancellationToken cancel) => await _raised.Reader.ReadAsync(cancel);

    /// <summary>Returns when raised, or after the given real time: another process may have raised it, which this one cannot hear.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancel)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timer.CancelAfter(atMost);
        try
        {
            await _raised.Reader.ReadAsync(timer.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // The time is over: look anyway.
        }
    }
}
