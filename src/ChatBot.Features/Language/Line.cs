namespace ChatBot.Features.Language;

/// <summary>
/// The text as the grammar sees it: folded to half width and to simplified characters, without spaces, each character knowing where it stood and whether a space was
/// in front of it. Characters that belong to names and codes are masked: no expression of time may use them.
/// </summary>
internal sealed class Line
{
    private readonly char[] chars;
    private readonly int[] places;
    private readonly bool[] gaps;
    private readonly bool[] masked;

    private Line(string text)
    {
        Text = text;
        chars = new char[text.Length];
        places = new int[text.Length];
        gaps = new bool[text.Length + 1];
        masked = new bool[text.Length];
        var gap = true;
        for (var i = 0; i < text.Length; i++)
        {
            var c = Hanzi.Simplify(FullWidth.Fold(text[i]));
            if (char.IsWhiteSpace(c) || c is '\u200B' or '\u200C' or '\u200D' or '\uFEFF')
            {
                gap = true;
                continue;
            }

            gaps[Count] = gap;
            places[Count] = i;
            chars[Count++] = c;
            gap = false;
        }

        gaps[Count] = true;
    }

    public string Text { get; }

    public int Count { get; private set; }

    /// <summary>The character, or NUL outside of the line.</summary>
    public char this[int i] => (uint)i < (uint)Count ? chars[i] : '\0';

    public static Line Of(string text)
    {
        var line = new Line(text);
        NameMasks.Apply(line, NameMasks.IsTimeWithLetters);
        StrayBlanks.CloseInTimes(line);
        return line;
    }

    /// <summary>The line as the rules for amounts see it: 30k and RMB are theirs, 48h is not.</summary>
    public static Line OfMoney(string text)
    {
        var line = new Line(text);
        NameMasks.Apply(line, MoneyWords.IsMoneyWithLetters);
        StrayBlanks.CloseInAmounts(line);
        return line;
    }

    /// <summary>The space in front of i is a slip: what stands around it is one number.</summary>
    public void CloseGap(int i) => gaps[i] = false;

    public void Mask(int from, int to) => masked.AsSpan(from, Math.Min(to, Count) - from).Fill(true);

    public bool IsMasked(int i) => (uint)i < (uint)Count && masked[i];

    /// <summary>A space, or the line's edge, stands in front of i.</summary>
    public bool GapBefore(int i) => i <= 0 || i >= Count || gaps[i];

    /// <summary>Nothing of a word stands at i: the end, a space, a sign, a mention.</summary>
    public bool Border(int i) => GapBefore(i) || !char.IsLetterOrDigit(chars[i]);

    /// <summary>Nothing of a word stands right in front of i.</summary>
    public bool BorderLeft(int i) => GapBefore(i) || !char.IsLetterOrDigit(chars[i - 1]);

    /// <summary>The word stands at i; a space inside of it does not matter (R12).</summary>
    public bool Has(int i, string word) =>
        i >= 0 && i + word.Length <= Count && chars.AsSpan(i, word.Length).SequenceEqual(word);

    /// <summary>The word stands at i, in one piece and joined to what is in front.</summary>
    public bool HasTight(int i, string word)
    {
        if (!Has(i, word))
            return false;
        for (var k = 0; k < word.Length; k++)
        {
            if (GapBefore(i + k) && i + k > 0)
                return false;
        }

        return true;
    }

    /// <summary>The first of the words (longest first) that stands at i.</summary>
    public bool HasAny(int i, ReadOnlySpan<string> words, out int end)
    {
        foreach (var word in words)
        {
            if (Has(i, word))
            {
                end = i + word.Length;
                return true;
            }
        }

        end = i;
        return false;
    }

    public bool HasAny(int i, ReadOnlySpan<string> words) => HasAny(i, words, out _);

    /// <summary>One of the words ends right in front of i.</summary>
    public bool EndsWithAny(int i, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Has(i - word.Length, word))
                return true;
        }

        return false;
    }

    /// <summary>The character at i if it is joined to the one in front, else NUL.</summary>
    public char TightAt(int i) => GapBefore(i) ? '\0' : this[i];

    /// <summary>The character in front of i if it is joined to i, else NUL.</summary>
    public char TightBefore(int i) => GapBefore(i) ? '\0' : this[i - 1];

    public bool IsDigit(int i) => this[i] is >= '0' and <= '9';

    public int PlaceOf(int i) => places[i];

    /// <summary>What was written from one character up to (not including) the other.</summary>
    public string Written(int from, int to) => Text[places[from]..(places[to - 1] + 1)];
}
