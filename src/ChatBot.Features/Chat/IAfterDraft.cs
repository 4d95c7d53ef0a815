namespace ChatBot.Features.Chat;

/// <summary>Does what has to follow when a half-filled command has been finished: a picture sent meanwhile finds its record.</summary>
internal interface IAfterDraft
{
    /// <param name="finished">The draft, with the time at which it began.</param>
    /// <param name="reply">What the command answers.</param>
    Task<Reply> AfterAsync(Draft finished, DateTimeOffset now, long messageId, Reply reply, CancellationToken cancel);
}
