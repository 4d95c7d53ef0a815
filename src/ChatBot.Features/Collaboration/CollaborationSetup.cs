using ChatBot.Features.Chat;
using ChatBot.Features.Evidence;
using ChatBot.Features.Kernel;
using ChatBot.Features.Links;
using ChatBot.Features.People;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Collaboration;

internal static class CollaborationSetup
{
    public static IServiceCollection AddCollaboration(this IServiceCollection services) =>
        services.AddSingleton<FlowCommands>().AddSingleton<IMoreCommands>(provider => provider.GetRequiredService<FlowCommands>())
            .AddScoped<CaseStore>().AddScoped<StageWorkStore>().AddScoped<CaseFinder>().AddScoped<CaseRoleFinder>().AddScoped<CaseProgress>().AddScoped<CaseUntouched>().AddScoped<CaseStarter>().AddScoped<CaseDesk>().AddScoped<CustomerWaitDesk>()
            .AddSection<PlaceOptions>().AddScoped<PlaceStore>().AddScoped<StagePlaceHandler>().AddScoped<CaseListeners>().AddScoped<CaseHoldDesk>().AddEvery<IFlowDesk>(ServiceLifetime.Scoped)
            .AddScoped<StageFinisher>().AddScoped<CaseOwnerDesk>().AddScoped<RehearsalStore>()
            .AddScoped(provider => new CasePageFinder(provider.GetRequiredService<CaseFinder>(), provider.GetRequiredService<OrgDirectory>()))
            .AddScoped(provider => new CaseUploadDesk(
                provider.GetRequiredService<CaseStore>(), provider.GetRequiredService<CaseFinder>(), provider.GetRequiredService<CaseDesk>(), provider.GetRequiredService<EvidenceUploadDesk>(),
                provider.GetRequiredService<ChallengeStore>(), provider.GetRequiredService<TemplateRenderer>(),
                provider.GetRequiredService<LaterAnswer>()))
            .AddScoped(provider => new SignDesk(
                provider.GetRequiredService<CaseStore>(), provider.GetRequiredService<CaseDesk>(), provider.GetRequiredService<StageFinisher>(), provider.GetRequiredService<CaseProgress>(),
                provider.GetRequiredService<CaseRoleFinder>(), provider.GetRequiredService<LinkStore>(),
                provider.GetRequiredService<Outbox>(), provider.GetRequiredService<OrgDirectory>()))
            .AddEvery<ICaseListener>(ServiceLifetime.Scoped);
}
