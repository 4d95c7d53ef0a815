using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Kernel;

internal static class Discovery
{
    /// <summary>Registers every class of our assembly that implements the contract.</summary>
    public static IServiceCollection AddEvery<TContract>(this IServiceCollection services, ServiceLifetime lifetime)
    {
        foreach (var type in Reflected.Implementers<TContract>()) services.Add(new ServiceDescriptor(typeof(TContract), type, lifetime));
        return services;
    }
}
