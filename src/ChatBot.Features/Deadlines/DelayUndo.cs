using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;

namespace ChatBot.Features.Deadlines;

/// <summary>Takes a delay back; it does not count, and the ladder goes on.</summary>
internal sealed class DelayUndo(DeadlineStore deadlines, LedgerStore ledger) : IUndo
{
    internal const string UndoKind = "delayed";

    public string Kind => UndoKind;

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        await deadlines.ForgetDelayAsync(JsonSerializer.Deserialize<DelayToUndo>(undoable.Payload, ChatJson.Options)!.Deadlines, byUserId, now, cancel);
        await ledger.AppendAsync(new LedgerEntry(now, byUserId, "undo", undoable.RecordNo, "撤销延时"), cancel);
        return new Undone($"{undoable.What}，升级照常进行");
    }
}

internal sealed record DelayToUndo(IReadOnlyList<long> Deadlines);
