using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Collaboration;

/// <summary>
/// Takes the last act on a case back (退回, 不适用, 等客户, 认可, 裁定, 补交): what it was before is rebuilt from what happened, and the clocks go on as if
/// nothing had been done, with the limits that they had.
/// </summary>
internal sealed class CaseActUndo(CaseStore cases, CaseProgress progress, CaseUntouched untouched) : IUndo
{
    internal const string UndoKind = "case-act";

    public string Kind => UndoKind;

    /// <param name="what">What was done, in Chinese; the record is named in it.</param>
    /// <param name="after">The case right after the act.</param>
    public static Undoable Of(Case after, string what) => new(UndoKind, after.RecordNo, what, JsonSerializer.Serialize(new CaseActToUndo(after.Version), ChatJson.Options));

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        var wanted = JsonSerializer.Deserialize<CaseActToUndo>(undoable.Payload, ChatJson.Options)!;
        var after = await cases.FindAsync(undoable.RecordNo, cancel) ?? throw new InvalidOperationException($"There is no case {undoable.RecordNo}.");
        var history = await cases.HistoryAsync(after.RecordNo, cancel);
        var before = FlowRun.Replay(after.Flow, history.Take((int)wanted.Version - 1));
        var replayed = FlowRun.Replay(after.Flow, history.Take((int)wanted.Version));
        var changed = before.Stages.Where((stage, index) => stage != replayed.Stages[index]).ToList();
        if (await untouched.RefusalAsync(after, wanted.Version, byUserId, HandedOn(changed, after.Run), now, cancel) is { } acted) return acted;
        var happened = new ActTakenBack(byUserId, undoable.What, changed);
        var advance = after.Run.Apply(happened, now);
        if (advance.IsRefused || await progress.SaveAsync(after, advance, happened, new CaseAct(byUserId, now, "undo", null), cancel) is null)
            return CollaborationWordings.ChangedMeanwhile.With(new ChangedMeanwhileModel(undoable.RecordNo));
        await cases.ExpectNothingAsync(byUserId, cancel);
        return new Undone($"{undoable.What}，回到之前的状态，时限不变");
    }

    /// <summary>The clocks that the act gave to somebody: who has taken notice of one of them has acted.</summary>
    private static string[] HandedOn(IReadOnlyList<StageRun> before, FlowRun after) =>
    [
        .. before.Where(stage => after.Stage(stage.Id) is { State: StageState.Open } now && (stage.State != StageState.Open || !StagePick.Same(stage.Holder, now.Holder))).Select(stage => stage.Id),
        .. before.Where(stage => !FlowRun.IsDisputed(stage)).Select(stage => CaseProgress.SplitPart(stage.Id)),
    ];
}

/// <param name="Version">The case's version right after the act.</param>
internal sealed record CaseActToUndo(long Version);
