using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary>Gives a stage back to whoever had it before; the clock goes on as it was.</summary>
internal sealed class AssignmentUndo(CaseStore cases, CaseProgress progress, CaseUntouched untouched, OrgDirectory org) : IUndo
{
    internal const string UndoKind = "stage-assigned";

    public string Kind => UndoKind;

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        var wanted = JsonSerializer.Deserialize<AssignmentToUndo>(undoable.Payload, ChatJson.Options)!;
        var given = await cases.FindAsync(undoable.RecordNo, cancel) ?? throw new InvalidOperationException($"There is no case {undoable.RecordNo}.");
        if (await untouched.RefusalAsync(given, wanted.Version, byUserId, [wanted.Stage], now, cancel) is { } acted) return acted;
        var before = org.Current.NameOf(wanted.Before);
        var happened = new StageAssigned(byUserId, wanted.Stage, new Assignment(wanted.Before, $"{org.Current.NameOf(byUserId)} 撤销指派 → {before}", given.Run.Stage(wanted.Stage).DueAt ?? now));
        var advance = given.Run.Apply(happened, now);
        if (advance.IsRefused || await progress.SaveAsync(given, advance, happened, new CaseAct(byUserId, now, "undo", null), cancel) is null)
            return CollaborationWordings.ChangedMeanwhile.With(new ChangedMeanwhileModel(undoable.RecordNo));
        return new Undone($"{undoable.What}，仍由 {before} 处理，时限不变");
    }
}

/// <param name="Before">Who had it.</param>
/// <param name="Version">The case's version right after the assignment.</param>
internal sealed record AssignmentToUndo(string Stage, string Before, long Version);
