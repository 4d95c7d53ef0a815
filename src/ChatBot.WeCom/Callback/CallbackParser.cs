using System.Xml;
using System.Xml.Linq;

namespace ChatBot.WeCom.Callback;

/// <summary>Decrypted XML → message. Never fails: what it does not know comes back as <see cref="UnknownMessage"/> with its XML.</summary>
public static class CallbackParser
{
    public static CallbackMessage Parse(string xml)
    {
        ArgumentNullException.ThrowIfNull(xml);
        XElement root;
        try
        {
            root = TolerantXml.Load(xml);
        }
        catch (XmlException e)
        {
            return new UnknownMessage(new CallbackHeader("", "", null, "", null, xml, Dedupe.Hash(xml)), "", null, null, null, e.Message);
        }

        var header = new CallbackHeader(
            root.TextOrEmpty("ToUserName"), root.TextOrEmpty("FromUserName"), root.Instant("CreateTime"), root.TextOrEmpty("MsgType"),
            root.Number("AgentID"), xml, Dedupe.Fingerprint(root));
        var known = header.MsgType == "event"
            ? Event(header, root, root.TextOrEmpty("Event"))
            : Message(header, root, root.TextOrEmpty("MsgId"));
        return known ?? new UnknownMessage(header, header.MsgType, root.Text("Event"), root.Text("ChangeType"), root.Text("MsgId"));
    }

    private static CallbackMessage? Message(CallbackHeader header, XElement root, string msgId) => header.MsgType switch
    {
        // Not trimmed: what a member typed stays what it was.
        "text" => new TextMessage(header, msgId, root.Child("Content")?.Value ?? ""),
        "image" => new ImageMessage(header, msgId, root.TextOrEmpty("PicUrl"), root.TextOrEmpty("MediaId")),
        "voice" => new VoiceMessage(header, msgId, root.TextOrEmpty("MediaId"), root.TextOrEmpty("Format")) { Recognition = root.Text("Recognition") },
        "video" => new VideoMessage(header, msgId, root.TextOrEmpty("MediaId"), root.TextOrEmpty("ThumbMediaId")),
        "location" => new LocationMessage(
            header, msgId, root.Fraction("Location_X"), root.Fraction("Location_Y"), root.Int("Scale"), root.TextOrEmpty("Label"), root.Text("AppType")),
        "link" => new LinkMessage(
            header, msgId, root.TextOrEmpty("Title"), root.TextOrEmpty("Description"), root.TextOrEmpty("Url"), root.TextOrEmpty("PicUrl")),
        _ => null,
    };

