namespace ChatBot.WeCom.Callback;

/// <summary>What every callback carries.</summary>
/// <param name="ToUserName">The corp id.</param>
/// <param name="FromUserName">The member's userid, or "sys". Userids differ in case between pages: compare ignoring case.</param>
/// <param name="CreatedAt">UTC, whole seconds; null when missing.</param>
/// <param name="MsgType">text, image, …, event.</param>
/// <param name="AgentId">Missing for contact and customer events; the approval app's own (3010040) for approvals.</param>
/// <param name="Raw">The decrypted XML as it came.</param>
/// <param name="Fingerprint">32 hex digits over the content of <paramref name="Raw"/>, the same for any layout of the same content.</param>
public sealed record CallbackHeader(
    string ToUserName, string FromUserName, DateTimeOffset? CreatedAt, string MsgType, long? AgentId, string Raw, string Fingerprint);

/// <summary>
/// Anything that WeCom posts to the callback URL. The hierarchy is closed: switch over it, with <see cref="UnknownMessage"/> for the rest.
/// </summary>
public abstract record CallbackMessage
{
    private protected CallbackMessage(CallbackHeader header) => Header = header;

    public CallbackHeader Header { get; }

    public string ToUserName => Header.ToUserName;

    public string FromUserName => Header.FromUserName;

    public DateTimeOffset? CreatedAt => Header.CreatedAt;

    public long? AgentId => Header.AgentId;

    public string Raw => Header.Raw;

    /// <summary>
    /// Equal for every delivery of one callback, different for any two callbacks; at most 512 characters. WeCom delivers up to four times.
    /// The documented key for events (sender and second) is too narrow: all system events come from "sys", many within a second.
    /// </summary>
    public string DedupeKey => Dedupe.Bounded(BusinessKey());

    /// <summary>The documented key for events, widened by the content.</summary>
    private protected virtual string BusinessKey() => Dedupe.ByContent(Header, "other");
}

/// <summary>Well-formed but of no kind known here, or not well-formed at all: log it, answer 200 with an empty body.</summary>
/// <param name="Header">Empty strings for what could not be read.</param>
/// <param name="MsgType">As sent.</param>
/// <param name="Event">As sent; null for ordinary messages.</param>
/// <param name="ChangeType">As sent.</param>
/// <param name="Defect">Why it could not be read; null when it is merely unknown.</param>
public sealed record UnknownMessage(CallbackHeader Header, string MsgType, string? Event, string? ChangeType, string? MsgId, string? Defect = null)
    : CallbackMessage(Header)
{
    private protected override string BusinessKey() =>
        string.IsNullOrEmpty(MsgId) ? base.BusinessKey() : Dedupe.Join("msg", MsgId);
}

/// <summary>An ordinary message of a member (developer doc path/90239).</summary>
public abstract record ReceivedMessage : CallbackMessage
{
    private protected ReceivedMessage(CallbackHeader header, string msgId) : base(header) => MsgId = msgId;

    /// <summary>64-bit number as text; exceeds what a double holds.</summary>
    public string MsgId { get; }

    private protected override string BusinessKey() => MsgId.Length > 0 ? Dedupe.Join("msg", MsgId) : Dedupe.ByContent(Header, "msg");
}

/// <param name="Content">Exactly as typed; emoji of the client arrive as "[微笑]".</param>
public sealed record TextMessage(CallbackHeader Header, string MsgId, string Content) : ReceivedMessage(Header, MsgId);

/// <param name="MediaId">Lives three days: download at once.</param>
public sealed record ImageMessage(CallbackHeader Header, string MsgId, string PicUrl, string MediaId) : ReceivedMessage(Header, MsgId);

/// <param name="Format">amr or speex.</param>
public sealed record VoiceMessage(CallbackHeader Header, string MsgId, string MediaId, string Format) : ReceivedMessage(Header, MsgId)
{
    /// <summary>What was said, where the platform recognised it. The pages on app callbacks name no such element; WeChat's own are so called.</summary>
    public string? Recognition { get; init; }
}

public sealed record VideoMessage(CallbackHeader Header, string MsgId, string MediaId, string ThumbMediaId) : ReceivedMessage(Header, MsgId);

/// <param name="Latitude">Degrees; Location_X on the wire.</param>
/// <param name="Longitude">Degrees; Location_Y on the wire.</param>
/// <param name="AppType">"wxwork" from the WeCom client, null from the WeChat plug-in.</param>
public sealed record LocationMessage(
    CallbackHeader Header, string MsgId, double? Latitude, double? Longitude, int? Scale, string Label, string? AppType) : ReceivedMessage(Header, MsgId);

public sealed record LinkMessage(CallbackHeader Header, string MsgId, string Title, string Description, string Url, string PicUrl)
    : ReceivedMessage(Header, MsgId);

/// <summary>Something that happened, rather than something that was said (developer doc path/90240).</summary>
public abstract record EventMessage : CallbackMessage
{
    private protected EventMessage(CallbackHeader header, string @event) : base(header) => Event = @event;

    /// <summary>The Event element as sent, for instance template_card_event.</summary>
    public string Event { get; }

    private protected override string BusinessKey() => Dedupe.ByContent(Header, Event);
}
