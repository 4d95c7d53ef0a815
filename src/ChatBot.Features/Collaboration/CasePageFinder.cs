using ChatBot.Features.Calendar;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary>A case as its page shows it, for one reader who may know of it (C9).</summary>
public sealed class CasePageFinder
{
    private readonly CaseFinder _cases;
    private readonly OrgDirectory _org;

    internal CasePageFinder(CaseFinder cases, OrgDirectory org) => (_cases, _org) = (cases, org);

    public async Task<CasePage?> FindAsync(string recordNo, string reader, DateTimeOffset now, CancellationToken cancel)
    {
        var tree = _org.Current;
        if (await _cases.FindAsync(recordNo, reader, cancel) is not { } found) return null;
        var timeline = TimelineModel.Of(found, tree, now);
        return new CasePage(
            timeline, tree.NameOf(reader), DateWords.Absolute(now, now),
            [.. found.Run.Stages.Select((stage, index) =>
            {
                var rule = found.Flow.Stage(stage.Id);
                return new CasePageStage(
                    timeline.Lines[index], rule.OutputInWords, rule.Why, rule.How,
                    [.. rule.Outputs.Select(output => (output, Values: stage.Of(output.Id).ToList())).Where(one => one.Values.Count > 0).Select(one => $"{one.output.Title}：{Shown(one.output, one.Values)}")],
                    stage.Stays.Count < 2 ? [] : [.. stage.Stays.Select(stay => $"{tree.NameOf(stay.Holder)}，{DateWords.Absolute(stay.From, now)} 起 {DateWords.Span(stay.To - stay.From)}，{stay.How}")]);
            })]);
    }

    private static string Shown(FlowOutput output, IReadOnlyList<OutputValue> values) => output.Type switch
    {
        OutputType.Photo => $"{values.Count} 张",
        OutputType.Document => values[^1].ValidUntil is { } until ? $"已收到，有效期至 {until:yyyy-MM-dd}" : "已收到",
        OutputType.Signature => $"{values[^1].Text} 已签",
        OutputType.Split => string.Join("、", values.Select(share => share.InWords + share.View switch { ShareView.Agreed => "（认可）", ShareView.Disputed => "（异议）", ShareView.Decided => "（已裁定）", _ => "" })),
        _ => values[^1].InWords + output.Unit,
    };
}
