using ChatBot.Storage;

namespace ChatBot.Features.Notes;

/// <summary>Notes about customers.</summary>
public sealed class NoteStore(DbSession db)
{
    private const string Select =
        """
        select n.record_no, n.customer_id, c.name as customer, c.owner, n.words, n.origin, n.author, n.noted_at, n.edited_at, n.need_no, n.grows_until, n.version
        from notes n join customers c on c.id = n.customer_id
        """;

    public Task AddAsync(Note note, CancellationToken cancel) =>
        db.ExecuteAsync(
            """
            insert into notes (record_no, customer_id, words, origin, author, noted_at, grows_until, version)
            values (@RecordNo, @CustomerId, @Words, @Origin, @Author, @NotedAt, @GrowsUntil, 1)
            """,
            note,
            cancel);

    public Task<Note?> FindAsync(string recordNo, CancellationToken cancel) =>
        db.FindAsync<Note>($"{Select} where n.record_no = @recordNo and n.withdrawn_at is null", new { recordNo }, cancel);

    /// <summary>Newest first.</summary>
    /// <param name="customer">A customer's name or a part of it; null for all.</param>
    /// <param name="authors">Whose notes are wanted, or whose customers'; null for everybody's.</param>
    public Task<IReadOnlyList<Note>> ListAsync(string? customer, IReadOnlyCollection<string>? authors, int atMost, CancellationToken cancel) =>
        db.QueryAsync<Note>(
            $"""
            {Select} where n.withdrawn_at is null {(customer is null ? "" : "and c.name like @pattern")} {(authors is null ? "" : "and (n.author in @Authors or c.owner in @Authors)")}
            order by n.noted_at desc, n.record_no desc limit @atMost
            """,
            Arguments(customer, authors, atMost),
            cancel);

    /// <summary>The note that still waits for the rest of a long text.</summary>
    public Task<Note?> GrowingAsync(string author, DateTimeOffset now, CancellationToken cancel) =>
        db.FindAsync<Note>($"{Select} where n.author = @author and n.withdrawn_at is null and n.grows_until >= @now order by n.noted_at desc limit 1", new { author, now }, cancel);

    public Task GrowAsync(string recordNo, string more, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteAsync("update notes set words = words || @more, grows_until = @growsUntil where record_no = @recordNo", new { recordNo, more, growsUntil = LooseWords.GrowsUntil(more, now) }, cancel);

    /// <summary>False where it was changed meanwhile.</summary>
    public async Task<bool> EditAsync(string recordNo, string words, DateTimeOffset? editedAt, long version, CancellationToken cancel) =>
        await db.ExecuteAsync(
            "update notes set words = @words, edited_at = @editedAt, version = version + 1, grows_until = null where record_no = @recordNo and version = @version and withdrawn_at is null",
            new { recordNo, words, editedAt, version },
            cancel) == 1;

    public Task SetNeedAsync(string recordNo, string? needNo, CancellationToken cancel) =>
        db.ExecuteAsync("update notes set need_no = @needNo where record_no = @recordNo", new { recordNo, needNo }, cancel);

    /// <summary>The number of the note that a need was made of.</summary>
    public Task<string?> OfNeedAsync(string needNo, CancellationToken cancel) => db.FindAsync<string>("select record_no from notes where need_no = @needNo", new { needNo }, cancel);

    public Task WithdrawAsync(string recordNo, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteAsync("update notes set withdrawn_at = @now where record_no = @recordNo and withdrawn_at is null", new { recordNo, now }, cancel);

    private static object Arguments(string? customer, IReadOnlyCollection<string>? authors, int atMost)
    {
        var pattern = $"%{customer}%";
        return (customer, authors) switch
        {
            (null, null) => new { atMost },
            (null, _) => new { Authors = authors, atMost },
            (_, null) => new { pattern, atMost },
            _ => new { pattern, Authors = authors, atMost },
        };
    }
}
