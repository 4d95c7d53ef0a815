using ChatBot.Features.Health;
using ChatBot.Features.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Reports;

internal static class ReportsSetup
{
    public static IServiceCollection AddReports(this IServiceCollection services) =>
        services.AddSection<ReportsOptions>().AddScoped<ReportStore>().AddScoped<ReportTimeStore>()
            .AddSingleton(provider => new TargetDefaults(provider.GetRequiredService<ReportsOptions>().PersonalTarget, provider.GetRequiredService<ReportsOptions>().TeamTarget));
}
