using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChatBot.Features.Exports;

/// <summary>How a delivery is signed, and when it is tried again. Pure.</summary>
public static class Webhook
{
    public const string TimestampHeader = "X-ChatBot-Timestamp", SignatureHeader = "X-ChatBot-Signature", DeliveryHeader = "X-ChatBot-Delivery", EventHeader = "X-ChatBot-Event";

    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(8)];

    /// <summary>So often it is sent before it is given up.</summary>
    public static int MostTries => Pauses.Length + 1;

    /// <summary>When it is tried again after so many tries; null: it is given up.</summary>
    public static DateTimeOffset? NextTry(int tries, DateTimeOffset now) => tries is >= 1 && tries <= Pauses.Length ? now + Pauses[tries - 1] : null;

    /// <summary><c>v1=</c> and lower-case hex of HMAC-SHA256 over <c>timestamp.body</c>; the timestamp in seconds since 1970, so that an old one cannot be sent again by others.</summary>
    public static string Sign(string secret, long timestamp, string body) =>
        "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp.ToString(CultureInfo.InvariantCulture)}.{body}")));
}

/// <summary>Stored by name.</summary>
public enum WebhookState
{
    Waiting,
    Done,

    /// <summary>Given up; 绩效推送 重发 sends it again.</summary>
    Failed,
}

/// <summary>One thing that is told to the HR system.</summary>
public sealed record WebhookDelivery
{
    public long Id { get; init; }

    public string Event { get; init; } = "";

    /// <summary>What it is about: the month.</summary>
    public string Subject { get; init; } = "";

    /// <summary>JSON, as it is signed and sent; a later try sends the very same.</summary>
    public string Body { get; init; } = "";

    public WebhookState State { get; init; }

    public int Tries { get; init; }

    public DateTimeOffset? NextTryAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? DoneAt { get; init; }

    public long? ResendOf { get; init; }

    /// <summary>Of the last try: what was answered.</summary>
    public int? LastStatus { get; init; }

    public string? LastFailure { get; init; }
}
