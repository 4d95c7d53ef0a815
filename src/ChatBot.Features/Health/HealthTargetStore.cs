using ChatBot.Storage;

namespace ChatBot.Features.Health;

/// <summary>Targets in all their versions; nothing is overwritten.</summary>
public sealed class HealthTargetStore(DbSession db)
{
    public Task<IReadOnlyList<HealthTarget>> AllAsync(CancellationToken cancel) =>
        db.QueryAsync<HealthTarget>("select id, leader, kind, target, valid_from, set_by, set_at from health_targets where undone_at is null order by id", null, cancel);

    internal Task<long> AddAsync(HealthTarget target, CancellationToken cancel) =>
        db.FindAsync<long>(
            "insert into health_targets (leader, kind, target, valid_from, set_by, set_at) values (@Leader, @Kind, @Target, @ValidFrom, @SetBy, @SetAt) returning id", target, cancel);

    internal async Task<bool> UndoAsync(long id, DateTimeOffset now, CancellationToken cancel) =>
        await db.ExecuteAsync("update health_targets set undone_at = @now where id = @id and undone_at is null", new { id, now }, cancel) == 1;
}
