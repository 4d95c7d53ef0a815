using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Approvals;

/// <summary>
/// Asks hourly which forms were handed in, in case an event was lost (R04): unknown ones, those under review and those that passed lately are then read
/// by <see cref="FetchApprovalDetailsJob"/>. What only that brings to light is marked 补录.
/// </summary>
internal sealed partial class ReconcileApprovalsJob(
    UnitOfWork work, IApprovalSource source, ApprovalsOptions options, IOptions<ScheduleOptions> schedule, ILogger<ReconcileApprovalsJob> logger) : IScheduledJob
{
    public string Name => "ReconcileApprovals";

    public string Cron => schedule.Value.Reconcile;

    public async Task RunAsync(JobContext context, CancellationToken cancel)
    {
        var now = context.Now;
        var reading = await work.ReadAsync((scope, token) => scope.GetRequiredService<ApprovalStore>().ReadingAsync(token), cancel);
        var from = reading?.ReadUntil is { } until ? until - options.Overlap : now - options.FirstLookBack;
        IReadOnlyList<string> listed;
        try
        {
            listed = await source.ListAsync(from, now, cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            NotListed(logger, failure);
            var reason = failure is ApprovalsRefusedException refused ? $"errcode {refused.Code}" : failure.GetType().Name;
            await work.WriteAsync((scope, token) => scope.GetRequiredService<ApprovalStore>().ReadFailedAsync(reason, now, token), cancel);
            return;
        }

        await work.WriteAsync(
            async (scope, token) =>
            {
                var store = scope.GetRequiredService<ApprovalStore>();
                await store.AddUnknownAsync(listed, now, token);
                await store.WantDetailsAsync(now, now - options.WatchPassedFor, token);
                await store.ReadUntilAsync(now, token);
            },
            cancel);
    }

    [LoggerMessage(EventId = 3102, Level = LogLevel.Warning, Message = "Could not ask for the forms that were handed in")]
    private static partial void NotListed(ILogger logger, Exception failure);
}
