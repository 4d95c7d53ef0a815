using System.ComponentModel.DataAnnotations;

namespace ChatBot.Features.Chat;

/// <summary>Section <c>Chat</c>.</summary>
public sealed class ChatOptions
{
    /// <summary>An answer that is ready within this time goes back as passive reply; a later one through the outbox. WeCom gives up after 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:04.5", ErrorMessage = "Chat:ReplyWithin must lie between 0 and 4.5 seconds, for instance \"00:00:02\".")]
    public TimeSpan ReplyWithin { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How many people are sent to at once.</summary>
    [Range(1, 64)]
    public int ParallelSends { get; set; } = 8;

    /// <summary>Tries before a push whose outcome is unknown is given up.</summary>
    [Range(1, 20)]
    public int SendTries { get; set; } = 5;

    /// <summary>A half-filled command is kept this long.</summary>
    public TimeSpan DraftLife { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Within this time the author may take an act back.</summary>
    public TimeSpan UndoWithin { get; set; } = TimeSpan.FromMinutes(10);
}
