using ChatBot.Features.Calendar;
using ChatBot.Storage;

namespace ChatBot.Features.Figures;

/// <summary>What was due and what was signed, with what has come in for it (R11). Refunds are below zero in the receipts.</summary>
internal sealed class CollectionStore(DbSession db)
{
    /// <summary>Parts of plans that were due in these days, with what has come in for each.</summary>
    public Task<IReadOnlyList<Collected>> DueAsync(FigureWindow window, CancellationToken cancel) =>
        db.QueryAsync<Collected>(
            """
            select i.record_no, i.contract_no, u.name as customer, c.owner, c.logged_by, i.due_day as day, c.logged_at, i.amount_fen, i.received_fen
            from payment_items i join contracts c on c.record_no = i.contract_no join customers u on u.id = c.customer_id
            where i.state <> 'Void' and i.due_day >= @From and i.due_day <= @To and c.withdrawn_at is null order by i.due_day, i.record_no
            """,
            new { window.From, window.To },
            cancel);

    /// <summary>Contracts that were signed in these days (by their 签约, where that was noted, else by the day on which they were registered), with all that has come in for them.</summary>
    public Task<IReadOnlyList<Collected>> SignedAsync(FigureWindow window, CancellationToken cancel) =>
        db.QueryAsync<Collected>(
            """
            select c.record_no, c.record_no as contract_no, u.name as customer, c.owner, c.logged_by, c.signed as day, c.logged_at, c.amount_fen,
                (select cast(coalesce(sum(r.amount_fen), 0) as bigint) from payment_receipts r where r.contract_no = c.record_no and r.undone_at is null) as received_fen
            from (
                select k.record_no, k.customer_id, k.owner, k.logged_by, k.logged_at, k.amount_fen,
                    (select e.day from contract_events e where e.contract_no = k.record_no and e.event = '签约' and e.undone_at is null order by e.id desc limit 1) as signed
                from contracts k where k.withdrawn_at is null and (
                    exists (select 1 from contract_events e where e.contract_no = k.record_no and e.event = '签约' and e.undone_at is null and e.day >= @From and e.day <= @To)
                    or (k.logged_at >= @Start and k.logged_at < @End and not exists (select 1 from contract_events e where e.contract_no = k.record_no and e.event = '签约' and e.undone_at is null)))
            ) c join customers u on u.id = c.customer_id
            where c.signed is null or (c.signed >= @From and c.signed <= @To) order by c.record_no
            """,
            new { window.From, window.To, Start = window.Span.From, End = window.Span.To },
            cancel);
}

/// <summary>Money that was due or signed, and what has come in for it.</summary>
internal sealed record Collected
{
    public string RecordNo { get; init; } = "";

    public string ContractNo { get; init; } = "";

    public string Customer { get; init; } = "";

    public string Owner { get; init; } = "";

    public string LoggedBy { get; init; } = "";

    /// <summary>When it was due; when it was signed, where that was noted.</summary>
    public DateOnly? Day { get; init; }

    public DateTimeOffset LoggedAt { get; init; }

    /// <summary>The day on which it was signed: as it was noted, else that of its registration.</summary>
    public DateOnly SignedDay => Day ?? BusinessTime.DayOf(LoggedAt);

    public long AmountFen { get; init; }

    public long ReceivedFen { get; init; }
}
