namespace ChatBot.Features.Chat;

/// <summary>A feature whose records wait for a place.</summary>
public interface ITakeLocation
{
    /// <summary>Whoever waits for it for sure is asked before who might.</summary>
    int Order { get; }

    /// <summary>Takes the place and says what follows; null where nothing of this person waits for one.</summary>
    Task<Reply?> TakeAsync(LocationContent place, string userId, DateTimeOffset at, long messageId, CancellationToken cancel);
}
