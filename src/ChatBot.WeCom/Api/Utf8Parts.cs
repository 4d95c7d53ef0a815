using System.Globalization;
using System.Text;

namespace ChatBot.WeCom.Api;

/// <summary>Splits text at a number of UTF-8 bytes. WeCom cuts what is longer without saying so. Pure and linear.</summary>
public static class Utf8Parts
{
    private const string Stops = "。；！？，、;!?, ";

    /// <summary>
    /// Parts of at most <paramref name="maxBytes"/> bytes that join to <paramref name="text"/>. A line that fits into a part is never cut, so the row of
    /// a list stays whole; a longer one breaks after a stop if there is one near, else between what a reader sees as characters, and never inside a
    /// link that fits into a part.
    /// </summary>
    public static IReadOnlyList<string> Split(string text, int maxBytes)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, 4);
        List<string> parts = [];
        for (var start = 0; start < text.Length;)
        {
            var end = Fitting(text, start, maxBytes);
            var cut = end == text.Length ? end : Cut(text, start, end, maxBytes);
            parts.Add(text[start..cut]);
            start = cut;
        }

        if (parts.Count == 0) parts.Add("");
        return parts;
    }

    private static int Cut(string text, int start, int end, int maxBytes)
    {
        var line = text.LastIndexOf('\n', end - 1, end - start) + 1;
        if (line > start && (LineFits(text, line, maxBytes) || line - start > (end - start) / 2)) return line;
        if (LinkAround(text, start, end, maxBytes) is { } link) return link > start ? link : end;
        for (var at = end; at > end - ((end - start) / 4); at--)
        {
            if (!Stops.Contains(text[at - 1], StringComparison.Ordinal) || LinkAround(text, start, at, maxBytes) is not null) continue;
            // What stands on the stop (a variation mark) belongs to it.
            if (at == end || StringInfo.GetNextTextElementLength(text, at - 1) == 1) return at;
        }

        return end;
    }

    private static bool LineFits(string text, int line, int maxBytes)
    {
        var bytes = 0;
        for (var at = line; at < text.Length && bytes <= maxBytes; at++)
        {
            bytes += char.IsSurrogate(text[at]) ? 2 : Encoding.UTF8.GetByteCount(text.AsSpan(at, 1));
            if (text[at] == '\n') break;
        }

        return bytes <= maxBytes;
    }

    /// <summary>Where the link begins that a cut here would break; null where there is none, or where it is too long for any part.</summary>
    private static int? LinkAround(string text, int start, int cut, int maxBytes)
    {
        // The last one that begins before the cut, even if only by its first character: hence the two characters behind it.
        var anchor = text.AsSpan(start, Math.Min(cut - start + 2, text.Length - start)).LastIndexOf("<a ", StringComparison.OrdinalIgnoreCase);
        if (anchor >= 0 && Within(text, start + anchor, maxBytes).IndexOf("</a>", StringComparison.OrdinalIgnoreCase) is >= 0 and var close && start + anchor + close + 4 > cut) return start + anchor;
        for (var at = cut - 1; at >= start && IsLinkChar(text[at]); at--)
        {
            var rest = text.AsSpan(at);
            if (!rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase)) continue;
            var to = at;
            while (to < text.Length && to - at <= maxBytes && IsLinkChar(text[to])) to++;
            return to > cut && to - at <= maxBytes ? at : null;
        }

        return null;
    }

    private static ReadOnlySpan<char> Within(string text, int from, int maxBytes) => text.AsSpan(from, Math.Min(maxBytes, text.Length - from));

    /// <summary>Addresses are plain ASCII; quotes and angles end them.</summary>
    private static bool IsLinkChar(char c) => c is > ' ' and < '\u007f' and not ('"' or '<' or '>' or '\'');

    // Up to where it fits. A single grapheme larger than the limit (a family emoji under a tiny limit) is cut between code points.
    private static int Fitting(string text, int start, int maxBytes)
    {
        var at = start;
        var bytes = 0;
        while (at < text.Length)
        {
            var next = StringInfo.GetNextTextElementLength(text, at);
            bytes += Encoding.UTF8.GetByteCount(text.AsSpan(at, next));
            if (bytes > maxBytes) break;
            at += next;
        }

        if (at > start) return at;
        bytes = 0;
        foreach (var rune in text.AsSpan(start).EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > maxBytes) break;
            at += rune.Utf16SequenceLength;
        }

        return at;
    }
}
