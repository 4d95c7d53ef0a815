using System.Text.Json;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Approvals;

/// <summary>Takes a typed link back; clocks and credit follow. Refused where somebody has linked the form anew since.</summary>
internal sealed class ApprovalLinkUndo(ApprovalStore store, ApprovalDesk desk, LedgerStore ledger, OrgDirectory org) : IUndo
{
    internal const string UndoKind = "approval-linked";

    public string Kind => UndoKind;

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        var back = JsonSerializer.Deserialize<ApprovalLinkBack>(undoable.Payload, ChatJson.Options)!;
        var approval = (await store.FindAsync(undoable.RecordNo[(RecordNo.Approval.Length + 1)..], cancel))!;
        if (approval.ContractNo != back.Linked || !string.Equals(approval.LinkedBy, byUserId, StringComparison.OrdinalIgnoreCase))
        {
            return DeadlineWordings.AlreadyHandled.With(new AlreadyHandledModel(
                approval.RecordNo, org.Current.NameOf(approval.LinkedBy ?? ""), DateWords.Absolute(approval.LinkedAt ?? now, now)));
        }

        await desk.LinkAsync(approval, approval with { ContractNo = back.ContractNo, LinkedHow = back.How, LinkedBy = back.By, LinkedAt = back.At }, null, now, cancel);
        await ledger.AppendAsync(new LedgerEntry(now, byUserId, "undo", approval.RecordNo, "撤销关联", back.Linked, back.ContractNo), cancel);
        return new Undone(undoable.What);
    }
}
