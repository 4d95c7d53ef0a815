namespace ChatBot.Features.Chat;

/// <summary>
/// Decides once who delivers an answer: the open HTTP request, or the outbox. The transaction claims it just before it stores the answer; the
/// webhook gives it up when its time is over. Whoever comes first decides, so an answer is neither lost nor said twice.
/// </summary>
public sealed class PassiveReply
{
    private int _state;

    /// <summary>A message without an open request (replay, command line): every answer goes through the outbox.</summary>
    public static PassiveReply None()
    {
        var none = new PassiveReply();
        none.TryGiveUp();
        return none;
    }

    public bool IsClaimed => Volatile.Read(ref _state) == 1;

    public bool TryClaim() => Interlocked.CompareExchange(ref _state, 1, 0) == 0;

    public bool TryGiveUp() => Interlocked.CompareExchange(ref _state, 2, 0) == 0;
}
