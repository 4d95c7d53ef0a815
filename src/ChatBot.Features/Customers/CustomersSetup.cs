using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Customers;

internal static class CustomersSetup
{
    public static IServiceCollection AddCustomers(this IServiceCollection services) => services.AddScoped<CustomerStore>().AddScoped<CustomerSiteStore>();
}
