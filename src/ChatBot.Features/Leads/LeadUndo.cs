using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;

namespace ChatBot.Features.Leads;

/// <summary>What an act on a lead needs to be taken back.</summary>
/// <param name="Before">As it stood.</param>
/// <param name="After">The version that the act left.</param>
/// <param name="LastStay">The number of the stay that was the last one.</param>
internal sealed record LeadToRestore(Lead Before, long After, long LastStay);

/// <summary>Takes the logging of a lead back, as long as nothing has happened to it.</summary>
internal sealed class LeadLoggedUndo(LeadStore leads, LedgerStore ledger) : IUndo
{
    internal const string UndoKind = "lead-logged";

    public string Kind => UndoKind;

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await leads.WithdrawAsync(undoable.RecordNo, 1, now, cancel)) return LeadWordings.ChangedSince.With(new LeadChangedSinceModel(undoable.RecordNo));
        await ledger.AppendAsync(new LedgerEntry(now, byUserId, "undo", undoable.RecordNo, "撤销线索"), cancel);
        return new Undone(undoable.What);
    }
}

/// <summary>Takes any change of a lead back: a move, a loss, a win, another amount.</summary>
internal sealed class LeadUndo(LeadStore leads, LedgerStore ledger) : IUndo
{
    internal const string UndoKind = "lead-changed";

    public string Kind => UndoKind;

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        var restore = JsonSerializer.Deserialize<LeadToRestore>(undoable.Payload, ChatJson.Options)!;
        if (!await leads.RestoreAsync(restore.Before, restore.After, restore.LastStay, now, cancel)) return LeadWordings.ChangedSince.With(new LeadChangedSinceModel(undoable.RecordNo));
        await ledger.AppendAsync(new LedgerEntry(now, byUserId, "undo", undoable.RecordNo, "撤销" + undoable.What), cancel);
        return new Undone(undoable.What);
    }
}
