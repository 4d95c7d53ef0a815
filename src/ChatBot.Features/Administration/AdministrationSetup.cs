using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Administration;

internal static class AdministrationSetup
{
    public static IServiceCollection AddAdministration(this IServiceCollection services) =>
        services.AddScoped<ServiceStateStore>().AddScoped<CheckupStore>().AddSingleton<ContentState>();
}
