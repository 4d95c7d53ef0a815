using ChatBot.Features.Chat;
using ChatBot.Features.People;
using ChatBot.Storage;

namespace ChatBot.Features.Deadlines;

/// <summary>The one table of clocks.</summary>
public sealed class DeadlineStore(DbSession db, DeadlinePolicies policies, Outbox outbox, OrgDirectory org)
{
    private const string Columns =
        "id, policy, record_no, part, round, title, customer, holder, owner, escalate_to, region, started_at, due_at, next_step, next_at, red_at, acknowledged_by, acknowledged_until, closed_at, closed_by, cause, missing, amount_fen, stands_for, version";

    /// <summary>Starts a clock. The same part of a record again is a new round.</summary>
    public async Task OpenAsync(Deadline deadline, CancellationToken cancel)
    {
        var first = policies[deadline.Policy].Next(deadline, null);
        await db.ExecuteAsync(
            """
            insert into deadlines (policy, record_no, part, round, title, customer, holder, owner, escalate_to, region, started_at, due_at, next_step, next_at, cause, missing, amount_fen, stands_for, version)
            values (@Policy, @RecordNo, @Part, (select coalesce(max(round), 0) + 1 from deadlines where record_no = @RecordNo and part = @Part),
                @Title, @Customer, @Holder, @Owner, @EscalateTo, @Region, @StartedAt, @DueAt, @nextStep, @nextAt, @Cause, @Missing, @AmountFen, @StandsFor, 1)
            """,
            new
            {
                deadline.Policy, deadline.RecordNo, deadline.Part, deadline.Title, deadline.Customer, deadline.Holder, deadline.Owner, deadline.EscalateTo, deadline.Region,
                deadline.StartedAt, deadline.DueAt, nextStep = first?.Name, nextAt = first?.At, deadline.Cause, deadline.Missing, deadline.AmountFen, deadline.StandsFor,
            },
            cancel);
    }

    /// <summary>Stops the clocks of a record, or of one part of it, and greys the cards about them; returns how many were running.</summary>
    public async Task<int> CloseAsync(string recordNo, string? part, string how, string by, DateTimeOffset now, CancellationToken cancel)
    {
        var closed = await db.ExecuteAsync(
            $"""
            update deadlines set closed_at = @now, closed_how = @how, closed_by = @by, version = version + 1
            where record_no = @recordNo and closed_at is null {(part is null ? "" : "and part = @part")}
            """,
            new { recordNo, part, how, by, now },
            cancel);
        if (closed > 0) await outbox.RetireCardsAsync(recordNo, part, DeadlineWordings.CardUsed.With(new CardUsedModel(org.Current.NameOf(by), how)), cancel);
        return closed;
    }

    /// <summary>Takes back the closing of clocks, by undo.</summary>
    public Task<int> ReopenAsync(string recordNo, string part, CancellationToken cancel) =>
        db.ExecuteAsync(
            """
            update deadlines set closed_at = null, closed_how = null, closed_by = null, version = version + 1
            where record_no = @recordNo and part = @part and round = (select max(round) from deadlines where record_no = @recordNo and part = @part)
            """,
            new { recordNo, part },
            cancel);

    /// <summary>The same for a clock that ran until this instant; 0 when the last one of this part ran until another.</summary>
    public Task<int> ReopenAsync(string recordNo, string part, DateTimeOffset dueAt, CancellationToken cancel) =>
        db.ExecuteAsync(
            """
            update deadlines set closed_at = null, closed_how = null, closed_by = null, version = version + 1
            where record_no = @recordNo and part = @part and due_at = @dueAt and closed_at is not null
                and round = (select max(round) from deadlines where record_no = @recordNo and part = @part)
            """,
            new { recordNo, part, dueAt },
            cancel);

