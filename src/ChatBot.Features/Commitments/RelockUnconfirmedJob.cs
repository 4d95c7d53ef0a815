using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Commitments;

/// <summary>Locks a promise again whose notified person did not confirm in time (R22).</summary>
internal sealed class RelockUnconfirmedJob(UnitOfWork work, IOptions<ScheduleOptions> schedule) : IScheduledJob
{
    public string Name => "RelockUnconfirmed";

    public string Cron => schedule.Value.Sweep;

    public async Task RunAsync(JobContext context, CancellationToken cancel)
    {
        var due = await work.ReadAsync((scope, token) => scope.GetRequiredService<CommitmentStore>().UnconfirmedAsync(context.Now, 1000, token), cancel);
        await context.Runner.ForEachAsync(Name, due, no => no, (scope, no, token) => RelockAsync(scope, no, context.Now, token), cancel);
    }

    private static async Task RelockAsync(IServiceProvider scope, string no, DateTimeOffset now, CancellationToken cancel)
    {
        // Read again inside the transaction: the person may have confirmed in this very second.
        if (await scope.GetRequiredService<CommitmentStore>().FindAsync(no, cancel) is not { } before || before.Relock(now) is not { } after) return;
        // A refusal means that somebody changed it in between; the next tick looks again.
        await scope.GetRequiredService<CommitmentChangeStore>().SaveAsync(before, after, new CommitmentChange("重新锁定", "system", "job", "通知未被确认", before.Cause, now), cancel);
    }
}
