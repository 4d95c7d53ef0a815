using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;
using ChatBot.Storage;

namespace ChatBot.Features.Deadlines;

/// <summary>The one table of clocks.</summary>
public sealed class DeadlineStore(DbSession db, DeadlinePolicies policies, Outbox outbox, OrgDirectory org, TimeProvider clock)
{
    internal const string Columns =
        "id, policy, record_no, part, round, title, customer, holder, owner, escalate_to, region, started_at, due_at, next_step, next_at, red_at, acknowledged_by, acknowledged_until, closed_at, closed_by, cause, missing, amount_fen, stands_for, version, severity, delayed_by, delayed_until, delay_reason, delays, held_until";

    /// <summary>Notes who had a clock until now, before somebody else (@holder) has it.</summary>
    private const string NoteHolder =
        """
        insert into deadline_holders (deadline_id, seq, holder, since, until)
        select d.id, (select count(*) from deadline_holders h where h.deadline_id = d.id) + 1, d.holder,
            coalesce((select max(h.until) from deadline_holders h where h.deadline_id = d.id), d.started_at), @now
        from deadlines d
        """;

    /// <summary>Starts a clock. The same part of a record again is a new round.</summary>
    public async Task OpenAsync(Deadline deadline, CancellationToken cancel)
    {
        var first = policies[deadline.Policy].Next(deadline, null);
        await db.ExecuteAsync(
            """
            insert into deadlines (policy, record_no, part, round, title, customer, holder, owner, escalate_to, region, started_at, due_at, next_step, next_at, cause, missing, amount_fen, stands_for, severity, version)
            values (@Policy, @RecordNo, @Part, (select coalesce(max(round), 0) + 1 from deadlines where record_no = @RecordNo and part = @Part),
                @Title, @Customer, @Holder, @Owner, @EscalateTo, @Region, @StartedAt, @DueAt, @nextStep, @nextAt, @Cause, @Missing, @AmountFen, @StandsFor, @Severity, 1)
            """,
            new
            {
                deadline.Policy, deadline.RecordNo, deadline.Part, deadline.Title, deadline.Customer, deadline.Holder, deadline.Owner, deadline.EscalateTo, deadline.Region,
                deadline.StartedAt, deadline.DueAt, nextStep = first?.Name, nextAt = first?.At, deadline.Cause, deadline.Missing, deadline.AmountFen, deadline.StandsFor, deadline.Severity,
            },
            cancel);
    }

    /// <summary>
    /// Stops the clocks of a record, or of one part of it, and greys the cards about them; returns how many were running. Those to whom they had been
    /// escalated learn once how it ended (part C 18).
    /// </summary>
    public async Task<int> CloseAsync(string recordNo, string? part, string how, string by, DateTimeOffset now, CancellationToken cancel)
    {
        var closed = await CloseQuietlyAsync(recordNo, part, how, by, now, cancel);
        if (closed > 0) await TellOutcomeAsync(recordNo, part, how, by, now, cancel);
        return closed;
    }

