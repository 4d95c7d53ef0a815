using ChatBot.Features.Calendar;
using ChatBot.Storage;

namespace ChatBot.Features.Figures;

/// <summary>What is open, what was done and what was closed, for 闭环率 (R10); one statement each.</summary>
internal sealed class LoopStore(DbSession db)
{
    /// <summary>Open stages, promises in force and open payments, each with who has it and by when.</summary>
    public Task<IReadOnlyList<OpenItem>> OpenAsync(CancellationToken cancel) =>
        db.QueryAsync<OpenItem>(
            """
            select s.record_no, c.title, c.initiator as owner, s.holder, case when s.due_at is null then 0 else 1 end as has_limit
            from case_stages s join cases c on c.record_no = s.record_no where s.state = 'Open' and c.state = 'Running'
            union all
            select k.no as record_no, k.content as title, k.promiser as owner, k.responsible as holder, 1 as has_limit from commitments k where k.state = 'Active' and k.closed_at is null
            union all
            select i.record_no, u.name as title, h.owner, h.owner as holder, case when i.due_day is null then 0 else 1 end as has_limit
            from payment_items i join contracts h on h.record_no = i.contract_no join customers u on u.id = h.customer_id where i.state = 'Open' and h.withdrawn_at is null
            union all
            select l.record_no, l.title, l.owner, l.owner as holder,
                case when exists (select 1 from deadlines d where d.record_no = l.record_no and d.closed_at is null) then 1 else 0 end as has_limit
            from leads l where l.state = 'Open' and l.withdrawn_at is null
            """,
            null,
            cancel);

    /// <summary>Stages that were done in a time, each with who did it and whether anything was handed in.</summary>
    public Task<IReadOnlyList<DoneStage>> DoneAsync(Span during, CancellationToken cancel) =>
        db.QueryAsync<DoneStage>(
            """
            select s.record_no, s.stage, c.initiator, s.holder, s.done_by,
                case when coalesce(s.result, '') <> '' or exists (select 1 from evidence e where e.record_no = s.record_no and e.part = s.stage and e.accepted = 1) then 1 else 0 end as has_proof
            from case_stages s join cases c on c.record_no = s.record_no
            where s.state = 'Done' and c.state <> 'Withdrawn' and s.done_at >= @From and s.done_at < @To order by s.done_at, s.record_no, s.position
            """,
            new { during.From, during.To },
            cancel);

    /// <summary>Cases that ended in a time, with how many of their stages have no beginning, no end or no holder.</summary>
    public Task<IReadOnlyList<ClosedCase>> ClosedAsync(Span during, CancellationToken cancel) =>
        db.QueryAsync<ClosedCase>(
            """
            select c.record_no, c.customer, c.initiator, count(*) as stages,
                cast(sum(case when s.state <> 'Done' or s.entered_at is null or s.done_at is null or s.holder is null then 1 else 0 end) as bigint) as gaps
            from cases c join case_stages s on s.record_no = c.record_no
            where c.state = 'Finished' and c.closed_at >= @From and c.closed_at < @To
            group by c.record_no, c.customer, c.initiator order by c.record_no
            """,
            new { during.From, during.To },
            cancel);
}

internal sealed record OpenItem
{
    public string RecordNo { get; init; } = "";

    public string Title { get; init; } = "";

    public string Owner { get; init; } = "";

    public string? Holder { get; init; }

    public bool HasLimit { get; init; }
}

internal sealed record DoneStage
{
    public string RecordNo { get; init; } = "";

    public string Stage { get; init; } = "";

    public string Initiator { get; init; } = "";

    public string? Holder { get; init; }

    public string? DoneBy { get; init; }

    public bool HasProof { get; init; }
}

internal sealed record ClosedCase
{
    public string RecordNo { get; init; } = "";

    public string Customer { get; init; } = "";

    public string Initiator { get; init; } = "";

    public long Stages { get; init; }

    public long Gaps { get; init; }
}
