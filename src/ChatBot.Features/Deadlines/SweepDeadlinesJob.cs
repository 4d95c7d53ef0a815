using ChatBot.Features.Chat;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;
using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Deadlines;

/// <summary>
/// Fires what is due and has not fired, each clock in its own transaction. What was missed while the service was down fires once, marked late
/// with its true time; who hears of it is decided now, not when the clock was started.
/// </summary>
internal sealed class SweepDeadlinesJob(UnitOfWork work, OrgDirectory org, DeadlinePolicies policies, IOptions<ScheduleOptions> schedule) : IScheduledJob
{
    private static readonly TimeSpan LateAfter = TimeSpan.FromMinutes(2);

    public string Name => "Sweep";

    public string Cron => schedule.Value.Sweep;

    public async Task RunAsync(JobContext context, CancellationToken cancel)
    {
        var due = await work.ReadAsync((scope, token) => scope.GetRequiredService<DeadlineStore>().DueAsync(context.Now, 5000, token), cancel);
        await context.Runner.ForEachAsync(Name, due, deadline => $"{deadline.RecordNo}/{deadline.Part}/{deadline.Round}", (scope, deadline, token) => FireAsync(scope, deadline.Id, context.Now, token), cancel);
    }

    private async Task FireAsync(IServiceProvider scope, long id, DateTimeOffset now, CancellationToken cancel)
    {
        var store = scope.GetRequiredService<DeadlineStore>();
        // Read again inside the transaction: it may have been done in this very second (R31).
        if (await store.HoldOpenAsync(id, cancel) is not { } deadline) return;
        var policy = policies[deadline.Policy];
        if (deadline is { AcknowledgedBy: not null, AcknowledgedUntil: { } until } && until <= now) await RemindAgainAsync(scope, store, deadline, until, now, cancel);
        var after = Before(policy, deadline, deadline.NextStep);
        DateTimeOffset? redAt = null;
        while (policy.Next(deadline, after) is { } step && step.At <= now)
        {
            if (step.WaitsForAcknowledgement && deadline.AcknowledgedUntil > now)
            {
                await store.AdvanceAsync(deadline, step.Name, deadline.AcknowledgedUntil, redAt, cancel);
                return;
            }

            await FireStepAsync(scope, store, policy, deadline, step, now, cancel);
            if (step.TurnsRed) redAt ??= step.At;
            after = step.Name;
        }

        var next = policy.Next(deadline, after);
        await store.AdvanceAsync(deadline, next?.Name, Earlier(next?.At, deadline.AcknowledgedUntil > now ? deadline.AcknowledgedUntil : null), redAt, cancel);
    }

    /// <summary>
    /// An acknowledgement ran out (part C 7). What is over its limit and still not done is brought to the mind of its holder and of whoever took
    /// notice; the ladder goes on by itself.
    /// </summary>
    private async Task RemindAgainAsync(IServiceProvider scope, DeadlineStore store, Deadline deadline, DateTimeOffset until, DateTimeOffset now, CancellationToken cancel)
    {
        await store.ForgetAcknowledgementAsync([deadline.Id], deadline.AcknowledgedBy!, now, cancel);
        if (deadline.DueAt > now) return;
        var tree = org.Current;
        var readers = new[] { Recipients.Of(deadline, Hearer.Holder, tree)?.Person, tree.Find(deadline.AcknowledgedBy!) }
            .OfType<Person>().Where(person => person.IsActive).DistinctBy(person => person.UserId, StringComparer.OrdinalIgnoreCase).ToList();
        var step = new DeadlineStep($"again-{until.ToUnixTimeMilliseconds()}", until, []);
        if (!await store.ClaimAsync(deadline.Id, step, now, string.Join("、", readers.Select(person => person.UserId)), "知悉到期", cancel)) return;
        foreach (var person in readers)
        {
            await scope.GetRequiredService<Outbox>().AddAsync(
                new Push(
                    $"{deadline.RecordNo}/{deadline.Part}/{deadline.Round}/{step.Name}/{person.UserId}", person.UserId,
                    DeadlineWordings.Again.With(new AgainModel(
                        ClockLine.Of(deadline, 1, tree, now), tree.NameOf(deadline.AcknowledgedBy!), string.Equals(person.UserId, deadline.Holder, StringComparison.OrdinalIgnoreCase))))
                {
                    RecordNo = deadline.RecordNo,
                    Clock = deadline.Key,
                    FallbackId = tree.FallbackFor(person.UserId),
                },
                deadline.Cause,
                cancel);
        }
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b ?? a : a;

    private async Task FireStepAsync(
        IServiceProvider scope, DeadlineStore store, IDeadlinePolicy policy, Deadline deadline, DeadlineStep step, DateTimeOffset now, CancellationToken cancel)
    {
        var tree = org.Current;
        var pointless = step.PointlessAfter < now;
        // After a long outage the top of the line hears once, not once for every day.
        var isFollowedAtOnce = policy.Next(deadline, step.Name) is { } later && later.At <= now;
        var hearers = pointless
            ? []
            : step.To.Select(hearer => (Hearer: hearer, Recipient: Recipients.Of(deadline, hearer, tree)))
                .Where(pair => pair.Recipient is not null && !(pair.Recipient.Repeats && isFollowedAtOnce))
                .DistinctBy(pair => pair.Recipient!.Person.UserId, StringComparer.OrdinalIgnoreCase)
                .ToList();
        var names = string.Join("、", hearers.Select(pair => pair.Recipient!.Person.UserId));
        var path = pointless ? "已过时，未发送" : string.Join("；", hearers.Select(pair => pair.Recipient!.Path));
        if (!await store.ClaimAsync(deadline.Id, step, now, names, path, cancel)) return;

        var outbox = scope.GetRequiredService<Outbox>();
        foreach (var (hearer, recipient) in hearers)
        {
            var person = recipient!.Person;
            var notice = new DeadlineNotice(deadline, step, person, hearer, recipient.Path, IsLate(deadline, step, now), now, tree);
            await outbox.AddAsync(
                new Push($"{deadline.RecordNo}/{deadline.Part}/{deadline.Round}/{step.Name}/{person.UserId}", person.UserId, policy.Say(notice))
                {
                    RecordNo = deadline.RecordNo,
                    Clock = deadline.Key,
                    FallbackId = tree.FallbackFor(person.UserId),
                },
                deadline.Cause,
                cancel);
        }

        if (step.TurnsRed || hearers.Any(pair => pair.Hearer.Kind == HearerKind.Superior))
        {
            await scope.GetRequiredService<LedgerStore>().AppendAsync(
                new LedgerEntry(now, "system", "job", deadline.RecordNo, step.TurnsRed ? "标红" : "升级", deadline.Part, $"{step.Name} → {names}", path), cancel);
        }
    }

    /// <summary>A step that an acknowledgement held back is not late: it was meant to wait.</summary>
    private static bool IsLate(Deadline deadline, DeadlineStep step, DateTimeOffset now)
    {
        var from = step.WaitsForAcknowledgement && deadline.AcknowledgedUntil > step.At ? deadline.AcknowledgedUntil.Value : step.At;
        return now - from > LateAfter;
    }

    /// <summary>The step before the one that is waiting: the ladder is walked from there.</summary>
    private static string? Before(IDeadlinePolicy policy, Deadline deadline, string? waiting)
    {
        string? before = null;
        for (var step = policy.Next(deadline, null); step is not null && step.Name != waiting; step = policy.Next(deadline, step.Name)) before = step.Name;
        return before;
    }
}
