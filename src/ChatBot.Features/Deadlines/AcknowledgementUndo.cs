using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;

namespace ChatBot.Features.Deadlines;

/// <summary>Takes an acknowledgement back: the ladder goes on as if nobody had taken notice.</summary>
internal sealed class AcknowledgementUndo(DeadlineStore deadlines, LedgerStore ledger) : IUndo
{
    internal const string UndoKind = "acknowledged";

    public string Kind => UndoKind;

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        var wanted = JsonSerializer.Deserialize<AcknowledgementToUndo>(undoable.Payload, ChatJson.Options)!;
        await deadlines.ForgetAcknowledgementAsync(wanted.Deadlines, byUserId, now, cancel);
        await ledger.AppendAsync(new LedgerEntry(now, byUserId, "undo", undoable.RecordNo, "撤销知悉"), cancel);
        return new Undone($"{undoable.What}，升级照常进行");
    }
}

internal sealed record AcknowledgementToUndo(IReadOnlyList<long> Deadlines);

/// <summary>Takes a reminder back: who has read it hears of the correction, who has not is spared it.</summary>
internal sealed class NudgeUndo(LedgerStore ledger) : IUndo
{
    internal const string UndoKind = "nudged";

    public string Kind => UndoKind;

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        await ledger.AppendAsync(new LedgerEntry(now, byUserId, "undo", undoable.RecordNo, "撤销催办"), cancel);
        return new Undone(undoable.What);
    }
}
