using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Evidence;

/// <summary>Fetches the bytes of new proofs at once, outside any transaction, and again with growing pauses until WeCom has forgotten them.</summary>
internal sealed partial class FetchEvidenceJob(
    UnitOfWork work, IMediaSource source, EvidenceFiles files, IOptions<ScheduleOptions> schedule, ILogger<FetchEvidenceJob> logger) : IScheduledJob
{
    private static readonly TimeSpan MediaLife = TimeSpan.FromDays(3);

    public string Name => "FetchEvidence";

    public string Cron => schedule.Value.Sweep;

    public async Task RunAsync(JobContext context, CancellationToken cancel)
    {
        var rows = await work.ReadAsync((scope, token) => scope.GetRequiredService<EvidenceStore>().ToFetchAsync(context.Now, 50, token), cancel);
        await Parallel.ForEachAsync(rows, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancel }, async (row, token) => await FetchAsync(row, context.Now, token));
    }

    private async Task FetchAsync(EvidenceRow row, DateTimeOffset now, CancellationToken cancel)
    {
        StoredFile? stored = null;
        string failure;
        try
        {
            await using var media = await source.FetchAsync(row.MediaId, cancel);
            if (media is not null) stored = await files.StoreAsync(media.Content, media.ContentType, cancel);
            failure = "gone";
        }
        catch (EvidenceTooLargeException)
        {
            failure = "too-large";
        }
        catch (Exception unreachable) when (unreachable is not OperationCanceledException)
        {
            FetchFailed(logger, unreachable, row.Id);
            failure = unreachable.GetType().Name;
        }

        var final = failure is "gone" or "too-large" || now - row.ReceivedAt > MediaLife;
        DateTimeOffset? again = final ? null : now + TimeSpan.FromMinutes(Math.Min(Math.Pow(2, row.Tries), 60));
        await work.WriteAsync(
            (scope, token) => stored is not null
                ? scope.GetRequiredService<EvidenceStore>().StoredAsync(row.Id, stored, token)
                : scope.GetRequiredService<EvidenceStore>().FailedAsync(row.Id, failure, again, token),
            cancel);
    }

    [LoggerMessage(EventId = 1401, Level = LogLevel.Warning, Message = "Could not fetch evidence {Id}")]
    private static partial void FetchFailed(ILogger logger, Exception failure, long id);
}
