using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Administration;

/// <summary>Reads the org when the platform said that it changed, or an admin asked; both leave a flag, because reading is I/O and no business of a message.</summary>
internal sealed class SyncOrgOnDemandJob(UnitOfWork work, IOptions<ScheduleOptions> schedule) : IScheduledJob
{
    public string Name => "OrgSyncOnDemand";

    public string Cron => schedule.Value.Sweep;

    public async Task RunAsync(JobContext context, CancellationToken cancel)
    {
        var wanted = await work.ReadAsync((scope, token) => scope.GetRequiredService<ServiceStateStore>().FindAsync(ServiceState.OrgWanted, token), cancel);
        if (wanted is null) return;
        // Cleared before reading: what changes meanwhile sets it again, and while WeCom is away the hourly read goes on anyway.
        await work.WriteAsync((scope, token) => scope.GetRequiredService<ServiceStateStore>().ClearAsync(wanted, token), cancel);
        await context.Runner.Jobs.OfType<SyncOrgJob>().Single().SyncAsync(context.Now, wanted.Value == ServiceState.WantAccept, cancel);
    }
}
