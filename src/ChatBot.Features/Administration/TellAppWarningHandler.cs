using ChatBot.Features.Chat;
using ChatBot.Features.People;

namespace ChatBot.Features.Administration;

/// <summary>WeCom warns that it will stop the app, or has stopped it: the admins hear of it, because only a person can act.</summary>
internal sealed class TellAppWarningHandler(Outbox outbox, OrgDirectory org) : IMessageHandler
{
    public Type Content => typeof(AppWarningContent);

    public bool FromPlatform => true;

    public async Task<Reply> HandleAsync(IncomingMessage message, long messageId, CancellationToken cancel)
    {
        var said = AdministrationWordings.AppWarning.With(new AppWarningModel(((AppWarningContent)message.Content).Warning));
        await outbox.AddAsync(org.Current.Admins.Select(admin => new Push($"app-warning/{messageId}/{admin.UserId}", admin.UserId, said)), messageId, cancel);
        return Reply.None;
    }
}
