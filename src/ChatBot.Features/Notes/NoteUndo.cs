using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;

namespace ChatBot.Features.Notes;

/// <summary>Takes a note back; what it was made of is loose again. Not once a need has been made of it.</summary>
internal sealed class NoteUndo(NoteStore notes, LooseStore loose, LedgerStore ledger) : IUndo
{
    internal const string UndoKind = "note-made";

    public string Kind => UndoKind;

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        if (await notes.FindAsync(undoable.RecordNo, cancel) is { NeedNo: { } need }) return NotesWordings.NeedMade.With(new NeedMadeModel(undoable.RecordNo, need));
        await notes.WithdrawAsync(undoable.RecordNo, now, cancel);
        if (JsonSerializer.Deserialize<NoteToUndo>(undoable.Payload, ChatJson.Options)!.Item is { } item) await loose.ReopenAsync([item], undoable.RecordNo, cancel);
        await ledger.AppendAsync(new LedgerEntry(now, byUserId, "undo", undoable.RecordNo, "撤销备注"), cancel);
        return new Undone(undoable.What);
    }
}

/// <param name="Item">The loose item that it was made of.</param>
internal sealed record NoteToUndo(long? Item);

/// <summary>Brings the earlier words of a note back.</summary>
internal sealed class NoteEditUndo(NoteStore notes, LedgerStore ledger) : IUndo
{
    internal const string UndoKind = "note-edited";

    public string Kind => UndoKind;

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        var edit = JsonSerializer.Deserialize<NoteEditToUndo>(undoable.Payload, ChatJson.Options)!;
        if (!await notes.EditAsync(undoable.RecordNo, edit.Words, edit.EditedAt, edit.Version, cancel)) return NotesWordings.Changed.With(new NoteChangedModel(undoable.RecordNo));
        await ledger.AppendAsync(new LedgerEntry(now, byUserId, "undo", undoable.RecordNo, "撤销改备注", null, edit.Words), cancel);
        return new Undone(undoable.What);
    }
}

/// <param name="Words">As they were before.</param>
/// <param name="Version">Of the edited note.</param>
internal sealed record NoteEditToUndo(string Words, DateTimeOffset? EditedAt, long Version);
