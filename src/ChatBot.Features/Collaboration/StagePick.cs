using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary>Finds out which stage of a case a person means.</summary>
internal static class StagePick
{
    private static readonly char[] Breaks = [' ', '\u3000', ':', '：', ',', '，', '、', '。', ';', '；', '\n'];

    /// <summary>The stage that the words begin with, by its title or id, and the words after it.</summary>
    public static (FlowStage? Stage, string After) Named(Flow flow, string words)
    {
        var text = words.Trim(Breaks);
        foreach (var stage in flow.Stages.OrderByDescending(stage => stage.Title.Length))
        {
            foreach (var name in (string[])[stage.Title, stage.Id])
            {
                if (text.StartsWith(name, StringComparison.OrdinalIgnoreCase)) return (stage, text[name.Length..].Trim(Breaks));
            }
        }

        return (null, text);
    }

    /// <summary>The stage whose own verb was typed: 库存确认 XQ-31.</summary>
    public static FlowStage? ByVerb(Flow flow, string typed) =>
        flow.Stages.FirstOrDefault(stage => stage.Verb is { } verb && typed.StartsWith(verb, StringComparison.Ordinal));

    /// <summary>The open stages that this person may complete: their own; where there is none, those of people below them or whom they stand in for.</summary>
    public static IReadOnlyList<StageRun> InHandOf(FlowRun run, string person, OrgTree org)
    {
        var own = run.Open.Where(stage => Same(stage.Holder, person)).ToList();
        return own.Count > 0 ? own : [.. run.Open.Where(stage => org.MayDoFor(person, stage.Holder!))];
    }

    public static bool Same(string? a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
