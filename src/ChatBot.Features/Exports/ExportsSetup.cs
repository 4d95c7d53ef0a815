using ChatBot.Features.Commitments;
using ChatBot.Features.Figures;
using ChatBot.Features.Health;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Exports;

internal static class ExportsSetup
{
    public static IServiceCollection AddExports(this IServiceCollection services)
    {
        services.AddSection<ExportsOptions>();
        return services.AddScoped<AppraisalStore>().AddScoped<WebhookStore>().AddScoped(provider => new AppraisalDesk(
            provider.GetRequiredService<AppraisalStore>(), provider.GetRequiredService<KeepingStore>(), provider.GetRequiredService<HealthLedger>(), provider.GetRequiredService<CollectionStore>(),
            provider.GetRequiredService<OrgDirectory>(), provider.GetRequiredService<ExportsOptions>()));
    }
}
