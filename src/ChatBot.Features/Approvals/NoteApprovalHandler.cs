using ChatBot.Features.Chat;

namespace ChatBot.Features.Approvals;

/// <summary>The platform says that a form moved (R73): kept raw and read, and all that follows from it brought up to date.</summary>
internal sealed class NoteApprovalHandler(ApprovalDesk desk) : IMessageHandler
{
    public Type Content => typeof(ApprovalChangedContent);

    public bool FromPlatform => true;

    public async Task<Reply> HandleAsync(IncomingMessage message, long messageId, CancellationToken cancel)
    {
        await desk.NoteEventAsync(((ApprovalChangedContent)message.Content).Approval, message.DedupeKey, message.Raw, messageId, message.ReceivedAt, cancel);
        return Reply.None;
    }
}
