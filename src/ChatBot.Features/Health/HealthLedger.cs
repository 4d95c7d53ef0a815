using ChatBot.Features.Calendar;
using ChatBot.Storage;

namespace ChatBot.Features.Health;

/// <summary>The three kinds of the article; their names are what the 18:00 message prints (R55).</summary>
public static class HealthActionKind
{
    public const string NeedLogged = "需求录入", ContractApproval = "合同审批", PaymentFollowUp = "回款跟进";

    public static readonly string[] All = [NeedLogged, ContractApproval, PaymentFollowUp];

    /// <summary>「需求录入×1、合同审批×1」: kinds without a credit are left out (R55).</summary>
    public static string InWords(IEnumerable<HealthCount> counts)
    {
        var byKind = counts.GroupBy(count => count.Kind, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Sum(count => count.Count), StringComparer.Ordinal);
        return string.Join("、", All.Where(byKind.ContainsKey).Concat(byKind.Keys.Except(All, StringComparer.Ordinal).Order(StringComparer.Ordinal)).Where(kind => byKind[kind] > 0).Select(kind => $"{kind}×{byKind[kind]}"));
    }

    /// <summary>What 口径 says of the number in the daily report.</summary>
    public static readonly Definition Explained = new(
        "daily-actions", "健康动作", ["每日健康动作", NeedLogged, "标杆", "团队标杆", "日报"], "个",
        "一天内记到本人名下的需求录入（登记了需求）、合同审批（发起的合同在时限内过了法务）、回款跟进（发了催款或登记了自己客户的到账）", null, null,
        ["同一件事同一类同一天只计一次", "撤销后扣回", "疑似拆分的需求只计第一件（同人同客户、10分钟内、内容相近）", "合同审批由法务办理，计入发起人名下"], 1, new DateOnly(2026, 1, 1));
}

/// <summary>Credits for health actions: one per person, kind, object and Shanghai day; undo takes the credit back (R42).</summary>
public sealed class HealthLedger(DbSession db, TimeProvider clock)
{
    public Task CreditAsync(string person, string kind, string recordNo, DateTimeOffset at, long? cause, CancellationToken cancel) =>
        CreditAsync(person, kind, recordNo, null, at, cause, cancel);

    /// <param name="splitOf">The record that this one is probably a piece of: then the credit is kept and shown, and does not count.</param>
    public Task CreditAsync(string person, string kind, string recordNo, string? splitOf, DateTimeOffset at, long? cause, CancellationToken cancel) =>
        db.ExecuteAsync(
            """
            insert into health_actions (person, kind, record_no, day, at, cause, split_of, noted_at) values (@person, @kind, @recordNo, @day, @at, @cause, @splitOf, @now)
            on conflict (person, kind, record_no, day) do update set undone_at = null, cause = excluded.cause, split_of = excluded.split_of, noted_at = excluded.noted_at where health_actions.undone_at is not null
            """,
            new { person, kind, recordNo, day = BusinessTime.DayOf(at), at, cause, splitOf, now = clock.GetUtcNow() },
            cancel);

    /// <summary>The first of several pieces was taken back: the next one is credited in its place.</summary>
    public async Task LeadPiecesAsync(string from, string next, CancellationToken cancel)
    {
        await db.ExecuteAsync("update health_actions set split_of = null where record_no = @next and split_of = @from", new { from, next }, cancel);
        await db.ExecuteAsync("update health_actions set split_of = @next where split_of = @from", new { from, next }, cancel);
    }

    /// <summary>Pieces of one day that are kept and do not count, for one person.</summary>
    public Task<IReadOnlyList<HealthPiece>> PiecesOfDayAsync(string person, DateOnly day, CancellationToken cancel) =>
        db.QueryAsync<HealthPiece>(
            "select record_no, kind, split_of from health_actions where person = @person and day = @day and undone_at is null and split_of is not null order by id", new { person, day }, cancel);

    /// <summary>Takes back what one act credited.</summary>
    public Task TakeBackAsync(long cause, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteAsync("update health_actions set undone_at = @now where cause = @cause and undone_at is null", new { cause, now }, cancel);

    /// <summary>Takes one credit back whose ground fell away later.</summary>
    public Task TakeBackAsync(string person, string kind, string recordNo, DateTimeOffset at, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteAsync(
            "update health_actions set undone_at = @now where person = @person and kind = @kind and record_no = @recordNo and day = @day and undone_at is null",
            new { person, kind, recordNo, day = BusinessTime.DayOf(at), now },
            cancel);

    /// <summary>Counts per person and kind for one day, for these people or (null) for everybody.</summary>
    public Task<IReadOnlyList<HealthCount>> CountsOfDayAsync(DateOnly day, IReadOnlyCollection<string>? people, CancellationToken cancel) =>
        db.QueryAsync<HealthCount>(
            $"""
            select person, kind, count(*) as count from health_actions
            where day = @day and undone_at is null and split_of is null {(people is null ? "" : "and person in @People")} group by person, kind order by person, kind
            """,
            people is null ? new { day } : (object)new { day, People = people },
            cancel);

    /// <summary>Counts per person, day and kind from one day on and before another, for these people or (null) for everybody.</summary>
    public Task<IReadOnlyList<DayCount>> CountsBetweenAsync(DateOnly from, DateOnly before, IReadOnlyCollection<string>? people, CancellationToken cancel) =>
        db.QueryAsync<DayCount>(
            $"""
            select person, day, kind, count(*) as count from health_actions
            where day >= @from and day < @before and undone_at is null and split_of is null {(people is null ? "" : "and person in @People")}
            group by person, day, kind order by day, person, kind
            """,
            people is null ? new { from, before } : (object)new { from, before, People = people },
            cancel);

    /// <summary>The same for everybody for whose days something was written since then.</summary>
    public Task<IReadOnlyList<DayCount>> CountsOfThoseNotedSinceAsync(DateOnly from, DateOnly before, DateTimeOffset since, CancellationToken cancel) =>
        db.QueryAsync<DayCount>(
            $"""
            select person, day, kind, count(*) as count from health_actions
            where day >= @from and day < @before and undone_at is null and split_of is null and person in ({NotedSince})
            group by person, day, kind order by day, person, kind
            """,
            new { from, before, since },
            cancel);

    /// <summary>Who got credits for days from @from on and before @before that were written after @since.</summary>
    internal const string NotedSince = "select person from health_actions where noted_at > @since and day >= @from and day < @before";
}

/// <summary>A credit that does not count, and what it is a piece of.</summary>
public sealed record HealthPiece
{
    public string RecordNo { get; init; } = "";

    public string Kind { get; init; } = "";

    public string SplitOf { get; init; } = "";
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
