using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Needs;

internal static class NeedsSetup
{
    public static IServiceCollection AddNeeds(this IServiceCollection services) => services.AddScoped<NeedStore>().AddScoped<NeedChangeStore>();
}
