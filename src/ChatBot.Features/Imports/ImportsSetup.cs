using ChatBot.Features.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Imports;

internal static class ImportsSetup
{
    public static IServiceCollection AddImports(this IServiceCollection services)
    {
        services.AddSection<ImportOptions>();
        return services.AddSingleton<ImportSignal>().AddSingleton<ImportWorker>()
            .AddScoped<ImportStore>().AddScoped<ImportDesk>().AddScoped<ImportedContractStore>().AddScoped<CustomerUseStore>().AddEvery<IImportWriter>(ServiceLifetime.Scoped);
    }
}
