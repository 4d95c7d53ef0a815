namespace ChatBot.WeCom;

/// <summary>Unix seconds as WeCom writes them.</summary>
internal static class Unix
{
    private static readonly long Last = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>UTC; null for absent, 0 (which means "not yet") and what no calendar holds.</summary>
    public static DateTimeOffset? Instant(long? seconds) =>
        seconds is { } value and > 0 && value <= Last ? DateTimeOffset.FromUnixTimeSeconds(value) : null;
}
