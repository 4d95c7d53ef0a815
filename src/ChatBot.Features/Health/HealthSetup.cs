using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Health;

internal static class HealthSetup
{
    public static IServiceCollection AddHealth(this IServiceCollection services) =>
        services.AddScoped<HealthLedger>().AddScoped<HealthSampleStore>().AddScoped<HealthSampleBook>().AddScoped<HealthDefinitionStore>().AddScoped<HealthBaselineStore>().AddScoped<HealthTargetStore>()
            .AddSingleton<IDefinitionSource>(provider => provider.GetRequiredService<HealthCatalogLibrary>());
}
