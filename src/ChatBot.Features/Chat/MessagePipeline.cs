using System.Text;
using ChatBot.Features.People;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatBot.Features.Chat;

/// <summary>
/// One message, one write transaction: note its key (a repeat gets the stored answer), route, load, decide, save, outbox rows, stored answer,
/// commit. The one place that catches around a command: a bug rolls back, keeps the raw message under an error number and tells the user that number.
/// </summary>
public sealed partial class MessagePipeline(UnitOfWork work, TemplateRenderer renderer, OrgDirectory org, ILogger<MessagePipeline> logger)
{
    /// <summary>WeCom cuts longer texts silently (P8).</summary>
    public const int LongestPassiveText = 2048;

    /// <returns>The text of the passive reply; null where there is none, because nothing is to be said or the outbox says it.</returns>
    public async Task<string?> HandleAsync(IncomingMessage message, PassiveReply passive, CancellationToken cancel)
    {
        try
        {
            return await work.WriteAsync((scope, token) => HandleInsideAsync(scope, message, passive, replayOf: null, token), cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return await KeepAndTellAsync(message, passive, failure, cancel);
        }
    }

    /// <summary>Handles a kept message again; its answer goes through the outbox. Throws when it fails again.</summary>
    public Task ReplayAsync(IncomingMessage message, long failedId, CancellationToken cancel) =>
        work.WriteAsync((scope, token) => HandleInsideAsync(scope, message, PassiveReply.None(), failedId, token), cancel);

    private async Task<string?> HandleInsideAsync(IServiceProvider scope, IncomingMessage message, PassiveReply passive, long? replayOf, CancellationToken cancel)
    {
        var inbox = scope.GetRequiredService<Inbox>();
        if ((replayOf ?? await inbox.TryAddAsync(message, cancel)) is not { } id)
        {
            var before = await inbox.FindAsync(message.DedupeKey, cancel);
            return passive.TryClaim() ? before?.Answer : null;
        }

        var reply = await AnswerAsync(scope, message, id, cancel);
        return await DeliverAsync(scope, message, passive, id, reply, cancel);
    }

    private async Task<Reply> AnswerAsync(IServiceProvider scope, IncomingMessage message, long id, CancellationToken cancel)
    {
        scope.GetRequiredService<MessageInHand>().Message = message;
        if (message.Content is OtherContent { IsMessage: false }) return Reply.None;
        var handler = scope.GetServices<IMessageHandler>().FirstOrDefault(one => one.Content == message.Content.GetType());
        if (handler is { FromPlatform: true }) return await handler.HandleAsync(message, id, cancel);
        if (org.Current.Find(message.SenderId) is not { IsActive: true })
        {
            StrangerRefused(logger, id);
            return Reply.Of(PeopleWordings.NotAllowed, new NotAllowedModel(org.Current.Admins.Select(admin => admin.Name).FirstOrDefault() ?? "企业微信管理员"));
        }

        // Spoken words are words: they start and answer commands like typed ones.
        if (message.Content is MediaContent { Transcript: { Length: > 0 } spoken })
            return await scope.GetRequiredService<Conversation>().SayAsync(message.SenderId, spoken.TrimEnd('。', '.', ' '), message.ReceivedAt, id, CommandSource.Chat, cancel);
        if (handler is not null) return await handler.HandleAsync(message, id, cancel);
        var conversation = scope.GetRequiredService<Conversation>();
        return message.Content switch
        {
            TextContent text => await conversation.SayAsync(message.SenderId, text.Text, message.ReceivedAt, id, CommandSource.Chat, cancel),
            MenuContent menu => await conversation.SayAsync(message.SenderId, menu.Command, message.ReceivedAt, id, CommandSource.Menu, cancel),
            ClickContent click => await conversation.SayAsync(message.SenderId, click.Command, message.ReceivedAt, id, CommandSource.Card, cancel),
            OtherContent => Reply.Of(ChatWordings.CannotRead, new CannotReadModel()),
            _ => Reply.None,
        };
    }

    private async Task<string?> DeliverAsync(IServiceProvider scope, IncomingMessage message, PassiveReply passive, long id, Reply reply, CancellationToken cancel)
    {
        var inbox = scope.GetRequiredService<Inbox>();
        var outbox = scope.GetRequiredService<Outbox>();
        if (message.Content is ClickContent { ResponseCode: { } code } click && reply.CardAfterUse is { } used)
        {
            await outbox.KeepForClickAsync(click.CardId, cancel);
            await outbox.AddCardUpdateAsync(message.SenderId, code, renderer.Render(used).Text, id, cancel);
        }

        if (reply.Parts.Count == 0)
        {
            passive.TryClaim();
            return null;
        }

        var answer = Rendered.Join(reply.Parts.Select(renderer.Render));
        var text = answer.AsNumberedText();
        await scope.GetRequiredService<ChoiceStore>().RememberAsync(message.SenderId, answer.Acts, message.ReceivedAt, cancel);
        await scope.GetRequiredService<ShownListStore>().RememberAsync(message.SenderId, answer.Text, message.ReceivedAt, cancel);
        if (reply.Later.Count > 0 || reply.Next is not null)
            await scope.GetRequiredService<LaterPages>().KeepAsync(message.SenderId, reply.Next is { } next ? [LaterPages.Typed(next)] : [.. reply.Later.Select(renderer.Render)], message.ReceivedAt, cancel);
        // A card click accepts only card updates as passive reply (callback page 90241), so its answer goes the other way.
        var fits = message.Content is not ClickContent && Encoding.UTF8.GetByteCount(text) <= LongestPassiveText;
        await inbox.SetAnswerAsync(id, fits ? text : null, cancel);
        if (fits && passive.TryClaim()) return text;
        passive.TryGiveUp();
        await outbox.AddAnswerAsync(message.SenderId, new Rendered(text, []), id, cancel);
        return null;
    }

    private async Task<string?> KeepAndTellAsync(IncomingMessage message, PassiveReply passive, Exception failure, CancellationToken cancel)
    {
        return await work.WriteAsync(
            async (scope, token) =>
            {
                var inbox = scope.GetRequiredService<Inbox>();
                var id = await inbox.KeepFailedAsync(message, failure.GetType().Name, token);
                MessageFailed(logger, failure, id);
                if (message.SenderId == "sys") return null;
                var text = renderer.Render(ChatWordings.Failed.With(new FailedModel($"E{id}"))).AsNumberedText();
                // The transaction that failed may already have claimed the passive reply; it is still ours to give.
                if (passive.TryClaim() || passive.IsClaimed) return text;
                await scope.GetRequiredService<Outbox>().AddAnswerAsync(message.SenderId, new Rendered(text, []), id, token);
                return null;
            },
            cancel);
    }

    [LoggerMessage(EventId = 1001, Level = LogLevel.Error, Message = "Message failed; kept as E{Id}")]
    private static partial void MessageFailed(ILogger logger, Exception failure, long id);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Warning, Message = "Refused a sender who is not in the visible org; message {Id}")]
    private static partial void StrangerRefused(ILogger logger, long id);
}
