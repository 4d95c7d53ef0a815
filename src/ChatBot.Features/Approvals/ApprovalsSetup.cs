using ChatBot.Features.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Approvals;

internal static class ApprovalsSetup
{
    public static IServiceCollection AddApprovals(this IServiceCollection services)
    {
        services.AddSection<ApprovalsOptions>();
        services.AddSingleton<ApprovalRulesFile>();
        return services.AddScoped<ApprovalStore>().AddScoped<ApprovalIntake>().AddScoped<ApprovalClockSetter>().AddScoped<ApprovalTeller>().AddScoped<ApprovalLinker>();
    }
}
