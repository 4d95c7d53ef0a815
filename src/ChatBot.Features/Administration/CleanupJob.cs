using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Administration;

/// <summary>Deletes what nobody can need any more, in small pieces, so that no chat message waits behind it. Records, ledger and reports stay.</summary>
internal sealed class CleanupJob(UnitOfWork work, IOptions<ScheduleOptions> schedule) : IScheduledJob
{
    private const int PieceSize = 1000;

    private static readonly TimeSpan InboxLife = TimeSpan.FromDays(30), OutboxLife = TimeSpan.FromDays(90), LinkLife = TimeSpan.FromDays(30), ImportLife = TimeSpan.FromDays(90);

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
        await DeleteAsync("delete from loose_reminders where reminded_at < @before", context.Now - InboxLife, cancel);
        // A link says for a month that its time is over, not that it never was.
        await DeleteAsync("delete from links where id in (select id from links where expires_at < @before and coalesce(session_until, 0) < @before limit @piece)", context.Now - LinkLife, cancel);
        await DeleteAsync("delete from later_pages where person in (select person from later_pages where expires_at < @before limit @piece)", context.Now, cancel);
        // What an import did stays in the audit log; its rows serve only whoever still looks at it.
        await DeleteAsync(
            """
            delete from import_rows where import_id in (
                select i.id from imports i where i.created_at < @before and i.state not in ('Uploaded', 'Running') and exists (select 1 from import_rows r where r.import_id = i.id) order by i.id limit 1)
                and position in (select r.position from import_rows r where r.import_id = import_rows.import_id order by r.position limit @piece)
            """,
            context.Now - ImportLife,
            cancel);
    }

    private async Task DeleteAsync(string sql, DateTimeOffset before, CancellationToken cancel)
    {
        int deleted;
        do deleted = await work.WriteAsync((scope, token) => scope.GetRequiredService<DbSession>().ExecuteAsync(sql, new { before, piece = PieceSize }, token), cancel);
        while (deleted == PieceSize);
    }
}
