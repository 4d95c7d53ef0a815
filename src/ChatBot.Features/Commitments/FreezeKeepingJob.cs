using ChatBot.Features.Chat;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;
using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Commitments;

/// <summary>
/// Fixes the figures of a month on the first of the next (R26) and tells the leaders theirs. Late or not, they are those of that very instant: a service that was
/// down writes the same figures as one that was not.
/// </summary>
internal sealed class FreezeKeepingJob(UnitOfWork work, OrgDirectory org, IOptions<CommitmentsOptions> options, IOptions<ScheduleOptions> schedule) : IScheduledJob
{
    /// <summary>A longer stop than this is told to nobody: the figures are there for whoever asks.</summary>
    private static readonly TimeSpan News = TimeSpan.FromDays(3);

    public string Name => "FreezeKeeping";

    public string Cron => schedule.Value.Sweep;

    public async Task RunAsync(JobContext context, CancellationToken cancel)
    {
        var due = await work.ReadAsync(
            async (scope, token) =>
            {
                var store = scope.GetRequiredService<KeepingStore>();
                return Due(await store.LastFrozenAsync(token), await store.FirstDueAsync(token), context.Now, options.Value.FreezeAt);
            },
            cancel);
        await context.Runner.ForEachAsync(Name, due, month => month.Key, (scope, month, token) => FreezeAsync(scope, month, context.Now, token), cancel);
    }

    /// <summary>The months whose time has come and that are not fixed: from the one after the last, or from the first that has a deadline in it.</summary>
    internal static IReadOnlyList<KeepingMonth> Due(KeepingMonth? last, DateTimeOffset? firstDue, DateTimeOffset now, TimeOnly at)
    {
        var months = new List<KeepingMonth>();
        for (var month = last?.Next ?? (firstDue is { } first ? KeepingMonth.Of(first) : null); month is not null && month.FreezesAt(at) <= now; month = month.Next) months.Add(month);
        return months;
    }

    private async Task FreezeAsync(IServiceProvider scope, KeepingMonth month, DateTimeOffset now, CancellationToken cancel)
    {
        var store = scope.GetRequiredService<KeepingStore>();
        var asOf = month.FreezesAt(options.Value.FreezeAt);
        var frozen = (await store.OfMonthAsync(month, null, cancel))
            .Select(promise => new FrozenPromise { No = promise.No, Promiser = promise.Promiser, Customer = promise.Customer, DueAt = promise.DueAt, Verdict = promise.At(asOf) }).ToList();
        if (!await store.FreezeAsync(month, asOf, now, frozen, cancel)) return;
        var count = KeepingCount.Of(frozen.Select(promise => promise.Verdict));
        await scope.GetRequiredService<LedgerStore>().AppendAsync(
            new LedgerEntry(now, "system", "job", $"履约 {month.Key}", "冻结", null, $"due={count.Due};on-time={count.OnTime};late={count.Late};broken={count.Broken};open={count.Open}"), cancel);
        if (now - asOf <= News) await TellAsync(scope.GetRequiredService<Outbox>(), month, frozen, now, cancel);
    }

    private async Task TellAsync(Outbox outbox, KeepingMonth month, IReadOnlyList<FrozenPromise> frozen, DateTimeOffset now, CancellationToken cancel)
    {
        var tree = org.Current;
        // Each promise counts for everybody above its promiser.
        var teams = frozen.SelectMany(promise => tree.SuperiorsOf(promise.Promiser).Select(leader => (leader.UserId, promise.Verdict))).ToLookup(pair => pair.UserId, pair => pair.Verdict, StringComparer.OrdinalIgnoreCase);
        var own = frozen.ToLookup(promise => promise.Promiser, promise => promise.Verdict, StringComparer.OrdinalIgnoreCase);
        foreach (var team in teams)
        {
            var figures = ShowKeepingCommand.FiguresOf(KeepingCount.Of(team.Concat(own[team.Key])));
            await outbox.AddAsync(
                new Push($"keeping/{month.Key}/{team.Key}", team.Key, CommitmentWordings.KeepingFrozen.With(new KeepingFrozenModel(month.InWords(now), month.Key, figures))), null, cancel);
        }
    }
}
