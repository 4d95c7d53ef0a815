using System.Reflection;
using ChatBot.Features.Kernel;
using ChatBot.Features.Language;

namespace ChatBot.Features.Chat;

/// <summary>All commands by their verbs. Two commands with one verb are a build error: the constructor refuses, and a test constructs it.</summary>
internal sealed class CommandCatalog
{
    private readonly Dictionary<string, CommandSpec> _byVerb = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<CommandSpec, Type> _types;
    private readonly int _longestVerb;

    public CommandCatalog()
        : this(Reflected.Implementers<IChatCommand>())
    {
    }

    internal CommandCatalog(IEnumerable<Type> commands)
    {
        _types = commands.ToDictionary(SpecOf, type => type, ReferenceEqualityComparer.Instance as IEqualityComparer<CommandSpec>);
        Specs = [.. _types.Keys];
        foreach (var spec in Specs)
        {
            foreach (var verb in spec.Verbs)
            {
                if (!_byVerb.TryAdd(verb, spec))
                    throw new InvalidOperationException($"The verb '{verb}' belongs to both '{_byVerb[verb].Name}' and '{spec.Name}'.");
                _longestVerb = Math.Max(_longestVerb, verb.Length);
            }
        }
    }

    public IReadOnlyList<CommandSpec> Specs { get; }

    public CommandSpec? Find(string verb) => _byVerb.GetValueOrDefault(verb);

    /// <summary>The class that carries a command out.</summary>
    public Type TypeOf(CommandSpec spec) => _types[spec];

    private static CommandSpec SpecOf(Type command) =>
        (CommandSpec?)command.GetProperty("Spec", BindingFlags.Public | BindingFlags.Static)?.GetValue(null)
        ?? throw new InvalidOperationException($"{command.Name} needs a 'public static CommandSpec Spec'.");

    /// <summary>The command whose verb the text begins with. Sure when a break follows the verb; otherwise the words are glued, as people type on a phone.</summary>
    public VerbMatch? Match(string text)
    {
        var folded = FullWidth.Fold(text).TrimStart();
        for (var length = Math.Min(_longestVerb, folded.Length); length > 0; length--)
        {
            if (!_byVerb.TryGetValue(folded[..length], out var spec)) continue;
            var rest = folded[length..];
            return new VerbMatch(spec, rest.TrimStart(' ', ':', '：', ',', '，'), Sure: rest.Length == 0 || IsBreak(rest[0]));
        }

        return null;
    }

    /// <summary>The verbs that a mistyped first word may have meant, nearest first.</summary>
    public IReadOnlyList<string> Near(string text)
    {
        var word = FullWidth.Fold(text).Trim().Split([' ', '\n', ':', '：', ',', '，'], 2)[0];
        return word.Length is 0 or > 8
            ? []
            : [.. Specs
                .SelectMany(spec => spec.Verbs.Select(verb => (spec.Name, Distance: EditDistance(word, verb), verb.Length)))
                .Where(near => near.Distance <= Math.Max(1, near.Length / 3))
                .OrderBy(near => near.Distance)
                .Select(near => near.Name)
                .Distinct()
                .Take(3)];
    }

    private static bool IsBreak(char next) => char.IsWhiteSpace(next) || char.IsPunctuation(next) || char.IsAsciiLetterOrDigit(next) || next is '@' or '￥' or '¥';

    private static int EditDistance(string a, string b)
    {
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), substitution);
            }

            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }
}

internal sealed record VerbMatch(CommandSpec Spec, string Rest, bool Sure);
