using System.Text.Json;
using ChatBot.Features.Deadlines;
using ChatBot.Storage;

namespace ChatBot.Features.Collaboration;

/// <summary>Cases, their stages as they stand, and all that happened to them.</summary>
public sealed class CaseStore(DbSession db)
{
    public async Task<Case?> FindAsync(string recordNo, CancellationToken cancel)
    {
        var row = await db.FindAsync<CaseRow>(
            "select record_no, flow, title, customer, product_line, region, initiator, severity, state, started_at, version from cases where record_no = @recordNo", new { recordNo }, cancel);
        if (row is null) return null;
        var stages = await db.QueryAsync<StageRow>(
            """
            select stage, state, holder, path, is_pinned, entered_at, due_at, awaited_result, awaited_at, done_at, done_by, result
            from case_stages where record_no = @recordNo order by position
            """,
            new { recordNo },
            cancel);
        return new Case
        {
            RecordNo = row.RecordNo,
            Title = row.Title,
            Customer = row.Customer,
            ProductLine = row.ProductLine,
            Region = row.Region,
            Initiator = row.Initiator,
            Severity = row.Severity,
            StartedAt = row.StartedAt,
            Version = row.Version,
            Run = new FlowRun { Flow = FlowOf(row.Flow), State = row.State, Stages = [.. stages.Select(stage => stage.ToStage())] },
        };
    }

    internal async Task InsertAsync(Case started, RunEvent happened, CaseAct act, CancellationToken cancel)
    {
        await db.ExecuteAsync(
            """
            insert into cases (record_no, flow_id, flow, title, customer, product_line, region, initiator, severity, state, started_at, cause, version)
            values (@RecordNo, @flowId, @flow, @Title, @Customer, @ProductLine, @Region, @Initiator, @Severity, @state, @StartedAt, @Cause, 1)
            """,
            new
            {
                started.RecordNo, flowId = started.Flow.Id, flow = JsonSerializer.Serialize(started.Flow, RunJson.Options), started.Title, started.Customer, started.ProductLine, started.Region,
                started.Initiator, started.Severity, state = started.Run.State, started.StartedAt, act.Cause,
            },
            cancel);
        await SaveStagesAsync(started.RecordNo, started.Run, started.Run.Stages, cancel);
        await AddEventAsync(started.RecordNo, 1, happened, act, cancel);
    }

    /// <summary>Saves what an event changed. False when somebody else has changed the case since it was read; nothing is saved then.</summary>
    internal async Task<bool> SaveAsync(Case before, FlowRun after, RunEvent happened, CaseAct act, CancellationToken cancel)
    {
        var closedAt = after.State is RunState.Finished or RunState.Withdrawn ? act.At : (DateTimeOffset?)null;
        var saved = await db.ExecuteAsync(
            "update cases set state = @State, closed_at = @closedAt, version = version + 1 where record_no = @RecordNo and version = @Version",
            new { after.State, closedAt, before.RecordNo, before.Version },
            cancel);
        if (saved == 0) return false;
        await SaveStagesAsync(before.RecordNo, after, [.. after.Stages.Where((stage, index) => stage != before.Run.Stages[index])], cancel);
        await AddEventAsync(before.RecordNo, before.Version + 1, happened, act, cancel);
        return true;
    }

    /// <summary>Somebody else follows it; saved beside the event that says so.</summary>
    internal Task<int> SetInitiatorAsync(string recordNo, string initiator, CancellationToken cancel) =>
        db.ExecuteAsync("update cases set initiator = @initiator where record_no = @recordNo", new { recordNo, initiator }, cancel);

    /// <summary>The running cases that this person started or was given.</summary>
    internal Task<IReadOnlyList<CaseSummary>> StartedByAsync(string person, CancellationToken cancel) =>
        db.QueryAsync<CaseSummary>(
            "select record_no, title, customer from cases where initiator = @person and state = 'Running' order by started_at, record_no", new { person }, cancel);

    /// <summary>The stages that this person has in hand, and those still to come that somebody chose the person for.</summary>
    internal Task<IReadOnlyList<StageOfPerson>> StagesOfAsync(string person, CancellationToken cancel) =>
        db.QueryAsync<StageOfPerson>(
            """
            select s.record_no, s.stage, s.state, c.customer, c.flow from case_stages s join cases c on c.record_no = s.record_no
            where s.holder = @person and c.state = 'Running' and (s.state = 'Open' or (s.state = 'Waiting' and s.is_pinned = 1))
            order by s.due_at, s.record_no, s.position
            """,
            new { person },
            cancel);

    /// <summary>Everything that happened to a case, in order: enough to rebuild its run.</summary>
    public async Task<IReadOnlyList<(RunEvent Event, DateTimeOffset At)>> HistoryAsync(string recordNo, CancellationToken cancel)
    {
        var rows = await db.QueryAsync<EventRow>("select at, event from case_events where record_no = @recordNo order by seq", new { recordNo }, cancel);
        return [.. rows.Select(row => (JsonSerializer.Deserialize<RunEvent>(row.Event, RunJson.Options)!, row.At))];
    }

