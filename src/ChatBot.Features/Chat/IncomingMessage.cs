namespace ChatBot.Features.Chat;

/// <summary>
/// One thing that reached the bot, already verified and translated by the host.
/// </summary>
/// <param name="DedupeKey">Equal for a repeat of the same message, different for everything else (WeCom callback page 90238; requirement P2).</param>
/// <param name="SenderId">WeCom userid from the decrypted callback, never from text (C1). <c>sys</c> for system events.</param>
/// <param name="ReceivedAt">UTC instant at which the bot had it in hand, in whole milliseconds.</param>
/// <param name="Content">What it says.</param>
/// <param name="Raw">The decrypted body as it came; kept only when handling it failed, for replay.</param>
public sealed record IncomingMessage(string DedupeKey, string SenderId, DateTimeOffset ReceivedAt, MessageContent Content, string Raw)
{
    // The database keeps whole milliseconds: with a finer instant, what one message writes and reads back would not have happened "now".
    public DateTimeOffset ReceivedAt { get; init; } = new(ReceivedAt.UtcTicks - (ReceivedAt.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
}

public abstract record MessageContent
{
    private protected MessageContent()
    {
    }

    /// <summary>A short name for counters and the inbox: text, picture, click …</summary>
    public abstract string Kind { get; }
}

public sealed record TextContent(string Text) : MessageContent
{
    public override string Kind => "text";
}

/// <summary>A picture, voice, video or file that WeCom keeps for three days under <paramref name="MediaId"/>.</summary>
public sealed record MediaContent(MediaKind Media, string MediaId, string? FileName = null) : MessageContent
{
    /// <summary>The words of a voice message, where the platform recognised them.</summary>
    public string? Transcript { get; init; }

    public override string Kind => Media.ToString().ToLowerInvariant();
}

public enum MediaKind
{
    Picture,
    Voice,
    Video,
    File,
}

public sealed record LocationContent(double Latitude, double Longitude, string Label) : MessageContent
{
    public override string Kind => "location";
}

public sealed record LinkContent(string Title, string Url) : MessageContent
{
    public override string Kind => "link";
}

public sealed record ScanContent(string Result, string Key) : MessageContent
{
    public override string Kind => "scan";
}

/// <summary>A pressed card button. Its key is the typed command that does the same (P3), so a click takes the same way as text.</summary>
/// <param name="Command">The typed twin of the button.</param>
/// <param name="CardId">Our own id of the card (WeCom's task_id).</param>
/// <param name="ResponseCode">Lets the card be updated once within 72 hours.</param>
public sealed record ClickContent(string Command, string CardId, string? ResponseCode) : MessageContent
{
    public override string Kind => "click";
}

/// <summary>An entry of the app's menu; its key, too, is a typed command.</summary>
public sealed record MenuContent(string Command) : MessageContent
{
    public override string Kind => "menu";
}

public sealed record EnteredContent : MessageContent
{
    public override string Kind => "entered";
}

/// <summary>The platform says that an approval form changed (sys_approval_change); the form itself is read from the API afterwards.</summary>
public sealed record ApprovalChangedContent(ApprovalSnapshot Approval) : MessageContent
{
    public override string Kind => "approval";
}

/// <summary>Members or departments changed: the org is read again.</summary>
public sealed record OrgChangedContent(string Change) : MessageContent
{
    public override string Kind => "org";
}

/// <summary>WeCom warns that the app will be stopped, or has stopped it: a person has to act.</summary>
public sealed record AppWarningContent(string Warning) : MessageContent
{
    public override string Kind => "warning";
}

/// <summary>A type that the bot has no use for: kept and counted, never an error.</summary>
public sealed record OtherContent(string Type) : MessageContent
{
    /// <summary>Nobody knows this type: its raw text is kept, and 体检 counts it.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>A person sent it to be read, such as forwarded chat records; the platform's own events are none.</summary>
    public bool IsMessage { get; init; }

    public override string Kind => IsUnknown ? "unknown" : "other";
}
