using System.Reflection;
using ChatBot.Features.Kernel;
using ChatBot.Features.Language;

namespace ChatBot.Features.Chat;

/// <summary>All commands by their verbs. Two commands with one verb are a build error: the constructor refuses, and a test constructs it.</summary>
internal sealed class CommandCatalog
{
    private readonly Dictionary<string, CommandSpec> _byVerb = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<CommandSpec, Type> _types;
    private readonly Dictionary<string, CommandSpec>.AlternateLookup<ReadOnlySpan<char>> _verbs;
    private readonly int _longestVerb;

    public CommandCatalog()
        : this(Reflected.Implementers<IChatCommand>())
    {
    }

    /// <summary>Ours and those that stand in an admin's files.</summary>
    public CommandCatalog(IEnumerable<IMoreCommands> more)
        : this(Reflected.Implementers<IChatCommand>(), [.. more])
    {
    }

    internal CommandCatalog(IEnumerable<Type> commands, IReadOnlyList<IMoreCommands>? more = null)
    {
        _types = commands.ToDictionary(SpecOf, type => type, ReferenceEqualityComparer.Instance as IEqualityComparer<CommandSpec>);
        foreach (var (spec, carries) in (more ?? []).SelectMany(one => one.Commands)) _types.Add(spec, carries);
        Specs = [.. _types.Keys];
        _verbs = _byVerb.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var spec in Specs)
        {
            if (spec.Slots.SelectMany(slot => slot.Keys.Append(slot.Name).Distinct(StringComparer.OrdinalIgnoreCase)).GroupBy(key => key, StringComparer.OrdinalIgnoreCase).FirstOrDefault(key => key.Count() > 1) is { } twice)
                throw new InvalidOperationException($"Two slots of '{spec.Name}' are filled by the key '{twice.Key}'.");
            foreach (var verb in spec.Verbs)
            {
                if (verb != ReadingText.Of(verb).Trim() || verb.Contains(' ', StringComparison.Ordinal))
                    throw new InvalidOperationException($"The verb '{verb}' of '{spec.Name}' must be half-width, in simplified characters and without blanks, as typed text is read.");
                if (!_byVerb.TryAdd(verb, spec))
                    throw new InvalidOperationException($"The verb '{verb}' belongs to both '{_byVerb[verb].Name}' and '{spec.Name}'.");
                _longestVerb = Math.Max(_longestVerb, verb.Length);
            }
        }

        foreach (var (verb, spec) in (more ?? []).SelectMany(one => one.Verbs))
        {
            if (!_byVerb.TryAdd(verb, spec) && _byVerb[verb] != spec) throw new InvalidOperationException($"The verb '{verb}' belongs to both '{_byVerb[verb].Name}' and '{spec.Name}'.");
            _longestVerb = Math.Max(_longestVerb, verb.Length);
        }
    }

    public IReadOnlyList<CommandSpec> Specs { get; }

    public CommandSpec? Find(string verb) => _byVerb.GetValueOrDefault(verb);

    /// <summary>The class that carries a command out.</summary>
    public Type TypeOf(CommandSpec spec) => _types[spec];

    private static CommandSpec SpecOf(Type command) =>
        (CommandSpec?)command.GetProperty("Spec", BindingFlags.Public | BindingFlags.Static)?.GetValue(null)
        ?? throw new InvalidOperationException($"{command.Name} needs a 'public static CommandSpec Spec'.");

    /// <summary>
    /// The command whose verb the text begins with, whatever the width, script, blanks and emoji. Sure when a break follows the verb;
    /// otherwise the words are glued, as people type on a phone. Words of courtesy in front are passed over when it is sure.
    /// </summary>
    public VerbMatch? Match(string text)
    {
        var reading = ReadingText.Of(text);
        var start = Leading.SkipSigns(reading, 0);
        if (MatchAt(text, reading, start) is { } match && BehindCourtesy(text, reading, start, match) is var meant) return meant;
        while (Leading.SkipCourtesy(reading, start) is { } next)
        {
            if (MatchAt(text, reading, next) is { Sure: true } polite) return polite;
            start = next;
        }

        return null;
    }

    /// <summary>记一下 需求 …: a verb that is a word of courtesy too gives way to the command behind it.</summary>
    private VerbMatch BehindCourtesy(string text, string reading, int start, VerbMatch match) =>
        Leading.SkipCourtesy(reading, start) is { } next && Leading.SkipSigns(reading, start + match.Verb.Length) == next && MatchAt(text, reading, next) is { Sure: true } behind ? behind : match;

    private VerbMatch? MatchAt(string text, string reading, int start)
    {
        Span<char> letters = stackalloc char[_longestVerb];
        Span<int> ends = stackalloc int[_longestVerb];
        var count = 0;
        for (var i = start; i < reading.Length && count < _longestVerb; i++)
        {
            if (char.IsWhiteSpace(reading[i])) continue;
            letters[count] = reading[i];
            ends[count++] = i + 1;
        }

        for (var length = count; length > 0; length--)
        {
            if (!_verbs.TryGetValue(letters[..length], out var verb, out var spec)) continue;
            var end = ends[length - 1];
            // todos, helpless: a longer word, not the verb with something glued on.
            if (end < reading.Length && char.IsAsciiLetter(reading[end - 1]) && char.IsAsciiLetter(reading[end])) continue;
            var sure = end == reading.Length || IsBreak(reading[end - 1], reading[end]);
            // Blanks inside a verb are a slip only where it ends clearly.
            if (end - start > length && !sure) continue;
            return new VerbMatch(spec, verb, text[end..].Trim(' ', '\n', '\r', '\t', ':', '：', ',', '，', '】', ']'), sure);
        }

        return null;
    }

    private static bool IsBreak(char last, char next) =>
        char.IsWhiteSpace(next) || char.IsPunctuation(next) || char.IsAsciiDigit(next) || (char.IsAsciiLetter(next) && !char.IsAsciiLetter(last)) || next is '@' or '￥' or '¥' or '+' or '=';
}

/// <param name="Verb">The word of the catalog that was typed.</param>
/// <param name="Rest">What was typed after it.</param>
/// <param name="Sure">Whether a break follows it.</param>
internal sealed record VerbMatch(CommandSpec Spec, string Verb, string Rest, bool Sure);
