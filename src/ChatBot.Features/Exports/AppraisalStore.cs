using ChatBot.Features.Commitments;
using ChatBot.Storage;

namespace ChatBot.Features.Exports;

/// <summary>Months whose appraisal sheet is fixed.</summary>
internal sealed class AppraisalStore(DbSession db)
{
    public async Task<KeepingMonth?> LastAsync(CancellationToken cancel) =>
        await db.FindAsync<string>("select month from appraisals order by month desc limit 1", null, cancel) is { } month ? KeepingMonth.Parse(month) : null;

    public Task<FrozenAppraisal?> FindAsync(KeepingMonth month, CancellationToken cancel) =>
        db.FindAsync<FrozenAppraisal>("select month, version, as_of, frozen_at from appraisals where month = @Key", new { month.Key }, cancel);

    public Task<IReadOnlyList<AppraisalLine>> LinesAsync(KeepingMonth month, CancellationToken cancel) =>
        db.QueryAsync<AppraisalLine>(
            "select person, name, department, due, on_time, late, broken, unproven, actions, due_fen, received_fen, signed_fen from appraisal_lines where month = @Key order by department, name, person", new { month.Key }, cancel);

    /// <summary>False when another node has done it.</summary>
    public async Task<bool> FreezeAsync(KeepingMonth month, DateTimeOffset asOf, DateTimeOffset now, IReadOnlyList<AppraisalLine> lines, CancellationToken cancel)
    {
        if (await db.ExecuteAsync("insert into appraisals (month, version, as_of, frozen_at) values (@Key, 1, @asOf, @now) on conflict (month) do nothing", new { month.Key, asOf, now }, cancel) == 0) return false;
        await db.ExecuteManyAsync(
            """
            insert into appraisal_lines (month, person, name, department, due, on_time, late, broken, unproven, actions, due_fen, received_fen, signed_fen)
            values (@Month, @Person, @Name, @Department, @Due, @OnTime, @Late, @Broken, @Unproven, @Actions, @DueFen, @ReceivedFen, @SignedFen)
            """,
            [.. lines.Select(line => new
            {
                Month = month.Key, line.Person, line.Name, line.Department, line.Due, line.OnTime, line.Late, line.Broken, line.Unproven, line.Actions, line.DueFen, line.ReceivedFen, line.SignedFen,
            })],
            cancel);
        return true;
    }
}

internal sealed record FrozenAppraisal
{
    public string Month { get; init; } = "";

    public long Version { get; init; }

    /// <summary>UTC: the instant that the figures speak of.</summary>
    public DateTimeOffset AsOf { get; init; }

    public DateTimeOffset FrozenAt { get; init; }
}
