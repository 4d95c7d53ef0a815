using ChatBot.Features.Chat;

namespace ChatBot.Features.Evidence;

/// <summary><c>归属 CN-3</c>: says to which record the picture belongs that was sent a moment ago.</summary>
internal sealed class AttachEvidenceCommand(EvidenceStore store, EvidenceDesk desk) : IChatCommand
{
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(30);

    public static CommandSpec Spec { get; } = new("归属", "说明刚发的图片属于哪件事", ["归属 CN-3"])
    {
        Slots = [new Slot("编号", SlotKind.Record) { Required = true, Ask = "属于哪个编号？", Example = "CN-3" }],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var recordNo = call.Slots.Record("编号")!;
        if (await store.LooseOfAsync(call.SenderId, call.Now - Lately, cancel) is not { } loose)
            return Reply.Of(ChatWordings.NoLooseEvidence, new NoLooseEvidenceModel(recordNo));
        if ((await desk.WantedFromAsync(call.SenderId, call.Now, cancel)).FirstOrDefault(one => one.RecordNo == recordNo) is not { } wanted)
            return Reply.Of(ChatWordings.NotWaitingForEvidence, new NotWaitingForEvidenceModel(recordNo));
        return loose.MediaKind == MediaKind.Voice
            ? await desk.OfferVoiceAsync(loose.Id, wanted, call.SenderId, loose.ReceivedAt, call.MessageId, cancel)
            : await desk.OfferAsync(loose, wanted, call.Now, call.MessageId, cancel);
    }
}
