using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Approvals;

/// <summary>
/// Reads forms of which an event told, or that the hourly reading wants: what was filled in stands only there. Asking is I/O, so it is done outside of any
/// transaction; a form that cannot be read now is parked and asked for again later, while the rest goes on.
/// </summary>
internal sealed partial class FetchApprovalDetailsJob(
    UnitOfWork work, IApprovalSource source, IOptions<ScheduleOptions> schedule, ILogger<FetchApprovalDetailsJob> logger) : IScheduledJob
{
    // At most 200 a minute with a tick every 15 seconds; the platform allows 600.
    private const int AtOnce = 50;

    public string Name => "FetchApprovalDetails";

    public string Cron => schedule.Value.Sweep;

    public async Task RunAsync(JobContext context, CancellationToken cancel)
    {
        var (due, parked) = await work.ReadAsync(
            async (scope, token) => (
                await scope.GetRequiredService<ApprovalStore>().DetailsDueAsync(context.Now, 1000, token),
                (await scope.GetRequiredService<ParkedWork>().NotYetAsync(Name, context.Now, token)).ToHashSet(StringComparer.Ordinal)),
            cancel);
        await Parallel.ForEachAsync(
            due.Where(spNo => !parked.Contains(spNo)).Take(AtOnce), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancel }, async (spNo, token) => await ReadAsync(spNo, context.Now, token));
    }

    private async Task ReadAsync(string spNo, DateTimeOffset now, CancellationToken cancel)
    {
        try
        {
            var read = await source.FindAsync(spNo, cancel);
            await work.WriteAsync(
                (scope, token) => read is null
                    ? scope.GetRequiredService<ApprovalStore>().HideAsync(spNo, token)
                    : scope.GetRequiredService<ApprovalDesk>().NoteReadingAsync(read, now, token),
                cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            ReadFailed(logger, failure, spNo);
            await work.WriteAsync((scope, token) => scope.GetRequiredService<ParkedWork>().ParkAsync(Name, spNo, failure.GetType().Name, now, token), cancel);
        }
    }

    [LoggerMessage(EventId = 3101, Level = LogLevel.Warning, Message = "Could not read form {SpNo}; it is tried again later")]
    private static partial void ReadFailed(ILogger logger, Exception failure, string spNo);
}
