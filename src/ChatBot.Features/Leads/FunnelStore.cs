using ChatBot.Storage;

namespace ChatBot.Features.Leads;

/// <summary>What the funnel is made of, set-based: two statements, however many leads there are.</summary>
public sealed class FunnelStore(DbSession db)
{
    /// <summary>Leads of these owners (null: of everybody) that are not lost, by the link in which they stand.</summary>
    public Task<IReadOnlyList<LinkCount>> StandingAsync(IReadOnlyCollection<string>? people, CancellationToken cancel) =>
        db.QueryAsync<LinkCount>(
            $"""
            select link, count(*) as leads, cast(coalesce(sum(amount_fen), 0) as bigint) as amount_fen, cast(sum(case when amount_fen is null then 1 else 0 end) as bigint) as without_amount
            from leads where withdrawn_at is null and state <> 'Lost' {Of(people)} group by link
            """,
            people is null ? null : new { People = people },
            cancel);

    /// <summary>How long each lead that has left a link was in it in all: going back and through it again adds up.</summary>
    public Task<IReadOnlyList<LinkDwell>> DwellsAsync(IReadOnlyCollection<string>? people, CancellationToken cancel) =>
        db.QueryAsync<LinkDwell>(
            $"""
            select s.link, cast(sum(s.left_at - s.entered_at) / 60000 as bigint) as minutes
            from lead_stays s join leads l on l.record_no = s.record_no
            where s.undone_at is null and l.withdrawn_at is null {Of(people)}
            group by s.link, s.record_no having sum(case when s.left_at is null then 1 else 0 end) = 0
            """,
            people is null ? null : new { People = people },
            cancel);

    private static string Of(IReadOnlyCollection<string>? people) => people is null ? "" : "and owner in @People";
}
