namespace ChatBot.Features.Language;

/// <summary>What the first word of a line may be, when it is no word that is known: nobody marks where it ends.</summary>
internal static class FirstWords
{
    private const int MostJoined = 4, LongestJoined = 6, LongestGlued = 6;

    /// <param name="reading">A line as <see cref="ReadingText"/> gives it.</param>
    public static IEnumerable<FirstWord> Of(string reading)
    {
        var start = 0;
        while (start < reading.Length && IsBreak(reading[start])) start++;
        var end = EndOfRun(reading, start);
        if (end == start) yield break;
        yield return new FirstWord(start, end, IsGlued: false);

        // xuqiu华东医院: the writing changes where the word ends.
        var sameScript = start;
        while (sameScript < end && Hanzi.Is(reading[sameScript]) == Hanzi.Is(reading[start])) sameScript++;
        if (sameScript < end && sameScript - start >= 2) yield return new FirstWord(start, sameScript, IsGlued: Hanzi.Is(reading[start]));

        // xu qiu, 需 秋: blanks inside the word.
        var isLatin = !Hanzi.Is(reading[start]);
        var joinedEnd = end;
        for (var joined = 2; joined <= MostJoined; joined++)
        {
            var next = joinedEnd;
            while (next < reading.Length && reading[next] == ' ') next++;
            var nextEnd = EndOfRun(reading, next);
            if (next == joinedEnd || nextEnd == next || Hanzi.Is(reading[next]) == isLatin || (!isLatin && nextEnd - start > LongestJoined + joined)) break;
            joinedEnd = nextEnd;
            yield return new FirstWord(start, joinedEnd, IsGlued: false);
        }

        // 承若华东医院明天发货: no break at all.
        for (var glued = start + 2; glued < Math.Min(end, start + LongestGlued + 1); glued++) yield return new FirstWord(start, glued, IsGlued: true);
    }

    private static int EndOfRun(string text, int from)
    {
        while (from < text.Length && !IsBreak(text[from])) from++;
        return from;
    }

    private static bool IsBreak(char c) => !Hanzi.Is(c) && !char.IsAsciiLetter(c);
}

/// <param name="IsGlued">Other words follow without a break, so that the end is a guess.</param>
internal readonly record struct FirstWord(int Start, int End, bool IsGlued);
