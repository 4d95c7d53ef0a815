using System.Text.Json;
using ChatBot.Features.Boards;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Evidence;
using ChatBot.Features.People;
using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatBot.Features.Pictures;

/// <summary>
/// Draws what was promised, after the commit of the promise: reads what its reader may see at that moment, draws and stores outside of any transaction, and
/// settles the order together with the outbox row in one. What a crash interrupts is drawn again by <see cref="DrawPicturesJob"/>; two workers do no harm.
/// </summary>
public sealed partial class PictureWorker(
    UnitOfWork work, EvidenceFiles files, FontFinder font, OrgDirectory org, WorkCalendar calendar, PictureSignal signal, TimeProvider clock, ILogger<PictureWorker> logger) : BackgroundService
{
    private const int AtOnce = 50;

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Draws all that can be drawn now, one after the other.</summary>
    public async Task DrainAsync(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            // Before the first directory nobody's sight is known; after it a missing person has left.
            while (font.Font is not null && !org.Current.IsEmpty)
            {
                var now = clock.GetUtcNow();
                var orders = await work.ReadAsync((scope, token) => scope.GetRequiredService<PictureOrderStore>().ToDrawAsync(now, AtOnce, token), cancel);
                foreach (var order in orders) await TryAsync(order, cancel);
                if (orders.Count < AtOnce) return;
            }
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

    private async Task TryAsync(PictureOrder order, CancellationToken cancel)
    {
        try
        {
            var drawn = await DrawAsync(order, cancel);
            StoredFile? stored = null;
            if (drawn is not null)
            {
                using var content = new MemoryStream(drawn.Picture.Png, writable: false);
                stored = await files.StoreAsync(content, "image/png", cancel);
            }

            await work.WriteAsync((scope, token) => SettleAsync(scope, order, drawn, stored, token), cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            DrawFailed(logger, failure, order.Id);
            await work.WriteAsync((scope, token) => FailedAsync(scope, order, failure.GetType().Name, token), cancel);
        }
    }

    /// <returns>Null where there is nothing to be seen on it any more.</returns>
    private async Task<Drawn?> DrawAsync(PictureOrder order, CancellationToken cancel)
    {
        var tree = org.Current;
        if (tree.Find(order.Person) is not { IsActive: true } reader) return null;
        var now = clock.GetUtcNow();
        if (order.Kind == PictureKind.Gantt)
        {
            var clocks = await work.ReadAsync((scope, token) => scope.GetRequiredService<GanttFinder>().FindAsync(order.RecordNo!, order.Person, token), cancel);
            return clocks is { Count: > 0 } ? new Drawn(GanttPicture.Draw(Gantt.Of(order.RecordNo!, clocks, tree, calendar, now), font.Font!), "甘特图", "") : null;
        }

        var filters = JsonSerializer.Deserialize<Dictionary<string, string>>(order.Filters, ChatJson.Options)!;
        var (title, view) = await work.ReadAsync(
            async (scope, token) =>
            {
                var board = scope.GetServices<IBoard>().Single(one => one.Id == order.Board);
                return (board.Title, await board.ReadAsync(new BoardAsk(reader, tree, filters, now), token));
            },
            cancel);
        // Unasked, a board without a row is no news.
        if (order.MessageId is null && view.Table.Rows.Count == 0) return null;
        var customer = filters.GetValueOrDefault("customer", "");
        return new Drawn(BoardPicture.Draw(customer.Length > 0 ? $"{title} · {customer}" : title, view, font.Font!, now), title, view.Answer);
    }

    private async Task SettleAsync(IServiceProvider scope, PictureOrder order, Drawn? drawn, StoredFile? stored, CancellationToken cancel)
    {
        var state = stored is null ? PictureOrderState.Nothing : PictureOrderState.Sent;
        if (!await scope.GetRequiredService<PictureOrderStore>().SettleAsync(order.Id, state, stored?.Sha256, clock.GetUtcNow(), cancel) || stored is null) return;
        var outbox = scope.GetRequiredService<Outbox>();
        if (order.MessageId is { } messageId) await outbox.AddPictureAsync(order.Person, order.RecordNo, stored.Sha256, messageId, cancel);
        else await outbox.AddAsync(new Push($"picture/{order.Key}", order.Person, PictureWordings.Weekly.With(new WeeklyPictureModel(drawn!.Title, drawn.Answer))) { Picture = stored.Sha256 }, null, cancel);
    }

    private async Task FailedAsync(IServiceProvider scope, PictureOrder order, string failure, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var store = scope.GetRequiredService<PictureOrderStore>();
        var again = order.NextTry(now);
        var isOurs = again is { } at ? await store.FailedAsync(order, at, cancel) : await store.SettleAsync(order.Id, PictureOrderState.GivenUp, null, now, cancel);
        if (!isOurs) return;
        await scope.GetRequiredService<ParkedWork>().ParkAsync(DrawPicturesJob.JobName, $"{order.Id}", failure, now, cancel);
        // Told once when it is late and once when it is given up; the tries in between say nothing new.
        if (order.Tries > 0 && again is not null) return;
        var title = scope.GetServices<IBoard>().FirstOrDefault(board => board.Id == order.Board)?.Title;
        var said = PictureWordings.Failed.With(new PictureFailedModel(
            title ?? $"甘特 {order.RecordNo}", order.Kind == PictureKind.Gantt ? $"甘特 {order.RecordNo}" : $"看板 {title}", again is null));
        var what = again is null ? "picture-given-up" : "picture-late";
        if (order.MessageId is { } messageId) await scope.GetRequiredService<LaterAnswer>().SayAsync(order.Person, Reply.Of(said), messageId, what, now, cancel);
        else await scope.GetRequiredService<Outbox>().AddAsync(new Push($"picture/{order.Key}/{what}", order.Person, said), null, cancel);
    }

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    private sealed record Drawn(Drawing Picture, string Title, string Answer);

    [LoggerMessage(EventId = 2701, Level = LogLevel.Error, Message = "Could not draw picture {Id}")]
    private static partial void DrawFailed(ILogger logger, Exception failure, long id);

    [LoggerMessage(EventId = 2702, Level = LogLevel.Error, Message = "Looking for pictures to draw failed; trying again")]
    private static partial void DrainFailed(ILogger logger, Exception failure);
}
