using System.Text.Json;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Evidence;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Notes;

/// <summary><c>改备注 FK-51 …</c>: puts the words of one's own note right; the sound stays, and the log keeps the words as they were (R61).</summary>
internal sealed class EditNoteCommand(NoteStore notes, EvidenceStore evidence, LedgerStore ledger, UndoStore undos, OrgDirectory org, WorkCalendar calendar, ChatOptions options) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("改备注", "改正自己记的备注，原录音保留", ["改备注 FK-51 张主任说12月底前要50套管路"])
    {
        Synonyms = ["修改备注", "更正备注"],
        Slots =
        [
            new Slot("备注编号", SlotKind.Record) { Prefixes = [RecordNo.Feedback], Required = true, Ask = "改哪一条？请发 FK 编号", Example = "FK-51" },
            new Slot("新内容", SlotKind.Rest) { Required = true, Ask = "改成什么？请发完整的新内容", Example = "张主任说12月底前要50套管路" },
        ],
        Notes = ["只能改自己记的；改前的文字留在审计里。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var recordNo = call.Slots.Record("备注编号")!;
        var tree = org.Current;
        if (await notes.FindAsync(recordNo, cancel) is not { } note || !note.MayBeSeenBy(call.SenderId, tree)) return Reply.Of(ChatWordings.NoSuchRecord, new NoSuchRecordModel(recordNo));
        if (!string.Equals(note.Author, call.SenderId, StringComparison.OrdinalIgnoreCase)) return Reply.Of(NotesWordings.NotYours, new NotYourNoteModel(recordNo, tree.NameOf(note.Author)));
        var words = call.Slots.Text("新内容")!;
        if (!await notes.EditAsync(recordNo, words, call.Now, note.Version, cancel)) return Reply.Of(NotesWordings.Changed, new NoteChangedModel(recordNo));
        await ledger.AppendAsync(new LedgerEntry(call.Now, call.SenderId, call.Source.ToString(), recordNo, "改备注", note.Words, words), cancel);
        await undos.RememberAsync(
            call, new Undoable(NoteEditUndo.UndoKind, recordNo, $"改备注 {recordNo}", JsonSerializer.Serialize(new NoteEditToUndo(note.Words, note.EditedAt, note.Version + 1), ChatJson.Options)), cancel);
        var findings = NoteFindings.Of(words, [note.Customer], call.Now, calendar);
        var hasVoice = (await evidence.OfAsync(recordNo, cancel)).Any(one => one.MediaKind == MediaKind.Voice);
        return Reply.Of(NotesWordings.Edited, new EditedModel(
            recordNo, Shown.OneLine(note.Words), Shown.OneLine(words), hasVoice, findings.InWords(call.Now), findings.Any && note.NeedNo is null ? findings.NeedLine(note.Customer, recordNo) : "",
            (int)options.UndoWithin.TotalMinutes));
    }
}
