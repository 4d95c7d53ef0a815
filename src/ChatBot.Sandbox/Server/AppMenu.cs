using System.Text;
using System.Text.Json.Nodes;

namespace ChatBot.Sandbox.Server;

/// <summary>The app's menu (developer pages 90231 to 90233).</summary>
internal sealed class AppMenu
{
    private JsonObject? _menu;

    /// <summary>All entries that can be pressed, parents left out: type, name, and key or url.</summary>
    public IReadOnlyList<JsonObject> Entries =>
    [
        .. _menu.List("button").SelectMany(b => b["sub_button"] is JsonArray { Count: > 0 } subs ? subs.OfType<JsonObject>() : [b.AsObject()]),
    ];

    public JsonObject? Json => _menu?.DeepClone().AsObject();

    /// <summary>40016 count, 40018 name, 40019 key, 40020 url, 40017 type.</summary>
    public ApiAnswer Create(JsonObject body)
    {
        var buttons = body.List("button");
        if (buttons.Count is < 1 or > 3)
            return ApiAnswer.Error(40016);
        foreach (var button in buttons)
        {
            var subs = button.List("sub_button");
            if (subs.Count > 5)
                return ApiAnswer.Error(40016);
            var fault = subs.Count > 0 ? BadName(button, 16) : Check(button, 16);
            fault = fault == 0 ? subs.Select(s => Check(s, 40)).FirstOrDefault(f => f != 0) : fault;
            if (fault != 0)
                return ApiAnswer.Error(fault);
        }

        _menu = body.DeepClone().AsObject();
        return ApiAnswer.Ok();
    }

    public ApiAnswer Get() => _menu is null ? ApiAnswer.Error(46003) : ApiAnswer.Ok(("button", _menu["button"]!.DeepClone()));

    public ApiAnswer Delete()
    {
        _menu = null;
        return ApiAnswer.Ok();
    }

    private static int Check(JsonNode button, int nameBytes)
    {
        var name = BadName(button, nameBytes);
        if (name != 0)
            return name;
        return button.Text("type") switch
        {
            "view" => Bytes(button.Text("url")) is < 1 or > 1024 ? 40020 : 0,
            "view_miniprogram" => button.Text("appid").Length == 0 || button.Text("pagepath").Length == 0 ? 40063 : 0,
            "click" or "scancode_push" or "scancode_waitmsg" or "pic_sysphoto" or "pic_photo_or_album" or "pic_weixin" or "location_select" =>
                Bytes(button.Text("key")) is < 1 or > 128 ? 40019 : 0,
            _ => 40017,
        };
    }

    private static int BadName(JsonNode button, int bytes) => Bytes(button.Text("name")) is var size && (size < 1 || size > bytes) ? 40018 : 0;

    private static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);
}
