namespace ChatBot.Features.Chat;

/// <summary>The port to the chat platform; the host implements it on top of WeCom. It never throws for what the platform answers.</summary>
public interface IMessenger
{
    /// <summary>
    /// How long this message to this person has to wait because of the platform's limits; zero when it may go now, and then it is counted, each of the parts that it
    /// is sent in (P5).
    /// </summary>
    TimeSpan WaitFor(string recipientId, Rendered message);

    /// <summary>An earlier run of the service sent this: it counts for the limits as if this one had.</summary>
    void AlreadySent(string recipientId, Rendered message, DateTimeOffset at)
    {
    }

    Task<SendOutcome> SendAsync(OutgoingPush push, CancellationToken cancel);

    /// <summary>Greys the buttons of a used card.</summary>
    Task<SendOutcome> UpdateCardAsync(CardUpdate update, CancellationToken cancel);
}

/// <param name="Id">Our id of the push; also the card's task id, so it is the same in every try.</param>
/// <param name="MayRepeat">False where the same text may be meant twice to the same person: then the platform's duplicate check is only used from the second try on.</param>
/// <param name="Picture">SHA-256 of a stored JPEG that goes instead of the words; null for words.</param>
public sealed record OutgoingPush(string Id, string RecipientId, Rendered Message, int Attempt, bool MayRepeat, string? Picture = null);

public sealed record CardUpdate(string ResponseCode, string UserId, string ReplacedText);

/// <summary>What became of a send. Accepted means that the platform took it, not that anybody has read it (P7).</summary>
public sealed record SendOutcome(DeliveryState State, string? Reason = null, string? MessageId = null, string? ResponseCode = null, TimeSpan? RetryAfter = null)
{
    public static SendOutcome Accepted(string? messageId, string? responseCode) => new(DeliveryState.Accepted, null, messageId, responseCode);
}

public enum DeliveryState
{
    /// <summary>Written, not yet tried or to be tried again.</summary>
    Pending,

    /// <summary>The platform took it.</summary>
    Accepted,

    /// <summary>The platform said no, for good; the reason is kept.</summary>
    Rejected,

    /// <summary>It may or may not have arrived (time-out after sending), and the tries are used up.</summary>
    Unknown,

    /// <summary>It would have come too late to be true.</summary>
    Expired,

    /// <summary>Taken back by an undo before it left.</summary>
    Cancelled,

    /// <summary>Gathered: not yet let go.</summary>
    Held,

    /// <summary>Its recipient reads of it in a digest.</summary>
    Bundled,
}