    /// <summary>Says anew what a running clock is about; time and steps stay.</summary>
    public Task<int> RewordAsync(Deadline deadline, CancellationToken cancel) =>
        db.ExecuteAsync(
            "update deadlines set title = @Title, missing = @Missing, amount_fen = @AmountFen, version = version + 1 where record_no = @RecordNo and part = @Part and closed_at is null",
            new { deadline.Title, deadline.Missing, deadline.AmountFen, deadline.RecordNo, deadline.Part },
            cancel);

    /// <summary>Gives a running clock to somebody else. The clock does not start again (part C 9).</summary>
    public async Task<int> ReassignAsync(string recordNo, string part, string holder, CancellationToken cancel)
    {
        var changed = await db.ExecuteAsync(
            "update deadlines set holder = @holder, acknowledged_by = null, acknowledged_until = null, version = version + 1 where record_no = @recordNo and part = @part and closed_at is null",
            new { recordNo, part, holder },
            cancel);
        if (changed > 0) await outbox.RetireCardsAsync(recordNo, part, DeadlineWordings.CardPassedOn.With(new CardPassedOnModel(org.Current.NameOf(holder))), cancel);
        return changed;
    }

    /// <summary>Gives the running clocks of these records to whoever answers for them from now on, with what they say about who wants it done; they go on as they ran.</summary>
    public async Task HandOverAsync(IReadOnlyCollection<string> recordNos, string part, string to, CancellationToken cancel)
    {
        if (recordNos.Count == 0) return;
        var changed = await db.ExecuteAsync(
            """
            update deadlines set holder = @to, owner = @to, acknowledged_by = null, acknowledged_until = null, version = version + 1
            where record_no in @RecordNos and part = @part and closed_at is null
            """,
            new { RecordNos = recordNos, part, to },
            cancel);
        if (changed == 0) return;
        await outbox.RetireCardsAsync([.. recordNos.Select(no => Deadline.KeyOf(no, part))], DeadlineWordings.CardPassedOn.With(new CardPassedOnModel(org.Current.NameOf(to))), cancel);
    }

    /// <summary>Somebody else wants it done now. Nothing of the clock changes but that.</summary>
    public Task<int> ChangeOwnerAsync(string recordNo, string from, string to, CancellationToken cancel) =>
        db.ExecuteAsync(
            "update deadlines set owner = @to, version = version + 1 where record_no = @recordNo and owner = @from and closed_at is null", new { recordNo, from, to }, cancel);

    /// <summary>
    /// Corrects a running clock that was started from incomplete knowledge. Its steps are walked again from the first; what has fired does not fire again.
    /// </summary>
    public Task<int> CorrectAsync(Deadline deadline, CancellationToken cancel)
    {
        var first = policies[deadline.Policy].Next(deadline, null);
        return db.ExecuteAsync(
            """
            update deadlines set title = @Title, customer = @Customer, started_at = @StartedAt, due_at = @DueAt, next_step = @nextStep, next_at = @nextAt, version = version + 1
            where id = @Id and closed_at is null
            """,
            new { deadline.Title, deadline.Customer, deadline.StartedAt, deadline.DueAt, nextStep = first?.Name, nextAt = first?.At, deadline.Id },
            cancel);
    }

    /// <summary>Somebody has taken notice: the ladder waits until then, and then it is looked at again, whatever its next step (R32).</summary>
    public Task<int> AcknowledgeAsync(IReadOnlyCollection<long> ids, string by, DateTimeOffset until, CancellationToken cancel) =>
        db.ExecuteAsync(
            """
            update deadlines set acknowledged_by = @by, acknowledged_until = @until,
                next_at = case when next_at is null or next_at > @until then @until else next_at end, version = version + 1
            where id in @Ids and closed_at is null
            """,
            new { Ids = ids, by, until },
            cancel);

