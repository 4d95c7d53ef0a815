using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Collaboration;

internal static class CollaborationSetup
{
    public static IServiceCollection AddCollaboration(this IServiceCollection services) =>
        services.AddScoped<CaseStore>().AddScoped<CaseFinder>().AddScoped<CaseProgress>().AddScoped<CaseUntouched>().AddScoped<CaseStarter>().AddScoped<StageFinisher>().AddScoped<CaseOwnerDesk>();
}
