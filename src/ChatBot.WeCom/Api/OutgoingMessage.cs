namespace ChatBot.WeCom.Api;

/// <summary>Who gets a message: at most 1000 members, 100 departments, 100 tags.</summary>
public sealed record Recipients
{
    public const int MaxUsers = 1000;
    public const int MaxGroups = 100;

    /// <exception cref="ArgumentException">Nobody, or more than the platform takes: split.</exception>
    public Recipients(IReadOnlyList<string>? users = null, IReadOnlyList<long>? departments = null, IReadOnlyList<long>? tags = null)
    {
        Users = users ?? [];
        Departments = departments ?? [];
        Tags = tags ?? [];
        if (Users.Count + Departments.Count + Tags.Count == 0) throw new ArgumentException("A message needs a recipient.", nameof(users));
        if (Users.Count > MaxUsers || Departments.Count > MaxGroups || Tags.Count > MaxGroups)
            throw new ArgumentException("More recipients than one message takes.", nameof(users));
        if (Users.Any(user => string.IsNullOrWhiteSpace(user) || user.Contains('|', StringComparison.Ordinal)))
            throw new ArgumentException("A userid is empty or contains '|'.", nameof(users));
    }

    public IReadOnlyList<string> Users { get; }

    public IReadOnlyList<long> Departments { get; }

    public IReadOnlyList<long> Tags { get; }

    public static Recipients User(string userId) => new([userId]);

    public static Recipients EverybodyInRange { get; } = new(["@all"]);
}

/// <summary>A message for message/send (developer doc path/90236).</summary>
public abstract record OutgoingMessage
{
    private protected OutgoingMessage(Recipients to, string msgType) => (To, MsgType) = (to, msgType);

    public Recipients To { get; }

    public string MsgType { get; }

    /// <summary>
    /// Up to four hours: an identical message inside the interval is answered and not delivered. Null switches the check off, and then a
    /// lost answer is never tried again here, since a repeat might reach the member twice.
    /// </summary>
    public TimeSpan? DuplicateCheck { get; init; }

    /// <summary>True forbids sharing and adds a watermark; for text, image and file.</summary>
    public bool? Safe { get; init; }

    private protected abstract object Body { get; }

    internal byte[] ToJson(int agentId) => WeComJson.Bytes(writer =>
    {
        if (To.Users.Count > 0) writer.WriteString("touser", string.Join('|', To.Users));
        if (To.Departments.Count > 0) writer.WriteString("toparty", string.Join('|', To.Departments));
        if (To.Tags.Count > 0) writer.WriteString("totag", string.Join('|', To.Tags));
        writer.WriteString("msgtype", MsgType);
        writer.WriteNumber("agentid", agentId);
        writer.WriteMember(MsgType, Body);
        if (Safe is { } safe && this is (OutgoingText or OutgoingImage or OutgoingFile)) writer.WriteNumber("safe", safe ? 1 : 0);
        if (DuplicateCheck is not { } interval) return;
        writer.WriteNumber("enable_duplicate_check", 1);
        writer.WriteNumber("duplicate_check_interval", (int)Math.Clamp(interval.TotalSeconds, 1, 14400));
    });
}

/// <param name="Content">At most 2048 UTF-8 bytes, see <see cref="Utf8Parts"/>; line breaks and &lt;a href&gt; work.</param>
public sealed record OutgoingText(Recipients Recipients, string Content) : OutgoingMessage(Recipients, "text")
{
    public const int ByteLimit = 2048;

    private protected override object Body => new { Content };
}

/// <param name="Content">At most 2048 UTF-8 bytes: headings, bold, links, code, quotes, font colours. Not shown in the WeChat plug-in.</param>
public sealed record OutgoingMarkdown(Recipients Recipients, string Content) : OutgoingMessage(Recipients, "markdown")
{
    public const int ByteLimit = 2048;

    private protected override object Body => new { Content };
}

/// <param name="Title">128 bytes.</param>
/// <param name="Description">512 bytes; &lt;br&gt; and div class gray, normal, highlight work.</param>
/// <param name="Url">At most 2048 bytes, with scheme.</param>
/// <param name="ButtonText">4 字; 详情 when left out.</param>
public sealed record OutgoingTextCard(Recipients Recipients, string Title, string Description, string Url, string? ButtonText = null)
    : OutgoingMessage(Recipients, "textcard")
{
    private protected override object Body => new { Title, Description, Url, Btntxt = ButtonText };
}

public sealed record OutgoingImage(Recipients Recipients, string MediaId) : OutgoingMessage(Recipients, "image")
{
    private protected override object Body => new { MediaId };
}

public sealed record OutgoingFile(Recipients Recipients, string MediaId) : OutgoingMessage(Recipients, "file")
{
    private protected override object Body => new { MediaId };
}

/// <summary>The app needs a callback URL for cards that call back (error 43012).</summary>
public sealed record OutgoingTemplateCard(Recipients Recipients, TemplateCard Card) : OutgoingMessage(Recipients, "template_card")
{
    private protected override object Body => Card;
}

/// <summary>What message/send answered. Accepted is all that WeCom ever says: there is no receipt of delivery or reading.</summary>
/// <param name="MsgId">For recall, 24 hours.</param>
/// <param name="ResponseCode">For one update_template_card within 72 hours; null for other messages.</param>
/// <param name="InvalidUsers">Unknown, outside the app's range, disabled or gone; in lower case.</param>
/// <param name="UnlicensedUsers">Empty for an app of one's own.</param>
public sealed record SendResult(
    string MsgId, string? ResponseCode, IReadOnlyList<string> InvalidUsers, IReadOnlyList<string> UnlicensedUsers,
    IReadOnlyList<string> InvalidDepartments, IReadOnlyList<string> InvalidTags);
