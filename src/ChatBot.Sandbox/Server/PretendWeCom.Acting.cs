using System.Globalization;
using System.Text.Json.Nodes;
using ChatBot.Sandbox.Approvals;
using ChatBot.Sandbox.Phones;
using ChatBot.Sandbox.Wire;

namespace ChatBot.Sandbox.Server;

/// <summary>What members do. Every act posts its callback, waits for the end of all attempts, and applies the passive reply.</summary>
internal sealed partial class PretendWeCom
{
    private long _lastMessageId = 7_391_234_567_890_000_000;

    public Task<Delivery> SayAsync(string userId, string text, CancellationToken stop = default) =>
        MessageAsync(userId, "text", new Bubble(0, Now, true, "text", text), [XmlPart.Text("Content", text)], appType: false, stop);

    /// <summary>The picture can be fetched from media/get for three days.</summary>
    public Task<Delivery> SendImageAsync(string userId, byte[] bytes, string fileName, CancellationToken stop = default)
    {
        var isPng = bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, 0x50]);
        var item = Media.Store("image", fileName, isPng ? "image/png" : "image/jpeg", bytes);
        return MessageAsync(
            userId, "image", new Bubble(0, Now, true, "image", fileName, null, item.Id, fileName),
            [XmlPart.Text("PicUrl", $"{ApiBaseUrl}wwpic/{item.Id}"), XmlPart.Text("MediaId", item.Id)], appType: false, stop);
    }

    /// <param name="spoken">What the voice would say; WeCom gives apps the sound only, so it stays on the phone.</param>
    public Task<Delivery> SendVoiceAsync(string userId, string spoken, CancellationToken stop = default)
    {
        var item = Media.Store("voice", "voice.amr", "audio/amr", [.. "#!AMR\n"u8, .. new byte[64]]);
        return MessageAsync(
            userId, "voice", new Bubble(0, Now, true, "voice", spoken, null, item.Id, item.FileName),
            [XmlPart.Text("MediaId", item.Id), XmlPart.Text("Format", "amr")], appType: false, stop);
    }

    /// <param name="latitude">Degrees; goes out as Location_X.</param>
    public Task<Delivery> SendLocationAsync(string userId, double latitude, double longitude, string label, CancellationToken stop = default) =>
        MessageAsync(
            userId, "location",
            new Bubble(0, Now, true, "location", label, new JsonObject { ["latitude"] = latitude, ["longitude"] = longitude, ["label"] = label }),
            [
                XmlPart.Plain("Location_X", latitude.ToString("R", CultureInfo.InvariantCulture)),
                XmlPart.Plain("Location_Y", longitude.ToString("R", CultureInfo.InvariantCulture)),
                XmlPart.Number("Scale", 16),
                XmlPart.Text("Label", label),
            ],
            appType: true, stop);

    /// <summary>Scans a code through the menu (scancode_waitmsg), so the app may answer into the chat.</summary>
    /// <param name="key">The menu entry; null takes the first one that scans, or SCAN when the menu has none.</param>
    public Task<Delivery> ScanAsync(string userId, string result, string? key = null, CancellationToken stop = default)
    {
        var entry = Menu.Entries.FirstOrDefault(e => e.Text("type") is "scancode_waitmsg" or "scancode_push" && (key is null || e.Text("key") == key));
        Phones.Show(Member(userId).UserId, new Bubble(0, Now, true, "event", $"扫码：{result}"));
        return EventAsync(
            userId, entry is null ? "scancode_waitmsg" : entry.Text("type"), key ?? (entry is null ? "SCAN" : entry.Text("key")),
            [XmlPart.Node("ScanCodeInfo", XmlPart.Text("ScanType", "qrcode"), XmlPart.Text("ScanResult", result))], stop);
    }

    /// <summary>Opens the app's conversation.</summary>
    public Task<Delivery> EnterAsync(string userId, CancellationToken stop = default) => EventAsync(userId, "enter_agent", "", [], stop);

    /// <summary>Presses a menu entry of type click (by key) or view (by url).</summary>
    public Task<Delivery> ClickMenuAsync(string userId, string key, CancellationToken stop = default)
    {
        var entry = Menu.Entries.FirstOrDefault(e => e.Text("key") == key || e.Text("url") == key);
        Phones.Show(Member(userId).UserId, new Bubble(0, Now, true, "event", $"菜单：{entry?.Text("name") ?? key}"));
        return EventAsync(userId, entry is not null && entry.Text("type") == "view" ? "view" : "click", key, [], stop);
    }

    /// <summary>Presses a card's button, submit button or menu entry. Each press carries a new ResponseCode.</summary>
    /// <param name="selected">question_key → option ids, for vote, multiple and button_selection; null takes what the card preselects.</param>
    /// <exception cref="InvalidOperationException">No such bubble or button, or the card is greyed: the client would not let anybody press it.</exception>
    public async Task<Delivery> PressAsync(
        string userId, long bubbleId, string buttonKey, IReadOnlyDictionary<string, IReadOnlyList<string>>? selected = null,
        CancellationToken stop = default)
    {
        var member = Member(userId);
        if (Phones.Of(member.UserId).Find(bubbleId) is not { Card: { } card } bubble || bubble.Recalled)
            throw new InvalidOperationException($"{userId} has no card {bubbleId}");
        var isMenu = card.Model["action_menu"].List("action_list").Any(a => a.Text("key") == buttonKey);
        if (!isMenu && card.State == CardState.Used)
            throw new InvalidOperationException("The card's buttons are grey");
        if (!isMenu && !CardPress.HasButton(card.Model, buttonKey))
            throw new InvalidOperationException($"The card has no button {buttonKey}");

        List<XmlPart> details =
        [
            XmlPart.Text("TaskId", card.TaskId ?? ""),
            XmlPart.Text("CardType", card.CardType),
            XmlPart.Text("ResponseCode", Messages.Codes.Issue(bubble.MsgId!)),
        ];
        if (!isMenu && CardPress.SelectedItems(card.Model, selected, Faults.OptionIdsMisspelt) is { } items)
            details.Add(items);
        var xml = EventXml(member.UserId, isMenu ? "template_card_menu_event" : "template_card_event", buttonKey, details);
        var delivery = await _callbacks.DeliverAsync(xml, member.UserId, Faults.RetryCardEvents, stop);
        Apply(member.UserId, delivery, bubble.Id);
        return delivery;
    }

    /// <summary>Hands in a form and raises sys_approval_change.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="InvalidOperationException">See the desk: unknown applicant or template, an empty control, nobody to approve.</exception>
    public async Task<string> SubmitApprovalAsync(
        string applicant, string templateId, string name, IReadOnlyDictionary<string, string> values, IReadOnlyList<string>? approvers = null,
        IReadOnlyList<string>? notified = null, CancellationToken stop = default)
    {
        var moved = Approvals.Submit(applicant, templateId, name, values, approvers ?? [], notified ?? []);
        await AnnounceAsync(moved, stop);
        return moved.After.SpNo;
    }

    /// <summary>Does something to a form and raises sys_approval_change (not for delete and pay: WeCom documents no event for them).</summary>
    /// <exception cref="InvalidOperationException">The form does not wait for this member, or is in no state for it.</exception>
    public async Task<Delivery?> DecideAsync(
        string spNo, string userId, ApprovalAction action, string speech = "", string? target = null, CancellationToken stop = default)
    {
        var moved = Approvals.Decide(spNo, userId, action, speech, target);
        return await AnnounceAsync(moved, stop);
    }

    private DateTimeOffset Now => _clock.GetUtcNow();

    private async Task<Delivery?> AnnounceAsync(ApprovalMoved moved, CancellationToken stop)
    {
        ApprovalsChanged?.Invoke();
        if (moved.Action <= ApprovalAction.Delete)
            return null;
        return await _callbacks.DeliverAsync(Finish(Approvals.Event(moved, App.CorpId)), "sys", true, stop);
    }

    private async Task<Delivery> MessageAsync(
        string userId, string type, Bubble said, IReadOnlyList<XmlPart> content, bool appType, CancellationToken stop)
    {
        var member = Member(userId);
        var bubble = Phones.Show(member.UserId, said);
        List<XmlPart> parts =
        [
            .. Head(member.UserId, type),
            .. content,
            XmlPart.Number("MsgId", Interlocked.Increment(ref _lastMessageId)),
            XmlPart.Number("AgentID", App.AgentId),
        ];
        if (appType && Faults.AppTypePresent)
            parts.Add(XmlPart.Text("AppType", "wxwork"));
        var delivery = await _callbacks.DeliverAsync(Finish(XmlPart.Node("xml", parts)), member.UserId, true, stop);
        if (delivery.Lost)
            Phones.Change(member.UserId, bubble.Id, b => b with { Lost = true });
        Apply(member.UserId, delivery, null);
        return delivery;
    }

    private async Task<Delivery> EventAsync(string userId, string name, string key, IReadOnlyList<XmlPart> details, CancellationToken stop)
    {
        var member = Member(userId);
        var delivery = await _callbacks.DeliverAsync(EventXml(member.UserId, name, key, details), member.UserId, true, stop);
        Apply(member.UserId, delivery, null);
        return delivery;
    }

    private string EventXml(string userId, string name, string? key, IReadOnlyList<XmlPart> details)
    {
        List<XmlPart> parts = [.. Head(userId, "event"), XmlPart.Text("Event", name)];
        if (key is not null)
            parts.Add(XmlPart.Text("EventKey", key));
        return Finish(XmlPart.Node("xml", [.. parts, .. details, XmlPart.Number("AgentID", App.AgentId)]));
    }

    private XmlPart[] Head(string from, string type) =>
    [
        XmlPart.Text("ToUserName", App.CorpId),
        XmlPart.Text("FromUserName", from),
        XmlPart.Number("CreateTime", Now.ToUnixTimeSeconds()),
        XmlPart.Text("MsgType", type),
    ];

    private string Finish(XmlPart xml)
    {
        var extra = XmlPart.Node("SandboxFutureElement", XmlPart.Text("Since", "later"), XmlPart.Number("Count", 2));
        return (Faults.ExtraMembers ? xml with { Children = [.. xml.Children, extra] } : xml).Write();
    }

    /// <summary>Does with a passive reply what the client would: a bubble, or a change of the card that was pressed.</summary>
    private void Apply(string userId, Delivery delivery, long? cardBubble)
    {
        if (delivery.Reply is not { } reply)
            return;
        foreach (var problem in reply.Problems)
            _complaints.Enqueue($"passive reply: {problem}");
        if (reply.Xml is null || reply.Problems.Any(p => !p.StartsWith("Content", StringComparison.Ordinal)))
            return;
        switch (reply.Kind)
        {
            case "text":
                Phones.Show(userId, new Bubble(0, Now, false, "text", reply.Text!));
                break;
            case "update_button" when cardBubble is { } id:
                var name = reply.Xml.Element("Button")?.Element("ReplaceName")?.Value ?? "";
                Phones.Change(userId, id, b => b with { Card = Messenger.Greyed(b.Card!, name) });
                break;
            case "update_template_card" when cardBubble is { } id && reply.Xml.Element("TemplateCard") is { } card:
                Phones.Change(userId, id, b => b with { Card = Messenger.Replaced(b.Card!, CardPress.FromXml(card)) });
                break;
            case "image" or "voice" or "video":
                ShowMedia(userId, reply);
                break;
            case "news":
                var articles = reply.Xml.Descendants("item").Select(i => (JsonNode?)CardPress.FromXml(i));
                Phones.Show(userId, new Bubble(0, Now, false, "news", reply.Xml.Descendants("Title").FirstOrDefault()?.Value ?? "",
                    new JsonObject { ["articles"] = new JsonArray([.. articles]) }));
                break;
            default:
                _complaints.Enqueue($"passive reply: {reply.Kind} answers a card click only");
                break;
        }
    }

    private void ShowMedia(string userId, PassiveReply reply)
    {
        var mediaId = reply.Xml!.Descendants("MediaId").FirstOrDefault()?.Value ?? "";
        if (Media.Find(mediaId) is { } item)
            Phones.Show(userId, new Bubble(0, Now, false, reply.Kind, item.FileName, null, item.Id, item.FileName));
        else
            _complaints.Enqueue($"passive reply: {reply.Kind} with an unknown or expired MediaId");
    }
}
