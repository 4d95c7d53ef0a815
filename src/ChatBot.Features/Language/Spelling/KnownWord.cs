namespace ChatBot.Features.Language;

/// <summary>A word that may be meant, with all the ways in which it can be typed in letters.</summary>
internal sealed class KnownWord(string word)
{
    public string Word { get; } = word;

    /// <summary>In lower case, as typed words are compared.</summary>
    public string Lower { get; } = word.ToLowerInvariant();

    /// <summary>Each way as its syllables.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Spellings { get; } = Sounds.Spellings(word.ToLowerInvariant());

    public IReadOnlyList<(string Exact, string Blurred)> Written { get; } =
        [.. Sounds.Spellings(word.ToLowerInvariant()).Select(way => (string.Concat(way), string.Concat(way.Select(Sounds.Blurred))))];
}
