using System.Security;
using System.Text;
using System.Xml;

namespace ChatBot.Sandbox.Wire;

/// <summary>
/// One element of a callback. WeCom wraps texts in CDATA and leaves numbers bare; repeated elements are siblings without a wrapper,
/// which is why children are a list and not a dictionary.
/// </summary>
internal sealed record XmlPart(string Name, string? Value, bool Bare, IReadOnlyList<XmlPart> Children)
{
    public static XmlPart Text(string name, string value) => new(name, value, false, []);

    public static XmlPart Number(string name, long value) => new(name, value.ToString(), true, []);

    /// <summary>A value that WeCom writes without CDATA although it is no number (coordinates, ChangeType).</summary>
    public static XmlPart Plain(string name, string value) => new(name, value, true, []);

    public static XmlPart Node(string name, params IEnumerable<XmlPart> children) => new(name, null, true, [.. children]);

    public string Write(bool cdata = true, bool pretty = false)
    {
        var text = new StringBuilder();
        Write(text, cdata, pretty, 0);
        return text.ToString();
    }

    private void Write(StringBuilder text, bool cdata, bool pretty, int depth)
    {
        if (pretty && depth > 0)
            text.Append('\n').Append(' ', depth * 2);
        text.Append('<').Append(Name).Append('>');
        if (Value is not null)
            text.Append(Bare || !cdata ? SecurityElement.Escape(Clean(Value)) : InCdata(Clean(Value)));
        foreach (var child in Children)
            child.Write(text, cdata, pretty, depth + 1);
        if (pretty && Children.Count > 0)
            text.Append('\n').Append(' ', depth * 2);
        text.Append("</").Append(Name).Append('>');
    }

    // A member may type the end mark of CDATA; it is split over two sections, which every XML reader joins again.
    private static string InCdata(string value) => $"<![CDATA[{value.Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal)}]]>";

    private static string Clean(string value)
    {
        if (value.All(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)))
            return value;
        return string.Concat(value.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
    }
}
