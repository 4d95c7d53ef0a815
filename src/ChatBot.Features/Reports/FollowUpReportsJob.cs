using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.People;
using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Reports;

/// <summary>
/// After the report of the day: tries again, one by one, what could not be written; tells the admins once when fewer than 99 % were delivered
/// (R75); and when it is too late for a day, lists who got nothing.
/// </summary>
internal sealed class FollowUpReportsJob(UnitOfWork work, OrgDirectory org, WorkCalendar calendar, ReportsOptions options, IOptions<ScheduleOptions> schedule) : IScheduledJob
{
    private const int MostShown = 8;

    /// <summary>Missed days are looked for this far back after a long stop.</summary>
    private const int MostDaysBack = 31;

    public string Name => "DailyReportFollowUp";

    public string Cron => schedule.Value.Sweep;

    public async Task RunAsync(JobContext context, CancellationToken cancel)
    {
        await context.Runner.Jobs.OfType<SendDailyReportJob>().Single().SendAsync(context, Name, chunk: 1, cancel);
        await CheckCoverageAsync(context.Now, cancel);
        await ListMissedAsync(context.Now, cancel);
    }

    private async Task CheckCoverageAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var day = BusinessTime.DayOf(now);
        if (ReportDue.FiringOf(schedule.Value.DailyReport, calendar, day) is not { } firing || firing + options.CoverageAfter > now) return;
        if (await work.ReadAsync((scope, token) => scope.GetRequiredService<ReportStore>().LastCoverageAsync(token), cancel) >= day) return;
        await work.WriteAsync(
            async (scope, token) =>
            {
                var store = scope.GetRequiredService<ReportStore>();
                await store.SetCoverageAsync(day, now, token);
                var deliveries = await store.DeliveriesOfAsync(day, token);
                // Nothing was sent at all: that is a missed day, which is listed when it is over.
                if (deliveries.Count == 0) return;
                await TellAdminsAsync(scope.GetRequiredService<Outbox>(), await AtAsync(scope, firing, token), await scope.GetRequiredService<ReportTimeStore>().AllAsync(token), firing, deliveries, token);
            },
            cancel);
    }

    /// <summary>The company as it was when the report was due: who was on leave then was to get none.</summary>
    private async Task<OrgTree> AtAsync(IServiceProvider scope, DateTimeOffset at, CancellationToken cancel) =>
        org.Current.With(await scope.GetRequiredService<AbsenceStore>().CoveringAsync(at, cancel));

    private async Task TellAdminsAsync(Outbox outbox, OrgTree tree, ReportTimes times, DateTimeOffset firing, IReadOnlyList<ReportDelivery> deliveries, CancellationToken cancel)
    {
        var day = BusinessTime.DayOf(firing);
        var open = deliveries.Where(delivery => delivery.State != DeliveryState.Accepted).ToDictionary(delivery => delivery.Person, StringComparer.OrdinalIgnoreCase);
        var written = deliveries.Select(delivery => delivery.Person).ToHashSet(StringComparer.OrdinalIgnoreCase);
        // Who wants it later has not missed it.
        var scope = ReportScope.Of(tree, options.Departments).Select(person => person.UserId).Where(person => times.DueAt(person, firing, tree) <= firing).Union(written, StringComparer.OrdinalIgnoreCase).ToList();
        var undelivered = scope.Where(person => open.ContainsKey(person) || !written.Contains(person)).ToList();
        if (undelivered.Count * 100 <= scope.Count) return;
        var coverage = new CoverageModel(
            DateWords.Day(day, day), scope.Count, scope.Count - undelivered.Count, (scope.Count - undelivered.Count) * 100 / scope.Count,
            [.. undelivered.Take(MostShown).Select(person => new UndeliveredLine(tree.NameOf(person), DeliveryWords.Why(open.GetValueOrDefault(person))))],
            Math.Max(0, undelivered.Count - MostShown));
        await outbox.AddAsync(
            tree.Admins.Select(admin => new Push($"daily-coverage/{day:yyyy-MM-dd}/{admin.UserId}", admin.UserId, ReportWordings.Coverage.With(coverage))), null, cancel);
    }

    private async Task ListMissedAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var today = BusinessTime.DayOf(now);
        var (last, latest) = await work.ReadAsync(
            async (scope, token) => (await scope.GetRequiredService<ReportStore>().LastCheckedAsync(token), (await scope.GetRequiredService<ReportTimeStore>().AllAsync(token)).LatestChosen), cancel);
        // The first time there is nothing to look back to: before it there was no bot. A day that is over by then is not its business.
        var from = last?.AddDays(1) ?? (IsOver(today, latest, now) ? today.AddDays(1) : today);
        if (from < today.AddDays(-MostDaysBack)) from = today.AddDays(-MostDaysBack);
        var over = new List<DateOnly>();
        for (var day = from; day <= today && IsOver(day, latest, now); day = day.AddDays(1)) over.Add(day);
        if (over.Count == 0 && last is not null) return;
        await work.WriteAsync(
            async (scope, token) =>
            {
                var store = scope.GetRequiredService<ReportStore>();
                foreach (var day in over) await NoteAsync(scope, day, now, token);
                await store.SetCheckedAsync(over.Count > 0 ? over[^1] : from.AddDays(-1), now, token);
            },
            cancel);
    }

    private async Task NoteAsync(IServiceProvider scope, DateOnly day, DateTimeOffset now, CancellationToken cancel)
    {
        if (ReportDue.FiringOf(schedule.Value.DailyReport, calendar, day) is not { } firing) return;
        var store = scope.GetRequiredService<ReportStore>();
        var reported = await store.ReportedOnAsync(day, cancel);
        var missed = ReportScope.Of(await AtAsync(scope, firing, cancel), options.Departments).Select(person => person.UserId).Where(person => !reported.Contains(person));
        await store.NoteMissedAsync(day, missed, now, cancel);
    }

    private bool IsOver(DateOnly day, TimeOnly? latest, DateTimeOffset now) => ReportDue.IsOver(schedule.Value.DailyReport, calendar, options.CatchUp, day, latest, now);
}
