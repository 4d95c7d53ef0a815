using ChatBot.Features.Kernel;

namespace ChatBot.Features.Chat;

/// <summary>Something that the bot says unasked to one person.</summary>
/// <param name="Key">Unique for ever: the same key again adds nothing (for instance <c>CN-23/T+4h/1/zhanggong</c>).</param>
/// <param name="RecipientId">WeCom userid.</param>
/// <param name="Said">What is said; rendered when the row is written.</param>
public sealed record Push(string Key, string RecipientId, Said Said)
{
    /// <summary>The record that it is about, for undo, audit and <c>为什么升级</c>.</summary>
    public string? RecordNo { get; init; }

    /// <summary>UTC; it does not leave earlier.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>UTC; when it has not left by then it expires instead of arriving late.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Who hears of it when the platform rejects the recipient (R32); null means nobody.</summary>
    public string? FallbackId { get; init; }

    /// <summary>SHA-256 of a stored picture that goes instead of the words.</summary>
    public string? Picture { get; init; }

    /// <summary>The clock that its buttons are about, <c>record/part</c>: when that stops, whoever stopped it, the card is greyed.</summary>
    public string? Clock { get; init; }

    /// <summary>Set where too many of its kind for one person become a digest; it then waits until it is let go.</summary>
    public PushBundle? Bundle { get; init; }
}

public enum PushBundle
{
    /// <summary>Written with the change, held until it is let go by itself or goes into a digest.</summary>
    Gathered,

    /// <summary>Stands for several that were gathered.</summary>
    Digest,
}
