using ChatBot.Features.Calendar;
using ChatBot.Storage;

namespace ChatBot.Features.Approvals;

/// <summary>Stays of forms at their nodes, for figures: set-based.</summary>
public sealed class ApprovalWaitStore(DbSession db)
{
    private const string Columns = "v.sp_no, a.name, a.contract_no, a.applicant, v.kind, v.entered_at, v.left_at, v.holders";

    /// <summary>Stays of forms for contracts of this customer that overlap with a time.</summary>
    public Task<IReadOnlyList<ApprovalWait>> OfCustomerAsync(long customerId, Span during, DateTimeOffset now, CancellationToken cancel) =>
        db.QueryAsync<ApprovalWait>(
            $"""
            select {Columns} from approval_visits v join approvals a on a.sp_no = v.sp_no join contracts c on c.record_no = a.contract_no
            where c.customer_id = @customerId and c.withdrawn_at is null and v.entered_at < @To and coalesce(v.left_at, @now) > @From order by v.entered_at, v.sp_no, v.seq
            """,
            new { customerId, during.From, during.To, now },
            cancel);

    /// <summary>Stays that ended in a time.</summary>
    public Task<IReadOnlyList<ApprovalWait>> EndedAsync(Span during, CancellationToken cancel) =>
        db.QueryAsync<ApprovalWait>(
            $"select {Columns} from approval_visits v join approvals a on a.sp_no = v.sp_no where v.left_at >= @From and v.left_at < @To order by v.entered_at, v.sp_no, v.seq", new { during.From, during.To }, cancel);

    /// <summary>Stays of the forms of one contract.</summary>
    public Task<IReadOnlyList<ApprovalWait>> OfContractAsync(string contractNo, CancellationToken cancel) =>
        db.QueryAsync<ApprovalWait>(
            $"select {Columns} from approval_visits v join approvals a on a.sp_no = v.sp_no where a.contract_no = @contractNo order by v.entered_at, v.sp_no, v.seq", new { contractNo }, cancel);
}

/// <summary>One stay of a form at one node. Instants are UTC.</summary>
public sealed record ApprovalWait
{
    public string SpNo { get; init; } = "";

    public string Name { get; init; } = "";

    public string? ContractNo { get; init; }

    public string Applicant { get; init; } = "";

    public string Kind { get; init; } = "";

    public DateTimeOffset EnteredAt { get; init; }

    public DateTimeOffset? LeftAt { get; init; }

    public string Holders { get; init; } = "";

    /// <summary>Userids of who had it.</summary>
    public IReadOnlyList<string> People => Holders.Split('|', StringSplitOptions.RemoveEmptyEntries);

    public string Title => $"审批「{Name}」";
}
