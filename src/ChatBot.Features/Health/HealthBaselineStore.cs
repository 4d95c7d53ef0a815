using ChatBot.Storage;

namespace ChatBot.Features.Health;

/// <summary>The baseline and the samples that were fixed with it; what is corrected later does not move it.</summary>
public sealed class HealthBaselineStore(DbSession db)
{
    private const string Columns = "id, from_day, to_day, samples, hash, fixed_by, fixed_at, used_by, used_at";

    /// <summary>The one that counts: the last that was not taken back.</summary>
    public Task<HealthBaseline?> CurrentAsync(CancellationToken cancel) =>
        db.FindAsync<HealthBaseline>($"select {Columns} from health_baselines where undone_at is null order by id desc limit 1", null, cancel);

    /// <summary>Fixes the samples of these days as they stand at @now.</summary>
    internal async Task<HealthBaseline> FixAsync(HealthPeriod days, string by, DateTimeOffset now, CancellationToken cancel)
    {
        var id = await db.FindAsync<long>(
            "insert into health_baselines (from_day, to_day, samples, hash, fixed_by, fixed_at) values (@From, @To, 0, '', @by, @now) returning id", new { days.From, days.To, by, now }, cancel);
        await db.ExecuteAsync(
            """
            insert into health_baseline_samples (baseline_id, sample_id, action, version, record_no, part, credited, is_hit)
            select @id, id, action, version, record_no, part, credited, case when hit_at is not null and (due_at is null or hit_at <= due_at) then 1 else 0 end
            from health_samples
            where day >= @From and day <= @To and withdrawn_at is null and excluded = '' and (hit_at is not null or due_at is null or due_at < @now)
            """,
            new { id, days.From, days.To, now },
            cancel);
        var samples = await SamplesAsync(id, cancel);
        await db.ExecuteAsync("update health_baselines set samples = @Count, hash = @Hash where id = @id", new { id, Count = (long)samples.Count, Hash = HealthBaseline.HashOf(samples) }, cancel);
        return (await CurrentAsync(cancel))!;
    }

    /// <summary>Whether its samples are still those that were fixed.</summary>
    internal async Task<bool> IsIntactAsync(HealthBaseline baseline, CancellationToken cancel) => HealthBaseline.HashOf(await SamplesAsync(baseline.Id, cancel)) == baseline.Hash;

    /// <summary>Rates of these people (null: everybody) by action.</summary>
    public Task<IReadOnlyList<HealthRateRow>> RatesAsync(HealthBaseline baseline, IReadOnlyCollection<string>? people, CancellationToken cancel) =>
        db.QueryAsync<HealthRateRow>(
            $"""
            select action, count(*) as samples, sum(is_hit) as hits, min(version) as first_version, max(version) as last_version
            from health_baseline_samples where baseline_id = @Id {(people is null ? "" : "and credited in @People")} group by action order by action
            """,
            people is null ? new { baseline.Id } : (object)new { baseline.Id, People = people },
            cancel);

    /// <summary>Notes the first comparison; later ones change nothing.</summary>
    public Task NoteUseAsync(HealthBaseline baseline, string by, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteAsync("update health_baselines set used_by = @by, used_at = @now where id = @Id and used_at is null", new { baseline.Id, by, now }, cancel);

    /// <summary>False when it has been used or taken back by now.</summary>
    internal async Task<bool> UndoAsync(long id, DateTimeOffset now, CancellationToken cancel) =>
        await db.ExecuteAsync("update health_baselines set undone_at = @now where id = @id and undone_at is null and used_at is null", new { id, now }, cancel) == 1;

    private Task<IReadOnlyList<BaselineSample>> SamplesAsync(long id, CancellationToken cancel) =>
        db.QueryAsync<BaselineSample>(
            "select sample_id, action, version, record_no, part, credited, is_hit from health_baseline_samples where baseline_id = @id order by sample_id", new { id }, cancel);
}
