using ChatBot.Storage;

namespace ChatBot.Features.Deadlines;

/// <summary>What the auditor reads and notes; it asks the table in its own way.</summary>
public sealed class AuditStore(DbSession db, DeadlinePolicies policies, EscalationOptions options)
{
    /// <summary>Which steps of running clocks should have happened by now and have not, the oldest first.</summary>
    public async Task<IReadOnlyList<MissedStep>> MissedAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var overdue = await db.QueryAsync<Deadline>(
            $"select {DeadlineStore.Columns} from deadlines where closed_at is null and (due_at < @latest or next_at < @latest)", new { latest = now - DeadlineAudit.Tolerance }, cancel);
        if (overdue.Count == 0) return [];
        var fired = (await db.QueryAsync<FiredRow>(
            "select f.deadline_id, f.step from deadline_fires f join deadlines d on d.id = f.deadline_id where d.closed_at is null and (d.due_at < @latest or d.next_at < @latest)",
            new { latest = now - DeadlineAudit.Tolerance }, cancel)).ToLookup(row => row.DeadlineId, row => row.Step);
        return [.. overdue.SelectMany(clock => DeadlineAudit.Of(clock, policies.Find(clock.Policy), fired[clock.Id].ToHashSet(StringComparer.Ordinal), options.Quiet, now)).OrderBy(missed => missed.DueAt)];
    }

    /// <summary>Notes what is missing; gives what was not noted before. What is no longer missing is settled.</summary>
    internal async Task<IReadOnlyList<MissedStep>> NoteAsync(IReadOnlyList<MissedStep> missed, DateTimeOffset now, CancellationToken cancel)
    {
        var known = (await db.QueryAsync<FiredRow>("select deadline_id, step from deadline_alarms where settled_at is null", null, cancel)).Select(row => (row.DeadlineId, row.Step)).ToHashSet();
        var still = missed.Select(one => (one.Clock.Id, one.Step)).ToHashSet();
        await db.ExecuteManyAsync(
            "update deadline_alarms set settled_at = @now where deadline_id = @Id and step = @Step",
            [.. known.Where(one => !still.Contains(one)).Select(one => new { Id = one.DeadlineId, one.Step, now })],
            cancel);
        var fresh = new List<MissedStep>();
        foreach (var one in missed.Where(one => !known.Contains((one.Clock.Id, one.Step))).ToList())
        {
            // Another node's auditor may have been quicker; and what was settled and is missing again is said once more to nobody.
            if (await db.ExecuteAsync(
                    "insert into deadline_alarms (deadline_id, step, due_at, found_at) values (@Id, @Step, @DueAt, @now) on conflict (deadline_id, step) do nothing",
                    new { one.Clock.Id, one.Step, one.DueAt, now }, cancel) == 1)
                fresh.Add(one);
        }

        return fresh;
    }

    private sealed record FiredRow
    {
        public long DeadlineId { get; init; }

        public string Step { get; init; } = "";
    }
}
