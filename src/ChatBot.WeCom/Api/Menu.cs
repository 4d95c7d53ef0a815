using System.Text.Json.Serialization;

namespace ChatBot.WeCom.Api;

/// <summary>An entry of the app's menu (developer doc path/90231): 1–3 at the top, 1–5 below each, two levels.</summary>
/// <param name="Name">16 bytes.</param>
/// <param name="Type">click, view, scancode_push, scancode_waitmsg, pic_sysphoto, pic_photo_or_album, pic_weixin, location_select, view_miniprogram; null above sub buttons.</param>
/// <param name="Key">128 bytes; comes back as EventKey.</param>
public sealed record MenuButton(
    string Name, string? Type = null, string? Key = null, string? Url = null, [property: JsonPropertyName("pagepath")] string? PagePath = null,
    [property: JsonPropertyName("appid")] string? AppId = null, IReadOnlyList<MenuButton>? SubButton = null)
{
    public static MenuButton Click(string name, string key) => new(name, "click", key);

    public static MenuButton View(string name, string url) => new(name, "view", Url: url);

    public static MenuButton Group(string name, params IReadOnlyList<MenuButton> buttons) => new(name, SubButton: buttons);
}
