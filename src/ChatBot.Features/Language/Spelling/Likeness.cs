namespace ChatBot.Features.Language;

/// <summary>
/// How likely a typed word is an attempt at a known one, from 0 to 1: in characters by sound and shape, in letters as full, shortened or
/// mistyped pinyin. The weights were set on one half of the misspelling set and measured on the other (docs/performance.md).
/// </summary>
internal static class Likeness
{
    /// <summary>The word was typed only in part, such as 回款 for 回款计划.</summary>
    private const double PartOnly = 0.88;

    private const string Particles = "了吗呢吧啊呀嘛哦哈啦嗯没过", Denials = "没不未别无已";

    private const double Initials = 0.8, Shortened = 0.86, Mixed = 0.97;

    /// <param name="typed">Half-width, lower case, simplified, without blanks.</param>
    public static double Of(string typed, KnownWord known)
    {
        if (typed.Length == 0) return 0;
        if (string.Equals(typed, known.Lower, StringComparison.Ordinal)) return 1;
        if (IsTalkAbout(typed, known.Lower)) return 0;
        var (latin, han) = (typed.Any(char.IsAsciiLetterLower), typed.Any(Hanzi.Is));
        return (latin, han) switch
        {
            (true, false) => InLetters(typed, known),
            (false, true) => InCharacters(typed, known.Lower),
            (true, true) => Sounds.Spellings(typed, atMost: 4).Max(way => Spelled(string.Concat(way), known)) * Mixed,
            _ => 0,
        };
    }

    /// <summary>没收到, 完成了吗: a no or a question with the word in it, not the word.</summary>
    private static bool IsTalkAbout(string typed, string word) =>
        (Particles.Contains(typed[^1], StringComparison.Ordinal) && word[^1] != typed[^1] && typed.Length > 1)
        || (Denials.Contains(typed[0], StringComparison.Ordinal) && !Denials.Contains(word[0], StringComparison.Ordinal) && typed.Length > word.Length);

    private static double InLetters(string typed, KnownWord known)
    {
        // Two or three letters are too few to hold a slip: they count as initials or not at all.
        var best = typed.Length >= 4 ? Spelled(typed, known) : 0;
        foreach (var way in known.Spellings)
        {
            if (way.Count < 2 || way.Count > typed.Length) continue;
            if (typed.Length == way.Count && !way.Where((syllable, i) => syllable[0] != typed[i]).Any()) best = Math.Max(best, Initials);
            else if (IsShortened(typed, way, 0, 0)) best = Math.Max(best, Shortened);
        }

        return best;
    }

    private static double Spelled(string typed, KnownWord known)
    {
        var best = 0.0;
        var blurred = Sounds.Blurred(typed);
        foreach (var (exact, same) in known.Written)
        {
            var apart = Math.Min(Letters.Apart(typed, exact), 0.3 + Letters.Apart(blurred, same));
            if (typed.Length > 0 && typed[0] != exact[0]) apart += 0.2;
            best = Math.Max(best, 1 - (apart / Math.Max(typed.Length, exact.Length)));
            if (exact.Length > typed.Length && typed.Length >= 5 && exact.StartsWith(typed, StringComparison.Ordinal)) best = Math.Max(best, PartOnly);
        }

        return best;
    }

    /// <summary>Every syllable is there by at least its first letter: xuq, daib, huikjh.</summary>
    private static bool IsShortened(string typed, IReadOnlyList<string> syllables, int at, int syllable)
    {
        if (syllable == syllables.Count) return at == typed.Length;
        var whole = syllables[syllable];
        for (var length = 1; length <= whole.Length && at + length <= typed.Length && typed[at + length - 1] == whole[length - 1]; length++)
        {
            if (IsShortened(typed, syllables, at + length, syllable + 1)) return true;
        }

        return false;
    }

    private static double InCharacters(string typed, string word)
    {
        // Lengths that far apart cannot be made up for.
        if (typed.Length > (2 * word.Length) + 1) return 0;
        var best = 1 - (Alignment.Cost(typed, word) / Math.Max(typed.Length, word.Length));
        if (typed.Length >= 2 && word.Length > typed.Length)
            best = Math.Max(best, PartOnly - (Alignment.Cost(typed, word.AsSpan(0, typed.Length)) / typed.Length));
        return best;
    }
}
