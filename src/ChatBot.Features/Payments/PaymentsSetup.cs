using ChatBot.Features.Chat;
using ChatBot.Features.Health;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.Links;
using ChatBot.Features.People;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Payments;

internal static class PaymentsSetup
{
    public static IServiceCollection AddPayments(this IServiceCollection services)
    {
        services.AddSection<PaymentsOptions>();
        return services.AddScoped<PaymentStore>().AddScoped<ReceiptStore>().AddScoped<PaymentClockDesk>().AddScoped<PaymentReminderStore>()
            .AddScoped(provider => new ReminderDesk(
                provider.GetRequiredService<PaymentReminderStore>(), provider.GetRequiredService<PaymentStore>(), provider.GetRequiredService<HealthSampleBook>(), provider.GetRequiredService<LinkStore>(),
                provider.GetRequiredService<LedgerStore>(), provider.GetRequiredService<Outbox>(), provider.GetRequiredService<OrgDirectory>()))
            .AddScoped<PaymentBook>().AddScoped<PaymentFinder>().AddScoped<ReceiptBook>();
    }
}
