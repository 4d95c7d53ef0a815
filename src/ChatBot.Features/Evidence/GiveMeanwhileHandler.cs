using ChatBot.Features.Chat;

namespace ChatBot.Features.Evidence;

/// <summary>Gives the picture that was sent while a command was being filled in to the record that the command has made, if that one wants a proof.</summary>
internal sealed class GiveMeanwhileHandler(EvidenceStore store, EvidenceDesk desk) : IAfterDraft
{
    public async Task<Reply> AfterAsync(Draft finished, DateTimeOffset now, long messageId, Reply reply, CancellationToken cancel)
    {
        if (await store.LooseProofOfAsync(finished.Person, finished.StartedAt, cancel) is not { } loose) return reply;
        // Asked for at this very moment: by the record that has just been made.
        if ((await desk.WantedFromAsync(finished.Person, now, cancel)).FirstOrDefault(one => one.AskedAt == now) is not { } wanted) return reply;
        return reply.Then(await desk.OfferAsync(loose, wanted, now, messageId, cancel));
    }
}
