using ChatBot.Features.Calendar;
using ChatBot.Storage;

namespace ChatBot.Features.Health;

/// <summary>The ledger of judged acts; read by chat, pages and exports alike, always for many people at once.</summary>
public sealed class HealthSampleStore(DbSession db)
{
    private const string Columns =
        "id, action, version, record_no, part, actor, credited, customer, words, day, started_at, due_at, hit_at, withdrawn_at, split_of, excluded";

    /// <summary>What is in a rate at @now: neither withdrawn nor left out, and hit or past its limit.</summary>
    private const string Counted = "withdrawn_at is null and excluded = '' and (hit_at is not null or due_at is null or due_at < @now)";

    private const string IsHit = "hit_at is not null and (due_at is null or hit_at <= due_at)";

    internal Task<IReadOnlyList<HealthSample>> OfRecordAsync(string recordNo, CancellationToken cancel) =>
        db.QueryAsync<HealthSample>($"select {Columns} from health_samples where record_no = @recordNo", new { recordNo }, cancel);

    internal Task AddAsync(HealthSample sample, CancellationToken cancel) =>
        db.ExecuteAsync(
            """
            insert into health_samples (action, version, record_no, part, actor, credited, customer, words, day, started_at, due_at, hit_at, withdrawn_at, split_of, excluded)
            values (@Action, @Version, @RecordNo, @Part, @Actor, @Credited, @Customer, @Words, @Day, @StartedAt, @DueAt, @HitAt, @WithdrawnAt, @SplitOf, @Excluded)
            """,
            sample,
            cancel);

    internal Task UpdateAsync(HealthSample sample, CancellationToken cancel) =>
        db.ExecuteAsync(
            """
            update health_samples set actor = @Actor, credited = @Credited, customer = @Customer, words = @Words, day = @Day, started_at = @StartedAt, due_at = @DueAt, hit_at = @HitAt,
                withdrawn_at = @WithdrawnAt, split_of = @SplitOf, excluded = @Excluded
            where id = @Id
            """,
            sample,
            cancel);

    /// <summary>What this person began for a customer since then and has not taken back, oldest first.</summary>
    internal Task<IReadOnlyList<HealthSample>> LatelyAsync(string action, string person, string customer, DateTimeOffset since, CancellationToken cancel) =>
        db.QueryAsync<HealthSample>(
            $"select {Columns} from health_samples where credited = @person and day >= @Day and action = @action and customer = @customer and words <> '' and started_at > @since and withdrawn_at is null order by id",
            new { action, person, customer, since, Day = BusinessTime.DayOf(since) },
            cancel);

    internal Task<string?> FirstPieceOfAsync(string recordNo, CancellationToken cancel) =>
        db.FindAsync<string>("select record_no from health_samples where split_of = @recordNo and withdrawn_at is null order by id limit 1", new { recordNo }, cancel);

    internal async Task LeadPiecesAsync(string from, string next, CancellationToken cancel)
    {
        await db.ExecuteAsync(
            "update health_samples set split_of = null, excluded = case when excluded = @Split then '' else excluded end where record_no = @next and split_of = @from", new { from, next, HealthMark.Split }, cancel);
        await db.ExecuteAsync("update health_samples set split_of = @next where split_of = @from", new { from, next }, cancel);
    }

    /// <summary>Counts by action for these people (null: everybody) over days, both included, as they stand at an instant.</summary>
    public Task<IReadOnlyList<HealthRateRow>> RatesAsync(DateOnly from, DateOnly to, IReadOnlyCollection<string>? people, DateTimeOffset now, CancellationToken cancel) =>
        db.QueryAsync<HealthRateRow>(
            $"""
            select action, sum(case when {Counted} then 1 else 0 end) as samples, sum(case when {Counted} and {IsHit} then 1 else 0 end) as hits,
                sum(case when withdrawn_at is null and excluded = '' and hit_at is null and due_at >= @now then 1 else 0 end) as running,
                sum(case when withdrawn_at is null and excluded <> '' then 1 else 0 end) as left_out, min(version) as first_version, max(version) as last_version
            from health_samples where day >= @from and day <= @to and withdrawn_at is null {(people is null ? "" : "and credited in @People")}
            group by action order by action
            """,
            people is null ? new { from, to, now } : (object)new { from, to, now, People = people },
            cancel);

