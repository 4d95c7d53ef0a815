using ChatBot.Features.Deadlines;
using ChatBot.Storage;

namespace ChatBot.Features.Collaboration;

/// <summary>The recorded clocks of stages with all that happened to them: four reads, whatever their number.</summary>
internal sealed class RehearsalStore(DbSession db)
{
    /// <param name="since">UTC: clocks that began then or later.</param>
    /// <param name="atMost">The latest so many.</param>
    public async Task<IReadOnlyList<ClockRun>> RunsAsync(IReadOnlyCollection<string> flowIds, DateTimeOffset since, int atMost, CancellationToken cancel)
    {
        const string meant = "d.policy = 'stage' and d.started_at >= @since and d.record_no in (select c.record_no from cases c where c.flow_id in @FlowIds)";
        var asked = new { FlowIds = flowIds, since, atMost };
        var clocks = await db.QueryAsync<Deadline>($"select {DeadlineStore.Columns} from deadlines d where {meant} order by d.started_at desc, d.id desc limit @atMost", asked, cancel);
        var fires = (await db.QueryAsync<FiredStep>(
            $"select f.deadline_id, f.step, f.due_at, f.fired_at, f.recipients from deadline_fires f join deadlines d on d.id = f.deadline_id where {meant} order by f.fired_at", asked, cancel)).ToLookup(row => row.DeadlineId);
        var pauses = (await db.QueryAsync<Pause>(
            $"select p.deadline_id, p.kind, p.by_person, p.at, p.until, p.reason, p.ended_at from deadline_pauses p join deadlines d on d.id = p.deadline_id where {meant} order by p.at, p.id", asked, cancel)).ToLookup(row => row.DeadlineId);
        var holders = (await db.QueryAsync<FormerHolder>(
            $"select h.deadline_id, h.holder, h.since, h.until from deadline_holders h join deadlines d on d.id = h.deadline_id where {meant} order by h.deadline_id, h.seq", asked, cancel)).ToLookup(row => row.DeadlineId);
        return [.. clocks.Select(clock => new ClockRun(clock, [.. fires[clock.Id]], [.. pauses[clock.Id]], [.. holders[clock.Id]]))];
    }
}
