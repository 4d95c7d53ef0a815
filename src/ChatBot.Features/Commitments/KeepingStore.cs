using ChatBot.Storage;

namespace ChatBot.Features.Commitments;

/// <summary>Promises as they count in the on-time rate, and the months whose figures are fixed.</summary>
internal sealed class KeepingStore(DbSession db)
{
    /// <summary>What falls due in the month and came into force, of these people (null: of everybody). What was given up before it was due is in no rate.</summary>
    public Task<IReadOnlyList<KeptPromise>> OfMonthAsync(KeepingMonth month, IReadOnlyCollection<string>? promisers, CancellationToken cancel) =>
        DueBetweenAsync(month.Start, month.End, promisers, cancel);

    /// <summary>The same for any span; the end is exclusive.</summary>
    public Task<IReadOnlyList<KeptPromise>> DueBetweenAsync(DateTimeOffset start, DateTimeOffset end, IReadOnlyCollection<string>? promisers, CancellationToken cancel) =>
        db.QueryAsync<KeptPromise>(
            $"""
            select c.no, c.customer, c.content, c.promiser, c.due_at, c.first_due_at, c.state, c.closed_at, a.decided_at as excused_at
            from commitments c left join commitment_appeals a on a.no = c.no and a.verdict = 'Granted'
            where c.active_at is not null and c.state <> 'Cancelled' and c.due_at >= @start and c.due_at < @end {(promisers is null ? "" : "and c.promiser in @People")}
            order by c.due_at, c.made_at, c.no
            """,
            promisers is null ? new { start, end } : (object)new { start, end, People = promisers },
            cancel);

    /// <summary>Whether any promise of anybody had come into force by then.</summary>
    public async Task<bool> HasBegunAsync(DateTimeOffset by, CancellationToken cancel) =>
        await db.FindAsync<long>("select count(*) from (select no from commitments where active_at < @by limit 1) found", new { by }, cancel) > 0;

    /// <summary>The heads of teams who have heard of this week.</summary>
    public Task<IReadOnlyList<string>> ToldOfAsync(KeepingWeek week, CancellationToken cancel) =>
        db.QueryAsync<string>("select head from keeping_told where week = @Key", new { week.Key }, cancel);

    /// <summary>False when another node has told this head.</summary>
    public async Task<bool> ToldAsync(KeepingWeek week, string head, DateTimeOffset now, CancellationToken cancel) =>
        await db.ExecuteAsync("insert into keeping_told (week, head, told_at) values (@Key, @head, @now) on conflict (week, head) do nothing", new { week.Key, head, now }, cancel) == 1;

    /// <summary>The earliest deadline of all that ever came into force; null where nothing did.</summary>
    public async Task<DateTimeOffset?> FirstDueAsync(CancellationToken cancel) =>
        (await db.FindAsync<DueRow>("select due_at from commitments where active_at is not null order by due_at limit 1", null, cancel))?.DueAt;

    public async Task<KeepingMonth?> LastFrozenAsync(CancellationToken cancel) =>
        await db.FindAsync<string>("select month from commitment_freezes order by as_of desc limit 1", null, cancel) is { } month ? KeepingMonth.Parse(month) : null;

    public Task<Freeze?> FreezeOfAsync(KeepingMonth month, CancellationToken cancel) =>
        db.FindAsync<Freeze>("select month, version, as_of, frozen_at from commitment_freezes where month = @Key", new { month.Key }, cancel);

    public Task<IReadOnlyList<FrozenPromise>> FrozenOfAsync(KeepingMonth month, IReadOnlyCollection<string> promisers, CancellationToken cancel) =>
        db.QueryAsync<FrozenPromise>(
            "select no, promiser, customer, due_at, verdict from commitment_frozen where month = @Key and promiser in @People order by due_at, no", new { month.Key, People = promisers }, cancel);

    /// <summary>False when another node has done it.</summary>
    public async Task<bool> FreezeAsync(KeepingMonth month, DateTimeOffset asOf, DateTimeOffset now, IReadOnlyList<FrozenPromise> promises, CancellationToken cancel)
    {
        var added = await db.ExecuteAsync(
            "insert into commitment_freezes (month, version, as_of, frozen_at) values (@Key, 1, @asOf, @now) on conflict (month) do nothing", new { month.Key, asOf, now }, cancel);
        if (added == 0) return false;
        await db.ExecuteManyAsync(
            "insert into commitment_frozen (month, no, promiser, customer, due_at, verdict) values (@Month, @No, @Promiser, @Customer, @DueAt, @Verdict)",
            [.. promises.Select(promise => new { Month = month.Key, promise.No, promise.Promiser, promise.Customer, promise.DueAt, promise.Verdict })],
            cancel);
        return true;
    }

    private sealed record DueRow
    {
        public DateTimeOffset DueAt { get; init; }
    }
}

/// <summary>The figures of a month, fixed.</summary>
public sealed record Freeze
{
    public string Month { get; init; } = "";

    /// <summary>Of the figures; a month is fixed once, corrections stand beside them.</summary>
    public long Version { get; init; }

    /// <summary>UTC: the instant that the figures speak of.</summary>
    public DateTimeOffset AsOf { get; init; }

    public DateTimeOffset FrozenAt { get; init; }
}

/// <summary>How a promise stood when its month was fixed.</summary>
public sealed record FrozenPromise
{
    public string No { get; init; } = "";

    public string Promiser { get; init; } = "";

    public string Customer { get; init; } = "";

    public DateTimeOffset DueAt { get; init; }

    public Keeping Verdict { get; init; }
}
