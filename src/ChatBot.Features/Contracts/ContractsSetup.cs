using ChatBot.Features.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Contracts;

internal static class ContractsSetup
{
    public static IServiceCollection AddContracts(this IServiceCollection services) =>
        services.AddScoped<ContractStore>().AddScoped<ContractFinder>().AddScoped<ContractChangeDesk>().AddEvery<IContractFacts>(ServiceLifetime.Scoped).AddEvery<IContractGuard>(ServiceLifetime.Scoped)
            .AddEvery<IContractFollower>(ServiceLifetime.Scoped);
}
