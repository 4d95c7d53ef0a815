using ChatBot.Features.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Approvals;

internal static class ApprovalsSetup
{
    public static IServiceCollection AddApprovals(this IServiceCollection services)
    {
        services.AddSection<ApprovalsOptions>();
        return services.AddScoped<ApprovalStore>().AddScoped<ApprovalWaitStore>().AddScoped<ApprovalDesk>().AddScoped<ApprovalClockDesk>().AddScoped<ApprovalHealthDesk>().AddScoped<ApprovalPushes>().AddScoped<ApprovalLinkDesk>().AddScoped<ApprovalLeaveDesk>();
    }
}
