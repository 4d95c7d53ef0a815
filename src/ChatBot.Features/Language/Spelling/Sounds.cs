using System.Collections.Concurrent;

namespace ChatBot.Features.Language;

/// <summary>Pinyin as people mix it up: zh and z, ch and c, sh and s, n and l, ang and an.</summary>
internal static class Sounds
{
    private const double MixedUp = 0.4, OneSlip = 0.8, Foreign = 1;

    // Only the characters that people really type wrong come here: a few thousand at most.
    private static readonly ConcurrentDictionary<char, string[]> BlurredReadings = new();

    /// <summary>One spelling for all that many speakers do not tell apart.</summary>
    public static string Blurred(string pinyin) =>
        pinyin.Replace("zh", "z", StringComparison.Ordinal).Replace("ch", "c", StringComparison.Ordinal).Replace("sh", "s", StringComparison.Ordinal)
            .Replace("ng", "n", StringComparison.Ordinal).Replace('l', 'n').Replace('v', 'u').Replace("ue", "e", StringComparison.Ordinal);

    /// <summary>How far two characters are apart by sound, from 0 (read alike) to 1.</summary>
    public static double Apart(char a, char b)
    {
        var (ours, theirs) = (Hanzi.ReadingsOf(a), Hanzi.ReadingsOf(b));
        var (oursBlurred, theirsBlurred) = (BlurredOf(a), BlurredOf(b));
        var best = Foreign;
        for (var i = 0; i < ours.Count; i++)
        {
            for (var j = 0; j < theirs.Count; j++)
            {
                if (string.Equals(ours[i], theirs[j], StringComparison.Ordinal)) return 0;
                if (string.Equals(oursBlurred[i], theirsBlurred[j], StringComparison.Ordinal)) best = Math.Min(best, MixedUp);
                else if (best > OneSlip && IsOneSlip(ours[i], theirs[j])) best = OneSlip;
            }
        }

        return best;
    }

    /// <summary>The ways to write a word in pinyin, one list of syllables a reading; letters and digits stay.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Spellings(string word, int atMost = 8)
    {
        List<List<string>> ways = [[]];
        foreach (var c in word)
        {
            var readings = Hanzi.ReadingsOf(c);
            if (readings.Count == 0) readings = [c.ToString()];
            ways = [.. ways.SelectMany(way => readings.Select(reading => (List<string>)[.. way, reading])).Take(atMost)];
        }

        return ways;
    }

    private static string[] BlurredOf(char c) => BlurredReadings.GetOrAdd(c, static one => [.. Hanzi.ReadingsOf(one).Select(Blurred)]);

    /// <summary>One letter too few or too many, or another one than the first.</summary>
    private static bool IsOneSlip(string a, string b)
    {
        if (a.Length < 2 || b.Length < 2 || a[0] != b[0] || Math.Abs(a.Length - b.Length) > 1) return false;
        var start = 0;
        while (start < a.Length && start < b.Length && a[start] == b[start]) start++;
        var end = 0;
        while (end < a.Length - start && end < b.Length - start && a[a.Length - 1 - end] == b[b.Length - 1 - end]) end++;
        return Math.Max(a.Length, b.Length) - start - end <= 1;
    }
}
