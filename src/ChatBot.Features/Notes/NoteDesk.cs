using System.Text.Json;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Customers;
using ChatBot.Features.Evidence;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;

namespace ChatBot.Features.Notes;

/// <summary>Makes notes: of what was said as one, and of loose input that found its customer. Says what it understood, and offers the need that it reads in it.</summary>
internal sealed class NoteDesk(
    CustomerStore customers, NoteStore notes, LooseStore loose, EvidenceStore evidence, RecordNumbers numbers, LedgerStore ledger, UndoStore undos, WorkCalendar calendar, ChatOptions options)
{
    public const string AudioPurpose = "备注录音", ProofPurpose = "备注附件";

    private const int LongestShown = 60;

    /// <param name="voice">The voice whose transcript the words are: its sound is kept with the note.</param>
    public async Task<Reply> NoteAsync(string customer, string words, LooseKind kind, MediaContent? voice, NoteAct act, CancellationToken cancel)
    {
        var (note, known) = await MakeAsync(await numbers.NextAsync(RecordNo.Feedback, cancel), customer, words, kind.ToString(), null, act, cancel);
        if (voice is not null) await evidence.AttachAsync(await evidence.AddAsync(voice, act.By, act.Now, act.MessageId, cancel), note.RecordNo, "", AudioPurpose, cancel);
        return await SayAsync(note, known, voice is null ? "" : "录音1条", act, cancel);
    }

    /// <summary>Makes a note of loose input. Refuses where it is settled already.</summary>
    public async Task<Reply> LinkAsync(LooseItem item, string customer, NoteAct act, CancellationToken cancel)
    {
        var recordNo = await numbers.NextAsync(RecordNo.Feedback, cancel);
        if (item.State != LooseState.Open || !await loose.LinkAsync(item.Id, recordNo, ProofPurpose, act.Now, cancel))
            return Reply.Of(NotesWordings.Settled, new LooseSettledModel(item.Number, item.RecordNo ?? ""));
        var (note, known) = await MakeAsync(recordNo, customer, item.Words, item.Kinds, item.Id, act, cancel);
        return await SayAsync(note, known, string.Join('、', item.Media.Select(media => media.InWords)), act, cancel);
    }

    private async Task<(Note Note, Customer Customer)> MakeAsync(string recordNo, string customer, string words, string origin, long? item, NoteAct act, CancellationToken cancel)
    {
        var known = await customers.GetOrCreateAsync(customer, null, act.By, act.Now, cancel);
        var note = new Note
        {
            RecordNo = recordNo, CustomerId = known.Id, Customer = known.Name, Owner = known.Owner, Words = words, Origin = origin, Author = act.By,
            NotedAt = act.Now, GrowsUntil = LooseWords.GrowsUntil(words, act.Now), Version = 1,
        };
        await notes.AddAsync(note, cancel);
        await ledger.AppendAsync(
            new LedgerEntry(act.Now, act.By, act.Source.ToString(), note.RecordNo, item is null ? "记备注" : "归到客户", item is null ? null : LooseLedger.NameOf(item.Value), JsonSerializer.Serialize(note, ChatJson.Options)), cancel);
        await undos.RememberAsync(
            act.By, new Undoable(NoteUndo.UndoKind, note.RecordNo, $"备注 {note.RecordNo}", JsonSerializer.Serialize(new NoteToUndo(item), ChatJson.Options)), act.MessageId, act.Now, cancel);
        return (note, known);
    }

    private async Task<Reply> SayAsync(Note note, Customer customer, string proofs, NoteAct act, CancellationToken cancel)
    {
        var findings = NoteFindings.Of(note.Words, [note.Customer], act.Now, calendar);
        var fields = new List<string> { $"客户：{customer.Name}{(customer.IsNew ? "（新客户，已建档）" : "")}" };
        if (note.Words.Length > 0) fields.Add($"内容：{Shown.OneLine(note.Words, LongestShown)}{(note.Words.Length > LongestShown ? $"（共{note.Words.Length}字，全文已存）" : "")}");
        if (proofs.Length > 0) fields.Add($"附件：{proofs}");
        fields.Add($"来源：{NoteOrigin.InWords(note.Origin)}");
        return Reply.Of(NotesWordings.Noted, new NotedModel(
            note.RecordNo, fields, findings.InWords(act.Now), findings.Any ? findings.NeedLine(note.Customer, note.RecordNo) : "",
            (await loose.OpenOfAsync(act.By, cancel)).Count, (int)options.UndoWithin.TotalMinutes));
    }
}

/// <param name="Now">UTC.</param>
/// <param name="MessageId">The inbox row that caused it.</param>
internal sealed record NoteAct(string By, DateTimeOffset Now, long MessageId, CommandSource Source)
{
    public static NoteAct Of(CommandCall call) => new(call.SenderId, call.Now, call.MessageId, call.Source);

    public static NoteAct Of(LooseInput input) => new(input.SenderId, input.ReceivedAt, input.MessageId, input.Source);
}

/// <summary>How the ledger names loose input, which has no number of its own.</summary>
internal static class LooseLedger
{
    public static string NameOf(long id) => $"未归属-{id}";
}
