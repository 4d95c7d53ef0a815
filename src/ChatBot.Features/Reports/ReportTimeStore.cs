using ChatBot.Storage;

namespace ChatBot.Features.Reports;

/// <summary>The times that people and leaders chose for the report; nothing is overwritten.</summary>
internal sealed class ReportTimeStore(DbSession db)
{
    public async Task<ReportTimes> AllAsync(CancellationToken cancel) =>
        new(await db.QueryAsync<ChosenTime>("select whose, is_team, time from report_times where undone_at is null order by id", null, cancel));

    public Task<long> AddAsync(ChosenTime chosen, string by, DateTimeOffset now, CancellationToken cancel) =>
        db.FindAsync<long>(
            "insert into report_times (whose, is_team, time, set_by, set_at) values (@Whose, @IsTeam, @Time, @by, @now) returning id", new { chosen.Whose, chosen.IsTeam, chosen.Time, by, now }, cancel);

    public Task<int> UndoAsync(long id, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteAsync("update report_times set undone_at = @now where id = @id and undone_at is null", new { id, now }, cancel);
}
