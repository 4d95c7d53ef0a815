using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Reports;

internal static class ReportsSetup
{
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<ReportOptions>().BindConfiguration("Reports").ValidateDataAnnotations();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<ReportOptions>>().Value);
        services.AddScoped<ReportStore>();
        return services;
    }
}
