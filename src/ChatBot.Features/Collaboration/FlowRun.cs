using ChatBot.Features.Calendar;

namespace ChatBot.Features.Collaboration;

/// <summary>
/// Where one case stands in its flow. <see cref="Apply"/> is the whole state machine: (run, event, now) → (run, notices). It begins with its
/// guards, so that a late or repeated event changes nothing and says why.
/// </summary>
public sealed record FlowRun
{
    public required Flow Flow { get; init; }

    public RunState State { get; init; }

    /// <summary>One for each stage of the flow, in its order.</summary>
    public required IReadOnlyList<StageRun> Stages { get; init; }

    public IEnumerable<StageRun> Open => Stages.Where(stage => stage.State == StageState.Open);

    public StageRun Stage(string id) => Stages.First(stage => stage.Id == id);

    public static FlowRun Of(Flow flow) =>
        new() { Flow = flow, State = RunState.New, Stages = [.. flow.Stages.Select(stage => new StageRun { Id = stage.Id })] };

    /// <summary>Rebuilds a run from all that happened to it.</summary>
    public static FlowRun Replay(Flow flow, IEnumerable<(RunEvent Event, DateTimeOffset At)> history, WorkCalendar calendar) =>
        history.Aggregate(Of(flow), (run, happened) => run.Apply(happened.Event, happened.At, calendar).Run);

    /// <param name="calendar">For limits in working hours.</param>
    public Advance Apply(RunEvent happened, DateTimeOffset now, WorkCalendar calendar) => happened switch
    {
        RunStarted started => State == RunState.New ? Started(started, now, calendar) : Refused(RunRefusal.AlreadyStarted),
        _ when State == RunState.New => Refused(RunRefusal.NotStarted),
        _ when State == RunState.Withdrawn => Refused(RunRefusal.Withdrawn),
        StageCompleted done => Completed(done, now, calendar),
        PhotoAwaited awaited => Awaited(awaited, now),
        StageAssigned assigned => Assigned(assigned),
        StageReopened reopened => Reopened(reopened),
        InitiatorChanged => new Advance(this, [], RunRefusal.None),
        RunWithdrawn => State == RunState.Running ? Withdrawn() : Refused(RunRefusal.AlreadyDone),
        _ => throw new InvalidOperationException($"A run knows no event '{happened.GetType().Name}'."),
    };

    private Advance Started(RunStarted started, DateTimeOffset now, WorkCalendar calendar) =>
        (this with
        {
            State = RunState.Running,
            Stages = [.. Stages.Select(stage => stage with { Holder = started.Holders[stage.Id].UserId, Path = started.Holders[stage.Id].Path })],
        }).OpenReady(started.Holders, [], now, calendar);

    private Advance Completed(StageCompleted done, DateTimeOffset now, WorkCalendar calendar)
    {
        if (Find(done.Stage) is not { } stage) return Refused(RunRefusal.UnknownStage);
        if (stage.State == StageState.Done) return Refused(RunRefusal.AlreadyDone);
        if (stage.State != StageState.Open) return Refused(RunRefusal.NotOpen);
        var rule = Flow.Stage(stage.Id);
        if (rule.ResultRequired && string.IsNullOrWhiteSpace(done.Result)) return Refused(RunRefusal.ResultMissing);
        if (rule.NeedsPicture && done.Photos < 1) return Refused(RunRefusal.PhotoMissing);

        var closed = stage with
        {
            State = StageState.Done, DoneAt = now, DoneBy = done.By, Result = done.Result, AwaitedResult = null, AwaitedAt = null,
        };
        return With(closed).OpenReady(done.Holders, [new StageClosed(closed)], now, calendar);
    }

    /// <summary>The result is there, the photo is not: the result is kept until the picture comes.</summary>
    private Advance Awaited(PhotoAwaited awaited, DateTimeOffset now) => Find(awaited.Stage) switch
    {
        null => Refused(RunRefusal.UnknownStage),
        { State: StageState.Done } => Refused(RunRefusal.AlreadyDone),
        { State: StageState.Open } stage => new Advance(With(stage with { AwaitedResult = awaited.Result, AwaitedAt = now }), [], RunRefusal.None),
        _ => Refused(RunRefusal.NotOpen),
    };

    /// <summary>Another holder. The clock goes on as it was (part C 9); a stage that is still to come keeps the person chosen for it.</summary>
    private Advance Assigned(StageAssigned assigned)
    {
        if (Find(assigned.Stage) is not { } stage) return Refused(RunRefusal.UnknownStage);
        if (stage.State == StageState.Done) return Refused(RunRefusal.AlreadyDone);
        if (stage.Holder == assigned.To.UserId) return Refused(RunRefusal.SameHolder);
        var given = stage with { Holder = assigned.To.UserId, Path = assigned.To.Path, IsPinned = true, AwaitedResult = null, AwaitedAt = null };
        return new Advance(With(given), [new HolderChanged(given, stage.Holder!)], RunRefusal.None);
    }

