using ChatBot.Features.Chat;
using ChatBot.WeCom;
using ChatBot.WeCom.Api;
using ChatBot.WeCom.Callback;

namespace ChatBot.Wire;

/// <summary>WeCom's words into ours. Whatever the product has no use for becomes <see cref="OtherContent"/>: answered empty, counted, never an error.</summary>
internal static class CallbackTranslation
{
    public static IncomingMessage Translate(CallbackMessage message, DateTimeOffset receivedAt) =>
        new(message.DedupeKey, message.FromUserName, receivedAt, ContentOf(message), message.Raw);

    public static ApprovalSnapshot SnapshotOf(ApprovalInfo info) => new(
        info.SpNo, info.SpName, info.TemplateId, (int)info.Status, info.ApplicantUserId, info.AppliedAt ?? DateTimeOffset.UnixEpoch, (int)info.Change, Nodes(info.Nodes), "");

    public static ApprovalSnapshot SnapshotOf(ApprovalDetail detail) => new(
        detail.SpNo, detail.SpName, detail.TemplateId, (int)detail.Status, detail.ApplicantUserId, detail.AppliedAt ?? DateTimeOffset.UnixEpoch, null, Nodes(detail.Nodes),
        string.Join('\n', detail.Contents.SelectMany(Texts)))
    {
        Span = SpanOf(detail.Contents),
        Delegate = detail.Contents.FirstOrDefault(control => control.Control == "Contact" && StandInTitles.Any(word => control.Title.Contains(word, StringComparison.Ordinal)))
            ?.UserIds.FirstOrDefault(),
    };

    /// <summary>What companies call the field for who stands in.</summary>
    private static readonly string[] StandInTitles = ["代理", "交接", "代班", "顶岗", "接替"];

    /// <summary>Of the leave control where there is one, else of the first field with a span.</summary>
    private static ApprovalSpan? SpanOf(IReadOnlyList<ApprovalControl> controls) =>
        controls.OrderByDescending(control => control.Control == "Vacation")
            .Select(control => control.Range is { Begin: { } begin, End: { } end } ? new ApprovalSpan(begin, end, control.IsInHalfDays) : null)
            .FirstOrDefault(span => span is not null);

    private static MessageContent ContentOf(CallbackMessage message) => message switch
    {
        TextMessage text => new TextContent(text.Content),
        ImageMessage image => new MediaContent(MediaKind.Picture, image.MediaId),
        VoiceMessage voice => new MediaContent(MediaKind.Voice, voice.MediaId) { Transcript = voice.Recognition },
        VideoMessage video => new MediaContent(MediaKind.Video, video.MediaId),
        LocationMessage { Latitude: { } latitude, Longitude: { } longitude } location => new LocationContent(latitude, longitude, location.Label),
        LinkMessage link => new LinkContent(link.Title, link.Url),
        TemplateCardEvent card => new ClickContent(card.EventKey, card.TaskId, Filled(card.ResponseCode)),
        TemplateCardMenuEvent card => new ClickContent(card.EventKey, card.TaskId, Filled(card.ResponseCode)),
        MenuClickEvent menu => new MenuContent(menu.EventKey),
        ScanCodeEvent scan => new ScanContent(scan.ScanResult, scan.EventKey),
        EnterAgentEvent => new EnteredContent(),
        ApprovalChangeEvent approval => new ApprovalChangedContent(SnapshotOf(approval.Approval) with { At = approval.CreatedAt }),
        ChangeMemberEvent or ChangeDepartmentEvent => new OrgChangedContent(((EventMessage)message).Event),
        SubscribeEvent or UnsubscribeEvent => new OrgChangedContent(((EventMessage)message).Event),
        AppLifeCycleEvent warning => new AppWarningContent(warning.Kind.ToString()),
        UnknownMessage unknown => new OtherContent(unknown.Event ?? unknown.MsgType) { IsUnknown = true, IsMessage = unknown.Event is null },
        EventMessage other => new OtherContent(other.Event),
        _ => new OtherContent(message.GetType().Name),
    };

    /// <summary>What was filled in, the rows of tables included.</summary>
    private static IEnumerable<string> Texts(ApprovalControl control) =>
        new[] { control.Text }.OfType<string>().Where(text => !string.IsNullOrWhiteSpace(text)).Concat(control.Rows.SelectMany(row => row).SelectMany(Texts));

    private static IReadOnlyList<ApprovalNodeSnapshot> Nodes(IReadOnlyList<ApprovalNode> nodes) =>
        [.. nodes.Select(node => new ApprovalNodeSnapshot(
            (int)node.Type,
            node.Rule switch { ApprovalRule.Everybody => 1, ApprovalRule.Anybody => 2, ApprovalRule.InTurn => 3, _ => 0 },
            (int)node.Status,
            [.. node.Steps.Select(step => new ApprovalActSnapshot(step.UserId, (int)step.Opinion, step.ActedAt))]))];

    private static string? Filled(string text) => text.Length == 0 ? null : text;
}
