namespace ChatBot.Features.Language;

/// <summary>The known words that a typed one may have meant.</summary>
internal sealed class NearWords(IEnumerable<string> words)
{
    // 催办一下 is a polite 催办.
    private static readonly string[] Softeners = ["一下", "下子", "一个", "一份", "一次", "一条"];

    private readonly KnownWord[] _known = [.. words.Select(word => new KnownWord(word))];

    /// <summary>Nearest first; of equally near ones the earlier in the list.</summary>
    public IEnumerable<NearWord> Find(string typed, double atLeast)
    {
        var plain = Plain(typed);
        return _known.Select(known => new NearWord(known.Word, Likeness.Of(plain, known)))
            .Where(near => near.Likeness >= atLeast)
            .OrderByDescending(near => near.Likeness);
    }

    private static string Plain(string typed)
    {
        var plain = new string([.. ReadingText.Of(typed).Where(c => !char.IsWhiteSpace(c) && c is not ('\'' or '-' or '_' or '.')).Select(char.ToLowerInvariant)]);
        foreach (var softener in Softeners)
        {
            if (plain.Length > softener.Length + 1 && plain.EndsWith(softener, StringComparison.Ordinal)) return plain[..^softener.Length];
        }

        return plain;
    }
}

internal readonly record struct NearWord(string Word, double Likeness);
