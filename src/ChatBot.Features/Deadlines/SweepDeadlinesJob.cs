using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;
using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Deadlines;

/// <summary>
/// Fires what is due and has not fired, many clocks in one transaction. What was missed while the service was down fires once, marked late with its
/// true time; who hears of it is decided now, not when the clock was started.
/// </summary>
internal sealed class SweepDeadlinesJob(
    UnitOfWork work, OrgDirectory org, DeadlinePolicies policies, AlarmDesk alarms, IHeartbeat heartbeat, FuseMetric metric, EscalationOptions options, ScheduleOptions schedule) : IScheduledJob
{
    private const int AtOnce = 100, MostInOneSweep = 5000;

    public string Name => "Sweep";

    public string Cron => schedule.Sweep;

    public async Task RunAsync(JobContext context, CancellationToken cancel)
    {
        var due = await work.ReadAsync((scope, token) => scope.GetRequiredService<FireStore>().DueAsync(context.Now, MostInOneSweep, token), cancel);
        await context.Runner.ForEachBatchAsync(Name, due, AtOnce, clock => clock.Name, (scope, some, token) => FireAsync(scope, [.. some.Select(clock => clock.Id)], context.Now, token), cancel);
        await alarms.LetGoAsync(context.Now, cancel);
        metric.Swept(context.Now);
        if (options.HeartbeatUrl is { } url) await heartbeat.BeatAsync(url, options.HeartbeatTimeout, cancel);
    }

    private async Task FireAsync(IServiceProvider scope, IReadOnlyCollection<long> ids, DateTimeOffset now, CancellationToken cancel)
    {
        var store = scope.GetRequiredService<FireStore>();
        var tree = org.Current;
        // Read again inside the transaction: it may have been done in this very second (R31).
        var clocks = await store.HoldAsync(ids, now, cancel);
        if (clocks.Count == 0) return;
        var fired = await store.FiredAsync([.. clocks.Select(clock => clock.Id)], cancel);
        var burns = clocks.Select(clock => Fuse.Of(clock, policies[clock.Policy], fired[clock.Id].ToHashSet(StringComparer.Ordinal), tree, options.Quiet, now)).ToList();

        await store.SaveAsync(burns, now, cancel);
        await scope.GetRequiredService<LedgerStore>().AppendAllAsync([.. burns.SelectMany(burn => EntriesOf(burn, now))], cancel);
        await scope.GetRequiredService<Outbox>().AddAllAsync([.. burns.SelectMany(burn => PushesOf(burn, tree, now).Select(push => (push, burn.Clock.Cause)))], cancel);
    }

    private IEnumerable<Push> PushesOf(Burn burn, OrgTree tree, DateTimeOffset now)
    {
        var clock = burn.Clock;
        return burn.Alarms.SelectMany(alarm => alarm.To.Select(to =>
            new Push($"{clock.RecordNo}/{clock.Part}/{clock.Round}/{alarm.Step.Name}/{to.Person.UserId}", to.Person.UserId, SaidOf(clock, alarm, to, tree, now))
            {
                RecordNo = clock.RecordNo,
                Clock = clock.Key,
                FallbackId = tree.FallbackFor(to.Person.UserId),
                // The sweep's own instant: by the clock it would be a moment later, and this sweep could not let it go any more.
                NotBefore = now,
                Bundle = clock.Severity == ClockSeverity.High ? null : PushBundle.Gathered,
            }));
    }

    private Said SaidOf(Deadline clock, Alarm alarm, Addressee to, OrgTree tree, DateTimeOffset now)
    {
        var isHolder = string.Equals(to.Person.UserId, clock.Holder, StringComparison.OrdinalIgnoreCase);
        return alarm.Kind switch
        {
            AlarmKind.AcknowledgementOver => DeadlineWordings.Again.With(new AgainModel(ClockLine.Of(clock, 1, tree, now), tree.NameOf(clock.AcknowledgedBy!), isHolder)),
            AlarmKind.DelayOver => DeadlineWordings.DelayOver.With(new DelayOverModel(ClockLine.Of(clock, 1, tree, now), tree.NameOf(clock.DelayedBy!), clock.DelayReason ?? "", isHolder)),
            _ => policies[clock.Policy].Say(new DeadlineNotice(clock, alarm.Step, to.Person, to.Hearer, to.Path, alarm.IsLate, now, tree)),
        };
    }

    private static IEnumerable<LedgerEntry> EntriesOf(Burn burn, DateTimeOffset now)
    {
        var clock = burn.Clock;
        if (burn.RedAt is not null && !burn.Alarms.Any(alarm => alarm.Step.TurnsRed)) yield return Entry("标红", "时限已过", null);
        foreach (var alarm in burn.Alarms)
        {
            if (alarm.Step.TurnsRed || alarm.To.Any(to => to.Hearer.Kind == HearerKind.Superior))
                yield return Entry(alarm.Step.TurnsRed && burn.RedAt is not null ? "标红" : "升级", $"{alarm.Step.Name} → {string.Join("、", alarm.To.Select(to => to.Person.UserId))}", alarm.Path);
        }

        LedgerEntry Entry(string action, string after, string? why) => new(now, "system", "job", clock.RecordNo, action, clock.Part, after, why);
    }
}
