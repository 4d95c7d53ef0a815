namespace ChatBot.Features.Chat;

/// <summary>Follows records from what they were made of: a need that came out of a note is known to that note. Runs in the same transaction.</summary>
public interface IAfterMade
{
    /// <summary>The key by which a command says what its record comes from, for instance <c>来自:FK-51</c>; every command that makes a record understands it.</summary>
    const string From = "来自";

    /// <param name="from">The value of <see cref="From"/>.</param>
    Task MadeAsync(CommandCall call, string recordNo, string from, CancellationToken cancel);

    /// <summary>Something about a record was undone; whether the record itself is gone is for the follower to see.</summary>
    Task UndoneAsync(string recordNo, string by, DateTimeOffset now, CancellationToken cancel);
}
