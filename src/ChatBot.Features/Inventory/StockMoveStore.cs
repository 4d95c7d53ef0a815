using ChatBot.Storage;

namespace ChatBot.Features.Inventory;

/// <summary>
/// Stock on its way from one warehouse (R52). Reserving is one conditional update of the stock row: of two requests for the last twenty, the database lets one
/// through. All quantities are thousandths.
/// </summary>
public sealed class StockMoveStore(DbSession db)
{
    private const string Columns =
        "m.record_no, m.sku, m.unit, m.from_warehouse, m.to_warehouse, m.wanted, m.reserved, m.out_quantity, m.in_quantity, m.state, m.asked_by, m.asked_at";

    /// <summary>False where that much is not there free of others' reservations; nothing is reserved then.</summary>
    public async Task<bool> ReserveAsync(string warehouse, string sku, long quantity, CancellationToken cancel) =>
        await db.ExecuteAsync(
            "update stock set reserved = reserved + @quantity where warehouse = @warehouse and sku = @sku and withdrawn_at is null and on_hand - reserved >= @quantity",
            new { warehouse, sku, quantity },
            cancel) == 1;

    public Task AddAsync(StockMove move, CancellationToken cancel) =>
        db.ExecuteAsync(
            """
            insert into stock_moves (record_no, sku, unit, from_warehouse, to_warehouse, wanted, reserved, state, asked_by, asked_at, changed_at)
            values (@RecordNo, @Sku, @Unit, @FromWarehouse, @ToWarehouse, @Wanted, @Reserved, @State, @AskedBy, @AskedAt, @AskedAt)
            """,
            move,
            cancel);

    public Task<StockMove?> FindAsync(string recordNo, CancellationToken cancel) =>
        db.FindAsync<StockMove>($"select {Columns} from stock_moves m where m.record_no = @recordNo", new { recordNo }, cancel);

    /// <summary>Who holds reservations of this article in this warehouse, the oldest first.</summary>
    public Task<IReadOnlyList<StockMove>> ReservedAsync(string warehouse, string sku, CancellationToken cancel) =>
        db.QueryAsync<StockMove>(
            $"select {Columns} from stock_moves m where m.from_warehouse = @warehouse and m.sku = @sku and m.state = 'Reserved' and m.reserved > 0 order by m.asked_at, m.record_no", new { warehouse, sku }, cancel);

    /// <summary>What is reserved for or on its way to a customer.</summary>
    public Task<IReadOnlyList<StockMove>> OpenOfCustomerAsync(string customer, int atMost, CancellationToken cancel) =>
        db.QueryAsync<StockMove>(
            $"select {Columns} from stock_moves m join cases c on c.record_no = m.record_no where c.customer = @customer and m.state in ('Reserved', 'Out') order by m.asked_at limit @atMost",
            new { customer, atMost },
            cancel);

    /// <summary>Not wanted any more: what was reserved is free.</summary>
    public async Task FreeAsync(StockMove move, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await StepAsync(move, StockMoveState.Reserved, StockMoveState.Freed, 0, null, null, now, cancel)) return;
        await ChangeAsync(move.FromWarehouse, move.Sku, 0, -move.Reserved, cancel);
    }

    /// <summary>It has left the shelf; what was reserved beyond that is free.</summary>
    public async Task TakeOutAsync(StockMove move, long quantity, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await StepAsync(move, StockMoveState.Reserved, StockMoveState.Out, 0, quantity, null, now, cancel)) return;
        await ChangeAsync(move.FromWarehouse, move.Sku, -quantity, -move.Reserved, cancel);
    }

    /// <summary>It lies on the shelf again, and is reserved as before as far as nobody else has taken the rest.</summary>
    public async Task PutBackAsync(StockMove move, DateTimeOffset now, CancellationToken cancel)
    {
        var taken = move.OutQuantity ?? 0;
        if (!await StepAsync(move, StockMoveState.Out, StockMoveState.Reserved, taken, null, null, now, cancel)) return;
        await ChangeAsync(move.FromWarehouse, move.Sku, taken, taken, cancel);
        if (move.Wanted > taken && await ReserveAsync(move.FromWarehouse, move.Sku, move.Wanted - taken, cancel))
            await db.ExecuteAsync("update stock_moves set reserved = @Wanted where record_no = @RecordNo", move, cancel);
    }

    /// <summary>It has arrived: in the other warehouse where there is one, else with the customer.</summary>
    public async Task TakeInAsync(StockMove move, long quantity, string by, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await StepAsync(move, StockMoveState.Out, StockMoveState.In, 0, move.OutQuantity, quantity, now, cancel) || move.ToWarehouse is not { } warehouse) return;
        await db.ExecuteAsync(
            """
            insert into stock (warehouse, sku, name, unit, on_hand, reserved, as_of, changed_by, changed_at)
            select @warehouse, sku, name, unit, @quantity, 0, @now, @by, @now from stock where warehouse = @FromWarehouse and sku = @Sku
            on conflict (warehouse, sku) do update set
                on_hand = case when stock.withdrawn_at is null then stock.on_hand else 0 end + excluded.on_hand, changed_by = excluded.changed_by, changed_at = excluded.changed_at, withdrawn_at = null
            """,
            new { warehouse, quantity, now, by, move.FromWarehouse, move.Sku },
            cancel);
    }

    /// <summary>It has not arrived after all.</summary>
    public async Task TakeInBackAsync(StockMove move, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await StepAsync(move, StockMoveState.In, StockMoveState.Out, 0, move.OutQuantity, null, now, cancel) || move.ToWarehouse is not { } warehouse) return;
        await ChangeAsync(warehouse, move.Sku, -(move.InQuantity ?? 0), 0, cancel);
    }

    /// <summary>False where it has been moved on meanwhile: nothing is counted twice.</summary>
    private async Task<bool> StepAsync(StockMove move, StockMoveState from, StockMoveState to, long reserved, long? taken, long? came, DateTimeOffset now, CancellationToken cancel) =>
        await db.ExecuteAsync(
            "update stock_moves set state = @to, reserved = @reserved, out_quantity = @taken, in_quantity = @came, changed_at = @now where record_no = @RecordNo and state = @from",
            new { to, reserved, taken, came, now, move.RecordNo, from },
            cancel) == 1;

    private Task ChangeAsync(string warehouse, string sku, long onHand, long reserved, CancellationToken cancel) =>
        db.ExecuteAsync("update stock set on_hand = on_hand + @onHand, reserved = reserved + @reserved where warehouse = @warehouse and sku = @sku", new { warehouse, sku, onHand, reserved }, cancel);
}

/// <summary>One 调拨; quantities are thousandths, instants UTC.</summary>
public sealed record StockMove
{
    public string RecordNo { get; init; } = "";

    public string Sku { get; init; } = "";

    public string Unit { get; init; } = "";

    public string FromWarehouse { get; init; } = "";

    /// <summary>Null: it goes to the customer.</summary>
    public string? ToWarehouse { get; init; }

    public long Wanted { get; init; }

    /// <summary>Held for it on the shelf now.</summary>
    public long Reserved { get; init; }

    public long? OutQuantity { get; init; }

    public long? InQuantity { get; init; }

    public StockMoveState State { get; init; }

    public string AskedBy { get; init; } = "";

    public DateTimeOffset AskedAt { get; init; }
}

public enum StockMoveState
{
    Reserved,
    Out,
    In,

    /// <summary>Called off.</summary>
    Freed,
}
