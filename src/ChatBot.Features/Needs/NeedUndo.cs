using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Features.Collaboration;
using ChatBot.Features.Health;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;

namespace ChatBot.Features.Needs;

/// <summary>Takes a need back: its case ends, its clocks stop, the credit goes.</summary>
internal sealed class NeedUndo(NeedStore needs, CaseStarter cases, HealthLedger health, LedgerStore ledger) : IUndo
{
    internal const string UndoKind = "need-logged";

    public string Kind => UndoKind;

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        var withdrawn = await cases.WithdrawAsync(undoable.RecordNo, byUserId, now, cancel);
        if (withdrawn.Refusal is { } refusal) return refusal;
        await needs.WithdrawAsync(undoable.RecordNo, now, cancel);
        await health.TakeBackAsync(JsonSerializer.Deserialize<NeedToUndo>(undoable.Payload, ChatJson.Options)!.Cause, now, cancel);
        await ledger.AppendAsync(new LedgerEntry(now, byUserId, "undo", undoable.RecordNo, "撤销需求"), cancel);
        return new Undone(undoable.What);
    }
}

/// <param name="Cause">The message that logged it, under which the health action was credited.</param>
internal sealed record NeedToUndo(long Cause);