    // Event names are case-sensitive: LOCATION is upper case, the others are lower.
    private static EventMessage? Event(CallbackHeader header, XElement root, string name) => name switch
    {
        "subscribe" => new SubscribeEvent(header, name),
        "unsubscribe" => new UnsubscribeEvent(header, name),
        "enter_agent" => new EnterAgentEvent(header, name, root.TextOrEmpty("EventKey")),
        "LOCATION" => new LocationReportEvent(
            header, name, root.Fraction("Latitude"), root.Fraction("Longitude"), root.Fraction("Precision"), root.Text("AppType")),
        "click" => new MenuClickEvent(header, name, root.TextOrEmpty("EventKey")),
        "view" => new MenuViewEvent(header, name, root.TextOrEmpty("EventKey")),
        "view_miniprogram" => new ViewMiniprogramEvent(header, name, root.TextOrEmpty("EventKey")),
        "scancode_push" or "scancode_waitmsg" => ScanCode(header, root, name),
        "pic_sysphoto" or "pic_photo_or_album" or "pic_weixin" => Pictures(header, root, name),
        "location_select" => LocationSelect(header, root, name),
        "template_card_event" => new TemplateCardEvent(
            header, name, root.TextOrEmpty("EventKey"), root.TextOrEmpty("TaskId"), root.TextOrEmpty("CardType"), root.TextOrEmpty("ResponseCode"),
            SelectedItems(root)),
        "template_card_menu_event" => new TemplateCardMenuEvent(
            header, name, root.TextOrEmpty("EventKey"), root.TextOrEmpty("TaskId"), root.TextOrEmpty("CardType"), root.TextOrEmpty("ResponseCode")),
        "taskcard_click" => new TaskCardClickEvent(header, name, root.TextOrEmpty("EventKey"), root.TextOrEmpty("TaskId")),
        "batch_job_result" => BatchJob(header, root.Child("BatchJob") ?? root, name),
        "share_agent_change" or "share_chain_change" => new ShareChangeEvent(header, name),
        "inactive_alert" => LifeCycle(header, root, name, AppLifeCycle.InactiveAlert),
        "close_inactive_agent" => LifeCycle(header, root, name, AppLifeCycle.CloseInactiveAgent),
        "reopen_inactive_agent" => LifeCycle(header, root, name, AppLifeCycle.ReopenInactiveAgent),
        "low_active_alert" => LifeCycle(header, root, name, AppLifeCycle.LowActiveAlert),
        "low_active" => LifeCycle(header, root, name, AppLifeCycle.LowActive),
        "active_restored" => LifeCycle(header, root, name, AppLifeCycle.ActiveRestored),
        "upload_media_job_finish" => new UploadMediaJobFinishEvent(header, name, root.TextOrEmpty("JobId")),
        "switch_workbench_mode" => new SwitchWorkbenchModeEvent(header, name, root.Int("Mode")),
        "security" => new SecurityEvent(header, name, root.TextOrEmpty("ChangeType")),
        "sys_approval_change" => new ApprovalChangeEvent(header, name, ApprovalParser.Info(root.Child("ApprovalInfo") ?? root)),
        "open_approval_change" => ApprovalParser.Open(header, root.Child("ApprovalInfo") ?? root, name),
        "change_contact" => ContactParser.Contact(header, root, name),
        "change_external_contact" => ContactParser.ExternalContact(header, root, name),
        "change_external_chat" => ContactParser.ExternalChat(header, root, name),
        "change_external_tag" => new ChangeExternalTagEvent(
            header, name, root.TextOrEmpty("ChangeType"), root.TextOrEmpty("Id"), root.Text("TagType"), root.Text("StrategyId")),
        _ => null,
    };

    private static ScanCodeEvent ScanCode(CallbackHeader header, XElement root, string name)
    {
        var info = root.Child("ScanCodeInfo") ?? root;
        return new ScanCodeEvent(
            header, name, root.TextOrEmpty("EventKey"), info.TextOrEmpty("ScanType"), info.TextOrEmpty("ScanResult"), name == "scancode_waitmsg");
    }

    private static PicturesEvent Pictures(CallbackHeader header, XElement root, string name)
    {
        var info = root.Child("SendPicsInfo") ?? root;
        var sums = (info.Child("PicList") ?? info).Children("item").Select(item => item.TextOrEmpty("PicMd5Sum")).Where(sum => sum.Length > 0).ToList();
        return new PicturesEvent(header, name, root.TextOrEmpty("EventKey"), info.Int("Count") ?? sums.Count, sums);
    }

    private static LocationSelectEvent LocationSelect(CallbackHeader header, XElement root, string name)
    {
        var info = root.Child("SendLocationInfo") ?? root;
        return new LocationSelectEvent(
            header, name, root.TextOrEmpty("EventKey"), info.Fraction("Location_X"), info.Fraction("Location_Y"), info.Int("Scale"),
            info.TextOrEmpty("Label"), info.TextOrEmpty("Poiname"), root.Text("AppType"));
    }

    // Older official samples misspell OptionIds and OptionId; which the service emits today is not documented.
    private static List<SelectedItem> SelectedItems(XElement root) =>
        root.Child("SelectedItems") is not { } items ? [] : [.. items.Children("SelectedItem").Select(item =>
        {
            var ids = item.Child("OptionIds") ?? item.Child("OpitonIds");
            return new SelectedItem(item.TextOrEmpty("QuestionKey"), ids is null ? [] : [.. ids.Texts("OptionId"), .. ids.Texts("OpitonId")]);
        })];

    private static BatchJobResultEvent BatchJob(CallbackHeader header, XElement job, string name) =>
        new(header, name, job.TextOrEmpty("JobId"), job.TextOrEmpty("JobType"), job.Int("ErrCode"), job.TextOrEmpty("ErrMsg"));

    private static AppLifeCycleEvent LifeCycle(CallbackHeader header, XElement root, string name, AppLifeCycle kind) =>
        new(header, name, kind, root.Instant("EffectTime"));
}
