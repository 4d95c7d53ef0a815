using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Absences;

/// <summary>Takes the announcing, changing or ending of a leave back.</summary>
internal sealed class LeaveUndo(AbsenceStore absences, LedgerStore ledger) : IUndo
{
    internal const string UndoKind = "leave";

    public string Kind => UndoKind;

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        var wanted = JsonSerializer.Deserialize<LeaveToRestore>(undoable.Payload, ChatJson.Options)!;
        if (!await absences.UpdateAsync(wanted.Before with { Version = wanted.Version }, now, cancel))
            return AbsenceWordings.NoLeave.With(new NoLeaveModel("这条请假已被改过，"));
        if (!wanted.Before.IsGivenUp && wanted.Before.EndsAt > now) await absences.ForgetReturnAsync(wanted.Id, cancel);
        await ledger.AppendAsync(new LedgerEntry(now, byUserId, "undo", undoable.RecordNo, "撤销" + undoable.What.Split(' ')[0]), cancel);
        return new Undone(undoable.What);
    }
}

/// <param name="Version">The version that the act left: another one means that somebody has acted on it since.</param>
/// <param name="Before">How it is to stand again; given up where it was not there before.</param>
internal sealed record LeaveToRestore(long Id, long Version, Absence Before);
