using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Administration;

/// <summary>Deletes what nobody can need any more, in small pieces, so that no chat message waits behind it. Records, ledger and reports stay.</summary>
internal sealed class CleanupJob(UnitOfWork work, IOptions<ScheduleOptions> schedule) : IScheduledJob
{
    private const int PieceSize = 1000;

    private static readonly TimeSpan InboxLife = TimeSpan.FromDays(30), OutboxLife = TimeSpan.FromDays(90);

    public string Name => "Cleanup";

    public string Cron => schedule.Value.Cleanup;

    /// <summary>Nothing is missed by a day without it.</summary>
    public bool AtStart => false;

    public async Task RunAsync(JobContext context, CancellationToken cancel)
    {
        // Failed messages stay until they are replayed.
        await DeleteAsync("delete from inbox where id in (select id from inbox where received_at < @before and state <> 'Failed' order by id limit @piece)", context.Now - InboxLife, cancel);
        await DeleteAsync("delete from outbox where id in (select id from outbox where settled_at is not null and settled_at < @before order by settled_at limit @piece)", context.Now - OutboxLife, cancel);
        await DeleteAsync("delete from missed_words where id in (select id from missed_words where said_at < @before order by id limit @piece)", context.Now - InboxLife, cancel);
        // A person has few of these, so the piece is the whole.
        await DeleteAsync("delete from drafts where expires_at < @before", context.Now, cancel);
    }

    private async Task DeleteAsync(string sql, DateTimeOffset before, CancellationToken cancel)
    {
        int deleted;
        do deleted = await work.WriteAsync((scope, token) => scope.GetRequiredService<DbSession>().ExecuteAsync(sql, new { before, piece = PieceSize }, token), cancel);
        while (deleted == PieceSize);
    }
}
