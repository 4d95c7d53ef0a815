using ChatBot.Features.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Evidence;

internal static class EvidenceSetup
{
    public static IServiceCollection AddEvidence(this IServiceCollection services)
    {
        services.AddSection<EvidenceOptions>();
        services.AddSingleton<EvidenceFiles>().AddSingleton<EvidenceSignal>().AddSingleton<FontFinder>().AddSingleton<EvidenceWorker>();
        services.AddEvery<IRecordSight>(ServiceLifetime.Scoped);
        return services.AddScoped<EvidenceStore>().AddScoped<ChallengeStore>().AddScoped<EvidenceDesk>().AddScoped<EvidenceUploadDesk>().AddSingleton<UploadReader>().AddScoped<RecordSights>();
    }
}
