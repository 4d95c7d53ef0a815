using ChatBot.Storage;

namespace ChatBot.Features.AfterSales;

/// <summary>Complaints as they were logged.</summary>
public sealed class ComplaintStore(DbSession db)
{
    public Task AddAsync(Complaint complaint, CancellationToken cancel) =>
        db.ExecuteAsync(
            """
            insert into complaints (record_no, customer_id, problem, contract_no, severity, logged_by, logged_at)
            values (@RecordNo, @CustomerId, @Problem, @ContractNo, @Severity, @LoggedBy, @LoggedAt)
            """,
            complaint,
            cancel);

    public Task<Complaint?> FindAsync(string recordNo, CancellationToken cancel) =>
        db.FindAsync<Complaint>(
            "select record_no, customer_id, problem, contract_no, severity, logged_by, logged_at from complaints where record_no = @recordNo and withdrawn_at is null", new { recordNo }, cancel);

    /// <summary>Complaints about a contract, oldest first.</summary>
    public Task<IReadOnlyList<string>> OfContractAsync(string contractNo, CancellationToken cancel) =>
        db.QueryAsync<string>("select record_no from complaints where contract_no = @contractNo and withdrawn_at is null order by logged_at, record_no", new { contractNo }, cancel);

    public Task WithdrawAsync(string recordNo, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteAsync("update complaints set withdrawn_at = @now where record_no = @recordNo and withdrawn_at is null", new { recordNo, now }, cancel);

    /// <summary>The cause under which it was archived.</summary>
    public Task ArchiveAsync(string recordNo, string cause, DateTimeOffset at, CancellationToken cancel) =>
        db.ExecuteAsync("update complaints set cause = @cause, archived_at = @at where record_no = @recordNo", new { recordNo, cause, at }, cancel);

    /// <summary>How many complaints were archived since then: of this cause, and of all.</summary>
    public async Task<CauseCount> CountAsync(string cause, DateTimeOffset since, CancellationToken cancel) =>
        (await db.FindAsync<CauseCount>(
            """
            select coalesce(sum(case when cause = @cause then 1 else 0 end), 0) as same, count(*) as archived
            from complaints where archived_at >= @since and withdrawn_at is null
            """,
            new { cause, since },
            cancel))!;
}

public sealed record CauseCount
{
    public long Same { get; init; }

    public long Archived { get; init; }
}
