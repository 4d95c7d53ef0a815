using ChatBot.Features.Calendar;
using ChatBot.Storage;

namespace ChatBot.Features.Health;

/// <summary>The three kinds of the article; their names are what the 18:00 message prints (R55).</summary>
public static class HealthActionKind
{
    public const string NeedLogged = "需求录入", ContractApproval = "合同审批", PaymentFollowUp = "回款跟进";

    public static readonly string[] All = [NeedLogged, ContractApproval, PaymentFollowUp];
}

/// <summary>Credits for health actions: one per person, kind, object and Shanghai day; undo takes the credit back (R42).</summary>
public sealed class HealthLedger(DbSession db)
{
    public Task CreditAsync(string person, string kind, string recordNo, DateTimeOffset at, long? cause, CancellationToken cancel) =>
        db.ExecuteAsync(
            """
            insert into health_actions (person, kind, record_no, day, at, cause) values (@person, @kind, @recordNo, @day, @at, @cause)
            on conflict (person, kind, record_no, day) do update set undone_at = null, cause = excluded.cause where health_actions.undone_at is not null
            """,
            new { person, kind, recordNo, day = BusinessTime.DayOf(at), at, cause },
            cancel);

    /// <summary>Takes back what one act credited.</summary>
    public Task TakeBackAsync(long cause, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteAsync("update health_actions set undone_at = @now where cause = @cause and undone_at is null", new { cause, now }, cancel);

    /// <summary>Takes one credit back whose ground fell away later.</summary>
    public Task TakeBackAsync(string person, string kind, string recordNo, DateTimeOffset at, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteAsync(
            "update health_actions set undone_at = @now where person = @person and kind = @kind and record_no = @recordNo and day = @day and undone_at is null",
            new { person, kind, recordNo, day = BusinessTime.DayOf(at), now },
            cancel);

    /// <summary>Counts per person and kind for one day, for all people at once.</summary>
    public Task<IReadOnlyList<HealthCount>> CountsOfDayAsync(DateOnly day, CancellationToken cancel) =>
        db.QueryAsync<HealthCount>(
            "select person, kind, count(*) as count from health_actions where day = @day and undone_at is null group by person, kind order by person, kind", new { day }, cancel);

    /// <summary>Counts per person, day and kind from one day on and before another, for these people or (null) for everybody.</summary>
    public Task<IReadOnlyList<DayCount>> CountsBetweenAsync(DateOnly from, DateOnly before, IReadOnlyCollection<string>? people, CancellationToken cancel) =>
        db.QueryAsync<DayCount>(
            $"""
            select person, day, kind, count(*) as count from health_actions
            where day >= @from and day < @before and undone_at is null {(people is null ? "" : "and person in @People")}
            group by person, day, kind order by day, person, kind
            """,
            people is null ? new { from, before } : (object)new { from, before, People = people },
            cancel);
}

public sealed record DayCount
{
    public string Person { get; init; } = "";

    public DateOnly Day { get; init; }

    public string Kind { get; init; } = "";

    public long Count { get; init; }
}

public sealed record HealthCount
{
    public string Person { get; init; } = "";

    public string Kind { get; init; } = "";

    public long Count { get; init; }
}
