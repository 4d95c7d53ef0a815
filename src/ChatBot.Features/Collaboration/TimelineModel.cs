using ChatBot.Features.Calendar;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary>A case as a timeline, in chat and on its page alike.</summary>
/// <param name="Answer">The whole in one sentence: who has it and since when.</param>
/// <param name="Dwell">How long it lay with people, all stages added up, natural time.</param>
/// <param name="Waited">How long it waited for the customer, all stages added up; empty where it did not.</param>
/// <param name="Link">To the page; empty without pages.</param>
/// <param name="StoppedBy">Number of the change for which stages stand still, or empty.</param>
/// <param name="IsLong">So many stages that only open ones have details in chat.</param>
public sealed record TimelineModel(
    string RecordNo, string Flow, string Customer, string About, string Initiator, string Started, string State, IReadOnlyList<StageLine> Lines, bool IsRunning, string Answer, string Dwell, string Waited,
    IReadOnlyList<string> Facts, string Link, bool IsLong, string StoppedBy)
{
    /// <summary>More would not fit into one message (P8).</summary>
    private const int MostInDetail = 8;

    public static TimelineModel Of(Case now, OrgTree org, DateTimeOffset at)
    {
        var lines = StageLine.All(now.Run, org, at);
        var waited = now.Run.Stages.Aggregate(TimeSpan.Zero, (sum, stage) => sum + stage.Waited(at));
        var dwell = now.Run.Stages.Aggregate(TimeSpan.Zero, (sum, stage) => sum + stage.Dwell(at)) - waited;
        return new TimelineModel(
            now.RecordNo, now.Flow.Title, now.Customer, now.Title, org.NameOf(now.Initiator), DateWords.Absolute(now.StartedAt, at),
            now.Run.State switch { RunState.Finished => "已全部完成", RunState.Withdrawn => "已撤销", _ => "进行中" },
            lines, now.Run.State == RunState.Running, AnswerOf(now, lines), dwell > TimeSpan.Zero ? DateWords.Span(dwell) : "", waited > TimeSpan.Zero ? DateWords.Span(waited) : "",
            [.. now.Facts.Select(fact => $"{fact.Name}：{fact.Value}")], "", lines.Count > MostInDetail, now.Run.HeldFor ?? "");
    }

    private static string AnswerOf(Case now, IReadOnlyList<StageLine> lines)
    {
        if (now.Run.State != RunState.Running) return now.Run.State == RunState.Withdrawn ? "已撤销，不用再处理" : $"{lines.Count}个环节已全部完成";
        var open = now.Run.Open.OrderBy(stage => stage.DueAt).Select(stage => lines[now.Flow.NumberOf(stage.Id) - 1]).ToList();
        var done = lines.Count(line => line.Mark is "✓" or "⊘");
        var first = open[0];
        return $"已完成 {done}/{lines.Count}，最急的是「{first.Title}」，在 {first.Holder} 手里，{first.Left}";
    }
}
