using System.Text.RegularExpressions;
using ChatBot.Features.Language;

namespace ChatBot.Features.Handovers;

/// <summary>Reads 「李娜 → 王磊」, 「李娜 给 王磊」, 「把李娜的交给王磊」, 「李娜」. Pure.</summary>
internal static partial class HandoverPhrase
{
    /// <summary>Null where no name is found; <c>To</c> is empty where only the first is named.</summary>
    public static (string From, string To)? Read(string words)
    {
        var text = FullWidth.Fold(words).Trim();
        if (Both().Match(text) is { Success: true } both) return (Bare(both.Groups["from"].Value), Bare(both.Groups["to"].Value));
        var one = Bare(text);
        return one.Length == 0 ? null : (one, "");
    }

    private static string Bare(string name)
    {
        var bare = name.Trim().TrimStart('@').Trim();
        if (bare.StartsWith('把') || bare.StartsWith('将')) bare = bare[1..].TrimStart(' ', '@');
        return bare.EndsWith('的') ? bare[..^1] : bare;
    }

    [GeneratedRegex(@"^(?<from>[^\s→>=]+?)\s*(?:→|-+>|=+>|>+|的?(?:工作|事情|事)?(?:全部|都)?(?:转交给|移交给|交接给|交给|转给)|\s给\s*|\s到\s*|给@|\s+)\s*(?<to>@?[^\s→]+)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Both();
}
