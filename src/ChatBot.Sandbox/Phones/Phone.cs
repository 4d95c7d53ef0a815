namespace ChatBot.Sandbox.Phones;

/// <summary>What one member sees in the app's conversation, oldest bubble first.</summary>
internal sealed class Phone(string userId)
{
    private readonly Lock _gate = new();
    private readonly List<Bubble> _bubbles = [];
    private int _unread;

    public string UserId { get; } = userId;

    public IReadOnlyList<Bubble> Bubbles
    {
        get
        {
            lock (_gate)
                return [.. _bubbles];
        }
    }

    /// <summary>Bubbles from the bot since the member last looked.</summary>
    public int Unread
    {
        get
        {
            lock (_gate)
                return _unread;
        }
    }

    public Bubble? Find(long id)
    {
        lock (_gate)
            return _bubbles.Find(b => b.Id == id);
    }

    public void MarkRead()
    {
        lock (_gate)
            _unread = 0;
    }

    internal void Add(Bubble bubble)
    {
        lock (_gate)
        {
            _bubbles.Add(bubble);
            if (!bubble.FromMe)
                _unread++;
        }
    }

    internal Bubble? Change(long id, Func<Bubble, Bubble> change)
    {
        lock (_gate)
        {
            var at = _bubbles.FindIndex(b => b.Id == id);
            if (at < 0)
                return null;
            return _bubbles[at] = change(_bubbles[at]);
        }
    }
}

/// <summary>Every member's phone. A phone exists from the first look at it.</summary>
internal sealed class PhoneRack
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, Phone> _phones = new(StringComparer.OrdinalIgnoreCase);
    private long _lastBubble;

    public event Action<string, Bubble>? BubbleAdded;

    public event Action<string, Bubble>? BubbleChanged;

    public Phone Of(string userId) => _phones.GetOrAdd(userId, static id => new Phone(id));

    /// <param name="draft">Its id is given here.</param>
    public Bubble Show(string userId, Bubble draft)
    {
        var bubble = draft with { Id = Interlocked.Increment(ref _lastBubble) };
        Of(userId).Add(bubble);
        BubbleAdded?.Invoke(userId, bubble);
        return bubble;
    }

    public void Change(string userId, long bubbleId, Func<Bubble, Bubble> change)
    {
        if (Of(userId).Change(bubbleId, change) is { } changed)
            BubbleChanged?.Invoke(userId, changed);
    }
}
