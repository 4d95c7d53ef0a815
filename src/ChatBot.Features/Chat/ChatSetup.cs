using ChatBot.Features.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Chat;

internal static class ChatSetup
{
    public static IServiceCollection AddChat(this IServiceCollection services)
    {
        services.AddSection<ChatOptions>();
        services.AddSingleton<TemplateRenderer>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<MessagePipeline>();
        services.AddSingleton<OutboxWorker>();
        services.AddSingleton<CommandParser>();
        services.AddScoped<MessageInHand>();
        services.AddScoped<Inbox>();
        services.AddScoped<FailedMessages>();
        services.AddScoped<Outbox>();
        services.AddScoped<OutboxStore>().AddScoped<OutboxHistory>();
        services.AddScoped<DraftStore>();
        services.AddScoped<ChoiceStore>();
        services.AddScoped<ShownListStore>();
        services.AddScoped<MissStore>();
        services.AddSingleton<WordList>();
        services.AddSingleton<DidYouMean>();
        services.AddScoped<LaterPages>();
        services.AddScoped<LaterAnswer>();
        services.AddScoped<UndoStore>();
        services.AddScoped<Conversation>();
        services.AddScoped<OpenQuestion>();
        services.AddScoped<RepeatStore>();
        services.AddEvery<IAfterDraft>(ServiceLifetime.Scoped);
        services.AddEvery<IRecordSource>(ServiceLifetime.Scoped);
        services.AddEvery<IAfterMade>(ServiceLifetime.Scoped);
        services.AddEvery<ITakeLoose>(ServiceLifetime.Scoped);
        foreach (var command in Reflected.Implementers<IChatCommand>()) services.AddScoped(command);
        services.AddEvery<IMessageHandler>(ServiceLifetime.Scoped);
        services.AddEvery<ITakeEvidence>(ServiceLifetime.Scoped);
        services.AddEvery<ITakeLocation>(ServiceLifetime.Scoped);
        services.AddEvery<IUndo>(ServiceLifetime.Scoped);
        services.AddSingleton<CommandCatalog>();
        return services;
    }
}
