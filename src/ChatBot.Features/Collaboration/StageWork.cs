using ChatBot.Features.Calendar;

namespace ChatBot.Features.Collaboration;

/// <summary>One stage of a case as figures see it: in whose hands it lay from when to when, and where it waited for the customer. Instants are UTC. Pure.</summary>
/// <param name="Flow">Id of the flow.</param>
/// <param name="Stage">Id of the stage in its flow.</param>
/// <param name="Stays">Oldest first; the one that runs ends at <paramref name="AsOf"/>.</param>
/// <param name="Waits">Pauses for the customer's sake.</param>
/// <param name="DoneAt">When it was done, the last time; null while it is not.</param>
public sealed record StageWork(
    string RecordNo, string Customer, string Flow, string Stage, string Title, string Initiator, DateTimeOffset StartedAt, DateTimeOffset? CaseEndedAt, IReadOnlyList<HeldSpan> Stays,
    IReadOnlyList<Span> Waits, DateTimeOffset? DoneAt, DateTimeOffset AsOf)
{
    /// <summary>The time in which somebody else's feedback was waited for: not that of who wants it done, not that of the customer.</summary>
    public IEnumerable<HeldSpan> WaitedFor(string whoWaits) =>
        Stays.Where(stay => !string.Equals(stay.Holder, whoWaits, StringComparison.OrdinalIgnoreCase))
            .SelectMany(stay => Spans.Without(stay.Time, Waits).Select(time => stay with { Time = time }));
}

/// <param name="Holder">Userid.</param>
public sealed record HeldSpan(string Holder, Span Time);
