using ChatBot.Storage;

namespace ChatBot.Features.AfterSales;

/// <summary>What has to be improved because the same cause came again and again (R35).</summary>
public sealed class ImprovementStore(DbSession db)
{
    public Task AddAsync(Improvement improvement, CancellationToken cancel) =>
        db.ExecuteAsync(
            "insert into improvements (record_no, cause, times, owner, opened_at, due_at) values (@RecordNo, @Cause, @Times, @Owner, @OpenedAt, @DueAt) on conflict (record_no) do nothing", improvement, cancel);

    public Task<Improvement?> FindOpenAsync(string recordNo, CancellationToken cancel) =>
        db.FindAsync<Improvement>("select record_no, cause, times, owner, opened_at, due_at from improvements where record_no = @recordNo and done_at is null", new { recordNo }, cancel);

    /// <summary>One for the same cause that nobody has finished yet.</summary>
    public Task<Improvement?> OpenForAsync(string cause, CancellationToken cancel) =>
        db.FindAsync<Improvement>("select record_no, cause, times, owner, opened_at, due_at from improvements where cause = @cause and done_at is null order by opened_at limit 1", new { cause }, cancel);

    /// <summary>False when somebody else was quicker.</summary>
    public async Task<bool> FinishAsync(string recordNo, string by, string measures, DateTimeOffset at, CancellationToken cancel) =>
        await db.ExecuteAsync("update improvements set done_at = @at, done_by = @by, measures = @measures where record_no = @recordNo and done_at is null", new { recordNo, by, measures, at }, cancel) == 1;

    /// <summary>Takes the finishing back, by undo.</summary>
    public Task ReopenAsync(string recordNo, CancellationToken cancel) =>
        db.ExecuteAsync("update improvements set done_at = null, done_by = null, measures = null where record_no = @recordNo", new { recordNo }, cancel);
}

/// <summary>Instants are UTC.</summary>
public sealed record Improvement
{
    /// <summary>Of the complaint by which it was opened.</summary>
    public string RecordNo { get; init; } = "";

    public string Cause { get; init; } = "";

    public long Times { get; init; }

    /// <summary>Userid of who has to do something about it.</summary>
    public string Owner { get; init; } = "";

    public DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset DueAt { get; init; }
}
