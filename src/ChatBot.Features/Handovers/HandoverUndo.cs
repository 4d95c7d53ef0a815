using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Handovers;

/// <summary>Takes a handover back: what has not been given stays, what has been given goes back by a handover of its own, with receipts.</summary>
internal sealed class HandoverUndo(HandoverStore store, HandoverDesk desk) : IUndo
{
    internal const string UndoKind = "handover";

    public string Kind => UndoKind;

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        var wanted = JsonSerializer.Deserialize<HandoverToReverse>(undoable.Payload, ChatJson.Options)!;
        var handover = await store.FindAsync(wanted.Id, cancel) ?? throw new InvalidOperationException($"There is no handover {wanted.Id}.");
        var back = await desk.ReverseAsync(handover, byUserId, null, "undo", now, cancel);
        return new Undone(back is null ? undoable.What : $"{undoable.What}，正在逐件退回，完成后发回执");
    }
}

internal sealed record HandoverToReverse(long Id);
