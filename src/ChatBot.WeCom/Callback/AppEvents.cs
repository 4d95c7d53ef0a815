namespace ChatBot.WeCom.Callback;

// Events that belong to the app itself (developer doc path/90240, path/96468).

/// <summary>A member entered the app's visible range.</summary>
public sealed record SubscribeEvent(CallbackHeader Header, string Event) : EventMessage(Header, Event);

/// <summary>A member left the visible range, left the corp or was disabled.</summary>
public sealed record UnsubscribeEvent(CallbackHeader Header, string Event) : EventMessage(Header, Event);

/// <summary>A member opened the app's conversation.</summary>
public sealed record EnterAgentEvent(CallbackHeader Header, string Event, string EventKey) : EventMessage(Header, Event);

/// <summary>Event LOCATION: where the member is on opening the conversation, after consent.</summary>
/// <param name="Precision">Metres.</param>
public sealed record LocationReportEvent(
    CallbackHeader Header, string Event, double? Latitude, double? Longitude, double? Precision, string? AppType) : EventMessage(Header, Event);

/// <summary>click: a menu entry that calls back.</summary>
/// <param name="EventKey">The key of the menu entry.</param>
public sealed record MenuClickEvent(CallbackHeader Header, string Event, string EventKey) : EventMessage(Header, Event);

/// <summary>view: a menu entry that opened a page.</summary>
public sealed record MenuViewEvent(CallbackHeader Header, string Event, string Url) : EventMessage(Header, Event);

/// <summary>view_miniprogram: a menu entry that opened a mini program.</summary>
public sealed record ViewMiniprogramEvent(CallbackHeader Header, string Event, string PagePath) : EventMessage(Header, Event);

/// <summary>scancode_push, scancode_waitmsg.</summary>
/// <param name="ScanType">qrcode or barcode.</param>
/// <param name="WaitsForMessage">True for scancode_waitmsg: the client shows a waiting box until something is answered.</param>
public sealed record ScanCodeEvent(
    CallbackHeader Header, string Event, string EventKey, string ScanType, string ScanResult, bool WaitsForMessage) : EventMessage(Header, Event);

/// <summary>pic_sysphoto, pic_photo_or_album, pic_weixin. The pictures follow as image messages of their own.</summary>
public sealed record PicturesEvent(CallbackHeader Header, string Event, string EventKey, int Count, IReadOnlyList<string> PicMd5Sums)
    : EventMessage(Header, Event);

/// <summary>location_select: a place picked on the map; a location message may follow.</summary>
public sealed record LocationSelectEvent(
    CallbackHeader Header, string Event, string EventKey, double? Latitude, double? Longitude, int? Scale, string Label, string PoiName, string? AppType)
    : EventMessage(Header, Event);

/// <summary>One answered question of a card.</summary>
public sealed record SelectedItem(string QuestionKey, IReadOnlyList<string> OptionIds);

/// <summary>A button or submit of a template card was pressed.</summary>
/// <param name="EventKey">The key of the button.</param>
/// <param name="TaskId">The card's task_id as sent.</param>
/// <param name="CardType">button_interaction, vote_interaction, multiple_interaction …</param>
/// <param name="ResponseCode">For update_template_card: once, within 72 hours. New for every press.</param>
/// <param name="SelectedItems">Empty for plain buttons.</param>
public sealed record TemplateCardEvent(
    CallbackHeader Header, string Event, string EventKey, string TaskId, string CardType, string ResponseCode, IReadOnlyList<SelectedItem> SelectedItems)
    : EventMessage(Header, Event)
{
    private protected override string BusinessKey() =>
        ResponseCode.Length > 0 ? Dedupe.Join(Event, ResponseCode) : Dedupe.ByContent(Header, Event, TaskId, EventKey);
}

/// <summary>An entry of a card's upper right menu (action_menu) was chosen.</summary>
public sealed record TemplateCardMenuEvent(
    CallbackHeader Header, string Event, string EventKey, string TaskId, string CardType, string ResponseCode) : EventMessage(Header, Event)
{
    private protected override string BusinessKey() =>
        ResponseCode.Length > 0 ? Dedupe.Join(Event, ResponseCode) : Dedupe.ByContent(Header, Event, TaskId, EventKey);
}

/// <summary>taskcard_click: a button of an old-style task card.</summary>
public sealed record TaskCardClickEvent(CallbackHeader Header, string Event, string EventKey, string TaskId) : EventMessage(Header, Event);

/// <param name="JobType">sync_user, replace_user, invite_user or replace_party.</param>
public sealed record BatchJobResultEvent(CallbackHeader Header, string Event, string JobId, string JobType, int? ErrCode, string ErrMsg)
    : EventMessage(Header, Event);

/// <summary>share_agent_change (a lower corp) or share_chain_change (a downstream corp).</summary>
public sealed record ShareChangeEvent(CallbackHeader Header, string Event) : EventMessage(Header, Event);

/// <summary>Which warning about the app's life it is. A stopped app gets errors 48006 and 50003: a human must hear of these.</summary>
public enum AppLifeCycle
{
    InactiveAlert,
    CloseInactiveAgent,
    ReopenInactiveAgent,
    LowActiveAlert,
    LowActive,
    ActiveRestored,
}

/// <param name="EffectAt">UTC, when the app will be stopped or marked; only on the two alerts.</param>
public sealed record AppLifeCycleEvent(CallbackHeader Header, string Event, AppLifeCycle Kind, DateTimeOffset? EffectAt) : EventMessage(Header, Event);

/// <summary>The outcome of media/upload_by_url is ready.</summary>
public sealed record UploadMediaJobFinishEvent(CallbackHeader Header, string Event, string JobId) : EventMessage(Header, Event);

/// <param name="Mode">1 when the app's own page replaces the workbench page.</param>
public sealed record SwitchWorkbenchModeEvent(CallbackHeader Header, string Event, int? Mode) : EventMessage(Header, Event);

/// <summary>security: an address list changed, pull it again.</summary>
/// <param name="ChangeType">For instance change_domain_ip.</param>
public sealed record SecurityEvent(CallbackHeader Header, string Event, string ChangeType) : EventMessage(Header, Event);
