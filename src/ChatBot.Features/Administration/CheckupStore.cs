using ChatBot.Features.Chat;
using ChatBot.Storage;

namespace ChatBot.Features.Administration;

/// <summary>Reads what 体检 looks at. Counts and short lists only, whatever the size of the tables.</summary>
internal sealed class CheckupStore(DbSession db)
{
    private const int MostRows = 20;

    public async Task<long> LedgerSizeAsync(CancellationToken cancel) => await db.FindAsync<long>("select coalesce(max(seq), 0) from ledger", null, cancel);

    /// <summary>Ids of messages that a bug kept from being handled, newest first.</summary>
    public Task<IReadOnlyList<long>> FailedMessagesAsync(CancellationToken cancel) =>
        db.QueryAsync<long>("select id from inbox where state = 'Failed' order by id desc limit @most", new { most = MostRows }, cancel);

    /// <summary>Work that is still set aside: what went through at a later try is not waiting for one any more.</summary>
    public Task<IReadOnlyList<ParkedNow>> ParkedAsync(DateTimeOffset now, CancellationToken cancel) =>
        db.QueryAsync<ParkedNow>(
            "select job, item, failure from parked_work where retry_at > @now order by parked_at desc, id desc limit @most", new { now, most = MostRows }, cancel);

    /// <summary>Pushes that were not delivered since then, or that the platform refuses at this moment, grouped by what the platform said.</summary>
    public Task<IReadOnlyList<UndeliveredGroup>> UndeliveredAsync(DateTimeOffset since, CancellationToken cancel) =>
        db.QueryAsync<UndeliveredGroup>(
            """
            select state, reason, count(*) as count, min(recipient) as example, count(distinct recipient) as people from outbox
            where (settled_at >= @since and state in ('Rejected', 'Unknown', 'Expired')) or (state = 'Pending' and reason is not null)
            group by state, reason order by count(*) desc, state, reason limit @most
            """,
            new { since, most = MostRows },
            cancel);

    /// <summary>Who was refused for want of a licence when something was sent to them for the last time since then.</summary>
    public Task<IReadOnlyList<string>> UnlicensedAsync(DateTimeOffset since, CancellationToken cancel) =>
        db.QueryAsync<string>(
            """
            select o.recipient from outbox o join (
                select recipient, max(id) as last from outbox where settled_at >= @since and state in ('Rejected', 'Accepted') and kind <> 'CardUpdate' group by recipient) latest
                on latest.last = o.id
            where o.state = 'Rejected' and o.reason = 'unlicenseduser' order by o.recipient
            """,
            new { since },
            cancel);

    public async Task<long> EvidenceWaitingAsync(DateTimeOffset before, CancellationToken cancel) =>
        await db.FindAsync<long>("select count(*) from evidence where state = 'Waiting' and received_at < @before", new { before }, cancel);

    public Task<IReadOnlyList<LostEvidence>> EvidenceLostAsync(DateTimeOffset since, CancellationToken cancel) =>
        db.QueryAsync<LostEvidence>(
            "select id, uploader, record_no from evidence where state = 'Lost' and received_at >= @since order by id desc limit @most", new { since, most = MostRows }, cancel);

    /// <summary>Callbacks of types that the bot has no use for.</summary>
    public async Task<long> UnknownCallbacksAsync(DateTimeOffset since, CancellationToken cancel) =>
        await db.FindAsync<long>("select count(*) from inbox where kind in ('other', 'unknown') and received_at >= @since", new { since }, cancel);
}

internal sealed record ParkedNow
{
    public string Job { get; init; } = "";

    public string Item { get; init; } = "";

    public string Failure { get; init; } = "";
}

internal sealed record UndeliveredGroup
{
    public DeliveryState State { get; init; }

    public string? Reason { get; init; }

    public long Count { get; init; }

    /// <summary>One of the people concerned.</summary>
    public string Example { get; init; } = "";

    public long People { get; init; }
}

internal sealed record LostEvidence
{
    public long Id { get; init; }

    public string Uploader { get; init; } = "";

    public string? RecordNo { get; init; }
}
