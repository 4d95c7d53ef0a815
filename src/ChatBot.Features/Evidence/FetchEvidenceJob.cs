using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.People;
using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Evidence;

/// <summary>
/// Tries again what <see cref="EvidenceWorker"/> could not fetch or had no time for, with growing pauses until WeCom has forgotten it; and tells the
/// admins while there is still time (P9).
/// </summary>
internal sealed class FetchEvidenceJob(UnitOfWork work, EvidenceWorker worker, EvidenceOptions options, OrgDirectory org, IOptions<ScheduleOptions> schedule) : IScheduledJob
{
    internal const string JobName = "FetchEvidence";

    public string Name => JobName;

    public string Cron => schedule.Value.Sweep;

    public async Task RunAsync(JobContext context, CancellationToken cancel)
    {
        await worker.DrainAsync(cancel);
        var received = context.Now - EvidenceWorker.MediaLife + options.WarnBefore;
        var rows = await work.ReadAsync((scope, token) => scope.GetRequiredService<EvidenceStore>().ToWarnOfAsync(received, token), cancel);
        await context.Runner.ForEachAsync(Name, rows, row => $"warn-{row.Id}", (scope, row, token) => WarnAsync(scope, row, context.Now, token), cancel);
    }

    private async Task WarnAsync(IServiceProvider scope, EvidenceRow row, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await scope.GetRequiredService<EvidenceStore>().WarnedAsync(row.Id, now, cancel)) return;
        var left = row.ReceivedAt + EvidenceWorker.MediaLife;
        var said = EvidenceWordings.Expiring.With(new EvidenceExpiringModel(
            TakeMediaHandler.NameOf(row.MediaKind), org.Current.NameOf(row.Uploader), row.AimRecord ?? row.RecordNo ?? "", DateWords.Absolute(row.ReceivedAt, now), DateWords.Absolute(left, now)));
        await scope.GetRequiredService<Outbox>().AddAsync(
            org.Current.Admins.Select(admin => new Push($"evidence/{row.Id}/expiring/{admin.UserId}", admin.UserId, said) { RecordNo = row.AimRecord ?? row.RecordNo, ExpiresAt = left }), row.MessageId, cancel);
    }
}
