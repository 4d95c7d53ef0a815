using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Leads;

internal static class LeadsSetup
{
    public static IServiceCollection AddLeads(this IServiceCollection services) =>
        services.AddScoped<LeadStore>().AddScoped<FunnelStore>().AddScoped<LeadFinder>().AddScoped<LeadDesk>().AddScoped<LeadWaitFinder>();
}
