namespace ChatBot.Sandbox.Wire;

/// <summary>Which way a request went.</summary>
internal enum WireDirection
{
    /// <summary>The bot called WeCom's API.</summary>
    ToWeCom,

    /// <summary>WeCom posted a callback to the bot.</summary>
    ToBot,
}

/// <summary>One request and its answer. Tokens and the secret are taken out of <see cref="Path"/> before it is written down.</summary>
/// <param name="Plaintext">What was said: the decrypted callback, or the JSON body of an API call.</param>
/// <param name="Envelope">What went over the wire, when that differs from the plaintext.</param>
/// <param name="Answer">The answer, decrypted where it was sealed.</param>
/// <param name="Status">HTTP status; 0 when there was no answer (time-out, refused, reset).</param>
internal sealed record WireEntry(
    long Id, DateTimeOffset At, WireDirection Direction, string Path, string Plaintext, string Envelope, string Answer, int Status,
    double Milliseconds);

/// <summary>The last requests, newest first. Older ones fall out, so that a long demonstration does not grow without bound.</summary>
internal sealed class WireLog(int capacity = 400)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<WireEntry> _entries = new();
    private long _last;

    public event Action<WireEntry>? WireLogged;

    public void Add(
        DateTimeOffset at, WireDirection direction, string path, string plaintext, string envelope, string answer, int status, TimeSpan took)
    {
        WireEntry entry;
        lock (_gate)
        {
            entry = new WireEntry(++_last, at, direction, path, plaintext, envelope, answer, status, took.TotalMilliseconds);
            _entries.AddFirst(entry);
            if (_entries.Count > capacity)
                _entries.RemoveLast();
        }

        WireLogged?.Invoke(entry);
    }

    /// <summary>Entries with an id above <paramref name="after"/>, newest first.</summary>
    public IReadOnlyList<WireEntry> Newest(long after = 0)
    {
        lock (_gate)
            return [.. _entries.TakeWhile(e => e.Id > after)];
    }
}
