using System.Text;
using System.Xml;

namespace ChatBot.WeCom.Callback;

/// <summary>Text cut down to what XML 1.0 can hold.</summary>
internal static class XmlText
{
    /// <summary>
    /// Without control characters other than tab and line ends, and without halves of surrogate pairs. Members type such characters, WeCom
    /// passes them on, and .NET's reader refuses the whole document for one of them, whatever CheckCharacters says.
    /// </summary>
    public static string Legal(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (AllPlain(text)) return text;
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i])) kept.Append(text[i]);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) kept.Append(text, i++, 2);
        }

        return kept.ToString();
    }

    private static bool AllPlain(string text)
    {
        foreach (var c in text)
            if (!XmlConvert.IsXmlChar(c)) return false;
        return true;
    }
}
