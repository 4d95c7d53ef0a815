using System.Globalization;
using System.Text.RegularExpressions;
using ChatBot.Features.Language;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary>Finds out which stage of a case a person means.</summary>
internal static partial class StagePick
{
    private static readonly char[] Breaks = [' ', '\u3000', ':', '：', ',', '，', '、', '。', ';', '；', '\n'];

    /// <summary>The stage that the words begin with, by its title, its id or its number (步骤14, 第14步), and the words after it.</summary>
    public static (FlowStage? Stage, string After) Named(Flow flow, string words)
    {
        var text = words.Trim(Breaks);
        var folded = FullWidth.Fold(text);
        foreach (var stage in flow.Stages.OrderByDescending(stage => stage.Title.Length))
        {
            if (text.StartsWith(stage.Title, StringComparison.OrdinalIgnoreCase)) return (stage, text[stage.Title.Length..].Trim(Breaks));
        }

        // An id is a Latin word: 「photo」 inside a longer one, or as somebody's key, is not meant.
        foreach (var stage in flow.Stages.OrderByDescending(stage => stage.Id.Length))
        {
            if (text.StartsWith(stage.Id, StringComparison.OrdinalIgnoreCase) && (text.Length == stage.Id.Length || (!char.IsAsciiLetterOrDigit(text[stage.Id.Length]) && text[stage.Id.Length] is not ':' and not '：')))
                return (stage, text[stage.Id.Length..].Trim(Breaks));
        }

        if (Step().Match(folded) is { Success: true } step
            && int.TryParse(step.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= flow.Stages.Count)
            return (flow.Stages[number - 1], text[step.Length..].Trim(Breaks));
        return (null, text);
    }

    /// <summary>The stage whose own verb was typed: 库存确认 XQ-31.</summary>
    public static FlowStage? ByVerb(Flow flow, string typed) =>
        flow.Stages.Where(stage => stage.Verb is { } verb && typed.StartsWith(verb, StringComparison.Ordinal)).OrderByDescending(stage => stage.Verb!.Length).FirstOrDefault();

    /// <summary>The open stages that this person may complete: their own; where there is none, those of people below them or whom they stand in for.</summary>
    public static IReadOnlyList<StageRun> InHandOf(FlowRun run, string person, OrgTree org)
    {
        var own = run.Open.Where(stage => Same(stage.Holder, person)).ToList();
        return own.Count > 0 ? own : [.. run.Open.Where(stage => org.MayDoFor(person, stage.Holder!))];
    }

    public static bool Same(string? a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^(步骤|环节|第)\s*(?<number>[0-9]{1,2})\s*(步|个环节|环节)?(?![0-9%％])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Step();
}
