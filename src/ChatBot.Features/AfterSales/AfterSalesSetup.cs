using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.AfterSales;

internal static class AfterSalesSetup
{
    public static IServiceCollection AddAfterSales(this IServiceCollection services) => services.AddScoped<ComplaintStore>().AddScoped<ImprovementStore>();
}
