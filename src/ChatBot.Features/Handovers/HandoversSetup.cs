using ChatBot.Features.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Handovers;

internal static class HandoversSetup
{
    public static IServiceCollection AddHandovers(this IServiceCollection services) =>
        services.AddScoped<HandoverStore>().AddScoped<HandoverDesk>().AddEvery<IHandedOver>(ServiceLifetime.Scoped);
}
