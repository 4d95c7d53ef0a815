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
            "select record_no, flow, title, customer, product_line, region, facts, severity, initiator, state, started_at, version, held_for, held_since from cases where record_no = @recordNo", new { recordNo }, cancel);
        if (row is null) return null;
        var stages = await db.QueryAsync<StageRow>(
            """
            select stage, state, holder, path, is_pinned, entered_at, due_at, awaited_at, done_at, done_by, result, detail
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
            Facts = JsonSerializer.Deserialize<List<CaseFact>>(row.Facts, RunJson.Options)!,
            Severity = row.Severity,
            Initiator = row.Initiator,
            StartedAt = row.StartedAt,
            Version = row.Version,
            Run = new FlowRun
            {
                Flow = FormerFlow.Read(row.Flow), State = row.State, Initiator = row.Initiator, HeldFor = row.HeldFor, HeldSince = row.HeldSince, Stages = [.. stages.Select(stage => stage.ToStage())],
            },
        };
    }

    internal async Task InsertAsync(Case started, RunEvent happened, CaseAct act, CancellationToken cancel)
    {
        await db.ExecuteAsync(
            """
            insert into cases (record_no, flow_id, flow, title, customer, product_line, region, facts, severity, initiator, state, started_at, cause, version)
            values (@RecordNo, @flowId, @flow, @Title, @Customer, @ProductLine, @Region, @facts, @Severity, @Initiator, @state, @StartedAt, @Cause, 1)
            """,
            new
            {
                started.RecordNo, flowId = started.Flow.Id, flow = JsonSerializer.Serialize(started.Flow, RunJson.Options), started.Title, started.Customer, started.ProductLine, started.Region,
                facts = JsonSerializer.Serialize(started.Facts, RunJson.Options), started.Severity, started.Initiator, state = started.Run.State, started.StartedAt, act.Cause,
            },
            cancel);
        await SaveStagesAsync(started.RecordNo, started.Run, started.Run.Stages, act, cancel);
        await AddEventAsync(started.RecordNo, 1, happened, act, cancel);
    }

    /// <summary>Saves what an event changed. False when somebody else has changed the case since it was read; nothing is saved then.</summary>
    internal async Task<bool> SaveAsync(Case before, FlowRun after, RunEvent happened, CaseAct act, CancellationToken cancel)
    {
        var closedAt = after.State is RunState.Finished or RunState.Withdrawn ? act.At : (DateTimeOffset?)null;
        var saved = await db.ExecuteAsync(
            "update cases set state = @State, closed_at = @closedAt, held_for = @HeldFor, held_since = @HeldSince, version = version + 1 where record_no = @RecordNo and version = @Version",
            new { after.State, closedAt, after.HeldFor, after.HeldSince, before.RecordNo, before.Version },
            cancel);
        if (saved == 0) return false;
        await SaveStagesAsync(before.RecordNo, after, [.. after.Stages.Where((stage, index) => stage != before.Run.Stages[index])], act, cancel);
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

    /// <summary>The open stages of this person that take pictures or files; of whom the person stands in for, those that wait for nothing else.</summary>
    internal Task<IReadOnlyList<StageWanted>> WantingMediaAsync(string holder, IReadOnlyCollection<string> standingFor, CancellationToken cancel) =>
        WantingAsync("wants_media", holder, standingFor, cancel);

    /// <summary>The same for a location.</summary>
    internal Task<IReadOnlyList<StageWanted>> WantingPlaceAsync(string holder, IReadOnlyCollection<string> standingFor, CancellationToken cancel) =>
        WantingAsync("wants_place", holder, standingFor, cancel);

    private Task<IReadOnlyList<StageWanted>> WantingAsync(string what, string holder, IReadOnlyCollection<string> standingFor, CancellationToken cancel) =>
        db.QueryAsync<StageWanted>(
            $"""
            select record_no, stage, coalesce(awaited_at, entered_at) as asked_at
            from case_stages where (holder = @holder or (holder in @Others and awaited_at is not null)) and state = 'Open' and {what} = 1 order by asked_at desc
            """,
            new { holder, Others = standingFor },
            cancel);

    /// <summary>Pauses whose time is over.</summary>
    internal Task<IReadOnlyList<StageWanted>> WaitsOverAsync(DateTimeOffset now, int atMost, CancellationToken cancel) =>
        db.QueryAsync<StageWanted>(
            "select record_no, stage, waits_until as asked_at from case_stages where waits_until is not null and waits_until <= @now order by waits_until limit @atMost", new { now, atMost }, cancel);

    /// <summary>How many gates were let pass since then.</summary>
    public async Task<long> OverriddenAsync(DateTimeOffset since, CancellationToken cancel) =>
        await db.FindAsync<long>("select count(*) from case_stages where overridden_at >= @since", new { since }, cancel);

    /// <summary>The record of the open stage of this person that is due first.</summary>
    internal Task<string?> MostPressingOfAsync(string holder, CancellationToken cancel) =>
        db.FindAsync<string>("select record_no from case_stages where holder = @holder and state = 'Open' order by due_at limit 1", new { holder }, cancel);

    /// <summary>The next picture of this person is for this stage: a proof that the customer is waited for, or something brought later.</summary>
    internal Task ExpectAsync(string person, ExpectedMedia expected, CancellationToken cancel) =>
        db.ExecuteAsync(
            """
            insert into case_media_expected (person, record_no, stage, wait_reason, asked_at) values (@person, @RecordNo, @Stage, @WaitReason, @AskedAt)
            on conflict (person) do update set record_no = excluded.record_no, stage = excluded.stage, wait_reason = excluded.wait_reason, asked_at = excluded.asked_at
            """,
            new { person, expected.RecordNo, expected.Stage, expected.WaitReason, expected.AskedAt },
            cancel);

    internal Task<ExpectedMedia?> ExpectedAsync(string person, CancellationToken cancel) =>
        db.FindAsync<ExpectedMedia>("select record_no, stage, wait_reason, asked_at from case_media_expected where person = @person", new { person }, cancel);

    internal Task ExpectNothingAsync(string person, CancellationToken cancel) => db.ExecuteAsync("delete from case_media_expected where person = @person", new { person }, cancel);

    /// <summary>Counts the links that were made for a stage; only the last one may be signed.</summary>
    internal Task<long> NextSignSerialAsync(string recordNo, string stage, string signer, string by, DateTimeOffset now, CancellationToken cancel) =>
        db.FindAsync<long>(
            """
            insert into case_sign_requests (record_no, stage, serial, signer, issued_by, issued_at) values (@recordNo, @stage, 1, @signer, @by, @now)
            on conflict (record_no, stage) do update set serial = case_sign_requests.serial + 1, signer = excluded.signer, issued_by = excluded.issued_by, issued_at = excluded.issued_at
            returning serial
            """,
            new { recordNo, stage, signer, by, now },
            cancel);

    internal async Task<long> SignSerialAsync(string recordNo, string stage, CancellationToken cancel) =>
        await db.FindAsync<long>("select serial from case_sign_requests where record_no = @recordNo and stage = @stage", new { recordNo, stage }, cancel);

    private Task SaveStagesAsync(string recordNo, FlowRun run, IReadOnlyList<StageRun> stages, CaseAct act, CancellationToken cancel)
    {
        var positions = run.Stages.Select((stage, index) => (stage.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal);
        return db.ExecuteManyAsync(
            """
            insert into case_stages (record_no, stage, position, state, holder, path, is_pinned, wants_media, wants_place, waits_until, overridden_at, entered_at, due_at, awaited_at, done_at, done_by, result, detail)
            values (@recordNo, @Id, @position, @State, @Holder, @Path, @IsPinned, @wantsMedia, @wantsPlace, @waitsUntil, @overriddenAt, @EnteredAt, @DueAt, @AwaitedAt, @DoneAt, @DoneBy, @Result, @detail)
            on conflict (record_no, stage) do update set state = excluded.state, holder = excluded.holder, path = excluded.path, is_pinned = excluded.is_pinned,
                waits_until = excluded.waits_until, overridden_at = coalesce(case_stages.overridden_at, excluded.overridden_at), entered_at = excluded.entered_at, due_at = excluded.due_at,
                awaited_at = excluded.awaited_at, done_at = excluded.done_at, done_by = excluded.done_by, result = excluded.result, detail = excluded.detail
            """,
            [.. stages.Select(stage => new
            {
                recordNo, stage.Id, position = positions[stage.Id], stage.State, stage.Holder, stage.Path, stage.IsPinned,
                wantsMedia = run.Flow.Stage(stage.Id).Outputs.Any(output => output.IsMedia || output.Type == OutputType.Signature),
                wantsPlace = run.Flow.Stage(stage.Id).Outputs.Any(output => output.Type == OutputType.Location),
                waitsUntil = stage.State == StageState.Open ? stage.Wait?.Until : null,
                overriddenAt = stage.Override is null ? (DateTimeOffset?)null : act.At,
                stage.EnteredAt, stage.DueAt, stage.AwaitedAt, stage.DoneAt, stage.DoneBy, stage.Result, detail = JsonSerializer.Serialize(StageDetail.Of(stage), RunJson.Options),
            })],
            cancel);
    }

    private Task AddEventAsync(string recordNo, long seq, RunEvent happened, CaseAct act, CancellationToken cancel) =>
        db.ExecuteAsync(
            "insert into case_events (record_no, seq, at, actor, event) values (@recordNo, @seq, @At, @UserId, @json)",
            new { recordNo, seq, act.At, act.UserId, json = JsonSerializer.Serialize(happened, RunJson.Options) },
            cancel);

    private sealed record CaseRow
    {
        public string RecordNo { get; init; } = "";

        public string Flow { get; init; } = "";

        public string Title { get; init; } = "";

        public string Customer { get; init; } = "";

        public string? ProductLine { get; init; }

        public string? Region { get; init; }

        public string Facts { get; init; } = "[]";

        public ClockSeverity Severity { get; init; }

        public string Initiator { get; init; } = "";

        public RunState State { get; init; }

        public DateTimeOffset StartedAt { get; init; }

        public long Version { get; init; }

        public string? HeldFor { get; init; }

        public DateTimeOffset? HeldSince { get; init; }
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

        public DateTimeOffset? AwaitedAt { get; init; }

        public DateTimeOffset? DoneAt { get; init; }

        public string? DoneBy { get; init; }

        public string? Result { get; init; }

        public string Detail { get; init; } = "{}";

        public StageRun ToStage() => JsonSerializer.Deserialize<StageDetail>(Detail, RunJson.Options)!.Onto(new StageRun
        {
            Id = Stage, State = State, Holder = Holder, Path = Path, IsPinned = IsPinned, EnteredAt = EnteredAt, DueAt = DueAt,
            AwaitedAt = AwaitedAt, DoneAt = DoneAt, DoneBy = DoneBy, Result = Result,
        });
    }

    /// <summary>The part of a stage that no query asks about.</summary>
    private sealed record StageDetail
    {
        public int Round { get; init; }

        public DateTimeOffset? HeldSince { get; init; }

        public IReadOnlyList<OutputValue> Outputs { get; init; } = [];

        public IReadOnlyList<Stay> Stays { get; init; } = [];

        public IReadOnlyList<CustomerWait> Waits { get; init; } = [];

        public SkipRequest? Skip { get; init; }

        public string? SkippedWhy { get; init; }

        public string? ReturnedWhy { get; init; }

        public Override? Override { get; init; }

        public static StageDetail Of(StageRun stage) => new()
        {
            Round = stage.Round, HeldSince = stage.HeldSince, Outputs = [.. stage.Outputs], Stays = [.. stage.Stays], Waits = [.. stage.Waits], Skip = stage.Skip,
            SkippedWhy = stage.SkippedWhy, ReturnedWhy = stage.ReturnedWhy, Override = stage.Override,
        };

        public StageRun Onto(StageRun stage) => stage with
        {
            Round = Round, HeldSince = HeldSince, Outputs = new ValueList<OutputValue>(Outputs), Stays = new ValueList<Stay>(Stays), Waits = new ValueList<CustomerWait>(Waits), Skip = Skip,
            SkippedWhy = SkippedWhy, ReturnedWhy = ReturnedWhy, Override = Override,
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

internal sealed record StageWanted
{
    public string RecordNo { get; init; } = "";

    public string Stage { get; init; } = "";

    public DateTimeOffset AskedAt { get; init; }
}

internal sealed record ExpectedMedia
{
    public string RecordNo { get; init; } = "";

    public string Stage { get; init; } = "";

    /// <summary>What the customer is waited for, where it is the proof of that; else null.</summary>
    public string? WaitReason { get; init; }

    public DateTimeOffset AskedAt { get; init; }
}
