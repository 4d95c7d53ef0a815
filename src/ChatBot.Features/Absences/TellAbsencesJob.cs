using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Deadlines;
using ChatBot.Features.People;
using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Absences;

/// <summary>
/// When a leave begins, offers what is in that person's hands to whoever stands in; when it is over, tells the person what became of it (R76). Each once,
/// and not before somebody is at work to read it.
/// </summary>
internal sealed class TellAbsencesJob(UnitOfWork work, OrgDirectory org, WorkCalendar calendar, IOptions<ScheduleOptions> schedule) : IScheduledJob
{
    private const int MostCounted = 500, MostOffered = 5, MostListed = 6;

    public string Name => "TellAbsences";

    public string Cron => schedule.Value.Sweep;

    public async Task RunAsync(JobContext context, CancellationToken cancel)
    {
        var (all, begun, over) = await work.ReadAsync(
            async (scope, token) =>
            {
                var store = scope.GetRequiredService<AbsenceStore>();
                return (await store.NotOverAsync(context.Now, token), await store.BegunUntoldAsync(context.Now, token), await store.OverUntoldAsync(context.Now, token));
            },
            cancel);
        // What another node has written.
        org.Take(all);
        await context.Runner.ForEachAsync(Name, begun, leave => $"begun/{leave.Id}", (scope, leave, token) => BeginAsync(scope, leave, context.Now, token), cancel);
        await context.Runner.ForEachAsync(Name, over, leave => $"over/{leave.Id}", (scope, leave, token) => ReturnAsync(scope, leave, context.Now, token), cancel);
    }

    private async Task BeginAsync(IServiceProvider scope, Absence leave, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await scope.GetRequiredService<AbsenceStore>().MarkBegunToldAsync(leave.Id, now, cancel)) return;
        var inHand = await scope.GetRequiredService<DeadlineStore>().OpenOfAsync([leave.Person], MostCounted, cancel);
        await scope.GetRequiredService<AbsenceItemStore>().AddAsync(leave.Id, inHand.Select(deadline => deadline.Id), cancel);
        var tree = org.Current;
        if (inHand.Count == 0 || tree.ActingFor(leave.Person) is not { } acting || Same(acting.Person.UserId, leave.Person)) return;

        var outbox = scope.GetRequiredService<Outbox>();
        var span = LeaveWords.Span(leave, now, calendar.Hours);
        var list = AbsenceWordings.Begun.With(new BegunModel(
            tree.NameOf(leave.Person), span, inHand.Count, [.. inHand.Take(MostOffered).Select(deadline => LeaveItems.Offered(deadline, now))],
            Math.Max(0, inHand.Count - MostOffered), $"接过来 @{leave.Person}"));
        await outbox.AddAsync(
            new Push($"leave-begun/{leave.Id}/{acting.Person.UserId}", acting.Person.UserId, list)
            {
                NotBefore = calendar.NextWorkingMoment(now), ExpiresAt = leave.EndsAt, FallbackId = tree.FallbackFor(acting.Person.UserId),
            },
            null, cancel);
        await outbox.AddAsync(
            new Push($"leave-begun/{leave.Id}/own", leave.Person, AbsenceWordings.BegunOwn.With(new BegunOwnModel(span, acting.Person.Name, inHand.Count)))
            {
                NotBefore = calendar.NextWorkingMoment(now), ExpiresAt = leave.EndsAt,
            },
            null, cancel);
    }

    private async Task ReturnAsync(IServiceProvider scope, Absence leave, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await scope.GetRequiredService<AbsenceStore>().MarkReturnToldAsync(leave.Id, now, cancel)) return;
        var tree = org.Current;
        if (tree.Find(leave.Person) is not { IsActive: true }) return;
        var clocks = scope.GetRequiredService<DeadlineStore>();
        var ids = await scope.GetRequiredService<AbsenceItemStore>().OfAsync(leave.Id, cancel);
        var had = ids.Count == 0 ? [] : await clocks.NumberedAsync(ids, cancel);
        var came = await clocks.StandingForAsync(leave.Person, leave.StartsAt, MostCounted, cancel);
        var done = had.Concat(came).Where(deadline => deadline.ClosedAt is not null).ToList();
        var moved = had.Where(deadline => deadline.ClosedAt is null && !Same(deadline.Holder, leave.Person)).ToList();
        var open = had.Where(deadline => deadline.ClosedAt is null && Same(deadline.Holder, leave.Person)).ToList();
        var fresh = came.Where(deadline => deadline.ClosedAt is null && !Same(deadline.Holder, leave.Person)).ToList();
        var more = new[] { done, moved, open, fresh }.Sum(group => Math.Max(0, group.Count - MostListed));
        await scope.GetRequiredService<Outbox>().AddAsync(
            new Push(
                $"leave-return/{leave.Id}/{leave.Version}", leave.Person,
                AbsenceWordings.Returned.With(new ReturnedModel(
                    LeaveWords.Span(leave, now, calendar.Hours),
                    [.. done.Take(MostListed).Select(deadline => LeaveItems.Done(deadline, tree, now))],
                    [.. moved.Take(MostListed).Select(deadline => LeaveItems.Elsewhere(deadline, tree, now))],
                    [.. open.Take(MostListed).Select(deadline => LeaveItems.InHand(deadline, now))],
                    [.. fresh.Take(MostListed).Select(deadline => LeaveItems.Elsewhere(deadline, tree, now))],
                    more)))
            {
                NotBefore = calendar.NextWorkingMoment(now),
            },
            null, cancel);
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
