namespace ChatBot.Sandbox.Server;

/// <summary>Counts events in windows that begin with the first event and end after their length: a block lasts to the end of its window.</summary>
internal sealed class FrequencyGauge(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Key, TimeSpan Window), (DateTimeOffset Start, int Count)> _windows = [];

    /// <summary>Counts one more and says whether it still fits. What does not fit counts too.</summary>
    public bool Fits(string key, int limit, TimeSpan window, int weight = 1)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            var (start, count) = _windows.GetValueOrDefault((key, window), (now, 0));
            if (now - start >= window)
                (start, count) = (now, 0);
            _windows[(key, window)] = (start, count + weight);
            return count + weight <= limit;
        }
    }
}
