namespace ChatBot.Features.Pictures;

/// <summary>One picture that one person was promised.</summary>
public sealed record PictureOrder
{
    public long Id { get; init; }

    /// <summary>Unique for ever: of a message, or of a person and week.</summary>
    public string Key { get; init; } = "";

    public PictureKind Kind { get; init; }

    /// <summary>Who gets it, and whose sight it is drawn with (userid).</summary>
    public string Person { get; init; } = "";

    /// <summary>Id of the board; null for a gantt.</summary>
    public string? Board { get; init; }

    /// <summary>The board's filters as JSON.</summary>
    public string Filters { get; init; } = "{}";

    /// <summary>Of a gantt.</summary>
    public string? RecordNo { get; init; }

    /// <summary>Inbox row of the message that asked for it; null for one that comes unasked.</summary>
    public long? MessageId { get; init; }

    public PictureOrderState State { get; init; }

    /// <summary>How often drawing it has failed.</summary>
    public long Tries { get; init; }

    /// <summary>UTC; not before then is it tried.</summary>
    public DateTimeOffset RetryAt { get; init; }

    public string? Sha256 { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>After so many failures it is given up.</summary>
    public const int MostTries = 5;

    /// <summary>1, 4, 16 … minutes after a failure; null when it is given up.</summary>
    public DateTimeOffset? NextTry(DateTimeOffset now) => Tries + 1 >= MostTries ? null : now + TimeSpan.FromMinutes(Math.Pow(4, Tries));

    public static PictureOrder OfBoard(string key, string person, string board, string filters, long? messageId, DateTimeOffset now) =>
        new() { Key = key, Kind = PictureKind.Board, Person = person, Board = board, Filters = filters, MessageId = messageId, RetryAt = now, CreatedAt = now };

    public static PictureOrder OfGantt(string key, string person, string recordNo, long messageId, DateTimeOffset now) =>
        new() { Key = key, Kind = PictureKind.Gantt, Person = person, RecordNo = recordNo, MessageId = messageId, RetryAt = now, CreatedAt = now };
}

public enum PictureKind
{
    Board,
    Gantt,
}

public enum PictureOrderState
{
    Waiting,

    /// <summary>Drawn, stored and handed to the outbox, all in one transaction.</summary>
    Sent,

    /// <summary>There was nothing on it, or nobody to see it any more; so nothing was sent.</summary>
    Nothing,

    GivenUp,
}
