using ChatBot.Storage;

namespace ChatBot.Features.Needs;

/// <summary>Needs as they were logged.</summary>
public sealed class NeedStore(DbSession db)
{
    private const string Columns = "record_no, customer_id, content, quantity, spec, product_line, expected_at, confirmed, logged_by, logged_at";

    public Task AddAsync(Need need, CancellationToken cancel) =>
        db.ExecuteAsync(
            """
            insert into needs (record_no, customer_id, content, quantity, spec, product_line, expected_at, confirmed, logged_by, logged_at)
            values (@RecordNo, @CustomerId, @Content, @Quantity, @Spec, @ProductLine, @ExpectedAt, @Confirmed, @LoggedBy, @LoggedAt)
            """,
            need,
            cancel);

    public Task<Need?> FindAsync(string recordNo, CancellationToken cancel) =>
        db.FindAsync<Need>($"select {Columns} from needs where record_no = @recordNo and withdrawn_at is null", new { recordNo }, cancel);

    public Task WithdrawAsync(string recordNo, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteAsync("update needs set withdrawn_at = @now where record_no = @recordNo and withdrawn_at is null", new { recordNo, now }, cancel);
}
