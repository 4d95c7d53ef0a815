using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Collaboration;

/// <summary>Takes a completion back: the stage and its clock run again, what it had opened closes.</summary>
internal sealed class StageCompletionUndo(CaseStore cases, CaseProgress progress, CaseUntouched untouched) : IUndo
{
    internal const string UndoKind = "stage-completed";

    public string Kind => UndoKind;

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        var wanted = JsonSerializer.Deserialize<CompletionToUndo>(undoable.Payload, ChatJson.Options)!;
        var before = await cases.FindAsync(undoable.RecordNo, cancel) ?? throw new InvalidOperationException($"There is no case {undoable.RecordNo}.");
        var followers = before.Flow.Stages.Where(stage => stage.After.Contains(wanted.Stage)).Select(stage => stage.Id).ToList();
        if (await untouched.RefusalAsync(before, wanted.Version, byUserId, followers, now, cancel) is { } acted) return acted;
        var happened = new StageReopened(byUserId, wanted.Stage);
        var advance = before.Run.Apply(happened, now);
        if (advance.IsRefused || await progress.SaveAsync(before, advance, happened, new CaseAct(byUserId, now, "undo", null), cancel) is null)
            return CollaborationWordings.ChangedMeanwhile.With(new ChangedMeanwhileModel(undoable.RecordNo));
        return new Undone($"{undoable.What}，该环节重新由处理人办理，时限不变");
    }
}

/// <param name="Version">The case's version right after the completion.</param>
internal sealed record CompletionToUndo(string Stage, long Version);
