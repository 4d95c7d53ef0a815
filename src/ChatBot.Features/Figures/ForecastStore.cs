using ChatBot.Features.Commitments;
using ChatBot.Storage;

namespace ChatBot.Features.Figures;

/// <summary>Forecasts as they were made; none is ever changed.</summary>
internal sealed class ForecastStore(DbSession db)
{
    private const string Columns = "id, person, month, amount_fen, made_at, is_scored";

    public async Task<long> AddAsync(Forecast forecast, string by, CancellationToken cancel) =>
        await db.FindAsync<long>(
            "insert into forecasts (person, month, amount_fen, made_at, made_by, is_scored) values (@Person, @Month, @AmountFen, @MadeAt, @by, @IsScored) returning id",
            new { forecast.Person, forecast.Month, forecast.AmountFen, forecast.MadeAt, by, forecast.IsScored },
            cancel);

    public async Task<bool> UndoAsync(long id, DateTimeOffset now, CancellationToken cancel) =>
        await db.ExecuteAsync("update forecasts set undone_at = @now where id = @id and undone_at is null", new { id, now }, cancel) == 1;

    /// <summary>The last forecast before the lock of each person, for each of these months.</summary>
    public Task<IReadOnlyList<Forecast>> ScoredAsync(KeepingMonth from, KeepingMonth to, CancellationToken cancel) =>
        db.QueryAsync<Forecast>(
            $"""
            select {Columns} from forecasts f where f.month >= @From and f.month <= @To and f.is_scored = 1 and f.undone_at is null
                and f.id = (select max(l.id) from forecasts l where l.person = f.person and l.month = f.month and l.is_scored = 1 and l.undone_at is null)
            order by f.month, f.person
            """,
            new { From = from.Key, To = to.Key },
            cancel);

    /// <summary>All that one person has said about a month, the latest first.</summary>
    public Task<IReadOnlyList<Forecast>> OfAsync(string person, KeepingMonth month, CancellationToken cancel) =>
        db.QueryAsync<Forecast>($"select {Columns} from forecasts where person = @person and month = @Key and undone_at is null order by id desc", new { person, month.Key }, cancel);
}
