using ChatBot.Features.Health;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Collaboration;

/// <summary>Notes whether stages are finished within their limits. A stage that came back is judged anew, and what it was before stays.</summary>
internal sealed class StageHealthDesk(HealthSampleBook samples) : ICaseListener
{
    public Task HearAsync(Case now, RunNotice notice, CaseAct act, CancellationToken cancel) => notice switch
    {
        StageOpened opened => NoteAsync(now, opened.Stage, null, cancel),
        StageClosed closed => NoteAsync(now, closed.Stage, closed.Stage.SkippedWhy is null ? null : act.At, cancel),
        HolderChanged { Stage.State: StageState.Open } changed => NoteAsync(now, changed.Stage, null, cancel),
        HolderRestored restored => NoteAsync(now, restored.Stage, null, cancel),
        StageCameBack back => NoteAsync(now, back.Stage, null, cancel),
        WaitStarted started => NoteAsync(now, started.Stage with { DueAt = Later(started.Stage.DueAt, started.Wait.Until) }, null, cancel),
        WaitTakenBack { Stage.Wait: { } wait } back => NoteAsync(now, back.Stage with { DueAt = Later(back.Stage.DueAt, wait.Until) }, null, cancel),
        WaitTakenBack back => NoteAsync(now, back.Stage, null, cancel),
        WaitOver over => NoteAsync(now, over.Stage, null, cancel),
        StageTakenBack taken => NoteAsync(now, taken.Stage, null, cancel),
        StageShut shut => NoteAsync(now, shut.Stage, act.At, cancel),
        _ => Task.CompletedTask,
    };

    private async Task NoteAsync(Case now, StageRun stage, DateTimeOffset? withdrawnAt, CancellationToken cancel)
    {
        if ((stage.EnteredAt ?? withdrawnAt) is not { } began) return;
        await samples.NoteAsync(
            new HealthFact(
                HealthObject.Stage, RecordNo.PrefixOf(now.RecordNo), now.RecordNo, stage.Round > 1 ? $"{stage.Id}#{stage.Round}" : stage.Id, stage.Stays is [.., var last] && stage.DoneAt is not null ? last.Holder : stage.Holder ?? now.Initiator,
                now.Initiator, now.Customer, "", began)
            {
                Hits = stage.DoneAt is { } done ? new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal) { ["finished"] = done } : new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal),
                OwnDueAt = stage.DueAt, WithdrawnAt = withdrawnAt,
            },
            cancel);
    }

    private static DateTimeOffset? Later(DateTimeOffset? due, DateTimeOffset until) => due is { } limit && limit > until ? limit : until;
}
