using ChatBot.Features.Deadlines;
using ChatBot.Storage;

namespace ChatBot.Features.Boards;

/// <summary>The rows of the boards, each in one statement whatever the number of people or records.</summary>
internal sealed class BoardStore(DbSession db)
{
    /// <summary>More open work than that of one reader is no board any more but a report.</summary>
    internal const int MostRows = 5000;

    /// <param name="people">Whose clocks, as holder or as who wants it done; null: everybody's.</param>
    /// <param name="alsoMoney">Those of contracts and payments as well, for finance.</param>
    public Task<IReadOnlyList<Deadline>> OpenClocksAsync(IReadOnlyCollection<string>? people, bool alsoMoney, CancellationToken cancel) =>
        db.QueryAsync<Deadline>(
            $"""
            select {DeadlineStore.Columns} from deadlines
            where closed_at is null {(people is null ? "" : $"and (holder in @People or owner in @People{(alsoMoney ? " or record_no like 'HT-%' or record_no like 'HK-%'" : "")})")}
            order by due_at, id limit {MostRows}
            """,
            people is null ? null : new { People = people },
            cancel);

    /// <summary>Open payment items of contracts that these people answer for (null: of all), what is due first in front, what waits for an event last.</summary>
    public Task<IReadOnlyList<PaymentBoardRow>> OpenPaymentsAsync(IReadOnlyCollection<string>? people, CancellationToken cancel) =>
        db.QueryAsync<PaymentBoardRow>(
            $"""
            select i.record_no, i.contract_no, u.name as customer, c.owner, i.amount_fen, i.received_fen, i.due_day, i.event
            from payment_items i join contracts c on c.record_no = i.contract_no join customers u on u.id = c.customer_id
            where i.state = 'Open' and c.withdrawn_at is null {(people is null ? "" : "and (c.owner in @People or c.logged_by in @People)")}
            order by case when i.due_day is null then 1 else 0 end, i.due_day, i.record_no limit {MostRows}
            """,
            people is null ? null : new { People = people },
            cancel);

    /// <summary>What came in and went back between two Shanghai days, both included, of the same contracts.</summary>
    public async Task<long> ReceivedBetweenAsync(IReadOnlyCollection<string>? people, DateOnly from, DateOnly to, CancellationToken cancel) =>
        await db.FindAsync<long>(
            $"""
            select coalesce(sum(r.amount_fen), 0) from payment_receipts r join contracts c on c.record_no = r.contract_no
            where r.undone_at is null and r.day >= @from and r.day <= @to {(people is null ? "" : "and (c.owner in @People or c.logged_by in @People)")}
            """,
            people is null ? new { from, to } : (object)new { from, to, People = people },
            cancel);

    /// <summary>Health actions by day and kind, of these people (null: of everybody).</summary>
    public Task<IReadOnlyList<HealthBoardRow>> HealthAsync(IReadOnlyCollection<string>? people, DateOnly from, DateOnly to, CancellationToken cancel) =>
        db.QueryAsync<HealthBoardRow>(
            $"""
            select person, day, kind, count(*) as count from health_actions
            where undone_at is null and split_of is null and day >= @from and day <= @to {(people is null ? "" : "and person in @People")}
            group by person, day, kind order by day, person, kind
            """,
            people is null ? new { from, to } : (object)new { from, to, People = people },
            cancel);
}

internal sealed record PaymentBoardRow
{
    public string RecordNo { get; init; } = "";

    public string ContractNo { get; init; } = "";

    public string Customer { get; init; } = "";

    public string Owner { get; init; } = "";

    public long AmountFen { get; init; }

    public long ReceivedFen { get; init; }

    public DateOnly? DueDay { get; init; }

    /// <summary>What it waits for, where no day is known yet.</summary>
    public string Event { get; init; } = "";
}

internal sealed record HealthBoardRow
{
    public string Person { get; init; } = "";

    public DateOnly Day { get; init; }

    public string Kind { get; init; } = "";

    public long Count { get; init; }
}
