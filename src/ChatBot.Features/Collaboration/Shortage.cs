using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatBot.Features.Collaboration;

/// <summary>「有 40/50」 in the warehouse's answer: what is there of what is wanted (R14).</summary>
internal static partial class Shortage
{
    internal const string Verb = "库存确认";

    /// <summary>「40 可发，10 缺」; empty where nothing is short, or the stage is about something else.</summary>
    public static string InWords(FlowStage stage, string result)
    {
        if (stage.Verb != Verb || Fraction().Match(result) is not { Success: true } match) return "";
        var there = decimal.Parse(match.Groups["there"].Value, CultureInfo.InvariantCulture);
        var wanted = decimal.Parse(match.Groups["wanted"].Value, CultureInfo.InvariantCulture);
        return there < wanted ? string.Create(CultureInfo.InvariantCulture, $"{there:0.##} 可发，{wanted - there:0.##} 缺") : "";
    }

    [GeneratedRegex(@"(?<![0-9./])(?<there>[0-9]{1,9}(\.[0-9]+)?)\s*/\s*(?<wanted>[0-9]{1,9}(\.[0-9]+)?)(?![0-9./])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fraction();
}
