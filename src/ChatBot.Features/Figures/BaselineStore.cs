using ChatBot.Storage;

namespace ChatBot.Features.Figures;

/// <summary>Baselines; the last one that was not taken back counts.</summary>
internal sealed class BaselineStore(DbSession db)
{
    public async Task<long> AddAsync(Baseline baseline, string by, string reason, DateTimeOffset now, CancellationToken cancel)
    {
        var payload = baseline.ToPayload();
        return await db.FindAsync<long>(
            "insert into baselines (from_day, to_day, captured_at, captured_by, reason, payload, hash) values (@From, @To, @now, @by, @reason, @payload, @Hash) returning id",
            new { baseline.From, baseline.To, now, by, reason, payload, Hash = Baseline.HashOf(payload) },
            cancel);
    }

    public Task<KeptBaseline?> LastAsync(CancellationToken cancel) =>
        db.FindAsync<KeptBaseline>("select id, captured_at, captured_by, reason, payload, hash from baselines where undone_at is null order by id desc limit 1", null, cancel);

    public async Task<bool> UndoAsync(long id, DateTimeOffset now, CancellationToken cancel) =>
        await db.ExecuteAsync(
            "update baselines set undone_at = @now where id = @id and undone_at is null and id = (select max(b.id) from baselines b where b.undone_at is null)", new { id, now }, cancel) == 1;

    /// <summary>The instant of the first change that was ever noted: since then there is something to count.</summary>
    public Task<DateTimeOffset?> FirstUseAsync(CancellationToken cancel) => db.FindAsync<DateTimeOffset?>("select at from ledger order by seq limit 1", null, cancel);
}

internal sealed record KeptBaseline
{
    public long Id { get; init; }

    public DateTimeOffset CapturedAt { get; init; }

    public string CapturedBy { get; init; } = "";

    public string Reason { get; init; } = "";

    public string Payload { get; init; } = "";

    public string Hash { get; init; } = "";

    /// <summary>False where somebody has changed it in the database.</summary>
    public bool IsIntact => Baseline.HashOf(Payload) == Hash;

    public Baseline Baseline => Baseline.Parse(Payload);
}
