using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace ChatBot.WeCom.Callback;

/// <summary>
/// How XML from WeCom is read: no DTD, no resolver, bounded; values may be CDATA or not, padded by white space or not, and element
/// names vary in case between the platform's own pages (ItemUserid, ItemUserId).
/// </summary>
internal static class TolerantXml
{
    /// <summary>Bytes. Real callbacks stay below 100 KB.</summary>
    public const int SizeLimit = 1024 * 1024;

    // Real callbacks nest seven deep. The limit keeps recursive readers away from the end of the stack.
    private const int DepthLimit = 32;

    public static XmlReader Reader(string xml) => XmlReader.Create(new StringReader(XmlText.Legal(xml.TrimStart('\uFEFF'))), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = SizeLimit,
        // As character references, too (&#11;).
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    });

    /// <exception cref="XmlException">Not well-formed, too deep, too long, or with a DTD.</exception>
    public static XElement Load(string xml)
    {
        // Before anything is built: XElement.Load walks up to the root for every node it adds, so that a tower of 100 000 takes minutes.
        using (var depths = Reader(xml))
        {
            while (depths.Read())
                if (depths.Depth > DepthLimit) throw new XmlException("Nested too deeply.");
        }

        using var reader = Reader(xml);
        return XElement.Load(reader);
    }

    public static XElement? Child(this XElement element, string name) =>
        element.Elements().FirstOrDefault(child => child.IsCalled(name));

    /// <summary>Repeated siblings: the platform writes lists without a wrapper.</summary>
    public static IEnumerable<XElement> Children(this XElement element, string name) =>
        element.Elements().Where(child => child.IsCalled(name));

    public static string? Text(this XElement element, string name) => element.Child(name)?.Value.Trim();

    public static string TextOrEmpty(this XElement element, string name) => element.Text(name) ?? "";

    public static IReadOnlyList<string> Texts(this XElement element, string name) =>
        [.. element.Children(name).Select(child => child.Value.Trim()).Where(text => text.Length > 0)];

    /// <summary>Several values in one element, as in "2,5"; one SDK shows '|' between them.</summary>
    public static IReadOnlyList<string> Split(this XElement element, string name) =>
        element.TextOrEmpty(name).Split([',', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static long? Number(this XElement element, string name) =>
        long.TryParse(element.Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    public static int? Int(this XElement element, string name) => element.Number(name) is { } value and >= int.MinValue and <= int.MaxValue ? (int)value : null;

    public static double? Fraction(this XElement element, string name) =>
        double.TryParse(element.Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    /// <summary>Unix seconds; 0 and empty mean "not yet" throughout the platform.</summary>
    public static DateTimeOffset? Instant(this XElement element, string name) => Unix.Instant(element.Number(name));

    private static bool IsCalled(this XElement element, string name) =>
        element.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase);
}
