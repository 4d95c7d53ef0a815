using System.Text;
using System.Text.Json.Nodes;
using ChatBot.Sandbox.Phones;

namespace ChatBot.Sandbox.Server;

/// <summary>Checks the body of message/send per type and makes of it what a phone shows. All limits are UTF-8 bytes.</summary>
internal sealed class MessageRules(MediaShelf media, Faults faults)
{
    /// <summary>The bubble without id and recipient.</summary>
    /// <exception cref="ApiRefusal">The message breaks a rule of its type.</exception>
    public Bubble Read(string type, JsonObject body, DateTimeOffset at)
    {
        if (body[type] is not JsonObject content)
            throw new ApiRefusal(type is "text" or "markdown" or "image" or "voice" or "video" or "file" or "textcard" or "news" or "mpnews"
                or "miniprogram_notice" or "template_card" ? 40063 : 40008);
        if (body.Number("safe") > 0 && (type is "textcard" or "news" or "markdown" or "template_card" or "voice"))
            throw new ApiRefusal(type == "news" ? 40074 : 40058);
        content = content.DeepClone().AsObject();
        var text = type switch
        {
            "text" => LongText(content),
            "markdown" => LongText(content),
            "image" or "voice" or "file" => Media(type, content),
            "video" => Video(content),
            "textcard" => TextCard(content),
            "news" => Articles(content, isMp: false),
            "mpnews" => Articles(content, isMp: true),
            "miniprogram_notice" => Required(content, "title", 41016),
            "template_card" => Card(content),
            _ => throw new ApiRefusal(40008),
        };
        var file = media.Find(content.Text("media_id"));
        return new Bubble(
            0, at, false, type, text, type == "text" ? null : content, file?.Id, file?.FileName,
            type == "template_card" ? new CardFace(content, CardState.Live, null) : null);
    }

    /// <summary>The longest beginning that fits and does not split a character.</summary>
    public static string Cut(string text, int bytes)
    {
        if (Encoding.UTF8.GetByteCount(text) <= bytes)
            return text;
        var used = 0;
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            used += rune.Utf8SequenceLength;
            if (used > bytes)
                break;
            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }

    private string LongText(JsonObject content)
    {
        var text = Required(content, "content", 44004);
        var cut = Cut(text, 2048);
        if (cut.Length < text.Length && faults.LongTextRefused)
            throw new ApiRefusal(45002);
        content["content"] = cut;
        return cut;
    }

    private string Media(string type, JsonObject content)
    {
        if (content.Text("media_id").Length == 0)
            throw new ApiRefusal(41006);
        if (media.Find(content.Text("media_id")) is not { } item || item.Type != type)
            throw new ApiRefusal(40007);
        return item.FileName;
    }

    private string Video(JsonObject content)
    {
        var name = Media("video", content);
        CutMember(content, "title", 128);
        CutMember(content, "description", 512);
        return content.Text("title") is { Length: > 0 } title ? title : name;
    }

    private static string TextCard(JsonObject content)
    {
        Required(content, "title", 41016);
        Required(content, "description", 41033);
        CheckUrl(Required(content, "url", 41010));
        CutMember(content, "title", 128);
        CutMember(content, "description", 512);
        if (content.Text("btntxt").Length > 4)
            content["btntxt"] = content.Text("btntxt")[..4];
        return content.Text("title");
    }

    private string Articles(JsonObject content, bool isMp)
    {
        var articles = content.List("articles").OfType<JsonObject>().ToList();
        if (articles.Count is < 1 or > 8)
            throw new ApiRefusal(45008);
        foreach (var article in articles)
        {
            Required(article, "title", 41016);
            if (isMp)
            {
                if (media.Find(article.Text("thumb_media_id")) is null)
                    throw new ApiRefusal(40007);
                if (Encoding.UTF8.GetByteCount(article.Text("author")) > 64)
                    throw new ApiRefusal(45032);
                Required(article, "content", 44004);
            }
            else if (article.Text("appid").Length == 0)
            {
                CheckUrl(Required(article, "url", 41010));
            }

            CutMember(article, "title", 128);
            CutMember(article, isMp ? "digest" : "description", 512);
        }

        return articles[0].Text("title");
    }

    private static string Card(JsonObject content)
    {
        var fault = CardRules.Check(content, update: false);
        if (fault != 0)
            throw new ApiRefusal(fault);
        return content["main_title"].Text("title") is { Length: > 0 } title ? title : content.Text("sub_title_text");
    }

    private static string Required(JsonObject content, string name, int code) =>
        content.Text(name) is { Length: > 0 } text ? text : throw new ApiRefusal(code);

    private static void CutMember(JsonObject content, string name, int bytes)
    {
        if (content.Text(name) is { Length: > 0 } text)
            content[name] = Cut(text, bytes);
    }

    private static void CheckUrl(string url)
    {
        if (!url.Contains("://", StringComparison.Ordinal) || Encoding.UTF8.GetByteCount(url) > 2048)
            throw new ApiRefusal(45034);
    }
}