    /// <summary>Takes a completion back. What it opened closes again, unless somebody has completed that already.</summary>
    private Advance Reopened(StageReopened reopened)
    {
        if (Find(reopened.Stage) is not { } stage) return Refused(RunRefusal.UnknownStage);
        if (stage.State != StageState.Done) return Refused(RunRefusal.NotOpen);
        var followers = Stages.Where(other => Flow.Stage(other.Id).After.Contains(stage.Id)).ToList();
        if (followers.Any(follower => follower.State == StageState.Done)) return Refused(RunRefusal.AlreadyDone);
        var again = stage with { State = StageState.Open, DoneAt = null, DoneBy = null, Result = null };
        var run = followers.Where(follower => follower.State == StageState.Open)
            .Aggregate(With(again), (current, follower) => current.With(follower with
            {
                State = StageState.Waiting, EnteredAt = null, DueAt = null, AwaitedResult = null, AwaitedAt = null,
            }));
        return new Advance(
            run with { State = RunState.Running },
            [new StageTakenBack(again), .. followers.Where(follower => follower.State == StageState.Open).Select(follower => new StageShut(follower))],
            RunRefusal.None);
    }

    private Advance Withdrawn() => new(
        this with
        {
            State = RunState.Withdrawn,
            Stages = [.. Stages.Select(stage => stage.State == StageState.Done ? stage : stage with { State = StageState.Cancelled })],
        },
        [.. Open.Select(stage => new StageShut(stage))],
        RunRefusal.None);

    private Advance OpenReady(IReadOnlyDictionary<string, Assignment> holders, IReadOnlyList<RunNotice> before, DateTimeOffset now, WorkCalendar calendar)
    {
        var done = Stages.Where(stage => stage.State == StageState.Done).Select(stage => stage.Id).ToHashSet(StringComparer.Ordinal);
        var opened = new List<RunNotice>();
        var stages = new List<StageRun>();
        foreach (var stage in Stages)
        {
            var rule = Flow.Stage(stage.Id);
            if (stage.State != StageState.Waiting || !rule.After.All(done.Contains))
            {
                stages.Add(stage);
                continue;
            }

            // Who holds a role may have changed since the case began; a person that somebody chose stays.
            var holder = stage.IsPinned ? null : holders.GetValueOrDefault(stage.Id);
            var open = stage with
            {
                State = StageState.Open, Holder = holder?.UserId ?? stage.Holder, Path = holder?.Path ?? stage.Path, EnteredAt = now, DueAt = DueOf(rule.Due, now, calendar),
            };
            stages.Add(open);
            opened.Add(new StageOpened(open));
        }

        var isFinished = stages.All(stage => stage.State == StageState.Done);
        return new Advance(
            this with { Stages = stages, State = isFinished ? RunState.Finished : RunState.Running },
            isFinished ? [.. before, new RunFinished()] : [.. before, .. opened],
            RunRefusal.None);
    }

    public static DateTimeOffset DueOf(StageLimit limit, DateTimeOffset from, WorkCalendar calendar)
    {
        var span = TimeSpan.FromHours(limit.Hours);
        return limit.Clock == LimitClock.Working ? calendar.AddWorkingTime(from, span) : from + span;
    }

    private StageRun? Find(string id) => Stages.FirstOrDefault(stage => stage.Id == id);

    private FlowRun With(StageRun changed) => this with { Stages = [.. Stages.Select(stage => stage.Id == changed.Id ? changed : stage)] };

    private Advance Refused(RunRefusal why) => new(this, [], why);
}

/// <summary>One stage of a run. Instants are UTC.</summary>
public sealed record StageRun
{
    public required string Id { get; init; }

    public StageState State { get; init; }

    /// <summary>The one person who has it, or will have it (userid).</summary>
    public string? Holder { get; init; }

    /// <summary>How that person was found, in Chinese.</summary>
    public string Path { get; init; } = "";

    /// <summary>Somebody chose the holder by name.</summary>
    public bool IsPinned { get; init; }

    public DateTimeOffset? EnteredAt { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    /// <summary>A result that waits for its photo.</summary>
    public string? AwaitedResult { get; init; }

    public DateTimeOffset? AwaitedAt { get; init; }

    public DateTimeOffset? DoneAt { get; init; }

    public string? DoneBy { get; init; }

    public string? Result { get; init; }
}

public enum RunState
{
    New,
    Running,
    Finished,
    Withdrawn,
}

public enum StageState
{
    Waiting,
    Open,
    Done,
    Cancelled,
}
