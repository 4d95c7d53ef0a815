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

    /// <summary>The same complaint by the same person a moment ago (C4): most likely a second tap.</summary>
    public Task<string?> SameSinceAsync(Complaint complaint, DateTimeOffset since, CancellationToken cancel) =>
        db.FindAsync<string>(
            """
            select record_no from complaints
            where logged_by = @LoggedBy and logged_at >= @since and customer_id = @CustomerId and problem = @Problem
                and coalesce(contract_no, '') = coalesce(@ContractNo, '') and withdrawn_at is null
            order by logged_at desc limit 1
            """,
            new { complaint.LoggedBy, since, complaint.CustomerId, complaint.Problem, complaint.ContractNo },
            cancel);

    public Task WithdrawAsync(string recordNo, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteAsync("update complaints set withdrawn_at = @now where record_no = @recordNo and withdrawn_at is null", new { recordNo, now }, cancel);
}
