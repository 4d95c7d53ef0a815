using ChatBot.Features.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Commitments;

internal static class CommitmentsSetup
{
    public static IServiceCollection AddCommitments(this IServiceCollection services)
    {
        services.AddSection<CommitmentsOptions>();
        return services.AddScoped<CommitmentStore>().AddScoped<KeepingStore>().AddScoped<AppealStore>().AddScoped<CommitmentHealthDesk>().AddScoped<AppealDesk>().AddScoped<PriorityDesk>()
            .AddScoped<CommitmentChangeStore>().AddScoped<EvidenceDoubtFinder>();
    }
}
