using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatBot.Features.Chat;

/// <summary>
/// Sends what is due: in order for each person, several people at once. A row is leased before it is sent, so that a crash in mid-send
/// repeats it after the lease with the platform's duplicate check on, and never silently loses it.
/// </summary>
public sealed partial class OutboxWorker(UnitOfWork work, IMessenger messenger, OutboxSignal signal, ChatOptions options, TimeProvider clock, ILogger<OutboxWorker> logger)
    : BackgroundService
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestLimit = TimeSpan.FromHours(1);
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>The row behind a card's id, which is the push's id; empty for a card that is not ours.</summary>
    public static string RowOf(string cardId) => cardId.Split('-') is [OutboxRow.CardPrefix, var row, ..] ? row : "";

    /// <summary>Sends all that is due now; returns how many rows were settled or postponed.</summary>
    public async Task<int> DrainAsync(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            var total = 0;
            while (await SendBatchAsync(cancel) is var sent and > 0) total += sent;
            return total;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>When the next push is to leave; null when none waits. For whoever moves the clock instead of waiting.</summary>
    public Task<DateTimeOffset?> NextDueAsync(DateTimeOffset after, CancellationToken cancel) =>
        work.ReadAsync((scope, token) => scope.GetRequiredService<OutboxStore>().NextDueAsync(after, token), cancel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var resumed = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!resumed) await ResumeAsync(stoppingToken);
                resumed = true;
                await DrainAsync(stoppingToken);
                await signal.WaitAsync(TimeSpan.FromSeconds(1), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // The rows are still there with their lease; go on after a pause instead of ending the worker.
                DrainFailed(logger, failure);
                await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken);
            }
        }
    }

    /// <summary>After a crash: what was being sent is due at once, and what has been sent of late still counts for the platform's limits.</summary>
    private async Task ResumeAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var sent = await work.WriteAsync(
            async (scope, token) =>
            {
                var store = scope.GetRequiredService<OutboxStore>();
                await store.ReleaseAsync(now, token);
                return await store.SentSinceAsync(now - LongestLimit, token);
            },
            cancel);
        foreach (var push in sent) messenger.AlreadySent(push.Recipient, push.Rendered, push.SettledAt);
    }

    private async Task<int> SendBatchAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var rows = await work.WriteAsync(
            (scope, token) => scope.GetRequiredService<OutboxStore>().LeaseDueAsync(now, now + Lease, 200, token), cancel);
        if (rows.Count == 0) return 0;

        var settled = new System.Collections.Concurrent.ConcurrentBag<Settlement>();
        await Parallel.ForEachAsync(
            rows.GroupBy(row => row.Recipient, StringComparer.OrdinalIgnoreCase),
            new ParallelOptions { MaxDegreeOfParallelism = options.ParallelSends, CancellationToken = cancel },
            async (rowsOfOne, token) =>
            {
                TimeSpan? held = null;
                foreach (var row in rowsOfOne.OrderBy(row => row.Id))
                {
                    var result = held is { } wait ? Settlement.Postponed(row, After(now, wait)) : await SendAsync(row, now, token);
                    // What follows for the same person waits for what could not go, so that the order is kept.
                    if (result.State == DeliveryState.Pending) held ??= result.DueAt - now;
                    settled.Add(result);
                }
            });
        await work.WriteAsync(
            (scope, token) => scope.GetRequiredService<OutboxStore>().SettleAsync([.. settled.OrderBy(result => result.Row.Id)], clock.GetUtcNow(), token), cancel);
        foreach (var result in settled.Where(result => result.State is DeliveryState.Rejected or DeliveryState.Unknown))
            NotDelivered(logger, result.Row.Id, result.State, result.Reason ?? "");
        return rows.Count;
    }

    private async Task<Settlement> SendAsync(OutboxRow row, DateTimeOffset now, CancellationToken cancel)
    {
        if (row.ExpiresAt < now) return Settlement.Expired(row);
        if (row.Kind != OutboxKind.CardUpdate && messenger.WaitFor(row.Recipient, row.Rendered) is var wait && wait > TimeSpan.Zero) return Settlement.Postponed(row, After(now, wait));

        var outcome = row.Kind == OutboxKind.CardUpdate
            ? await messenger.UpdateCardAsync(new CardUpdate(row.ResponseCode!, row.Recipient, row.Body), cancel)
            : await messenger.SendAsync(new OutgoingPush(row.PlatformKey, row.Recipient, row.Rendered, row.Attempts + 1, MayRepeat: row.Kind == OutboxKind.Answer, row.Picture), cancel);
        return outcome.State switch
        {
            DeliveryState.Accepted => new Settlement(row, DeliveryState.Accepted, now, null, outcome.MessageId, outcome.ResponseCode, Tried: true),
            DeliveryState.Rejected => new Settlement(row, DeliveryState.Rejected, now, outcome.Reason, null, null, Tried: true),
            _ when outcome.RetryAfter is { } after => new Settlement(row, DeliveryState.Pending, After(now, after), outcome.Reason, null, null, Tried: false),
            _ when row.Attempts + 1 < options.SendTries => new Settlement(row, DeliveryState.Pending, now + BackOff(row.Attempts), outcome.Reason, null, null, Tried: true),
            _ => new Settlement(row, DeliveryState.Unknown, now, outcome.Reason, null, null, Tried: true),
        };
    }

    // The table keeps whole milliseconds: cut off, the instant would lie before the wait is over, and on a clock that stands still the row due for ever.
    private static DateTimeOffset After(DateTimeOffset now, TimeSpan wait) => now + wait + TimeSpan.FromMilliseconds(1);

    private static TimeSpan BackOff(int attempts) => TimeSpan.FromSeconds(5 * Math.Pow(3, Math.Min(attempts, 4)));

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    [LoggerMessage(EventId = 1201, Level = LogLevel.Error, Message = "Sending pushes failed; trying again")]
    private static partial void DrainFailed(ILogger logger, Exception failure);

    [LoggerMessage(EventId = 1202, Level = LogLevel.Warning, Message = "Push {Id} was not delivered: {State} {Reason}")]
    private static partial void NotDelivered(ILogger logger, long id, DeliveryState state, string reason);
}

/// <summary>What became of one row in this round.</summary>
internal sealed record Settlement(
    OutboxRow Row, DeliveryState State, DateTimeOffset DueAt, string? Reason, string? PlatformId, string? ResponseCode, bool Tried)
{
    public static Settlement Postponed(OutboxRow row, DateTimeOffset until) => new(row, DeliveryState.Pending, until, row.Reason, null, null, Tried: false);

    public static Settlement Expired(OutboxRow row) => new(row, DeliveryState.Expired, row.DueAt, "came too late", null, null, Tried: false);
}
