using ChatBot.Features.Calendar;
using ChatBot.Storage;

namespace ChatBot.Features.Figures;

/// <summary>Complaints with the cause that the reviewer set at the archive (R69).</summary>
internal sealed class ComplaintCauseStore(DbSession db)
{
    /// <summary>Complaints that were logged in a time, archived or not.</summary>
    public Task<IReadOnlyList<ComplaintCause>> LoggedAsync(Span during, CancellationToken cancel) =>
        db.QueryAsync<ComplaintCause>(
            """
            select k.record_no, u.name as customer, k.logged_by, k.cause, k.archived_at from complaints k join customers u on u.id = k.customer_id
            where k.withdrawn_at is null and k.logged_at >= @From and k.logged_at < @To order by k.logged_at, k.record_no
            """,
            new { during.From, during.To },
            cancel);
}

internal sealed record ComplaintCause
{
    public string RecordNo { get; init; } = "";

    public string Customer { get; init; } = "";

    public string LoggedBy { get; init; } = "";

    public string? Cause { get; init; }

    public DateTimeOffset? ArchivedAt { get; init; }
}
