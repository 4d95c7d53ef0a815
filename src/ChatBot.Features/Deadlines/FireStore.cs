using ChatBot.Features.People;
using ChatBot.Storage;

namespace ChatBot.Features.Deadlines;

/// <summary>The sweep's side of the table of clocks: what is due, and what came of it, whole batches at a time.</summary>
internal sealed class FireStore(DbSession db)
{
    public Task<IReadOnlyList<DueClock>> DueAsync(DateTimeOffset now, int atMost, CancellationToken cancel) =>
        db.QueryAsync<DueClock>(
            "select id, record_no, part, round from deadlines where closed_at is null and next_at is not null and next_at <= @now order by next_at, id limit @atMost", new { now, atMost }, cancel);

    /// <summary>
    /// Held until the transaction ends. What somebody is just closing, or another node's sweep has in hand or has just fired, is not among them: then
    /// there is nothing to fire.
    /// </summary>
    public Task<IReadOnlyList<Deadline>> HoldAsync(IReadOnlyCollection<long> ids, DateTimeOffset now, CancellationToken cancel) =>
        db.QueryAsync<Deadline>(
            $"select {DeadlineStore.Columns} from deadlines where id in @Ids and closed_at is null and next_at <= @now order by id {db.Dialect.ForUpdateSkipLocked}", new { Ids = ids, now }, cancel);

    /// <summary>The steps that these clocks have told.</summary>
    public async Task<ILookup<long, string>> FiredAsync(IReadOnlyCollection<long> ids, CancellationToken cancel) =>
        (await db.QueryAsync<FiredName>("select deadline_id, step from deadline_fires where deadline_id in @Ids", new { Ids = ids }, cancel)).ToLookup(row => row.DeadlineId, row => row.Step);

    /// <summary>
    /// Claims the steps by their unique rows, writes down how their hearers were found, and moves the clocks on. A step that had fired would break the
    /// key and with it the transaction: it is never told twice.
    /// </summary>
    public async Task SaveAsync(IReadOnlyCollection<Burn> burns, DateTimeOffset now, CancellationToken cancel)
    {
        await db.ExecuteManyAsync(
            "insert into deadline_fires (deadline_id, step, due_at, fired_at, recipients, path, late) values (@Id, @Name, @TrueAt, @now, @recipients, @Path, @IsLate)",
            [.. burns.SelectMany(burn => burn.Alarms.Select(alarm => new
            {
                burn.Clock.Id, alarm.Step.Name, alarm.TrueAt, now, recipients = string.Join("、", alarm.To.Select(one => one.Person.UserId)), alarm.Path, alarm.IsLate,
            }))],
            cancel);
        await db.ExecuteManyAsync(
            """
            insert into deadline_searches (deadline_id, step, seq, hearer, level, person, name, verdict, note)
            values (@Id, @Step, @Seq, @Hearer, @Level, @Person, @Name, @Verdict, @Note)
            """,
            [.. burns.SelectMany(burn => burn.Alarms.SelectMany(alarm => SearchRow.Of(burn.Clock.Id, alarm)))],
            cancel);
        await db.ExecuteManyAsync(
            """
            update deadlines set next_step = @NextStep, next_at = @NextAt, red_at = coalesce(red_at, @RedAt),
                held_until = case when @ackEnded = 1 then acknowledged_until else held_until end,
                acknowledged_by = case when @ackEnded = 1 then null else acknowledged_by end,
                acknowledged_until = case when @ackEnded = 1 then null else acknowledged_until end,
                delayed_by = case when @delayEnded = 1 then null else delayed_by end,
                delayed_until = case when @delayEnded = 1 then null else delayed_until end,
                delay_reason = case when @delayEnded = 1 then null else delay_reason end,
                version = version + 1
            where id = @Id
            """,
            [.. burns.Select(burn => new
            {
                burn.Clock.Id, burn.NextStep, burn.NextAt, burn.RedAt, ackEnded = burn.AcknowledgementEnded ? 1 : 0, delayEnded = burn.DelayEnded ? 1 : 0,
            })],
            cancel);
    }

