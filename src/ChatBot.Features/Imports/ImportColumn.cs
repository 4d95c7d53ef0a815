using ChatBot.Features.Language;

namespace ChatBot.Features.Imports;

/// <summary>One thing that a row can say, by the headings under which people keep it.</summary>
public sealed record ImportColumn(string Name, params string[] Synonyms)
{
    public bool Required { get; init; }

    /// <summary>What the template's example row holds.</summary>
    public string Example { get; init; } = "";

    /// <summary>How to fill it in, for the page.</summary>
    public string Hint { get; init; } = "";

    /// <summary>A heading without blanks, stars and its unit: 「*合同金额（万元）」 is 合同金额.</summary>
    internal static (string Heading, decimal Unit) Normalised(string heading)
    {
        var folded = string.Concat(FullWidth.Fold(heading).Where(c => !char.IsWhiteSpace(c) && c is not ('*' or ':' or '\u200b' or '\ufeff')));
        var open = folded.IndexOf('(', StringComparison.Ordinal);
        if (open <= 0 || !folded.EndsWith(')')) return (folded, 1);
        return (folded[..open], folded[(open + 1)..^1] is "万" or "万元" or "单位万元" ? 10_000 : 1);
    }

    internal bool Fits(string normalised) =>
        string.Equals(Name, normalised, StringComparison.OrdinalIgnoreCase) || Synonyms.Contains(normalised, StringComparer.OrdinalIgnoreCase);
}
