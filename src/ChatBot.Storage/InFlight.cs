namespace ChatBot.Storage;

/// <summary>Counts what is under way, so that closing can refuse the new and wait for the old.</summary>
internal sealed class InFlight
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;
    private bool _closed;

    /// <exception cref="ObjectDisposedException">Closed.</exception>
    public Entry Enter()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(Database));
            _running++;
            return new Entry(this);
        }
    }

    public Task CloseAsync()
    {
        lock (_gate)
        {
            _closed = true;
            if (_running == 0) _drained.TrySetResult();
            return _drained.Task;
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            _running--;
            if (_closed && _running == 0) _drained.TrySetResult();
        }
    }

    internal readonly struct Entry(InFlight owner) : IDisposable
    {
        public void Dispose() => owner.Leave();
    }
}
