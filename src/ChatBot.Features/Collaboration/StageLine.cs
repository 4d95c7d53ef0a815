using ChatBot.Features.Calendar;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary>One stage as a line of an answer. Texts are empty where they do not apply.</summary>
/// <param name="Mark">✓ done, ▶ open, 🔴 open and over its limit, ○ to come, × cancelled.</param>
/// <param name="Due">「11月24日(周二)10:00」 of an open stage.</param>
/// <param name="Limit">「自然时间24小时」</param>
/// <param name="Done">When a done stage was done.</param>
/// <param name="For">Who completed it in the holder's stead.</param>
public sealed record StageLine(
    int Number, string Mark, string Title, string Holder, string Due, string Left, string Limit, bool NeedsPhoto, string Done, string For, string Result)
{
    private const int LongestResult = 40;

    public static StageLine Of(FlowRun run, StageRun stage, OrgTree org, DateTimeOffset now)
    {
        var rule = run.Flow.Stage(stage.Id);
        var isOpen = stage.State == StageState.Open;
        return new StageLine(
            run.Flow.Stages.TakeWhile(one => one.Id != stage.Id).Count() + 1,
            MarkOf(stage, now),
            rule.Title,
            org.NameOf(stage.Holder ?? ""),
            isOpen ? DateWords.Absolute(stage.DueAt!.Value, now) : "",
            isOpen ? DateWords.Remaining(stage.DueAt!.Value, now) : "",
            rule.Due.InWords,
            rule.NeedsPicture,
            stage.DoneAt is { } done ? DateWords.Absolute(done, now) : "",
            stage.DoneBy is { } by && !StagePick.Same(by, stage.Holder) ? org.NameOf(by) : "",
            Short(stage.Result ?? ""));
    }

    public static IReadOnlyList<StageLine> All(FlowRun run, OrgTree org, DateTimeOffset now) =>
        [.. run.Stages.Select(stage => Of(run, stage, org, now))];

    public static IReadOnlyList<StageLine> OpenedBy(Advance advance, OrgTree org, DateTimeOffset now) =>
        [.. advance.Notices.OfType<StageOpened>().Select(opened => Of(advance.Run, opened.Stage, org, now))];

    private static string MarkOf(StageRun stage, DateTimeOffset now) => stage.State switch
    {
        StageState.Done => "✓",
        StageState.Open when now >= stage.DueAt => "🔴",
        StageState.Open => "▶",
        StageState.Cancelled => "×",
        _ => "○",
    };

    private static string Short(string text) => text.Length <= LongestResult ? text : text[..LongestResult] + "…";
}
