namespace ChatBot.WeCom.Api;

/// <summary>
/// Stops an API after error 45009. WeCom does not say which window was exceeded (a minute, an hour, a day), so that the pause grows with
/// each refusal in a row and ends with the first success. Windows are business time: they follow the injected clock.
/// </summary>
internal sealed class ApiPauses(TimeProvider time)
{
    private static readonly TimeSpan[] s_steps = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1)];

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (DateTimeOffset Until, int Step)> _pauses = new(StringComparer.Ordinal);

    /// <summary>Zero when the API may be called.</summary>
    public TimeSpan Remaining(string api)
    {
        lock (_lock)
        {
            if (!_pauses.TryGetValue(api, out var pause)) return TimeSpan.Zero;
            var left = pause.Until - time.GetUtcNow();
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>The pause that begins now.</summary>
    public TimeSpan Blocked(string api)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            _pauses.TryGetValue(api, out var last);
            // Calls that were under way when the first one was refused do not lengthen the pause.
            if (last.Until > now) return last.Until - now;
            var wait = s_steps[Math.Min(last.Step, s_steps.Length - 1)];
            _pauses[api] = (now + wait, last.Step + 1);
            return wait;
        }
    }

    public void Succeeded(string api)
    {
        lock (_lock)
        {
            // An answer to a call that was already under way says nothing about the window.
            if (_pauses.TryGetValue(api, out var pause) && pause.Until <= time.GetUtcNow()) _pauses.Remove(api);
        }
    }
}