    /// <summary>How the hearers of a record's steps were found, in the order of asking.</summary>
    public Task<IReadOnlyList<SearchRow>> SearchesOfAsync(string recordNo, CancellationToken cancel) =>
        db.QueryAsync<SearchRow>(
            """
            select s.deadline_id as id, s.step, s.seq, s.hearer, s.level, s.person, s.name, s.verdict, s.note
            from deadline_searches s join deadlines d on d.id = s.deadline_id where d.record_no = @recordNo order by s.deadline_id, s.step, s.seq
            """,
            new { recordNo },
            cancel);

    public Task<IReadOnlyList<Pause>> PausesOfAsync(string recordNo, CancellationToken cancel) =>
        db.QueryAsync<Pause>(
            """
            select p.deadline_id, p.kind, p.by_person, p.at, p.until, p.reason, p.ended_at
            from deadline_pauses p join deadlines d on d.id = p.deadline_id where d.record_no = @recordNo order by p.at, p.id
            """,
            new { recordNo },
            cancel);

    public Task<IReadOnlyList<FormerHolder>> HoldersOfAsync(string recordNo, CancellationToken cancel) =>
        db.QueryAsync<FormerHolder>(
            "select h.deadline_id, h.holder, h.since, h.until from deadline_holders h join deadlines d on d.id = h.deadline_id where d.record_no = @recordNo order by h.deadline_id, h.seq", new { recordNo }, cancel);

    /// <summary>What has been escalated to this person, or told in copy, and still runs; the longest overdue first.</summary>
    public Task<IReadOnlyList<Deadline>> EscalatedToAsync(string person, int atMost, CancellationToken cancel) =>
        db.QueryAsync<Deadline>(
            $"""
            select {DeadlineStore.Columns} from deadlines where closed_at is null and id in (
                select deadline_id from deadline_searches where person = @person and verdict in ('Chosen', 'Copied') and hearer in ('Superior', 'OwnerSuperior', 'Role'))
            order by due_at, id limit @atMost
            """,
            new { person, atMost },
            cancel);

    private sealed record FiredName
    {
        public long DeadlineId { get; init; }

        public string Step { get; init; } = "";
    }
}

/// <summary>A clock that has something to do now.</summary>
internal sealed record DueClock
{
    public long Id { get; init; }

    public string RecordNo { get; init; } = "";

    public string Part { get; init; } = "";

    public long Round { get; init; }

    /// <summary>Under which it is parked when it cannot be fired.</summary>
    public string Name => $"{RecordNo}/{Part}/{Round}";
}

/// <summary>One person who was asked for while the hearer of a step was looked for.</summary>
public sealed record SearchRow
{
    /// <summary>Verdicts besides the names of <see cref="SkipReason"/>.</summary>
    public const string Chosen = "Chosen", Copied = "Copied";

    /// <summary>Of the clock.</summary>
    public long Id { get; init; }

    public string Step { get; init; } = "";

    public long Seq { get; init; }

    /// <summary>The function: <see cref="HearerKind"/>.</summary>
    public string Hearer { get; init; } = "";

    public long Level { get; init; }

    public string Person { get; init; } = "";

    public string Name { get; init; } = "";

    public string Verdict { get; init; } = "";

    public string Note { get; init; } = "";

    internal static IEnumerable<SearchRow> Of(long id, Alarm alarm)
    {
        var seq = 0;
        foreach (var one in alarm.To)
        {
            foreach (var step in one.Steps.SkipLast(1)) yield return Row(step.UserId, step.Name, step.Skipped.ToString(), step.How);
            yield return Row(one.Person.UserId, one.Person.Name, one.IsCopy ? Copied : Chosen, one.Path);

            SearchRow Row(string person, string name, string verdict, string note) => new()
            {
                Id = id, Step = alarm.Step.Name, Seq = ++seq, Hearer = one.Hearer.Kind.ToString(), Level = one.Hearer.Level, Person = person, Name = name, Verdict = verdict, Note = note,
            };
        }
    }
}

/// <summary>What held a ladder back. Instants are UTC.</summary>
public sealed record Pause
{
    public long DeadlineId { get; init; }

    public PauseKind Kind { get; init; }

    public string ByPerson { get; init; } = "";

    public DateTimeOffset At { get; init; }

    public DateTimeOffset Until { get; init; }

    public string? Reason { get; init; }

    /// <summary>Taken back before its time.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}

public sealed record FormerHolder
{
    public long DeadlineId { get; init; }

    public string Holder { get; init; } = "";

    public DateTimeOffset Since { get; init; }

    public DateTimeOffset Until { get; init; }
}