    private async Task TellOutcomeAsync(string recordNo, string? part, string how, string by, DateTimeOffset now, CancellationToken cancel)
    {
        var told = await db.QueryAsync<ToldAbove>(
            $"""
            select s.person, d.part, d.round, d.title, d.customer, d.holder, min(f.fired_at) as told_at
            from deadlines d join deadline_searches s on s.deadline_id = d.id join deadline_fires f on f.deadline_id = s.deadline_id and f.step = s.step
            where d.record_no = @recordNo and d.closed_at = @now {(part is null ? "" : "and d.part = @part")}
                and s.hearer in ('Superior', 'OwnerSuperior') and s.verdict in ('Chosen', 'Copied')
            group by s.person, d.part, d.round, d.title, d.customer, d.holder order by s.person
            """,
            new { recordNo, part, now },
            cancel);
        var tree = org.Current;
        await outbox.AddAsync(
            told.Where(one => !Same(one.Person, by) && !Same(one.Person, one.Holder) && tree.Find(one.Person) is { IsActive: true }).Select(one =>
                new Push($"{recordNo}/{one.Part}/{one.Round}/outcome/{one.Person}", one.Person, DeadlineWordings.Outcome.With(new OutcomeModel(
                    recordNo, one.Title, one.Customer, by == "system" ? "" : tree.NameOf(by), how, DateWords.Span(now > one.ToldAt ? now - one.ToldAt : TimeSpan.Zero))))
                {
                    RecordNo = recordNo,
                }),
            null,
            cancel);
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    /// <summary>The same for a feature that tells the outcome in its own words.</summary>
    public async Task<int> CloseQuietlyAsync(string recordNo, string? part, string how, string by, DateTimeOffset now, CancellationToken cancel)
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

    /// <summary>The same for one part of many records.</summary>
    public async Task CloseAllQuietlyAsync(IReadOnlyCollection<string> recordNos, string part, string how, string by, DateTimeOffset now, CancellationToken cancel)
    {
        if (recordNos.Count == 0) return;
        var closed = await db.QueryAsync<string>(
            """
            update deadlines set closed_at = @now, closed_how = @how, closed_by = @by, version = version + 1
            where record_no in @RecordNos and part = @part and closed_at is null returning record_no
            """,
            new { RecordNos = recordNos, part, how, by, now },
            cancel);
        if (closed.Count > 0)
            await outbox.RetireCardsAsync([.. closed.Select(no => Deadline.KeyOf(no, part))], DeadlineWordings.CardUsed.With(new CardUsedModel(org.Current.NameOf(by), how)), cancel);
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

    /// <summary>Lets the clock run again that ran until this instant, whatever has been opened and taken back since.</summary>
    public Task<int> ReopenUntilAsync(string recordNo, string part, DateTimeOffset dueAt, CancellationToken cancel) =>
        db.ExecuteAsync(
            """
            update deadlines set closed_at = null, closed_how = null, closed_by = null, version = version + 1
            where record_no = @recordNo and part = @part and round = (select max(round) from deadlines where record_no = @recordNo and part = @part and due_at = @dueAt)
            """,
            new { recordNo, part, dueAt },
            cancel);

    /// <summary>Says anew what a running clock is about; time and steps stay.</summary>
    public Task<int> RewordAsync(Deadline deadline, CancellationToken cancel) =>
        db.ExecuteAsync(
            "update deadlines set title = @Title, missing = @Missing, amount_fen = @AmountFen, version = version + 1 where record_no = @RecordNo and part = @Part and closed_at is null",
            new { deadline.Title, deadline.Missing, deadline.AmountFen, deadline.RecordNo, deadline.Part },
            cancel);

    /// <summary>
    /// Gives a running clock to somebody else. The clock does not start again, who had it how long is kept (part C 9), and a delay stays for whoever
    /// has it next.
    /// </summary>
    public async Task<int> ReassignAsync(string recordNo, string part, string holder, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await db.ExecuteAsync($"{NoteHolder} where d.record_no = @recordNo and d.part = @part and d.closed_at is null and d.holder <> @holder", new { recordNo, part, holder, now }, cancel);
        var changed = await db.ExecuteAsync(
            """
            update deadlines set holder = @holder, held_until = coalesce(acknowledged_until, held_until), acknowledged_by = null, acknowledged_until = null, version = version + 1
            where record_no = @recordNo and part = @part and closed_at is null
            """,
            new { recordNo, part, holder },
            cancel);
        if (changed > 0) await outbox.RetireCardsAsync(recordNo, part, DeadlineWordings.CardPassedOn.With(new CardPassedOnModel(org.Current.NameOf(holder))), cancel);
        return changed;
    }

    /// <summary>Gives the running clocks of these records to whoever answers for them from now on, with what they say about who wants it done; they go on as they ran.</summary>
    public async Task HandOverAsync(IReadOnlyCollection<string> recordNos, string part, string to, CancellationToken cancel)
    {
        if (recordNos.Count == 0) return;
        await db.ExecuteAsync(
            $"{NoteHolder} where d.record_no in @RecordNos and d.part = @part and d.closed_at is null and d.holder <> @holder", new { RecordNos = recordNos, part, holder = to, now = clock.GetUtcNow() }, cancel);
        var changed = await db.ExecuteAsync(
            """
            update deadlines set holder = @to, owner = @to, held_until = coalesce(acknowledged_until, held_until), acknowledged_by = null, acknowledged_until = null, version = version + 1
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
    public async Task AcknowledgeAsync(IReadOnlyCollection<long> ids, string by, DateTimeOffset until, DateTimeOffset now, CancellationToken cancel)
    {
        await db.ExecuteAsync(
            """
            update deadlines set acknowledged_by = @by, acknowledged_until = @until,
                next_at = case when next_at is null or next_at > @until then @until else next_at end, version = version + 1
            where id in @Ids and closed_at is null
            """,
            new { Ids = ids, by, until },
            cancel);
        await NotePauseAsync(ids, PauseKind.Acknowledgement, by, now, until, null, cancel);
    }

    /// <summary>The acknowledgement is taken back; the next sweep puts the ladder where it belongs.</summary>
    internal async Task ForgetAcknowledgementAsync(IReadOnlyCollection<long> ids, string by, DateTimeOffset now, CancellationToken cancel)
    {
        await db.ExecuteAsync(
            """
            update deadlines set acknowledged_by = null, acknowledged_until = null, held_until = @now, next_at = @now, version = version + 1
            where id in @Ids and acknowledged_by = @by and closed_at is null
            """,
            new { Ids = ids, by, now },
            cancel);
        await EndPausesAsync(ids, PauseKind.Acknowledgement, now, cancel);
    }

    /// <summary>A superior grants more time: nobody above is told until then (part C 8). The limit and the red mark stay where they are.</summary>
    /// <returns>How many clocks were delayed: those that have changed since they were read are not.</returns>
    internal async Task<int> DelayAsync(IReadOnlyCollection<Deadline> clocks, string by, DateTimeOffset until, string reason, DateTimeOffset now, CancellationToken cancel)
    {
        var delayed = await db.ExecuteManyAsync(
            """
            update deadlines set delayed_by = @by, delayed_until = @until, delay_reason = @reason, delays = delays + 1,
                next_at = case when next_at is null or next_at > @until then @until else next_at end, version = version + 1
            where id = @Id and version = @Version and closed_at is null
            """,
            [.. clocks.Select(clock => new { clock.Id, clock.Version, by, until, reason })],
            cancel);
        if (delayed == clocks.Count) await NotePauseAsync([.. clocks.Select(clock => clock.Id)], PauseKind.Delay, by, now, until, reason, cancel);
        return delayed;
    }

    /// <summary>The delay is taken back and does not count.</summary>
    internal async Task ForgetDelayAsync(IReadOnlyCollection<long> ids, string by, DateTimeOffset now, CancellationToken cancel)
    {
        await db.ExecuteAsync(
            """
            update deadlines set delayed_by = null, delayed_until = null, delay_reason = null, delays = delays - 1, held_until = @now, next_at = @now, version = version + 1
            where id in @Ids and delayed_by = @by and closed_at is null
            """,
            new { Ids = ids, by, now },
            cancel);
        await EndPausesAsync(ids, PauseKind.Delay, now, cancel);
    }

    private Task NotePauseAsync(IReadOnlyCollection<long> ids, PauseKind kind, string by, DateTimeOffset now, DateTimeOffset until, string? reason, CancellationToken cancel) =>
        db.ExecuteAsync(
            """
            insert into deadline_pauses (deadline_id, kind, by_person, at, until, reason)
            select id, @kind, @by, @now, @until, @reason from deadlines where id in @Ids and closed_at is null
            """,
            new { Ids = ids, kind, by, now, until, reason },
            cancel);

    /// <summary>Those that ran out by themselves end at their own time and need no note.</summary>
    private Task EndPausesAsync(IReadOnlyCollection<long> ids, PauseKind kind, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteAsync("update deadline_pauses set ended_at = @now where deadline_id in @Ids and kind = @kind and ended_at is null and until > @now", new { Ids = ids, kind, now }, cancel);

    public Task<IReadOnlyList<Deadline>> OfRecordAsync(string recordNo, CancellationToken cancel) =>
        db.QueryAsync<Deadline>($"select {Columns} from deadlines where record_no = @recordNo order by started_at, id", new { recordNo }, cancel);

    /// <summary>All clocks of several records.</summary>
    public Task<IReadOnlyList<Deadline>> OfRecordsAsync(IReadOnlyCollection<string> recordNos, CancellationToken cancel) =>
        db.QueryAsync<Deadline>($"select {Columns} from deadlines where record_no in @RecordNos order by started_at, id", new { RecordNos = recordNos }, cancel);

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

    /// <summary>
    /// Overdue clocks in the same scope by money × time over the limit (R02). One on which no money is known to hang counts as if it were this much, so that it is not lost behind
    /// all that have a price.
    /// </summary>
    public Task<IReadOnlyList<Deadline>> HeaviestAsync(IReadOnlyCollection<string>? people, DateTimeOffset now, Money unknown, int from, int atMost, CancellationToken cancel) =>
        db.QueryAsync<Deadline>(
            $"""
            select {Columns} from deadlines where closed_at is null and due_at <= @now {InScope(people)}
            order by 1.0 * coalesce(amount_fen, @Fen) * ((@now - due_at) / 60000 + 1) desc, due_at, id limit @atMost offset @from
            """,
            people is null ? new { now, unknown.Fen, from, atMost } : (object)new { People = people, now, unknown.Fen, from, atMost },
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

    public Task<IReadOnlyList<FiredStep>> FiresOfAsync(string recordNo, CancellationToken cancel) =>
        db.QueryAsync<FiredStep>(
            """
            select d.part, d.round, f.deadline_id, f.step, f.due_at, f.fired_at, f.recipients, f.path, f.late
            from deadline_fires f join deadlines d on d.id = f.deadline_id where d.record_no = @recordNo order by f.fired_at, f.due_at
            """,
            new { recordNo },
            cancel);
}

internal sealed record ToldAbove
{
    public string Person { get; init; } = "";

    public string Part { get; init; } = "";

    public long Round { get; init; }

    public string Title { get; init; } = "";

    public string Customer { get; init; } = "";

    public string Holder { get; init; } = "";

    public DateTimeOffset ToldAt { get; init; }
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
    public long DeadlineId { get; init; }

    public string Part { get; init; } = "";

    public long Round { get; init; }

    public string Step { get; init; } = "";

    public DateTimeOffset DueAt { get; init; }

    public DateTimeOffset FiredAt { get; init; }

    public string Recipients { get; init; } = "";

    public string Path { get; init; } = "";

    public bool Late { get; init; }
}

public enum PauseKind
{
    Acknowledgement,
    Delay,
}

/// <summary>All policies by name.</summary>
public sealed class DeadlinePolicies(IEnumerable<IDeadlinePolicy> policies)
{
    private readonly Dictionary<string, IDeadlinePolicy> _byName = policies.ToDictionary(policy => policy.Name, StringComparer.Ordinal);

    public IDeadlinePolicy this[string name] => _byName[name];

    public IDeadlinePolicy? Find(string name) => _byName.GetValueOrDefault(name);
}
