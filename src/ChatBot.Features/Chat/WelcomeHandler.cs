using ChatBot.Features.People;
using ChatBot.Storage;

namespace ChatBot.Features.Chat;

/// <summary>The first time a person opens the app there is a welcome with three things to try; later entries are quiet.</summary>
internal sealed class WelcomeHandler(DbSession db, OrgDirectory org) : IMessageHandler
{
    public Type Content => typeof(EnteredContent);

    public async Task<Reply> HandleAsync(IncomingMessage message, long messageId, CancellationToken cancel)
    {
        var isFirst = await db.ExecuteAsync(
            "insert into service_state (name, value, changed_at) values (@name, 'yes', @ReceivedAt) on conflict (name) do nothing",
            new { name = "welcomed/" + message.SenderId.ToLowerInvariant(), message.ReceivedAt },
            cancel) == 1;
        return isFirst ? Reply.Of(ChatWordings.Welcome, new WelcomeModel(org.Current.NameOf(message.SenderId))) : Reply.None;
    }
}
