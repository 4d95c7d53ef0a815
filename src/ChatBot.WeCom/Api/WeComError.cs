namespace ChatBot.WeCom.Api;

/// <summary>What a caller should do about an error (developer doc path/90313).</summary>
public enum WeComErrorKind
{
    /// <summary>A number that no page explains: treat as permanent, look it up.</summary>
    Unlisted,

    /// <summary>Try again later, with back-off.</summary>
    Retryable,

    /// <summary>The access token was dropped and fetched once more already.</summary>
    TokenExpired,

    /// <summary>A setting or permission is wrong: tell the admin; repeating helps nothing, and with a wrong secret locks the address.</summary>
    Configuration,

    /// <summary>This member, department or approval form cannot be reached by the app: do not try again for it.</summary>
    PermanentForRecipient,

    /// <summary>This message, file or card is refused as it is: change it.</summary>
    PermanentForContent,

    /// <summary>Wait for the window to pass; see <see cref="WeComException.RetryAfter"/>.</summary>
    RateLimited,

    /// <summary>A media_id is unknown or older than three days: upload again, once.</summary>
    MediaExpired,

    /// <summary>The card's response code is used up or older than 72 hours: send a new message instead.</summary>
    CardExpired,

    /// <summary>The OAuth code or ticket is spent: begin the login again.</summary>
    LoginExpired,

    /// <summary>The paging cursor is no longer valid: begin at the first page.</summary>
    RestartPaging,

    /// <summary>Our own mistake.</summary>
    Bug,
}

/// <summary>errcode values that something reacts to. Below -100000: our own numbers for failures without an answer.</summary>
public enum WeComError
{
    Ok = 0,
    SystemBusy = -1,
    VersionConflict = 6000,
    WrongSecret = 40001,
    UserIdUnknown = 40003,
    MediaIdUnknown = 40007,
    WrongCorpId = 40013,
    TokenInvalid = 40014,
    OAuthCodeInvalid = 40029,
    EscapedUnicode = 40033,
    ResponseCodeSpent = 60140,
    TaskIdUsed = 42014,
    SecretOfAnotherCorp = 40091,
    TokenMissing = 41001,
    TokenExpired = 42001,
    OAuthCodeExpired = 42003,
    JsApiTicketExpired = 42012,
    OAuthCodeUsed = 42022,
    CallbackUrlNeeded = 43012,
    MediaTooLarge = 45001,
    FrequencyLimit = 45009,
    TooManyConcurrentCalls = 45033,
    NoApiPermission = 48002,
    PermissionWithdrawn = 48006,
    AppDisabled = 50003,
    CursorInvalid = 50100,
    OutsideAppRange = 60011,
    IpNotTrusted = 60020,
    UserOutsideRange = 60021,
    UserNotFound = 60111,
    AllRecipientsInvalid = 81013,
    NoRecipient = 82001,
    ApprovalParameter = 301025,
    ApprovalNotVisible = 301055,
    AgentIdWrong = 40056,
    TokenOfAnotherApp = 301002,
    RangeNeeded = 830002,

    /// <summary>No connection could be made: the request did not leave.</summary>
    NoConnection = -100001,

    /// <summary>No answer in time, or the connection broke, on a call without effect.</summary>
    NoAnswer = -100002,

    /// <summary>Not tried: too many of the last calls failed.</summary>
    CircuitOpen = -100003,

    /// <summary>The answer was not JSON where JSON is due.</summary>
    UnreadableAnswer = -100004,

    /// <summary>An HTTP status other than success and 5xx, without an errcode.</summary>
    HttpStatus = -100005,
}

public static class WeComErrors
{
    public static WeComErrorKind KindOf(int code) => code switch
    {
        -1 or 6000 or 45033 or 301022 or 301026 or 301057 or 301079 or 41063 or 41079 => WeComErrorKind.Retryable,
        -100001 or -100002 or -100003 or -100004 => WeComErrorKind.Retryable,
        40014 or 42001 => WeComErrorKind.TokenExpired,
        45009 => WeComErrorKind.RateLimited,
        50100 => WeComErrorKind.RestartPaging,
        40007 => WeComErrorKind.MediaExpired,
        60140 => WeComErrorKind.CardExpired,
        40029 or 42003 or 42022 or 84014 or 84015 => WeComErrorKind.LoginExpired,
        40001 or 40013 or 40091 or 40056 or 301002 or (>= 48001 and <= 48004) or 48006 or 48009 or 50001 or 50003
            or 60020 or 43012 or 301056 or 93000 or 93004 or 93008 or -100005 => WeComErrorKind.Configuration,
        60011 or 60021 or 81013 or 40003 or 60111 or 60003 or 60123 or 301055 or 40050 or (>= 86001 and <= 86224) => WeComErrorKind.PermanentForRecipient,
        // 40031, 40032, 82002 and 82003 say that a list of recipients is illegal or too long; the client checks that before it calls.
        41001 or 41002 or 41004 or 82001 or 81012 or 40031 or 40032 or 82002 or 82003 or 48005 or 40033 or 40093 or 42012
            or 301025 or 830002 => WeComErrorKind.Bug,
        (>= 40004 and <= 40011) or 40123 or 44001 or 45001 or 45007 or 40008 or 40035 or 40058 or 40063 or 44004 or 45002 or 45008
            or 45032 or 45034 or 41010 or 41016 or 41033 or 40201 or 82004 or (>= 42014 and <= 42051)
            or (>= 40016 and <= 40027) or 40054 or 40055 or 41102 or 46003 => WeComErrorKind.PermanentForContent,
        _ => WeComErrorKind.Unlisted,
    };
}

/// <summary>WeCom refused, or could not be asked: in either case nothing was done.</summary>
/// <param name="code">errcode, or one of the negative numbers of <see cref="WeComError"/>.</param>
/// <param name="api">Path of the API, for instance message/send; never with its query, which holds the token.</param>
/// <param name="errMsg">Free text for the log; never parse it.</param>
/// <param name="retryAfter">How long to wait where that is known.</param>
public sealed class WeComException(int code, string api, string errMsg, TimeSpan? retryAfter = null, Exception? inner = null)
    : Exception($"{api}: {code} {errMsg}", inner)
{
    public int Code { get; } = code;

    public WeComErrorKind Kind { get; } = WeComErrors.KindOf(code);

    public string Api { get; } = api;

    public string ErrMsg { get; } = errMsg;

    public TimeSpan? RetryAfter { get; } = retryAfter;
}

/// <summary>
/// The request left and no answer tells what became of it: done or not done. Deliberately no <see cref="WeComException"/>, so that nobody
/// records a refusal by catching too much.
/// </summary>
public sealed class WeComOutcomeUnknownException(string api, string reason, Exception? inner = null)
    : Exception($"{api}: outcome unknown, {reason}", inner)
{
    public string Api { get; } = api;
}
