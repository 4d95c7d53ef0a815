using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ChatBot.Features.Links;

/// <summary>
/// A page for one person, reached by a token that nobody can guess. Opening it uses nothing up, for chat programs look at addresses before people do;
/// the first act on it binds it to that browser.
/// </summary>
public sealed record Link
{
    public long Id { get; init; }

    public string Purpose { get; init; } = "";

    /// <summary>Userid of the person whom it was made for.</summary>
    public string Person { get; init; } = "";

    public string Payload { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; init; }

    public string? SessionHash { get; init; }

    public DateTimeOffset? SessionUntil { get; init; }

    /// <summary>Why this browser may not go on, or null. Pure.</summary>
    public LinkProblem? Judge(string? sessionToken, DateTimeOffset now)
    {
        if (UsedAt is null) return now >= ExpiresAt ? LinkProblem.Expired : null;
        if (sessionToken is null || SessionHash is null || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(SessionHash), Encoding.ASCII.GetBytes(HashOf(sessionToken))))
            return LinkProblem.Used;
        return now >= SessionUntil ? LinkProblem.Expired : null;
    }

    /// <summary>128 random bits, fit for an address.</summary>
    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    /// <summary>All that is stored of a token. Looking up by the hash tells nobody by its time how much of a guess was right.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

public enum LinkProblem
{
    /// <summary>No such token: mistyped, cut off, or made up.</summary>
    Unknown,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>Somebody has acted on it, in another browser.</summary>
    Used,

    /// <summary>The person has left, or may no longer do this.</summary>
    NotAllowed,
}
