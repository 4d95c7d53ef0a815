namespace ChatBot.Features.Chat;

/// <summary>
/// Handles every message of one kind of content that is not a typed or pressed command: an approval event, a picture, an entry.
/// Runs inside the message's transaction; found by itself.
/// </summary>
public interface IMessageHandler
{
    Type Content { get; }

    /// <summary>True where the sender is the platform itself (<c>sys</c>), so that C1's check of the person does not apply.</summary>
    bool FromPlatform => false;

    Task<Reply> HandleAsync(IncomingMessage message, long messageId, CancellationToken cancel);
}
