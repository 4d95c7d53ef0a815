using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace ChatBot.Sandbox.Wire;

/// <summary>The bot's answer inside the callback's HTTP response, opened and checked (developer page 90241).</summary>
/// <param name="Problems">What WeCom would drop the reply for, or read otherwise than the sender thinks.</param>
internal sealed record PassiveReply(string Kind, string? Text, XElement? Xml, IReadOnlyList<string> Problems)
{
    private static readonly string[] Allowed = ["text", "image", "voice", "video", "news", "update_button", "update_template_card", "update_taskcard"];

    /// <summary>Null for the empty answer (and for the word "success", which WeCom takes as empty).</summary>
    public static PassiveReply? Read(byte[] body, CallbackCrypto crypto, string corpId, string userId)
    {
        var text = Encoding.UTF8.GetString(body);
        if (text.Length == 0 || text == "success")
            return null;
        try
        {
            var envelope = Parse(text);
            var seal = new SealedText(
                Value(envelope, "Encrypt"), Value(envelope, "MsgSignature"), Value(envelope, "TimeStamp"), Value(envelope, "Nonce"));
            return Check(Parse(crypto.Open(seal)), corpId, userId);
        }
        catch (XmlException e)
        {
            return new PassiveReply("", null, null, [$"the reply is not XML: {e.Message}"]);
        }
        catch (CallbackCryptoException e)
        {
            return new PassiveReply("", null, null, [$"the reply does not open: {e.Message} ({(int)e.Fault})"]);
        }
    }

    public static XElement Parse(string xml)
    {
        using var reader = XmlReader.Create(
            new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return XElement.Load(reader);
    }

    private static PassiveReply Check(XElement xml, string corpId, string userId)
    {
        var problems = new List<string>();
        if (!string.Equals(Value(xml, "ToUserName"), userId, StringComparison.OrdinalIgnoreCase))
            problems.Add("ToUserName must be the member");
        if (Value(xml, "FromUserName") != corpId)
            problems.Add("FromUserName must be the corpid");
        if (!long.TryParse(Value(xml, "CreateTime"), System.Globalization.CultureInfo.InvariantCulture, out _))
            problems.Add("CreateTime must be unix seconds");
        var kind = Value(xml, "MsgType");
        if (!Allowed.Contains(kind, StringComparer.Ordinal))
            problems.Add($"MsgType {kind} cannot be a passive reply");
        string? text = null;
        if (kind == "text")
        {
            var said = Value(xml, "Content");
            text = Server.MessageRules.Cut(said, 2048);
            if (text.Length < said.Length)
                problems.Add("Content is over 2048 bytes and was cut");
        }

        return new PassiveReply(kind, text, xml, problems);
    }

    private static string Value(XElement xml, string name) => xml.Element(name)?.Value ?? "";
}
