using ChatBot.Features.Calendar;

namespace ChatBot.Features.Collaboration;

/// <summary>
/// The one place that decides whether a stage may be finished, and with it whether the next may open and the case may end. Every entrance comes
/// through here, since <see cref="FlowRun.Apply"/> asks it; all that is lacking is named at once (R45).
/// </summary>
internal static class StageGate
{
    /// <summary>What keeps this stage from being finished now: its own outputs, its exit checks, and the entry checks of what it would open.</summary>
    /// <param name="lost">Rows of evidence that could not be fetched.</param>
    public static IReadOnlyList<Lack> Lacking(FlowRun run, string stageId, DateTimeOffset now, IReadOnlyCollection<long> lost)
    {
        var rule = run.Flow.Stage(stageId);
        var own = rule.Required.Select(output => new OutputRef(stageId, output.Id));
        // What was given and is not required has to be right all the same: a split that sums to 90 is worse than none.
        var given = rule.Outputs.Where(output => output.Optional && run.Stage(stageId).Of(output.Id).Any()).Select(output => new OutputRef(stageId, output.Id));
        // Who was elsewhere, or nobody knows where, shows by a picture to have been there (R64).
        var shown = run.Stage(stageId).Outputs.Any(value => value.NeedsReason) ? rule.Outputs.Where(output => output.Type == OutputType.Photo).Select(output => new OutputRef(stageId, output.Id)) : [];
        return Of(run, [.. own, .. given, .. shown, .. rule.ExitChecks, .. EntryOf(run, stageId)], now, lost);
    }

    /// <summary>What keeps this stage from being left out: nothing of its own, but what would open next.</summary>
    public static IReadOnlyList<Lack> LackingToSkip(FlowRun run, string stageId, DateTimeOffset now, IReadOnlyCollection<long> lost) => Of(run, EntryOf(run, stageId), now, lost);

    /// <summary>Everything that the whole case lacks until it can end, stage by stage: what 验收完成 lists before it is its turn.</summary>
    public static IReadOnlyList<Lack> LackingToFinish(FlowRun run, DateTimeOffset now, IReadOnlyCollection<long> lost)
    {
        var lacks = new List<Lack>();
        foreach (var rule in run.Flow.Stages)
        {
            var isDone = run.Stage(rule.Id).State == StageState.Done;
            var isLast = !run.Flow.Stages.Any(other => other.After.Contains(rule.Id));
            var wanted = rule.EntryChecks.Concat(rule.ExitChecks).Concat(isDone || isLast ? [] : rule.Required.Select(output => new OutputRef(rule.Id, output.Id))).ToList();
            var here = Of(run, wanted, now, lost);
            lacks.AddRange(here);
            if (!isDone && here.Count == 0 && !isLast)
                lacks.Add(new Lack(rule.Id, run.Flow.NumberOf(rule.Id), rule.Title, "还没有完成"));
        }

        return [.. lacks.DistinctBy(lack => (lack.Stage, lack.What)).OrderBy(lack => lack.Number)];
    }

    private static IReadOnlyList<OutputRef> EntryOf(FlowRun run, string stageId) =>
    [
        .. run.Flow.Stages
            .Where(next => next.After.Contains(stageId) && next.After.All(before => before == stageId || run.Stage(before).State == StageState.Done))
            .SelectMany(next => next.EntryChecks),
    ];

    private static List<Lack> Of(FlowRun run, IEnumerable<OutputRef> wanted, DateTimeOffset now, IReadOnlyCollection<long> lost) =>
    [
        .. wanted.Distinct().Select(reference => (reference, Why: WhyNot(run.Flow.Output(reference), [.. run.Stage(reference.Stage).Of(reference.Output)], now, lost)))
            .Where(one => one.Why is not null)
            .Select(one => new Lack(one.reference.Stage, run.Flow.NumberOf(one.reference.Stage), run.Flow.Output(one.reference).Title, one.Why!))
            .OrderBy(lack => lack.Number),
    ];

    /// <summary>Null where it is there and good; else why it does not count, empty for "not there at all".</summary>
    private static string? WhyNot(FlowOutput output, IReadOnlyList<OutputValue> values, DateTimeOffset now, IReadOnlyCollection<long> lost)
    {
        var good = values.Where(value => value.Fits(output) && !(value.Evidence is { } row && lost.Contains(row))).ToList();
        if (good.Count == 0) return values.Any(value => value.Evidence is { } row && lost.Contains(row)) ? "没有收到文件，请重发" : "";
        if (good.Count < output.Pieces) return $"已有{good.Count}张，要{output.Pieces}张";
        if (output.Type == OutputType.Split)
        {
            var sum = good.Sum(share => share.Number!.Value);
            if (sum != 100) return $"合计{sum:0.##}%，要100%";
            return good.Find(share => share.View == ShareView.Disputed) is { } disputed ? $"{disputed.Text}有异议，等上级裁定" : null;
        }

        if (output.Type == OutputType.Location) return good[^1] is { NeedsReason: true, Note: "" } ? "要写原因，发：到场说明 编号 原因" : null;
        if (!output.ValidUntil) return null;
        if (good[^1].ValidUntil is not { } until) return "没有写有效期";
        return until < BusinessTime.DayOf(now) ? $"已于{until:yyyy-MM-dd}过期" : null;
    }
}

/// <summary>One thing that keeps a gate shut.</summary>
/// <param name="Number">Of its stage, from 1.</param>
/// <param name="What">Title of the output.</param>
/// <param name="Why">In Chinese; empty where it simply is not there.</param>
public sealed record Lack(string Stage, int Number, string What, string Why)
{
    /// <summary>「《医疗器械使用备案表》(步骤14，已于2026-11-20过期)」</summary>
    public string InWords => $"{What}(步骤{Number}{(Why.Length > 0 ? "，" + Why : "")})";
}
