namespace ChatBot.Features.Chat;

/// <summary>What a person sent that is no command, answers no question, and that no record waits for (R09).</summary>
/// <param name="ReceivedAt">UTC.</param>
/// <param name="MessageId">Id of the inbox row.</param>
/// <param name="Words">What it says in words: a text, the transcript of a voice, a place, a link; empty for a picture or file.</param>
public sealed record LooseInput(string SenderId, DateTimeOffset ReceivedAt, long MessageId, CommandSource Source, LooseKind Kind, string Words)
{
    /// <summary>Row of the evidence, for what has bytes.</summary>
    public long? EvidenceId { get; init; }

    /// <summary>It begins a little like a command, so that only what clearly is none is kept.</summary>
    public bool IsNearCommand { get; init; }

    /// <summary>Another question is open: this one is kept without being asked about.</summary>
    public bool IsAside { get; init; }
}

/// <summary>By which way something came: kept with the record that it becomes.</summary>
public enum LooseKind
{
    Typed,

    /// <summary>Words that the platform recognised in a voice message.</summary>
    Spoken,

    Picture,

    /// <summary>A voice message in which no words were recognised.</summary>
    Voice,
    Video,
    File,
    Place,
    Link,

    /// <summary>Text that carries the marks of somebody else's message.</summary>
    Forwarded,
}
