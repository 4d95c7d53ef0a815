using ChatBot.Features.Calendar;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary>One stage as a line of an answer. Texts are empty where they do not apply.</summary>
/// <param name="Mark">✓ done, ⊘ left out, ▶ open, 🔴 open and over its limit, ⏸ waits for the customer, ○ to come, × cancelled.</param>
/// <param name="Due">「11月24日(周二)10:00」 of an open stage.</param>
/// <param name="Limit">「自然时间24小时」</param>
/// <param name="Done">When a done stage was done.</param>
/// <param name="For">Who completed it in the holder's stead.</param>
/// <param name="Since">Since when an open stage runs.</param>
/// <param name="Dwell">How long it has lain with people, natural time, waiting for the customer left out.</param>
/// <param name="Waited">How long it waited for the customer.</param>
/// <param name="Note">Why it came back, what it waits for, what was let pass.</param>
public sealed record StageLine(
    int Number, string Mark, string Title, string Holder, string Due, string Left, string Limit, bool NeedsPhoto, string Done, string For, string Result, string Since, string Dwell, string Waited,
    string Note)
{
    private const int LongestResult = 40;

    public static StageLine Of(FlowRun run, StageRun stage, OrgTree org, DateTimeOffset now)
    {
        var rule = run.Flow.Stage(stage.Id);
        var isOpen = stage.State == StageState.Open;
        var waited = stage.Waited(now);
        var dwell = stage.Dwell(now) - waited;
        return new StageLine(
            run.Flow.NumberOf(stage.Id),
            MarkOf(stage, now),
            rule.Title,
            org.NameOf(stage.Holder ?? ""),
            isOpen ? DateWords.Absolute(stage.DueAt!.Value, now) : "",
            isOpen ? stage.Wait is null ? DateWords.Remaining(stage.DueAt!.Value, now) : "暂停计时" : "",
            rule.Due.InWords,
            rule.NeedsPhoto,
            stage.DoneAt is { } done ? DateWords.Absolute(done, now) : "",
            stage.DoneBy is { } by && !StagePick.Same(by, stage.Holder) ? org.NameOf(by) : "",
            Short(stage.Result ?? ""),
            isOpen ? DateWords.Absolute(stage.EnteredAt!.Value, now) : "",
            dwell > TimeSpan.Zero ? DateWords.Span(dwell) : "",
            waited > TimeSpan.Zero ? DateWords.Span(waited) : "",
            NoteOf(stage, org, now));
    }

    public static IReadOnlyList<StageLine> All(FlowRun run, OrgTree org, DateTimeOffset now) =>
        [.. run.Stages.Select(stage => Of(run, stage, org, now))];

    public static IReadOnlyList<StageLine> OpenedBy(Advance advance, OrgTree org, DateTimeOffset now) =>
        [.. advance.Notices.OfType<StageOpened>().Select(opened => Of(advance.Run, opened.Stage, org, now))];

    private static string MarkOf(StageRun stage, DateTimeOffset now) => stage.State switch
    {
        StageState.Done when stage.SkippedWhy is not null => "⊘",
        StageState.Done => "✓",
        StageState.Open when stage.Wait is not null => "⏸",
        StageState.Open when now >= stage.DueAt => "🔴",
        StageState.Open => "▶",
        StageState.Cancelled => "×",
        _ => "○",
    };

    private static string NoteOf(StageRun stage, OrgTree org, DateTimeOffset now)
    {
        if (stage.State == StageState.Open && stage.Wait is { } wait) return $"等客户：{wait.Reason}，最晚到{DateWords.Absolute(wait.Until, now)}";
        if (stage.Skip is { } skip) return $"{org.NameOf(skip.By)} 申请不适用：{skip.Reason}，等审核";
        if (stage.Override is { } passed) return $"{org.NameOf(passed.By)} 放行：{passed.Reason}（缺{passed.Lacking}）";
        return stage.State != StageState.Done && stage.ReturnedWhy is { } why ? $"被退回：{why}" : "";
    }

    private static string Short(string text) => text.Length <= LongestResult ? text : text[..LongestResult] + "…";
}
