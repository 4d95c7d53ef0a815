using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Reports;

internal static class ReportsSetup
{
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<ReportsOptions>().BindConfiguration("Reports").ValidateDataAnnotations();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<ReportsOptions>>().Value);
        services.AddScoped<ReportStore>();
        return services;
    }
}
