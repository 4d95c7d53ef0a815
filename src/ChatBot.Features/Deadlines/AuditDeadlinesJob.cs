using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.People;
using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Features.Deadlines;

/// <summary>
/// Looks, independently of the sweep, whether any running clock is overdue by more than two minutes without its step, and tells the admins, once for each
/// step and all new ones in one message (part C 4).
/// </summary>
internal sealed class AuditDeadlinesJob(UnitOfWork work, OrgDirectory org, FuseMetric metric, ScheduleOptions schedule) : IScheduledJob
{
    private const int MostLines = 6;

    public string Name => "Audit";

    public string Cron => schedule.Audit;

    /// <summary>At start the sweep has just begun to catch up.</summary>
    public bool AtStart => false;

    /// <summary>A sweep that hangs must not keep the auditor from saying so.</summary>
    public bool RunsBeside => true;

    public async Task RunAsync(JobContext context, CancellationToken cancel)
    {
        var missed = await work.ReadAsync((scope, token) => scope.GetRequiredService<AuditStore>().MissedAsync(context.Now, token), cancel);
        metric.Audited(context.Now, missed.Count);
        await work.WriteAsync((scope, token) => TellAsync(scope, missed, context.Now, token), cancel);
    }

    private async Task TellAsync(IServiceProvider scope, IReadOnlyList<MissedStep> missed, DateTimeOffset now, CancellationToken cancel)
    {
        var fresh = await scope.GetRequiredService<AuditStore>().NoteAsync(missed, now, cancel);
        if (fresh.Count == 0) return;
        var said = DeadlineWordings.MissedSteps.With(new MissedStepsModel(
            fresh.Count,
            [.. fresh.Take(MostLines).Select(one => new MissedStepLine(one.Clock.RecordNo, one.Clock.Title, StepWords.Of(one.Step), DateWords.Absolute(one.DueAt, now), DateWords.Remaining(one.DueAt, now)))],
            Math.Max(0, fresh.Count - MostLines)));
        await scope.GetRequiredService<Outbox>().AddAsync(
            org.Current.Admins.Select(admin => new Push($"audit/{fresh[0].Clock.Id}/{fresh[0].Step}/{now.ToUnixTimeMilliseconds()}/{admin.UserId}", admin.UserId, said)), null, cancel);
    }
}
