using ChatBot.Features.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Deadlines;

public static class DeadlinesSetup
{
    public static IServiceCollection AddDeadlines(this IServiceCollection services)
    {
        services.AddSection<EscalationOptions>();
        services.AddScoped<DeadlineStore>().AddScoped<RecordSightFinder>().AddScoped<FireStore>().AddScoped<HeldAlarmStore>().AddScoped<AuditStore>();
        services.AddSingleton<DeadlinePolicies>().AddEvery<IDeadlinePolicy>(ServiceLifetime.Singleton).AddEvery<ITakeOver>(ServiceLifetime.Scoped);
        services.AddEvery<IRecordParties>(ServiceLifetime.Scoped).AddEvery<IAwaitNotice>(ServiceLifetime.Scoped).AddEvery<IRelatedRecords>(ServiceLifetime.Scoped);
        return services.AddSingleton<AlarmDesk>().AddSingleton<FuseMetric>();
    }
}
