namespace ChatBot.Features.Chat;

/// <summary>The feature that keeps what belongs to nothing yet. Chat hands over; what becomes of it is not chat's business.</summary>
public interface ITakeLoose
{
    /// <summary>Adds a text to what the same person has just sent, where that was so long that this can only be its rest; null where it is none.</summary>
    Task<Reply?> ContinueAsync(string userId, string words, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Keeps it and asks where it belongs; null where it says too little to be anything but a command that went wrong.</summary>
    Task<Reply?> TakeAsync(LooseInput input, CancellationToken cancel);

    /// <summary><c>稍后</c> to that question: it stays where it is. Null where nothing was asked.</summary>
    Task<Reply?> PutOffAsync(string userId, DateTimeOffset now, CancellationToken cancel);
}
