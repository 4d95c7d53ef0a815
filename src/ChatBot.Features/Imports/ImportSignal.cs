using System.Threading.Channels;

namespace ChatBot.Features.Imports;

/// <summary>Wakes the worker when a file has come or somebody has said yes.</summary>
public sealed class ImportSignal
{
    private readonly Channel<bool> _raised = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Raise() => _raised.Writer.TryWrite(true);

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
