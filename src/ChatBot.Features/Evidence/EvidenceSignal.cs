using System.Threading.Channels;

namespace ChatBot.Features.Evidence;

/// <summary>Wakes the worker when a picture has come, so that nobody waits for the next tick.</summary>
public sealed class EvidenceSignal
{
    private readonly Channel<bool> _raised = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Raise() => _raised.Writer.TryWrite(true);

    public async Task WaitAsync(CancellationToken cancel) => await _raised.Reader.ReadAsync(cancel);
}
