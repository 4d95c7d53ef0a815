namespace ChatBot.Features.Chat;

/// <summary>The message that is being handled, for a command that keeps more of it than its words: the sound of a spoken note.</summary>
public sealed class MessageInHand
{
    public IncomingMessage? Message { get; internal set; }

    /// <summary>The voice whose transcript is being understood; null for all that was typed or pressed.</summary>
    public MediaContent? Voice => Message?.Content is MediaContent { Media: MediaKind.Voice, Transcript.Length: > 0 } voice ? voice : null;
}
