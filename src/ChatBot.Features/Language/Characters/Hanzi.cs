namespace ChatBot.Features.Language;

/// <summary>What is known of a Chinese character: how it is read, how it looks, and its simplified form. The data are Unihan's (see NOTICE.txt).</summary>
public static class Hanzi
{
    private static readonly Lazy<HanziTable> Table = new(HanziTable.Read);

    public static bool Is(char c) => c is >= HanziTable.First and <= HanziTable.Last;

    /// <summary>The simplified form of a traditional character, or the character itself.</summary>
    public static char Simplify(char c) => Is(c) ? Table.Value.Simplified(c) : c;

    /// <summary>The text in simplified characters. Its length never changes, so spans stay valid.</summary>
    public static string Simplify(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var c in text)
        {
            if (Simplify(c) != c)
                return string.Create(text.Length, text, static (simple, source) =>
                {
                    for (var i = 0; i < source.Length; i++) simple[i] = Simplify(source[i]);
                });
        }

        return text;
    }

    /// <summary>The readings in pinyin without tones, ü as v, the most usual first; empty for what is no character in common use.</summary>
    public static IReadOnlyList<string> ReadingsOf(char c) => Is(c) ? Table.Value.Readings(c) : [];

    /// <summary>How alike two characters look, from 0 to 1: by how many keys of the shape-based input method Cangjie they share in order.</summary>
    public static double Alikeness(char a, char b)
    {
        if (a == b) return 1;
        if (!Is(a) || !Is(b)) return 0;
        Span<char> left = stackalloc char[HanziTable.LongestShape], right = stackalloc char[HanziTable.LongestShape];
        left = left[..Table.Value.Shape(a, left)];
        right = right[..Table.Value.Shape(b, right)];
        if (left.Length == 0 || right.Length == 0) return 0;
        // 未 JD and 末 DJ: the same two parts in another order still look alike.
        if (left.Length == 2 && right.Length == 2 && left[0] == right[1] && left[1] == right[0]) return 0.75;
        return 1 - ((double)Apart(left, right) / Math.Max(left.Length, right.Length));
    }

    private static int Apart(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
