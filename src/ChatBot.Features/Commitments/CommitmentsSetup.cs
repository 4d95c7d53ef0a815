using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Commitments;

internal static class CommitmentsSetup
{
    public static IServiceCollection AddCommitments(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<CommitmentsOptions>().BindConfiguration("Commitments").ValidateDataAnnotations();
        return services.AddScoped<CommitmentStore>().AddScoped<CommitmentChangeStore>();
    }
}
