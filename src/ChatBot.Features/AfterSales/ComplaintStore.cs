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

    public Task WithdrawAsync(string recordNo, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteAsync("update complaints set withdrawn_at = @now where record_no = @recordNo and withdrawn_at is null", new { recordNo, now }, cancel);
}
