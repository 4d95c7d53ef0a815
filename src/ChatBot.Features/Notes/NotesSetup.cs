using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Notes;

internal static class NotesSetup
{
    public static IServiceCollection AddNotes(this IServiceCollection services) =>
        services.AddScoped<LooseStore>().AddScoped<NoteStore>().AddScoped<NoteDesk>().AddScoped<TakeLooseHandler>().AddScoped<LooseQuestionDesk>().AddScoped<StageResultDesk>();
}