    /// <summary>The acknowledgement is over, by time or by undo; the next sweep puts the ladder where it belongs.</summary>
    internal Task<int> ForgetAcknowledgementAsync(IReadOnlyCollection<long> ids, string by, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteAsync(
            """
            update deadlines set acknowledged_by = null, acknowledged_until = null, next_at = @now, version = version + 1
            where id in @Ids and acknowledged_by = @by and closed_at is null
            """,
            new { Ids = ids, by, now },
            cancel);

    public Task<IReadOnlyList<Deadline>> OfRecordAsync(string recordNo, CancellationToken cancel) =>
        db.QueryAsync<Deadline>($"select {Columns} from deadlines where record_no = @recordNo order by started_at, id", new { recordNo }, cancel);

    /// <summary>What people have in hand, the most pressing first.</summary>
    public Task<IReadOnlyList<Deadline>> OpenOfAsync(IReadOnlyCollection<string> holders, int atMost, CancellationToken cancel) =>
        db.QueryAsync<Deadline>(
            $"select {Columns} from deadlines where closed_at is null and holder in @Holders order by due_at, id limit @atMost", new { Holders = holders, atMost }, cancel);

    /// <summary>What any of these people has in hand or wants done (null: everybody), the most overdue first: a page of it.</summary>
    public Task<IReadOnlyList<Deadline>> OpenInScopeAsync(IReadOnlyCollection<string>? people, int from, int atMost, CancellationToken cancel) =>
        db.QueryAsync<Deadline>(
            $"select {Columns} from deadlines where closed_at is null {InScope(people)} order by due_at, id limit @atMost offset @from",
            people is null ? new { from, atMost } : (object)new { People = people, from, atMost },
            cancel);

    /// <summary>How many clocks run in the same scope, and how many of them are past their limit.</summary>
    public async Task<OpenCount> CountOpenAsync(IReadOnlyCollection<string>? people, DateTimeOffset now, CancellationToken cancel) =>
        (await db.FindAsync<OpenCount>(
            $"select count(*) as running, coalesce(sum(case when due_at <= @now then 1 else 0 end), 0) as overdue from deadlines where closed_at is null {InScope(people)}",
            people is null ? new { now } : (object)new { People = people, now },
            cancel))!;

    private static string InScope(IReadOnlyCollection<string>? people) => people is null ? "" : "and (holder in @People or owner in @People)";

    /// <summary>By their ids, closed ones included, the most pressing first.</summary>
    public Task<IReadOnlyList<Deadline>> NumberedAsync(IReadOnlyCollection<long> ids, CancellationToken cancel) =>
        db.QueryAsync<Deadline>($"select {Columns} from deadlines where id in @Ids order by due_at, id", new { Ids = ids }, cancel);

    /// <summary>What came to others in place of this person since then.</summary>
    public Task<IReadOnlyList<Deadline>> StandingForAsync(string person, DateTimeOffset since, int atMost, CancellationToken cancel) =>
        db.QueryAsync<Deadline>(
            $"select {Columns} from deadlines where stands_for = @person and started_at >= @since order by due_at, id limit @atMost", new { person, since, atMost }, cancel);

    /// <summary>Which of these people have anything running in their hands, and how much.</summary>
    public Task<IReadOnlyList<HolderCount>> CountsOfAsync(IReadOnlyCollection<string> holders, CancellationToken cancel) =>
        db.QueryAsync<HolderCount>("select holder, count(*) as count from deadlines where closed_at is null and holder in @Holders group by holder order by holder", new { Holders = holders }, cancel);

    /// <summary>When the sweep will next have something to do; null when nothing is coming. For whoever moves the clock instead of waiting.</summary>
    public async Task<DateTimeOffset?> NextMomentAsync(DateTimeOffset after, CancellationToken cancel) =>
        (await db.FindAsync<Deadline>($"select {Columns} from deadlines where closed_at is null and next_at > @after order by next_at limit 1", new { after }, cancel))?.NextAt;

    /// <summary>Running clocks of which somebody was told, and that nobody has taken notice of; latest told first.</summary>
    internal async Task<IReadOnlyList<Deadline>> UnnoticedAsync(string person, CancellationToken cancel)
    {
        var told = await db.QueryAsync<ToldRow>(
            """
            select f.deadline_id, f.recipients from deadline_fires f join deadlines d on d.id = f.deadline_id
            where d.closed_at is null and d.acknowledged_by is null and f.recipients like '%' || @person || '%' order by f.fired_at desc
            """,
            new { person },
            cancel);
        List<long> ids = [.. told.Where(row => row.Recipients.Split('、').Contains(person, StringComparer.OrdinalIgnoreCase)).Select(row => row.DeadlineId).Distinct()];
        if (ids.Count == 0) return [];
        var clocks = await db.QueryAsync<Deadline>($"select {Columns} from deadlines where id in @Ids", new { Ids = ids }, cancel);
        return [.. clocks.OrderBy(clock => ids.IndexOf(clock.Id))];
    }

    internal Task<IReadOnlyList<Deadline>> DueAsync(DateTimeOffset now, int atMost, CancellationToken cancel) =>
        db.QueryAsync<Deadline>(
            $"select {Columns} from deadlines where closed_at is null and next_at is not null and next_at <= @now order by next_at, id limit @atMost", new { now, atMost }, cancel);

    /// <summary>Held until the transaction ends. Whoever is just closing it, or another node's sweep, has it: then there is nothing to fire.</summary>
    internal Task<Deadline?> HoldOpenAsync(long id, CancellationToken cancel) =>
        db.FindAsync<Deadline>($"select {Columns} from deadlines where id = @id and closed_at is null {db.Dialect.ForUpdateSkipLocked}", new { id }, cancel);

    /// <summary>Claims a step by its unique row; false when it has fired before.</summary>
    internal async Task<bool> ClaimAsync(long id, DeadlineStep step, DateTimeOffset now, string recipients, string path, CancellationToken cancel) =>
        await db.ExecuteAsync(
            """
            insert into deadline_fires (deadline_id, step, due_at, fired_at, recipients, path) values (@id, @Name, @At, @now, @recipients, @path)
            on conflict (deadline_id, step) do nothing
            """,
            new { id, step.Name, step.At, now, recipients, path },
            cancel) == 1;

    internal Task AdvanceAsync(Deadline deadline, string? nextStep, DateTimeOffset? nextAt, DateTimeOffset? redAt, CancellationToken cancel) =>
        db.ExecuteAsync(
            "update deadlines set next_step = @nextStep, next_at = @nextAt, red_at = coalesce(red_at, @redAt), version = version + 1 where id = @Id",
            new { deadline.Id, nextStep, nextAt, redAt },
            cancel);

    public Task<IReadOnlyList<FiredStep>> FiresOfAsync(string recordNo, CancellationToken cancel) =>
        db.QueryAsync<FiredStep>(
            """
            select d.part, d.round, f.step, f.due_at, f.fired_at, f.recipients, f.path
            from deadline_fires f join deadlines d on d.id = f.deadline_id where d.record_no = @recordNo order by f.fired_at, f.due_at
            """,
            new { recordNo },
            cancel);
}

public sealed record OpenCount
{
    public long Running { get; init; }

    public long Overdue { get; init; }
}

internal sealed record ToldRow
{
    public long DeadlineId { get; init; }

    public string Recipients { get; init; } = "";
}

public sealed record HolderCount
{
    public string Holder { get; init; } = "";

    public long Count { get; init; }
}

public sealed record FiredStep
{
    public string Part { get; init; } = "";

    public long Round { get; init; }

    public string Step { get; init; } = "";

    public DateTimeOffset DueAt { get; init; }

    public DateTimeOffset FiredAt { get; init; }

    public string Recipients { get; init; } = "";

    public string Path { get; init; } = "";
}

/// <summary>All policies by name.</summary>
public sealed class DeadlinePolicies(IEnumerable<IDeadlinePolicy> policies)
{
    private readonly Dictionary<string, IDeadlinePolicy> _byName = policies.ToDictionary(policy => policy.Name, StringComparer.Ordinal);

    public IDeadlinePolicy this[string name] => _byName[name];
}
