using ChatBot.Storage;

namespace ChatBot.Features.Pictures;

internal sealed class PictureOrderStore(DbSession db, PictureSignal signal)
{
    private const string Columns = "id, key, kind, person, board, filters, record_no, message_id, state, tries, retry_at, sha256, created_at, settled_at";

    /// <summary>The same key again adds nothing.</summary>
    public async Task<int> AddAsync(IReadOnlyCollection<PictureOrder> orders, CancellationToken cancel)
    {
        var added = await db.ExecuteManyAsync(
            """
            insert into picture_orders (key, kind, person, board, filters, record_no, message_id, state, tries, retry_at, created_at)
            values (@Key, @Kind, @Person, @Board, @Filters, @RecordNo, @MessageId, 'Waiting', 0, @RetryAt, @CreatedAt)
            on conflict (key) do nothing
            """,
            orders,
            cancel);
        if (added > 0) db.AfterCommit(signal.Raise);
        return added;
    }

    public Task<IReadOnlyList<PictureOrder>> ToDrawAsync(DateTimeOffset now, int atMost, CancellationToken cancel) =>
        db.QueryAsync<PictureOrder>($"select {Columns} from picture_orders where state = 'Waiting' and retry_at <= @now order by id limit @atMost", new { now, atMost }, cancel);

    /// <summary>Whose orders of this beginning there are already.</summary>
    public Task<IReadOnlyList<string>> PeopleWithAsync(string keyPrefix, CancellationToken cancel) =>
        db.QueryAsync<string>("select person from picture_orders where substr(key, 1, @length) = @keyPrefix", new { keyPrefix, length = keyPrefix.Length }, cancel);

    /// <summary>False when another process has settled it.</summary>
    public async Task<bool> SettleAsync(long id, PictureOrderState state, string? sha256, DateTimeOffset now, CancellationToken cancel) =>
        await db.ExecuteAsync(
            "update picture_orders set state = @state, sha256 = @sha256, settled_at = @now where id = @id and state = 'Waiting'", new { id, state = state.ToString(), sha256, now }, cancel) == 1;

    /// <summary>False when another process has settled it, or counted the same failure.</summary>
    public async Task<bool> FailedAsync(PictureOrder order, DateTimeOffset retryAt, CancellationToken cancel) =>
        await db.ExecuteAsync(
            "update picture_orders set tries = tries + 1, retry_at = @retryAt where id = @Id and tries = @Tries and state = 'Waiting'", new { order.Id, order.Tries, retryAt }, cancel) == 1;
}
