using ChatBot.Features.Chat;
using ChatBot.Features.People;
using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatBot.Features.Evidence;

/// <summary>
/// Fetches the bytes of new proofs the moment they come, looks at them, says what came of it, and then draws the copies with the time on them; all
/// of it outside of any transaction but the last step of each. What a crash interrupts is found again by <see cref="FetchEvidenceJob"/>; two workers do no harm.
/// </summary>
public sealed partial class EvidenceWorker(
    UnitOfWork work, IMediaSource source, EvidenceFiles files, FontFinder font, OrgDirectory org, EvidenceSignal signal, EvidenceOptions options, TimeProvider clock, ILogger<EvidenceWorker> logger)
    : BackgroundService
{
    /// <summary>WeCom forgets a temporary id after this time (P9).</summary>
    internal static readonly TimeSpan MediaLife = TimeSpan.FromDays(3);

    private const int AtOnce = 50, ParallelFetches = 4;

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Does all that can be done now.</summary>
    public async Task DrainAsync(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            await FetchAllAsync(cancel);
            await MarkAllAsync(cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await signal.WaitAsync(stoppingToken);
                await DrainAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // The database does not answer; the job looks again in a few seconds.
                DrainFailed(logger, failure);
            }
        }
    }

    private async Task FetchAllAsync(CancellationToken cancel)
    {
        while (true)
        {
            var now = clock.GetUtcNow();
            var rows = await work.ReadAsync((scope, token) => scope.GetRequiredService<EvidenceStore>().ToFetchAsync(now, AtOnce, token), cancel);
            await Parallel.ForEachAsync(rows, new ParallelOptions { MaxDegreeOfParallelism = ParallelFetches, CancellationToken = cancel }, async (row, token) => await FetchAsync(row, token));
            if (rows.Count < AtOnce) return;
        }
    }

    private async Task FetchAsync(EvidenceRow row, CancellationToken cancel)
    {
        StoredFile? stored = null;
        PictureReading? reading = null;
        string failure;
        try
        {
            await using var media = await source.FetchAsync(row.MediaId, cancel);
            if (media is not null)
            {
                stored = await files.StoreAsync(media.Content, media.ContentType, cancel);
                reading = PictureReading.Of(await files.ReadAsync(stored.Sha256, cancel), row.MediaKind == MediaKind.Picture, options);
            }

            failure = "gone";
        }
        catch (EvidenceTooLargeException)
        {
            reading = new PictureReading(EvidenceProblem.TooLarge, ContentSniff.Of([]));
            failure = "too-large";
        }
        catch (Exception unreachable) when (unreachable is not OperationCanceledException)
        {
            FetchFailed(logger, unreachable, row.Id);
            failure = unreachable.GetType().Name;
        }

        try
        {
            await work.WriteAsync(
                (scope, token) => reading is not null ? StoredAsync(scope, row.Id, stored, reading, token) : FailedAsync(scope, row, failure, token), cancel);
        }
        catch (Exception bug) when (bug is not OperationCanceledException)
        {
            // One that the product stumbles over must not keep the others from being fetched.
            TakeFailed(logger, bug, row.Id);
            await work.WriteAsync((scope, token) => SetAsideAsync(scope, row, bug.GetType().Name, token), cancel);
        }
    }

    private async Task SetAsideAsync(IServiceProvider scope, EvidenceRow row, string failure, CancellationToken cancel)
    {
        await scope.GetRequiredService<ParkedWork>().ParkAsync(FetchEvidenceJob.JobName, $"{row.Id}", failure, clock.GetUtcNow(), cancel);
        await FailedAsync(scope, row, failure, cancel);
    }

    private async Task StoredAsync(IServiceProvider scope, long id, StoredFile? stored, PictureReading reading, CancellationToken cancel)
    {
        var store = scope.GetRequiredService<EvidenceStore>();
        if (!await store.StoredAsync(id, stored, reading, cancel)) return;
        // Read anew: what it is meant for may have been said while it was being fetched.
        var row = (await store.FindAsync(id, cancel))!;
        if (row.MediaKind == MediaKind.Voice || row.MessageId is not { } messageId) return;
        var now = clock.GetUtcNow();
        var reply = await scope.GetRequiredService<EvidenceDesk>().TakeAsync(row, now, messageId, cancel);
        await scope.GetRequiredService<LaterAnswer>().SayAsync(row.Uploader, reply, messageId, "checked", now, cancel);
    }

    private async Task FailedAsync(IServiceProvider scope, EvidenceRow row, string failure, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var isLost = failure == "gone" || now - row.ReceivedAt > MediaLife;
        DateTimeOffset? again = isLost ? null : now + TimeSpan.FromMinutes(Math.Min(Math.Pow(2, row.Tries), 60));
        await scope.GetRequiredService<EvidenceStore>().FailedAsync(row.Id, failure, again, cancel);
        if (row.MessageId is not { } messageId || row.MediaKind == MediaKind.Voice) return;
        var kind = TakeMediaHandler.NameOf(row.MediaKind);
        var later = scope.GetRequiredService<LaterAnswer>();
        if (isLost) await later.SayAsync(row.Uploader, Reply.Of(EvidenceWordings.Lost, new EvidenceLostModel(kind)), messageId, "lost", now, cancel);
        else if (row.Tries == 0 && row.AimRecord is not null) await later.SayAsync(row.Uploader, Reply.Of(EvidenceWordings.Fetching, new EvidenceFetchingModel(kind)), messageId, "fetching", now, cancel);
    }

    private async Task MarkAllAsync(CancellationToken cancel)
    {
        // Without a font they wait: 体检 says so, and the next start with one draws them all.
        if (font.Font is null) return;
        while (true)
        {
            var rows = await work.ReadAsync((scope, token) => scope.GetRequiredService<EvidenceStore>().ToMarkAsync(AtOnce, token), cancel);
            foreach (var row in rows) await MarkAsync(row, cancel);
            if (rows.Count < AtOnce) return;
        }
    }

    /// <summary>One after the other: a picture of twelve million pixels takes some fifty megabytes while it is drawn on.</summary>
    private async Task MarkAsync(EvidenceRow row, CancellationToken cancel)
    {
        string? copy = null;
        try
        {
            var tree = org.Current;
            var department = tree.Find(row.Uploader) is { } person ? tree.DepartmentNameOf(person) : "";
            var lines = MarkLines.Of(row.RecordNo!, row.Number ?? 0, row.Code ?? "", row.ReceivedAt, tree.NameOf(row.Uploader), department, row.Sha256!);
            var drawn = PictureMark.Draw(await files.ReadAsync(row.Sha256!, cancel), lines, font.Font!, options.CopyPixels);
            using var content = new MemoryStream(drawn, writable: false);
            copy = (await files.StoreAsync(content, "image/jpeg", cancel)).Sha256;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            MarkFailed(logger, failure, row.Id);
        }

        await work.WriteAsync((scope, token) => scope.GetRequiredService<EvidenceStore>().MarkedAsync(row.Id, copy, token), cancel);
    }

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    [LoggerMessage(EventId = 1401, Level = LogLevel.Warning, Message = "Could not fetch evidence {Id}")]
    private static partial void FetchFailed(ILogger logger, Exception failure, long id);

    [LoggerMessage(EventId = 1404, Level = LogLevel.Error, Message = "Could not give evidence {Id} to the record that waits for it; trying again later")]
    private static partial void TakeFailed(ILogger logger, Exception failure, long id);

    [LoggerMessage(EventId = 1402, Level = LogLevel.Error, Message = "Could not draw the time on evidence {Id}")]
    private static partial void MarkFailed(ILogger logger, Exception failure, long id);

    [LoggerMessage(EventId = 1403, Level = LogLevel.Error, Message = "Looking for evidence failed; trying again")]
    private static partial void DrainFailed(ILogger logger, Exception failure);
}
