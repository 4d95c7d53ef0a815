using ChatBot.Features.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Links;

internal static class LinksSetup
{
    public static IServiceCollection AddLinks(this IServiceCollection services)
    {
        services.AddSection<WebOptions>();
        return services.AddScoped<LinkStore>().AddScoped<PageKeyStore>();
    }
}
