using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Customers;
using ChatBot.Features.Evidence;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Notes;

/// <summary><c>查备注 华东医院</c>: the notes about a customer that one may see, newest first; <c>查备注 FK-51</c>: one of them whole.</summary>
internal sealed class ShowNotesCommand(NoteStore notes, EvidenceStore evidence, OrgDirectory org, WorkCalendar calendar) : IChatCommand
{
    private const int PageSize = 6, MostKept = 120;

    public static CommandSpec Spec { get; } = new("查备注", "看客户的备注，或一条备注的全文", ["查备注 华东医院", "查备注 FK-51", "查备注"])
    {
        Synonyms = ["看备注", "查看备注", "查一下备注", "看看备注", "备注列表", "查反馈", "看反馈", "我的备注"],
        Slots = [new Slot("客户或编号", SlotKind.Rest)],
        Notes = ["看得到自己和下属记的，以及自己客户的；不写客户时看全部。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var wanted = call.Slots.Choice("客户或编号") ?? "";
        if (RecordNo.Parse(wanted) is { } recordNo)
        {
            return await notes.FindAsync(recordNo, cancel) is { } note && note.MayBeSeenBy(call.SenderId, tree)
                ? Reply.Of(NotesWordings.ShownOne, await OneAsync(note, call.Now, cancel))
                : Reply.Of(ChatWordings.NoSuchRecord, new NoSuchRecordModel(recordNo));
        }

        var customer = Customer.Normalised(wanted);
        IReadOnlyCollection<string>? authors = tree.IsAdmin(call.SenderId) ? null : [call.SenderId, .. tree.SubtreeOf(call.SenderId).Select(person => person.UserId)];
        var found = await notes.ListAsync(customer.Length == 0 ? null : customer, authors, MostKept, cancel);
        return Pages.Of(found, PageSize, (page, _, left) => NotesWordings.Listed.With(new NoteListModel(
            Shown.OneLine(customer, 20),
            [.. page.Select(note => new NoteLine(
                note.RecordNo, note.Customer, DateWords.Absolute(note.NotedAt, call.Now), tree.NameOf(note.Author), Shown.OneLine(note.Words, 40), NoteOrigin.InWords(note.Origin), note.NeedNo ?? ""))],
            left)));
    }

    private async Task<NoteShownModel> OneAsync(Note note, DateTimeOffset now, CancellationToken cancel)
    {
        var proofs = (await evidence.OfAsync(note.RecordNo, cancel)).GroupBy(one => one.MediaKind).Select(kind => new MediaCount { MediaKind = kind.Key, Count = kind.Count() }.InWords);
        var findings = NoteFindings.Of(note.Words, [note.Customer], now, calendar);
        var offer = note.NeedNo is null && findings.Any;
        return new NoteShownModel(
            note.RecordNo, note.Customer, DateWords.Absolute(note.NotedAt, now), org.Current.NameOf(note.Author), note.Words, NoteOrigin.InWords(note.Origin), string.Join('、', proofs),
            note.EditedAt is { } edited ? DateWords.Absolute(edited, now) : "", note.NeedNo ?? "", offer ? findings.InWords(now) : "", offer ? findings.NeedLine(note.Customer, note.RecordNo) : "");
    }
}