    /// <summary>The same by person, for boards and appraisals.</summary>
    public Task<IReadOnlyList<HealthPersonRow>> RatesByPersonAsync(DateOnly from, DateOnly to, IReadOnlyCollection<string>? people, DateTimeOffset now, CancellationToken cancel) =>
        db.QueryAsync<HealthPersonRow>(
            $"""
            select credited as person, action, count(*) as samples, sum(case when {IsHit} then 1 else 0 end) as hits
            from health_samples where day >= @from and day <= @to and {Counted} {(people is null ? "" : "and credited in @People")}
            group by credited, action order by credited, action
            """,
            people is null ? new { from, to, now } : (object)new { from, to, now, People = people },
            cancel);

    /// <summary>The same by day, for a trend and for correlation.</summary>
    public Task<IReadOnlyList<HealthDayRow>> RatesByDayAsync(DateOnly from, DateOnly to, IReadOnlyCollection<string>? people, DateTimeOffset now, CancellationToken cancel) =>
        db.QueryAsync<HealthDayRow>(
            $"""
            select day, action, count(*) as samples, sum(case when {IsHit} then 1 else 0 end) as hits
            from health_samples where day >= @from and day <= @to and {Counted} {(people is null ? "" : "and credited in @People")}
            group by day, action order by day, action
            """,
            people is null ? new { from, to, now } : (object)new { from, to, now, People = people },
            cancel);

    /// <summary>The rows behind a rate, missed ones first, a page of them. Those that do not count are among them, and say why.</summary>
    public Task<IReadOnlyList<HealthSample>> RowsAsync(
        DateOnly from, DateOnly to, IReadOnlyCollection<string>? people, string? action, DateTimeOffset now, int skip, int atMost, CancellationToken cancel) =>
        db.QueryAsync<HealthSample>(
            $"""
            select {Columns} from health_samples
            where day >= @from and day <= @to and withdrawn_at is null {(people is null ? "" : "and credited in @People")} {(action is null ? "" : "and action = @action")}
            order by case when {Counted} and not ({IsHit}) then 0 when excluded <> '' then 3 when {Counted} then 2 else 1 end, started_at desc, id desc
            limit @atMost offset @skip
            """,
            people is null ? new { from, to, now, action, skip, atMost } : (object)new { from, to, now, action, skip, atMost, People = people },
            cancel);

    public async Task<int> CountRowsAsync(DateOnly from, DateOnly to, IReadOnlyCollection<string>? people, string? action, CancellationToken cancel) =>
        (int)await db.FindAsync<long>(
            $"select count(*) from health_samples where day >= @from and day <= @to and withdrawn_at is null {(people is null ? "" : "and credited in @People")} {(action is null ? "" : "and action = @action")}",
            people is null ? new { from, to, action } : (object)new { from, to, action, People = people },
            cancel);

    /// <summary>What counts for one person by this day, was hit on it, or has been running since before it.</summary>
    public Task<IReadOnlyList<HealthSample>> OfTodayAsync(string person, DateOnly day, DateTimeOffset now, int atMost, CancellationToken cancel) =>
        db.QueryAsync<HealthSample>(
            $"""
            select {Columns} from health_samples
            where withdrawn_at is null and credited = @person and (day = @day or (hit_at >= @Start and hit_at < @End) or (hit_at is null and due_at >= @now and day < @day))
            order by case when hit_at is null and due_at >= @now then 0 when hit_at is null then 1 else 2 end, due_at, id limit @atMost
            """,
            new { person, day, now, Start = BusinessTime.StartOf(day), End = BusinessTime.EndOf(day), atMost },
            cancel);
}

/// <summary>One action over a time. Samples without those that still run; hits among them.</summary>
public sealed record HealthRateRow
{
    public string Action { get; init; } = "";

    public long Samples { get; init; }

    public long Hits { get; init; }

    /// <summary>Neither hit nor past their limit.</summary>
    public long Running { get; init; }

    /// <summary>Not counted, by the exclusions of the action.</summary>
    public long LeftOut { get; init; }

    /// <summary>The versions of the definition that the rows are judged by.</summary>
    public long FirstVersion { get; init; }

    public long LastVersion { get; init; }
}

public sealed record HealthPersonRow
{
    public string Person { get; init; } = "";

    public string Action { get; init; } = "";

    public long Samples { get; init; }

    public long Hits { get; init; }
}

public sealed record HealthDayRow
{
    public DateOnly Day { get; init; }

    public string Action { get; init; } = "";

    public long Samples { get; init; }

    public long Hits { get; init; }
}
