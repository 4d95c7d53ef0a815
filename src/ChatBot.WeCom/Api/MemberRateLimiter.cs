namespace ChatBot.WeCom.Api;

/// <summary>
/// Paces messages to one member. WeCom drops what exceeds 30 a minute or 1000 an hour from one app to one member <em>silently</em>, with
/// errcode 0 (developer doc path/90236), so that we stay below: 20 a minute, 1000 an hour. Never waits; the caller postpones.
/// </summary>
public sealed class MemberRateLimiter(TimeProvider time)
{
    public const int PerMinute = 20;
    public const int PerHour = 1000;

    private readonly Lock _lock = new();
    // Userids ignore case inside WeCom.
    private readonly Dictionary<string, List<DateTimeOffset>> _sent = new(StringComparer.OrdinalIgnoreCase);
    private DateTimeOffset _nextSweep = DateTimeOffset.MinValue;

    /// <summary>Counts messages to the member that follow each other and returns zero, or counts nothing and returns the wait after which to ask again.</summary>
    /// <param name="messages">
    /// How many: a long text is sent in parts. They go together or not at all, so that nobody reads half a message; more than a minute takes go when the
    /// minute before is empty.
    /// </param>
    public TimeSpan TryAcquire(string userId, int messages = 1) => TryAcquire([userId], messages);

    /// <summary>The same for messages to several members: all of them or none.</summary>
    public TimeSpan TryAcquire(IReadOnlyCollection<string> userIds, int messages = 1)
    {
        ArgumentNullException.ThrowIfNull(userIds);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(messages);
        lock (_lock)
        {
            var now = time.GetUtcNow();
            Sweep(now);
            var wait = TimeSpan.Zero;
            foreach (var userId in userIds)
            {
                if (!_sent.TryGetValue(userId, out var sent)) continue;
                Forget(sent, now);
                var one = Max(Wait(sent, PerMinute, messages, TimeSpan.FromMinutes(1), now), Wait(sent, PerHour, messages, TimeSpan.FromHours(1), now));
                wait = Max(wait, one);
            }

            if (wait > TimeSpan.Zero) return wait;
            foreach (var userId in userIds.Distinct(StringComparer.OrdinalIgnoreCase))
            {
                if (!_sent.TryGetValue(userId, out var sent)) _sent[userId] = sent = [];
                sent.AddRange(Enumerable.Repeat(now, messages));
            }

            return TimeSpan.Zero;
        }
    }

    /// <summary>Counts a message that an earlier run of the service sent: WeCom's windows do not begin anew with ours. Oldest first.</summary>
    public void Remember(string userId, DateTimeOffset at, int messages = 1)
    {
        lock (_lock)
        {
            if (!_sent.TryGetValue(userId, out var sent)) _sent[userId] = sent = [];
            var after = sent.FindIndex(other => other > at);
            sent.InsertRange(after < 0 ? sent.Count : after, Enumerable.Repeat(at, messages));
        }
    }

    // The window slides: of those before, no more may be left in it than leave room for the new ones.
    private static TimeSpan Wait(List<DateTimeOffset> sent, int limit, int messages, TimeSpan window, DateTimeOffset now)
    {
        var before = Math.Max(0, limit - messages);
        if (sent.Count <= before) return TimeSpan.Zero;
        var left = sent[^(before + 1)] + window - now;
        // A clock that was set back must not postpone beyond the window.
        return left > window ? window : left;
    }

    private static void Forget(List<DateTimeOffset> sent, DateTimeOffset now)
    {
        var old = sent.FindIndex(at => at > now - TimeSpan.FromHours(1));
        sent.RemoveRange(0, old < 0 ? sent.Count : old);
    }

    private void Sweep(DateTimeOffset now)
    {
        if (now < _nextSweep) return;
        _nextSweep = now + TimeSpan.FromHours(1);
        foreach (var (userId, sent) in _sent)
            if (sent.Count == 0 || sent[^1] <= now - TimeSpan.FromHours(1)) _sent.Remove(userId);
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
