using System.Globalization;
using System.Text;

namespace ChatBot.WeCom.Api;

/// <summary>Splits text at a number of UTF-8 bytes. WeCom cuts what is longer without saying so.</summary>
public static class Utf8Parts
{
    /// <summary>
    /// Parts of at most <paramref name="maxBytes"/> bytes that join to <paramref name="text"/>. Breaks after a line end where the last half of
    /// a part has one, otherwise between what a reader sees as characters, so that no emoji falls apart.
    /// </summary>
    public static IReadOnlyList<string> Split(string text, int maxBytes)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, 4);
        List<string> parts = [];
        var rest = text;
        while (Encoding.UTF8.GetByteCount(rest) > maxBytes)
        {
            var fits = Fitting(rest, maxBytes);
            var line = rest.LastIndexOf('\n', fits - 1) + 1;
            var cut = line > fits / 2 ? line : fits;
            parts.Add(rest[..cut]);
            rest = rest[cut..];
        }

        if (rest.Length > 0 || parts.Count == 0) parts.Add(rest);
        return parts;
    }

    // How many chars fit. A single grapheme larger than the limit (a family emoji under a tiny limit) is cut between code points.
    private static int Fitting(string text, int maxBytes)
    {
        var length = 0;
        var bytes = 0;
        while (length < text.Length)
        {
            var next = StringInfo.GetNextTextElementLength(text, length);
            bytes += Encoding.UTF8.GetByteCount(text.AsSpan(length, next));
            if (bytes > maxBytes) break;
            length += next;
        }

        if (length > 0) return length;
        bytes = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > maxBytes) break;
            length += rune.Utf16SequenceLength;
        }

        return length;
    }
}
