using ChatBot.Features.Chat;
using ChatBot.Features.Customers;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Notes;

/// <summary><c>备注 华东医院 …</c>: keeps what a customer said, typed or spoken, and offers the need that it reads in it (R61).</summary>
internal sealed class TakeNoteCommand(CustomerStore customers, NoteDesk desk, TakeLooseHandler loose, DraftStore drafts, MessageInHand inHand, ChatOptions options) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("备注", "记下客户说的话，读出数量和日期，可一键建需求", ["备注 华东医院 张主任说下月底前要50套管路", "反馈 华东医院 包装比上批好"])
    {
        Creates = RecordNo.Feedback,
        Synonyms = ["反馈", "记一下", "记备注", "加备注", "写备注"],
        Slots =
        [
            new Slot("记给客户", SlotKind.Keyed),
            new Slot("备注内容", SlotKind.Rest) { Required = true, Ask = "记什么？先写客户，再写内容，也可以发语音", Example = "华东医院 张主任说下月底前要50套管路" },
        ],
        Notes = ["发语音也行，录音会一起保存。", "没写客户时先放进「未归属」。", "改：「改备注 FK-51 新内容」；看：「查备注 华东医院」。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var text = call.Slots.Text("备注内容")!;
        var known = CustomerNames.KnownIn(text, await customers.PerhapsNamedInAsync(text, cancel));
        var (customer, words) = call.Slots.Text("记给客户") is { } named ? (Customer.Normalised(named), text) : NotePhrase.Split(text, known);
        var kind = inHand.Voice is null ? LooseKind.Typed : LooseKind.Spoken;
        if (customer is null)
            return await loose.KeepNoteAsync(new LooseInput(call.SenderId, call.Now, call.MessageId, call.Source, kind, words), cancel);
        if (words.Length > 0) return await desk.NoteAsync(customer, words, NoteOrigin.OfText(words, kind), inHand.Voice, NoteAct.Of(call), cancel);

        var asked = Spec.Slots[1];
        await drafts.SaveAsync(new Draft(call.SenderId, Spec.Name, [new Utterance(null, $"记给客户:{customer}", call.Now)], asked.Name, 0, false, call.Now, call.Now + options.DraftLife), cancel);
        return Reply.Of(ChatWordings.AskSlot, new AskSlotModel(Spec.Name, "记什么内容？", "张主任说下月底前要50套管路", "", "", [$"客户：{customer}"], "", false, [], false));
    }
}
