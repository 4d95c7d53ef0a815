using Microsoft.Extensions.Logging;

namespace ChatBot.WeCom.Api;

/// <summary>Event ids 5000–5099. Paths and numbers only: queries hold tokens, bodies hold what people wrote.</summary>
internal static partial class WeComLog
{
    [LoggerMessage(5000, LogLevel.Information, "WeCom access token renewed, lifetime {Lifetime}")]
    public static partial void TokenRenewed(ILogger log, TimeSpan lifetime);

    [LoggerMessage(5001, LogLevel.Warning, "WeCom {Api} failed with {Code} ({Kind}): {ErrMsg}")]
    public static partial void CallFailed(ILogger log, string api, int code, WeComErrorKind kind, string errMsg);

    [LoggerMessage(5002, LogLevel.Warning, "WeCom {Api}: outcome unknown after {Code}")]
    public static partial void OutcomeUnknown(ILogger log, string api, int code);

    [LoggerMessage(5003, LogLevel.Information, "WeCom {Api}: access token refused with {Code}, fetched once more")]
    public static partial void TokenRefused(ILogger log, string api, int code);
}