    /// <summary>The open stages of this person that want a picture; of whom the person stands in for, those whose result is there already.</summary>
    internal Task<IReadOnlyList<PhotoWanted>> WantedPhotosAsync(string holder, IReadOnlyCollection<string> standingFor, CancellationToken cancel) =>
        db.QueryAsync<PhotoWanted>(
            """
            select record_no, stage, coalesce(awaited_at, entered_at) as asked_at
            from case_stages where (holder = @holder or (holder in @Others and awaited_at is not null)) and state = 'Open' and wants_photo = 1 order by asked_at desc
            """,
            new { holder, Others = standingFor },
            cancel);

    private Task SaveStagesAsync(string recordNo, FlowRun run, IReadOnlyList<StageRun> stages, CancellationToken cancel)
    {
        var positions = run.Stages.Select((stage, index) => (stage.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal);
        return db.ExecuteManyAsync(
            """
            insert into case_stages (record_no, stage, position, state, holder, path, is_pinned, wants_photo, entered_at, due_at, awaited_result, awaited_at, done_at, done_by, result)
            values (@recordNo, @Id, @position, @State, @Holder, @Path, @IsPinned, @wantsPhoto, @EnteredAt, @DueAt, @AwaitedResult, @AwaitedAt, @DoneAt, @DoneBy, @Result)
            on conflict (record_no, stage) do update set state = excluded.state, holder = excluded.holder, path = excluded.path, is_pinned = excluded.is_pinned,
                entered_at = excluded.entered_at, due_at = excluded.due_at, awaited_result = excluded.awaited_result, awaited_at = excluded.awaited_at,
                done_at = excluded.done_at, done_by = excluded.done_by, result = excluded.result
            """,
            [.. stages.Select(stage => new
            {
                recordNo, stage.Id, position = positions[stage.Id], stage.State, stage.Holder, stage.Path, stage.IsPinned,
                wantsPhoto = run.Flow.Stage(stage.Id).NeedsPicture,
                stage.EnteredAt, stage.DueAt, stage.AwaitedResult, stage.AwaitedAt, stage.DoneAt, stage.DoneBy, stage.Result,
            })],
            cancel);
    }

    private Task AddEventAsync(string recordNo, long seq, RunEvent happened, CaseAct act, CancellationToken cancel) =>
        db.ExecuteAsync(
            "insert into case_events (record_no, seq, at, actor, event) values (@recordNo, @seq, @At, @UserId, @json)",
            new { recordNo, seq, act.At, act.UserId, json = JsonSerializer.Serialize(happened, RunJson.Options) },
            cancel);

    private static Flow FlowOf(string json) => JsonSerializer.Deserialize<Flow>(json, RunJson.Options)!;

    private sealed record CaseRow
    {
        public string RecordNo { get; init; } = "";

        public string Flow { get; init; } = "";

        public string Title { get; init; } = "";

        public string Customer { get; init; } = "";

        public string? ProductLine { get; init; }

        public string? Region { get; init; }

        public string Initiator { get; init; } = "";

        public ClockSeverity Severity { get; init; }

        public RunState State { get; init; }

        public DateTimeOffset StartedAt { get; init; }

        public long Version { get; init; }
    }

    private sealed record StageRow
    {
        public string Stage { get; init; } = "";

        public StageState State { get; init; }

        public string? Holder { get; init; }

        public string Path { get; init; } = "";

        public bool IsPinned { get; init; }

        public DateTimeOffset? EnteredAt { get; init; }

        public DateTimeOffset? DueAt { get; init; }

        public string? AwaitedResult { get; init; }

        public DateTimeOffset? AwaitedAt { get; init; }

        public DateTimeOffset? DoneAt { get; init; }

        public string? DoneBy { get; init; }

        public string? Result { get; init; }

        public StageRun ToStage() => new()
        {
            Id = Stage, State = State, Holder = Holder, Path = Path, IsPinned = IsPinned, EnteredAt = EnteredAt, DueAt = DueAt,
            AwaitedResult = AwaitedResult, AwaitedAt = AwaitedAt, DoneAt = DoneAt, DoneBy = DoneBy, Result = Result,
        };
    }

    private sealed record EventRow
    {
        public DateTimeOffset At { get; init; }

        public string Event { get; init; } = "";
    }
}

internal sealed record CaseSummary
{
    public string RecordNo { get; init; } = "";

    public string Title { get; init; } = "";

    public string Customer { get; init; } = "";
}

internal sealed record StageOfPerson
{
    public string RecordNo { get; init; } = "";

    public string Stage { get; init; } = "";

    public StageState State { get; init; }

    public string Customer { get; init; } = "";

    public string Flow { get; init; } = "";

    public string TitleOf() => JsonSerializer.Deserialize<Flow>(Flow, RunJson.Options)!.Stage(Stage).Title;
}

internal sealed record PhotoWanted
{
    public string RecordNo { get; init; } = "";

    public string Stage { get; init; } = "";

    public DateTimeOffset AskedAt { get; init; }
}
