using System.Globalization;
using System.Text;

namespace ChatBot.Wire;

/// <summary>Cuts a text into parts of at most so many UTF-8 bytes: at a line end where possible, never inside a character, an emoji or a link.</summary>
internal static class TextParts
{
    public static IReadOnlyList<string> Split(string text, int largestBytes)
    {
        if (Encoding.UTF8.GetByteCount(text) <= largestBytes) return [text];
        var parts = new List<string>();
        var part = new StringBuilder();
        var bytes = 0;
        foreach (var line in text.Split('\n'))
        {
            var size = Encoding.UTF8.GetByteCount(line) + 1;
            if (bytes + size <= largestBytes + 1)
            {
                Append(line, size);
                continue;
            }

            Flush();
            if (size <= largestBytes + 1)
            {
                Append(line, size);
                continue;
            }

            foreach (var piece in Pieces(line, largestBytes))
            {
                Flush();
                Append(piece, Encoding.UTF8.GetByteCount(piece) + 1);
            }
        }

        Flush();
        return parts;

        void Append(string line, int size)
        {
            if (part.Length > 0) part.Append('\n');
            part.Append(line);
            bytes += size;
        }

        void Flush()
        {
            if (part.Length > 0) parts.Add(part.ToString());
            part.Clear();
            bytes = 0;
        }
    }

    private static IEnumerable<string> Pieces(string line, int largestBytes)
    {
        var piece = new StringBuilder();
        var bytes = 0;
        foreach (var unit in Units(line))
        {
            var size = Encoding.UTF8.GetByteCount(unit);
            if (bytes + size > largestBytes && piece.Length > 0)
            {
                yield return piece.ToString();
                piece.Clear();
                bytes = 0;
            }

            piece.Append(unit);
            bytes += size;
        }

        if (piece.Length > 0) yield return piece.ToString();
    }

    /// <summary>What must stay together: a link up to the next blank, else one text element.</summary>
    private static IEnumerable<string> Units(string line)
    {
        for (var at = 0; at < line.Length;)
        {
            var isLink = line.AsSpan(at).StartsWith("http://", StringComparison.Ordinal) || line.AsSpan(at).StartsWith("https://", StringComparison.Ordinal);
            var length = isLink
                ? Math.Min(512, line.AsSpan(at).IndexOfAny(' ', '，', '。') is var end and > 0 ? end : line.Length - at)
                : StringInfo.GetNextTextElementLength(line, at);
            yield return line.Substring(at, length);
            at += length;
        }
    }
}
