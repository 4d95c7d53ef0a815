namespace ChatBot.Features.Chat;

/// <summary>
/// A feature whose records wait for a picture or file. What a person sends goes to the one record that waits for it; where several wait,
/// the bot asks which (C7).
/// </summary>
public interface ITakeEvidence
{
    /// <summary>The records that wait for evidence from this person, latest asked first.</summary>
    /// <param name="at">UTC, when it was received: what was only announced waits for half an hour.</param>
    Task<IReadOnlyList<EvidenceWanted>> WantedFromAsync(string userId, DateTimeOffset at, CancellationToken cancel);

    /// <summary>Attaches it and says what follows. Called when its bytes are there and have passed what <see cref="EvidenceWanted.Demand"/> asks; a voice at once.</summary>
    Task<Reply> TakeAsync(EvidenceWanted wanted, EvidenceGiven given, CancellationToken cancel);
}

/// <param name="RecordNo">The record that waits.</param>
/// <param name="Part">Which part of it: a stage id, or empty.</param>
/// <param name="Purpose">What is wanted, in Chinese, for the question "which one".</param>
/// <param name="AskedAt">UTC.</param>
public sealed record EvidenceWanted(string RecordNo, string Part, string Purpose, DateTimeOffset AskedAt)
{
    /// <summary>What is asked of it before it is taken.</summary>
    public PictureDemand Demand { get; init; }
}

/// <summary>What a record asks of a proof.</summary>
public enum PictureDemand
{
    /// <summary>Any picture, document or video that opens; a repeat is only warned of (R20, R23).</summary>
    AnyProof,

    /// <summary>A photo of this moment: with the code that was given out for it, and like no other (R33).</summary>
    Photo,

    /// <summary>A screenshot of a log; the very same picture does not count twice.</summary>
    Screenshot,

    /// <summary>Either.</summary>
    PhotoOrScreenshot,
}

/// <param name="Id">Row of the evidence.</param>
/// <param name="Media">By its content, however it was sent.</param>
/// <param name="Now">UTC, when it had been looked at; for what begins or ends by it. Whether it came in time is said by <paramref name="ReceivedAt"/>.</param>
public sealed record EvidenceGiven(long Id, MediaKind Media, string UserId, DateTimeOffset ReceivedAt, DateTimeOffset Now, long MessageId)
{
    /// <summary>By which entrance it came.</summary>
    public CommandSource Source { get; init; } = CommandSource.Chat;
}
