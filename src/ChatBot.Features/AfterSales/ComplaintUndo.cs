using ChatBot.Features.Chat;
using ChatBot.Features.Collaboration;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;

namespace ChatBot.Features.AfterSales;

/// <summary>Takes a complaint back: its case ends, its clocks stop.</summary>
internal sealed class ComplaintUndo(ComplaintStore complaints, CaseStarter cases, LedgerStore ledger) : IUndo
{
    internal const string UndoKind = "complaint-logged";

    public string Kind => UndoKind;

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        var withdrawn = await cases.WithdrawAsync(undoable.RecordNo, byUserId, now, cancel);
        if (withdrawn.Refusal is { } refusal) return refusal;
        await complaints.WithdrawAsync(undoable.RecordNo, now, cancel);
        await ledger.AppendAsync(new LedgerEntry(now, byUserId, "undo", undoable.RecordNo, "撤销客诉"), cancel);
        return new Undone(undoable.What);
    }
}
