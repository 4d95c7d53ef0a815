using ChatBot.Features.Chat;
using ChatBot.Features.People;
using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Administration;

/// <summary>
/// Tells admins once a week which words were not understood (R78), with the way to teach them. Which firing was told is written down in the same transaction,
/// so that it is told once, whatever is restarted; after a long stop only the last firing counts. A week without a miss is passed over in silence.
/// </summary>
internal sealed class SendWeeklyMissesJob(UnitOfWork work, OrgDirectory org, IOptions<ScheduleOptions> schedule) : IScheduledJob
{
    /// <summary>A firing this old is news no more; the next one is near.</summary>
    private static readonly TimeSpan CatchUp = TimeSpan.FromDays(2);

    public string Name => "WeeklyMisses";

    public string Cron => schedule.Value.WeeklyMisses;

    public async Task RunAsync(JobContext context, CancellationToken cancel)
    {
        if (LastFiring(context.Now) is not { } firing) return;
        if (await work.ReadAsync((scope, token) => IsToldAsync(scope, firing, token), cancel)) return;
        await work.WriteAsync(
            async (scope, token) =>
            {
                // Asked again inside: another node may have been quicker.
                if (await IsToldAsync(scope, firing, token)) return;
                await scope.GetRequiredService<ServiceStateStore>().SetAsync(ServiceState.MissesTold, StampOf(firing), context.Now, token);
                var misses = await scope.GetRequiredService<MissStore>().SummaryAsync(firing.AddDays(-ShowMissesCommand.Days), ShowMissesCommand.Days, ShowMissesCommand.MostShown, token);
                if (misses.Total == 0) return;
                await scope.GetRequiredService<Outbox>().AddAsync(
                    org.Current.Admins.Select(admin => new Push($"misses/{StampOf(firing)}/{admin.UserId}", admin.UserId, ChatWordings.WeeklyMisses.With(misses))), null, token);
            },
            cancel);
    }

    private DateTimeOffset? LastFiring(DateTimeOffset now)
    {
        DateTimeOffset? last = null;
        for (var at = CronTimes.FirstBetween(Cron, now - CatchUp, now); at is { } firing; at = CronTimes.FirstBetween(Cron, firing, now)) last = firing;
        return last;
    }

    private static async Task<bool> IsToldAsync(IServiceProvider scope, DateTimeOffset firing, CancellationToken cancel) =>
        (await scope.GetRequiredService<ServiceStateStore>().FindAsync(ServiceState.MissesTold, cancel))?.Value is { } told && string.CompareOrdinal(told, StampOf(firing)) >= 0;

    private static string StampOf(DateTimeOffset firing) => FormattableString.Invariant($"{firing.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss}Z");
}
