using ChatBot.Storage;

namespace ChatBot.Features.Imports;

/// <summary>Imports and their rows. Whoever advances an import names the step that it saw, so that of two workers one goes on and the other starts over.</summary>
public sealed class ImportStore(DbSession db)
{
    private const string Columns =
        "id, kind, person, source, file_name, sha256, link_id, state, sheet, notices, problem, total, staged, done, created_at, confirmed_at, finished_at";

    private const string RowColumns = "import_id, position, row_no, part, cells, data, verdict, what, problem, applied, trace";

    public async Task<Import> AddAsync(Import import, CancellationToken cancel)
    {
        var id = await db.FindAsync<long>(
            """
            insert into imports (kind, person, source, file_name, sha256, link_id, state, sheet, notices, total, staged, done, created_at)
            values (@Kind, @Person, @Source, @FileName, @Sha256, @LinkId, 'Uploaded', '', '', 0, 0, 0, @CreatedAt)
            returning id
            """,
            import,
            cancel);
        return import with { Id = id, State = ImportState.Uploaded };
    }

    public Task<Import?> FindAsync(long id, CancellationToken cancel) => db.FindAsync<Import>($"select {Columns} from imports where id = @id", new { id }, cancel);

    public Task<Import?> LatestOfLinkAsync(long linkId, CancellationToken cancel) =>
        db.FindAsync<Import>($"select {Columns} from imports where link_id = @linkId order by id desc limit 1", new { linkId }, cancel);

    public Task<IReadOnlyList<Import>> LatestOfAsync(string person, int atMost, CancellationToken cancel) =>
        db.QueryAsync<Import>($"select {Columns} from imports where person = @person order by id desc limit @atMost", new { person, atMost }, cancel);

    /// <summary>The last time that these very bytes were brought in for good.</summary>
    public Task<Import?> SameFileAsync(string kind, string sha256, CancellationToken cancel) =>
        db.FindAsync<Import>($"select {Columns} from imports where kind = @kind and sha256 = @sha256 and state = 'Done' order by id desc limit 1", new { kind, sha256 }, cancel);

    public Task<IReadOnlyList<long>> UnderWayAsync(CancellationToken cancel) =>
        db.QueryAsync<long>("select id from imports where state in ('Uploaded', 'Running') order by id", null, cancel);

    /// <summary>What the file as a whole is like, known once it has been read.</summary>
    public Task DescribeAsync(long id, string sheet, string notices, long total, CancellationToken cancel) =>
        db.ExecuteAsync("update imports set sheet = @sheet, notices = @notices, total = @total where id = @id and state = 'Uploaded'", new { sheet, notices, total, id }, cancel);

    public async Task<bool> StageAsync(long id, long from, long to, CancellationToken cancel) =>
        await db.ExecuteAsync("update imports set staged = @to where id = @id and state = 'Uploaded' and staged = @from", new { id, from, to }, cancel) == 1;

    public async Task<bool> AdvanceAsync(long id, long from, long to, CancellationToken cancel) =>
        await db.ExecuteAsync("update imports set done = @to where id = @id and state = 'Running' and done = @from", new { id, from, to }, cancel) == 1;

    /// <summary>From one of these states into another; false when it is in none of them any more.</summary>
    public async Task<bool> MoveAsync(long id, IReadOnlyCollection<ImportState> from, ImportState to, string? problem, DateTimeOffset now, CancellationToken cancel) =>
        await db.ExecuteAsync(
            """
            update imports set state = @to, problem = @problem, confirmed_at = case when @to = 'Running' then @now else confirmed_at end,
                finished_at = case when @to in ('Done', 'Refused', 'Cancelled') then @now else finished_at end
            where id = @id and state in @From
            """,
            new { id, From = from.Select(state => state.ToString()).ToArray(), to = to.ToString(), problem, now },
            cancel) == 1;

    public Task AddRowsAsync(IReadOnlyCollection<ImportRow> rows, CancellationToken cancel) =>
        db.ExecuteManyAsync(
            $"insert into import_rows ({RowColumns}) values (@ImportId, @Position, @RowNo, @Part, @Cells, @Data, @Verdict, @What, @Problem, @Applied, @Trace)", rows, cancel);

    public Task UpdateRowsAsync(IReadOnlyCollection<ImportRow> rows, CancellationToken cancel) =>
        db.ExecuteManyAsync("update import_rows set verdict = @Verdict, what = @What, problem = @Problem, applied = @Applied, trace = @Trace where import_id = @ImportId and position = @Position", rows, cancel);

    /// <summary>The next rows that are to be written, and all that belong to the same part as the last of them.</summary>
    public async Task<IReadOnlyList<ImportRow>> NextToWriteAsync(long id, long after, int atMost, CancellationToken cancel)
    {
        var rows = await db.QueryAsync<ImportRow>(
            $"select {RowColumns} from import_rows where import_id = @id and position > @after and verdict in ('New', 'Change') order by position limit @atMost", new { id, after, atMost }, cancel);
        if (rows.Count < atMost) return rows;
        var rest = await db.QueryAsync<ImportRow>(
            $"select {RowColumns} from import_rows where import_id = @id and position > @Last and part = @Part and verdict in ('New', 'Change') order by position",
            new { id, Last = rows[^1].Position, rows[^1].Part },
            cancel);
        return [.. rows, .. rest];
    }

    /// <summary>All rows that were written, in the order in which they were.</summary>
    public Task<IReadOnlyList<ImportRow>> WrittenAsync(long id, CancellationToken cancel) =>
        db.QueryAsync<ImportRow>($"select {RowColumns} from import_rows where import_id = @id and applied = 1 order by position", new { id }, cancel);

    public Task<IReadOnlyList<VerdictCount>> CountsAsync(long id, CancellationToken cancel) =>
        db.QueryAsync<VerdictCount>("select verdict, applied, count(*) as count from import_rows where import_id = @id group by verdict, applied", new { id }, cancel);

    public Task<IReadOnlyList<ImportRow>> RowsAsync(long id, IReadOnlyCollection<RowVerdict> verdicts, int atMost, CancellationToken cancel) =>
        db.QueryAsync<ImportRow>(
            $"select {RowColumns} from import_rows where import_id = @id and verdict in @Verdicts order by row_no, position limit @atMost",
            new { id, Verdicts = verdicts.Select(verdict => verdict.ToString()).ToArray(), atMost },
            cancel);
}

public sealed record VerdictCount
{
    public RowVerdict Verdict { get; init; }

    public bool Applied { get; init; }

    public long Count { get; init; }
}
