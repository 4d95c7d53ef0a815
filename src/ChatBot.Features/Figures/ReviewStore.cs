using ChatBot.Features.Calendar;
using ChatBot.Storage;

namespace ChatBot.Features.Figures;

/// <summary>What happened to the money of a contract, for its review.</summary>
internal sealed class ReviewStore(DbSession db)
{
    /// <summary>Noted events (签约, 到货 …) and money that came or went, by the day on which it happened.</summary>
    public Task<IReadOnlyList<DayFact>> OfContractAsync(string contractNo, CancellationToken cancel) =>
        db.QueryAsync<DayFact>(
            """
            select e.day, e.event as what, cast(0 as bigint) as amount_fen, e.recorded_by as by_person from contract_events e
            where e.contract_no = @contractNo and e.undone_at is null and e.id = (select max(l.id) from contract_events l where l.contract_no = @contractNo and l.event = e.event and l.undone_at is null)
            union all
            select r.day, r.kind as what, cast(sum(r.amount_fen) as bigint) as amount_fen, r.recorded_by as by_person from payment_receipts r
            where r.contract_no = @contractNo and r.undone_at is null and r.kind <> 'Transfer' group by r.day, r.kind, r.recorded_by, r.cause
            order by 1
            """,
            new { contractNo },
            cancel);
}

internal sealed record DayFact
{
    public DateOnly Day { get; init; }

    public string What { get; init; } = "";

    public long AmountFen { get; init; }

    public string ByPerson { get; init; } = "";

    public DateTimeOffset At => BusinessTime.StartOf(Day).AddHours(12);
}
