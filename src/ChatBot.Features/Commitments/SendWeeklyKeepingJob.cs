using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.People;
using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Commitments;

/// <summary>
/// Tells each head of a team on Monday how the team kept its promises in the week before, and how many are due in this one (R25). One row for each head and week
/// goes in with the push, so that it is told once, whatever is restarted; late or not, the figures are those of the hour at which it was due.
/// </summary>
internal sealed class SendWeeklyKeepingJob(
    UnitOfWork work, OrgDirectory org, WorkCalendar calendar, IOptions<CommitmentsOptions> options, IOptions<ScheduleOptions> schedule) : IScheduledJob
{
    private const int MostPeople = 8;

    /// <summary>After a longer stop the week is half over: the figures are there for whoever asks.</summary>
    private static readonly TimeSpan CatchUp = TimeSpan.FromDays(2);

    public string Name => "WeeklyKeeping";

    public string Cron => schedule.Value.Sweep;

    public async Task RunAsync(JobContext context, CancellationToken cancel)
    {
        var week = KeepingWeek.Of(BusinessTime.DayOf(context.Now).AddDays(-7));
        if (week.ToldAt(calendar, options.Value.TellKeepingAt) is not { } at || at > context.Now || context.Now - at > CatchUp) return;
        var tree = org.Current;
        var (heads, promises) = await work.ReadAsync<(List<string> Heads, IReadOnlyList<KeptPromise> Promises)>(
            async (scope, token) =>
            {
                var store = scope.GetRequiredService<KeepingStore>();
                var told = (await store.ToldOfAsync(week, token)).ToHashSet(StringComparer.OrdinalIgnoreCase);
                List<string> left = [.. HeadsOf(tree).Where(head => !told.Contains(head))];
                // A company that has just begun is not told that it kept nothing.
                if (left.Count == 0 || !await store.HasBegunAsync(week.End, token)) return ([], []);
                return (left, await store.DueBetweenAsync(week.Start, week.Next.End, null, token));
            },
            cancel);
        await context.Runner.ForEachAsync(Name, heads, head => $"{week.Key}/{head}", (scope, head, token) => TellAsync(scope, head, week, promises, at, context.Now, token), cancel);
    }

    private static IEnumerable<string> HeadsOf(OrgTree tree) =>
        tree.People.Where(person => person.IsActive && tree.LeadsAnybody(person.UserId)).Select(person => person.UserId).Order(StringComparer.Ordinal);

    private async Task TellAsync(
        IServiceProvider scope, string head, KeepingWeek week, IReadOnlyList<KeptPromise> promises, DateTimeOffset at, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await scope.GetRequiredService<KeepingStore>().ToldAsync(week, head, now, cancel)) return;
        await scope.GetRequiredService<Outbox>().AddAsync(
            new Push($"keeping-week/{week.Key}/{head}", head, CommitmentWordings.KeepingWeekly.With(Sheet(head, week, promises, org.Current, at))), null, cancel);
    }

    /// <param name="promises">Those of everybody; only the head's own and those of the people below are looked at.</param>
    internal static KeepingWeeklyModel Sheet(string head, KeepingWeek week, IReadOnlyList<KeptPromise> promises, OrgTree tree, DateTimeOffset at)
    {
        var people = tree.TeamOf(head);
        var team = people.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var own = promises.Where(promise => team.Contains(promise.Promiser)).ToList();
        var lines = own.Where(promise => promise.DueAt < week.End).GroupBy(promise => promise.Promiser, StringComparer.OrdinalIgnoreCase)
            .Select(group => (Person: group.Key, Count: KeepingCount.Of(group.Select(promise => promise.At(at)))))
            .OrderBy(one => one.Count, KeepingCount.WeakestFirst).ThenBy(one => one.Person, StringComparer.Ordinal).ToList();
        return new KeepingWeeklyModel(
            week.InWords, ShowKeepingCommand.FiguresOf(KeepingCount.Of(own.Where(promise => promise.DueAt < week.End).Select(promise => promise.At(at)))),
            [.. lines.Take(MostPeople).Select(one => new KeepingWeeklyLine(tree.NameOf(one.Person), ShowKeepingCommand.FiguresOf(one.Count)))], Math.Max(0, lines.Count - MostPeople),
            people.Count(person => tree.Find(person) is { IsActive: true } && !string.Equals(person, head, StringComparison.OrdinalIgnoreCase)),
            own.Count(promise => promise.DueAt >= week.End && promise.ClosedAt is null), KeepingMonth.Of(week.Sunday).Key);
    }
}
