using ChatBot.Features.Chat;
using ChatBot.Features.Ledger;
using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Administration;

/// <summary>Checks a long audit log on a reading connection and tells the admin who asked.</summary>
internal sealed class VerifyLedgerJob(UnitOfWork work, IOptions<ScheduleOptions> schedule) : IScheduledJob
{
    public string Name => "VerifyLedger";

    public string Cron => schedule.Value.Sweep;

    public async Task RunAsync(JobContext context, CancellationToken cancel)
    {
        var wanted = await work.ReadAsync((scope, token) => scope.GetRequiredService<ServiceStateStore>().FindAsync(ServiceState.LedgerCheckWanted, token), cancel);
        if (wanted is null) return;
        var (count, firstBroken) = await work.ReadAsync((scope, token) => scope.GetRequiredService<LedgerStore>().VerifyAsync(token), cancel);
        await work.WriteAsync(
            async (scope, token) =>
            {
                await scope.GetRequiredService<ServiceStateStore>().ClearAsync(wanted, token);
                var said = AdministrationWordings.Chain.With(new ChainModel($"{count:N0}", firstBroken ?? 0));
                await scope.GetRequiredService<Outbox>().AddAsync(new Push($"ledger-check/{wanted.ChangedAt.ToUnixTimeMilliseconds()}/{wanted.Value}", wanted.Value, said), null, token);
            },
            cancel);
    }
}
