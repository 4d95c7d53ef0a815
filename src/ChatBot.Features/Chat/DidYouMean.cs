using ChatBot.Features.Language;

namespace ChatBot.Features.Chat;

/// <summary>
/// What a line that begins with no known word may have meant: by sound, by pinyin, by shape, by slips of the keyboard, or by another word for
/// the same thing. It only proposes; the person confirms with one tap, and the whole line runs as corrected.
/// </summary>
internal sealed class DidYouMean
{
    /// <summary>Below this a word is no attempt at a command. See docs/performance.md for how often that is right.</summary>
    private const double AtLeast = 0.68;

    /// <summary>Where nothing marks the end of the word, only a close likeness counts.</summary>
    private const double AtLeastGlued = 0.84;

    /// <summary>Further proposals that are nearly as likely.</summary>
    private const double Margin = 0.12;

    private const int MostProposed = 3, LongestWord = 24;

    private readonly CommandCatalog _catalog;
    private readonly WordList _words;
    private volatile Index _index;

    public DidYouMean(CommandCatalog catalog, WordList words)
    {
        (_catalog, _words) = (catalog, words);
        _index = IndexOf(catalog, words.Said);
    }

    /// <param name="text">The line as typed.</param>
    /// <param name="isFor">Which commands this person may use.</param>
    /// <param name="fits">Whether the rest of a line holds something that the command takes; asked where the end of the word is a guess.</param>
    public IReadOnlyList<Proposal> For(string text, Func<CommandSpec, bool> isFor, Func<CommandSpec, string, bool> fits)
    {
        var reading = ReadingText.Of(text);
        var index = Current();
        var best = new Dictionary<CommandSpec, Proposal>(ReferenceEqualityComparer.Instance);
        foreach (var first in FirstWords.Of(reading))
        {
            if (first.End - first.Start > LongestWord) continue;
            var word = reading[first.Start..first.End];
            if (SmallTalk.Is(word)) continue;
            foreach (var near in index.Near.Find(word, first.IsGlued ? AtLeastGlued : AtLeast))
            {
                var (spec, verb) = index.Specs[near.Word];
                if (!isFor(spec) || (best.TryGetValue(spec, out var before) && before.Likeness >= near.Likeness)) continue;
                var rest = text[first.End..].Trim(' ', '\n', '\r', '\t', ':', '：', ',', '，');
                if (first.IsGlued && !fits(spec, rest)) continue;
                best[spec] = new Proposal(spec, verb, rest, near.Likeness);
            }
        }

        var ranked = best.Values.OrderByDescending(one => one.Likeness).ThenBy(one => one.Verb.Length).ToList();
        return [.. ranked.Where(one => one.Likeness >= ranked[0].Likeness - Margin).Take(MostProposed)];
    }

    /// <summary>Built anew when words.yaml has changed.</summary>
    private Index Current()
    {
        var said = _words.Said;
        if (!ReferenceEquals(_index.Said, said)) _index = IndexOf(_catalog, said);
        return _index;
    }

    private static Index IndexOf(CommandCatalog catalog, IReadOnlyList<(string Word, CommandSpec Spec)> said)
    {
        var specs = new Dictionary<string, (CommandSpec Spec, string Verb)>(StringComparer.Ordinal);
        foreach (var spec in catalog.Specs)
        {
            foreach (var verb in spec.Verbs) specs.TryAdd(verb, (spec, verb));
        }

        foreach (var (word, spec) in said) specs.TryAdd(word, (spec, spec.Name));
        return new Index(said, specs, new NearWords(specs.Keys.Where(word => word.Length > 1)));
    }

    private sealed record Index(IReadOnlyList<(string Word, CommandSpec Spec)> Said, Dictionary<string, (CommandSpec Spec, string Verb)> Specs, NearWords Near);
}

/// <param name="Verb">The word to use.</param>
/// <param name="Rest">The rest of the line as typed.</param>
internal sealed record Proposal(CommandSpec Spec, string Verb, string Rest, double Likeness)
{
    private const int LongestLabel = 24;

    /// <summary>The whole line as it runs, on one line.</summary>
    public string Line => Rest.Length == 0 ? Verb : $"{Verb} {string.Join(' ', Rest.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}";

    /// <summary>As much of it as a choice shows; a bracket would end the label.</summary>
    public string Label => (Line.Length > LongestLabel ? Line[..(char.IsHighSurrogate(Line[LongestLabel - 1]) ? LongestLabel - 1 : LongestLabel)] + "…" : Line).Replace(']', '】');
}
