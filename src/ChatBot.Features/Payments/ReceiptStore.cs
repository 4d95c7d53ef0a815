using ChatBot.Features.Kernel;
using ChatBot.Storage;

namespace ChatBot.Features.Payments;

/// <summary>Money that came and went. Rows are never changed, only marked as undone.</summary>
public sealed class ReceiptStore(DbSession db)
{
    public Task AddAsync(IReadOnlyCollection<Receipt> receipts, CancellationToken cancel) =>
        db.ExecuteManyAsync(
            """
            insert into payment_receipts (contract_no, item_no, amount_fen, day, kind, reason, asked_of, recorded_by, recorded_at, cause)
            values (@ContractNo, @ItemNo, @AmountFen, @Day, @Kind, @Reason, @AskedOf, @RecordedBy, @RecordedAt, @Cause)
            """,
            receipts,
            cancel);

    /// <summary>What is held for a contract without belonging to an item (预收).</summary>
    public async Task<Money> PrepaidAsync(string contractNo, CancellationToken cancel) =>
        new(await db.FindAsync<long>(
            "select coalesce(sum(amount_fen), 0) from payment_receipts where contract_no = @contractNo and item_no is null and undone_at is null", new { contractNo }, cancel));

    /// <summary>All that has come in for a contract, less what went back.</summary>
    public async Task<Money> ReceivedAsync(string contractNo, CancellationToken cancel) =>
        new(await db.FindAsync<long>("select coalesce(sum(amount_fen), 0) from payment_receipts where contract_no = @contractNo and undone_at is null", new { contractNo }, cancel));

    /// <summary>Whether the same person booked the same money for the same record and day a moment ago (C4).</summary>
    public async Task<bool> WasBookedSinceAsync(string person, string askedOf, Money amount, DateOnly day, DateTimeOffset since, CancellationToken cancel) =>
        await db.FindAsync<long?>(
            """
            select cause from payment_receipts
            where recorded_by = @person and asked_of = @askedOf and day = @day and recorded_at >= @since and kind <> 'Transfer' and undone_at is null
            group by cause having sum(amount_fen) = @Fen limit 1
            """,
            new { person, askedOf, day, since, amount.Fen },
            cancel) is not null;

    public Task UndoAsync(long cause, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteAsync("update payment_receipts set undone_at = @now where cause = @cause and undone_at is null", new { cause, now }, cancel);
}
