using ChatBot.Storage;

namespace ChatBot.Features.Contracts;

/// <summary>Contracts by their numbers. One that was taken back is not found any more; its number is free again.</summary>
public sealed class ContractStore(DbSession db)
{
    private const string Columns = "c.record_no, c.customer_id, u.name as customer, c.amount_fen, c.title, c.owner, c.logged_by, c.logged_at, c.version";

    private const string Joined = "from contracts c join customers u on u.id = c.customer_id";

    public Task<Contract?> FindAsync(string recordNo, CancellationToken cancel) =>
        db.FindAsync<Contract>($"select {Columns} {Joined} where c.record_no = @recordNo and c.withdrawn_at is null", new { recordNo }, cancel);

    /// <summary>Those of these numbers that stand.</summary>
    public Task<IReadOnlyList<Contract>> NumberedAsync(IReadOnlyCollection<string> recordNos, CancellationToken cancel) =>
        db.QueryAsync<Contract>($"select {Columns} {Joined} where c.record_no in @RecordNos and c.withdrawn_at is null", new { RecordNos = recordNos }, cancel);

    /// <summary>The contracts of one customer, the latest first.</summary>
    public Task<IReadOnlyList<Contract>> OfCustomerAsync(long customerId, CancellationToken cancel) =>
        db.QueryAsync<Contract>($"select {Columns} {Joined} where c.customer_id = @customerId and c.withdrawn_at is null order by c.logged_at desc, c.record_no", new { customerId }, cancel);

    /// <summary>The contracts of customers whose name occurs in a text, the latest first.</summary>
    public Task<IReadOnlyList<Contract>> OfCustomerNamedInAsync(string text, int atMost, CancellationToken cancel) =>
        db.QueryAsync<Contract>(
            $"select {Columns} {Joined} where @text like '%' || u.name || '%' and c.withdrawn_at is null order by c.logged_at desc, c.record_no limit @atMost", new { text, atMost }, cancel);

    /// <summary>Contracts with a longer number that ends like this, the latest first.</summary>
    public Task<IReadOnlyList<Contract>> EndingWithAsync(string number, CancellationToken cancel) =>
        db.QueryAsync<Contract>(
            $"select {Columns} {Joined} where c.record_no like @ending and c.withdrawn_at is null order by c.logged_at desc, c.record_no limit 100", new { ending = "HT-%-%" + number }, cancel);

    /// <summary>The contracts that this person answers for.</summary>
    internal Task<IReadOnlyList<Contract>> OwnedByAsync(string owner, CancellationToken cancel) =>
        db.QueryAsync<Contract>($"select {Columns} {Joined} where c.owner = @owner and c.withdrawn_at is null order by c.logged_at, c.record_no", new { owner }, cancel);

    /// <summary>Contracts that any of these people owns or logged (null: everybody's), the latest first.</summary>
    public Task<IReadOnlyList<Contract>> InScopeAsync(IReadOnlyCollection<string>? people, int atMost, CancellationToken cancel) =>
        db.QueryAsync<Contract>(
            $"select {Columns} {Joined} where c.withdrawn_at is null {(people is null ? "" : "and (c.owner in @People or c.logged_by in @People)")} order by c.logged_at desc, c.record_no limit @atMost",
            people is null ? new { atMost } : (object)new { People = people, atMost },
            cancel);

    /// <summary>
    /// Marks the contract as changed, before anything that belongs to it is written: of two people who change its payments at the same time the second
    /// is refused. False when it has changed since it was read (C8).
    /// </summary>
    public async Task<bool> ClaimAsync(Contract contract, CancellationToken cancel) =>
        await db.ExecuteAsync(
            "update contracts set version = version + 1 where record_no = @RecordNo and version = @Version and withdrawn_at is null", new { contract.RecordNo, contract.Version }, cancel) == 1;

    /// <summary>
    /// Undo: the contract and all that belongs to it stand as before the last act, and so does the number of its version, so that the act before that can be
    /// taken back as well. False when somebody has acted since.
    /// </summary>
    public async Task<bool> StepBackAsync(string recordNo, long version, CancellationToken cancel) =>
        await db.ExecuteAsync(
            "update contracts set version = version - 1 where record_no = @recordNo and version = @version and withdrawn_at is null", new { recordNo, version }, cancel) == 1;

    /// <summary>Registers it; false when the number is taken.</summary>
    public async Task<bool> AddAsync(Contract contract, CancellationToken cancel) =>
        await db.ExecuteAsync(
            """
            insert into contracts (record_no, customer_id, amount_fen, title, owner, logged_by, logged_at, version)
            values (@RecordNo, @CustomerId, @AmountFen, @Title, @Owner, @LoggedBy, @LoggedAt, 1)
            on conflict (record_no) do update set customer_id = excluded.customer_id, amount_fen = excluded.amount_fen, title = excluded.title, owner = excluded.owner,
                logged_by = excluded.logged_by, logged_at = excluded.logged_at, withdrawn_at = null, version = contracts.version + 1
            where contracts.withdrawn_at is not null
            """,
            contract,
            cancel) == 1;

    /// <summary>False when somebody else has changed it since it was read (C8).</summary>
    public async Task<bool> UpdateAsync(Contract contract, CancellationToken cancel) =>
        await db.ExecuteAsync(
            "update contracts set amount_fen = @AmountFen, title = @Title, owner = @Owner, version = version + 1 where record_no = @RecordNo and version = @Version and withdrawn_at is null",
            contract,
            cancel) == 1;

    /// <summary>Undo of one change: the values that are given, under the version before it, so that what was done earlier can be taken back as well.</summary>
    public async Task<bool> RestoreAsync(Contract contract, CancellationToken cancel) =>
        await db.ExecuteAsync(
            "update contracts set amount_fen = @AmountFen, title = @Title, owner = @Owner, version = version - 1 where record_no = @RecordNo and version = @Version and withdrawn_at is null",
            contract,
            cancel) == 1;

    public async Task<bool> WithdrawAsync(string recordNo, long version, DateTimeOffset now, CancellationToken cancel) =>
        await db.ExecuteAsync(
            "update contracts set withdrawn_at = @now, version = version + 1 where record_no = @recordNo and version = @version and withdrawn_at is null", new { recordNo, version, now }, cancel) == 1;

    /// <summary>Many at once, each under its version; returns how many there were.</summary>
    public Task<int> WithdrawAllAsync(IReadOnlyCollection<Contract> contracts, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteManyAsync(
            "update contracts set withdrawn_at = @now, version = version + 1 where record_no = @RecordNo and version = @Version and withdrawn_at is null",
            [.. contracts.Select(contract => new { contract.RecordNo, contract.Version, now })], cancel);

    /// <inheritdoc cref="WithdrawAllAsync"/>
    public Task<int> UpdateAllAsync(IReadOnlyCollection<Contract> contracts, CancellationToken cancel) =>
        db.ExecuteManyAsync(
            "update contracts set amount_fen = @AmountFen, title = @Title, owner = @Owner, version = version + 1 where record_no = @RecordNo and version = @Version and withdrawn_at is null",
            contracts, cancel);

    /// <summary>As <see cref="StepBackAsync"/>, for many at once; returns how many there were.</summary>
    public Task<int> StepBackAllAsync(IReadOnlyCollection<(string RecordNo, long Version)> contracts, CancellationToken cancel) =>
        db.ExecuteManyAsync(
            "update contracts set version = version - 1 where record_no = @RecordNo and version = @Version and withdrawn_at is null",
            [.. contracts.Select(contract => new { contract.RecordNo, contract.Version })], cancel);
}
