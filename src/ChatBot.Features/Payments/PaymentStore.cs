using ChatBot.Storage;

namespace ChatBot.Features.Payments;

/// <summary>Payment items and the events that they wait for.</summary>
public sealed class PaymentStore(DbSession db)
{
    private const string Columns =
        "i.record_no, i.contract_no, i.position, i.amount_fen, i.share, i.event, i.wait, i.wait_unit, i.due_day, i.note, i.state, i.received_fen, i.created_by, i.created_at, i.version";

    private const string Listed = $"{Columns}, u.name as customer, c.owner as owner";

    private const string Joined = "from payment_items i join contracts c on c.record_no = i.contract_no join customers u on u.id = c.customer_id";

    public Task<PaymentItem?> FindAsync(string recordNo, CancellationToken cancel) =>
        db.FindAsync<PaymentItem>($"select {Columns} from payment_items i where i.record_no = @recordNo", new { recordNo }, cancel);

    /// <summary>The items of a contract that count, in the order of the plan; what was replaced is left out.</summary>
    public Task<IReadOnlyList<PaymentItem>> OfContractAsync(string contractNo, CancellationToken cancel) =>
        db.QueryAsync<PaymentItem>(
            $"select {Columns} from payment_items i where i.contract_no = @contractNo and i.state <> 'Void' order by i.created_at, i.position, i.record_no", new { contractNo }, cancel);

    public Task AddAsync(PaymentItem item, CancellationToken cancel) =>
        db.ExecuteAsync(
            """
            insert into payment_items (record_no, contract_no, position, amount_fen, share, event, wait, wait_unit, due_day, note, state, received_fen, created_by, created_at, version)
            values (@RecordNo, @ContractNo, @Position, @AmountFen, @Share, @Event, @Wait, @WaitUnit, @DueDay, @Note, @State, @ReceivedFen, @CreatedBy, @CreatedAt, 1)
            """,
            item,
            cancel);

    /// <summary>False when it has changed since it was read (C8).</summary>
    public async Task<bool> UpdateAsync(PaymentItem item, CancellationToken cancel) =>
        await db.ExecuteAsync(
            """
            update payment_items set amount_fen = @AmountFen, due_day = @DueDay, state = @State, received_fen = @ReceivedFen, version = version + 1
            where record_no = @RecordNo and version = @Version
            """,
            item,
            cancel) == 1;

    /// <summary>Those of these numbers.</summary>
    public Task<IReadOnlyList<PaymentItem>> NumberedAsync(IReadOnlyCollection<string> recordNos, CancellationToken cancel) =>
        db.QueryAsync<PaymentItem>($"select {Columns} from payment_items i where i.record_no in @RecordNos", new { RecordNos = recordNos }, cancel);

    /// <summary>Many at once, each under its version; returns how many there were.</summary>
    public Task<int> UpdateAllAsync(IReadOnlyCollection<PaymentItem> items, CancellationToken cancel) =>
        db.ExecuteManyAsync(
            """
            update payment_items set amount_fen = @AmountFen, due_day = @DueDay, state = @State, received_fen = @ReceivedFen, version = version + 1
            where record_no = @RecordNo and version = @Version
            """,
            items,
            cancel);

    /// <summary>Open items that any of these people answers for (null: everybody's), what is due first in front, what waits for an event last.</summary>
    public Task<IReadOnlyList<PaymentListRow>> OpenInScopeAsync(IReadOnlyCollection<string>? people, int from, int atMost, CancellationToken cancel) =>
        db.QueryAsync<PaymentListRow>(
            $"""
            select {Listed} {Joined} where i.state = 'Open' and c.withdrawn_at is null {(people is null ? "" : "and (c.owner in @People or c.logged_by in @People)")}
            order by case when i.due_day is null then 1 else 0 end, i.due_day, i.contract_no, i.position, i.record_no limit @atMost offset @from
            """,
            people is null ? new { from, atMost } : (object)new { People = people, from, atMost },
            cancel);

    /// <summary>All that counts for these contracts, what is open and due first in front.</summary>
    public Task<IReadOnlyList<PaymentListRow>> OfContractsAsync(IReadOnlyCollection<string> contractNos, int from, int atMost, CancellationToken cancel) =>
        db.QueryAsync<PaymentListRow>(
            $"""
            select {Listed} {Joined} where i.state <> 'Void' and i.contract_no in @ContractNos
            order by case when i.state <> 'Open' then 2 when i.due_day is null then 1 else 0 end, i.due_day, i.contract_no, i.position, i.record_no limit @atMost offset @from
            """,
            new { ContractNos = contractNos, from, atMost },
            cancel);

    public Task AddEventAsync(ContractEvent happened, CancellationToken cancel) =>
        db.ExecuteAsync(
            """
            insert into contract_events (contract_no, event, day, recorded_by, recorded_at, cause)
            values (@ContractNo, @Event, @Day, @RecordedBy, @RecordedAt, @Cause)
            """,
            happened,
            cancel);

    /// <summary>What has happened, the latest word for each event.</summary>
    public Task<IReadOnlyList<ContractEvent>> EventsOfAsync(string contractNo, CancellationToken cancel) =>
        db.QueryAsync<ContractEvent>(
            """
            select contract_no, event, day, recorded_by, recorded_at, cause from contract_events e
            where contract_no = @contractNo and undone_at is null
                and id = (select max(l.id) from contract_events l where l.contract_no = @contractNo and l.event = e.event and l.undone_at is null)
            order by day, id
            """,
            new { contractNo },
            cancel);

    public Task UndoEventsAsync(long cause, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteAsync("update contract_events set undone_at = @now where cause = @cause and undone_at is null", new { cause, now }, cancel);
}

/// <summary>A milestone of a contract that happened on a day.</summary>
public sealed record ContractEvent
{
    public string ContractNo { get; init; } = "";

    public string Event { get; init; } = "";

    public DateOnly Day { get; init; }

    public string RecordedBy { get; init; } = "";

    public DateTimeOffset RecordedAt { get; init; }

    public long Cause { get; init; }
}

/// <summary>An item with what a list says about its contract.</summary>
public sealed record PaymentListRow : PaymentItem
{
    public string Customer { get; init; } = "";

    public string Owner { get; init; } = "";
}
