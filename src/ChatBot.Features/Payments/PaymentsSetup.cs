using ChatBot.Features.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Payments;

internal static class PaymentsSetup
{
    public static IServiceCollection AddPayments(this IServiceCollection services)
    {
        services.AddSection<PaymentsOptions>();
        return services.AddScoped<PaymentStore>().AddScoped<ReceiptStore>().AddScoped<PaymentClockDesk>().AddScoped<PaymentBook>().AddScoped<PaymentFinder>().AddScoped<ReceiptBook>();
    }
}
