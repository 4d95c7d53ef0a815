using System.Globalization;
using System.Xml.Linq;

namespace ChatBot.WeCom.Callback;

/// <summary>
/// The plaintext of answers given in the callback's own response (developer doc path/90241). To and from are the request's, swapped.
/// Markdown, files and new template cards cannot be sent this way.
/// </summary>
public static class PassiveReply
{
    /// <summary>UTF-8 bytes of a text; WeCom cuts what is longer.</summary>
    public const int TextByteLimit = 2048;

    public static string Text(string toUser, string fromCorp, string content, DateTimeOffset createdAt) =>
        Build(toUser, fromCorp, createdAt, "text", new XElement("Content", new XCData(XmlText.Legal(content))));

    /// <summary>Greys the clicked card's buttons for the member who clicked; answer to a template_card_event only.</summary>
    /// <param name="replaceName">The text shown on the grey button.</param>
    public static string UpdateButton(string toUser, string fromCorp, string replaceName, DateTimeOffset createdAt) =>
        Build(toUser, fromCorp, createdAt, "update_button",
            new XElement("Button", new XElement("ReplaceName", new XCData(XmlText.Legal(replaceName)))));

    private static string Build(string toUser, string fromCorp, DateTimeOffset createdAt, string msgType, XElement body) =>
        new XElement("xml",
            new XElement("ToUserName", new XCData(XmlText.Legal(toUser))),
            new XElement("FromUserName", new XCData(XmlText.Legal(fromCorp))),
            new XElement("CreateTime", createdAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            new XElement("MsgType", new XCData(msgType)),
            body).ToString(SaveOptions.DisableFormatting);
}
