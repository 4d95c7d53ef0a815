using ChatBot.Features.Chat;

namespace ChatBot.Features.Administration;

/// <summary>Members or departments changed: the org is read at the next tick, once for a whole burst of changes.</summary>
internal sealed class NoteOrgChangeHandler(ServiceStateStore state) : IMessageHandler
{
    public Type Content => typeof(OrgChangedContent);

    public bool FromPlatform => true;

    public async Task<Reply> HandleAsync(IncomingMessage message, long messageId, CancellationToken cancel)
    {
        // An admin's word that so many people left must not be replaced by a plain wish to read.
        if (await state.FindAsync(ServiceState.OrgWanted, cancel) is null) await state.SetAsync(ServiceState.OrgWanted, ServiceState.WantRead, message.ReceivedAt, cancel);
        return Reply.None;
    }
}
