namespace ChatBot.Features.Collaboration;

/// <summary>
/// Where one case stands in its flow. <see cref="Apply"/> is the whole state machine: (run, event, now) → (run, notices). It begins with its
/// guards, so that a late or repeated event changes nothing and says why.
/// </summary>
public sealed record FlowRun
{
    public required Flow Flow { get; init; }

    /// <summary>How a stage left the hands of who finished it, as <see cref="Stay.How"/> says.</summary>
    internal const string DoneByHolder = "完成";

    public RunState State { get; init; }

    /// <summary>Userid of who wants it done; empty before the start.</summary>
    public string Initiator { get; init; } = "";

    /// <summary>Number of the case that changes what this one delivers, while that is not settled (R05).</summary>
    public string? HeldFor { get; init; }

    public DateTimeOffset? HeldSince { get; init; }

    /// <summary>One for each stage of the flow, in its order.</summary>
    public required IReadOnlyList<StageRun> Stages { get; init; }

    public IEnumerable<StageRun> Open => Stages.Where(stage => stage.State == StageState.Open);

    public StageRun Stage(string id) => Stages.First(stage => stage.Id == id);

    /// <summary>Whether this stage stands still, and its clock with it.</summary>
    public bool IsStopped(string stageId) => HeldFor is not null && Flow.Stage(stageId).StopsOnChange;

    public static FlowRun Of(Flow flow) =>
        new() { Flow = flow, State = RunState.New, Stages = [.. flow.Stages.Select(stage => new StageRun { Id = stage.Id })] };

    /// <summary>Rebuilds a run from all that happened to it.</summary>
    public static FlowRun Replay(Flow flow, IEnumerable<(RunEvent Event, DateTimeOffset At)> history) =>
        history.Aggregate(Of(flow), (run, happened) => run.Apply(happened.Event, happened.At).Run);

    public Advance Apply(RunEvent happened, DateTimeOffset now)
    {
        var advance = Decide(happened, now);
        // Whatever made an objection fall away without a ruling, its judge has nothing to decide any more.
        var over = Stages.Where(stage => IsDisputed(stage) && !advance.Notices.Any(notice => notice is SplitSettled settled && settled.Stage.Id == stage.Id))
            .Select(stage => advance.Run.Stage(stage.Id)).Where(stage => !IsDisputed(stage)).Select(stage => new DisputeTakenBack(stage, IsOpen: false)).ToList();
        return over.Count == 0 ? advance : advance with { Notices = [.. advance.Notices, .. over] };
    }

    private Advance Decide(RunEvent happened, DateTimeOffset now) => happened switch
    {
        RunStarted started => State == RunState.New ? Started(started, now) : Refused(RunRefusal.AlreadyStarted),
        _ when State == RunState.New => Refused(RunRefusal.NotStarted),
        _ when State == RunState.Withdrawn => Refused(RunRefusal.Withdrawn),
        OutputsGiven given => Given(given, now),
        StageCompleted done => Completed(done, now),
        StageAssigned assigned => Assigned(assigned, now),
        StageReturned returned => Returned(returned, now),
        SkipAsked asked => AskedToSkip(asked, now),
        SkipDecided decided => DecidedOnSkip(decided, now),
        WaitBegun begun => BegunToWait(begun, now),
        WaitEnded ended => EndedWait(ended, now),
        ShareAnswered answered => Answered(answered),
        SplitDecided decided => DecidedOnSplit(decided),
        StageReopened reopened => Reopened(reopened, now),
        ActTakenBack back => TakenBack(back),
        JudgeChanged changed => GivenToJudge(changed),
        InitiatorChanged changed => State == RunState.Running ? Accepted(this with { Initiator = changed.To }, []) : Refused(RunRefusal.AlreadyDone),
        RunWithdrawn withdrawn => State == RunState.Running ? Withdrawn(withdrawn) : Refused(RunRefusal.AlreadyDone),
        RunHeld held => Held(held, now),
        RunFreed freed => Freed(freed),
        RunComplained complained => Complained(complained, now),
        _ => throw new InvalidOperationException($"A run knows no event '{happened.GetType().Name}'."),
    };

    private Advance Started(RunStarted started, DateTimeOffset now) =>
        (this with
        {
            State = RunState.Running,
            Initiator = started.Initiator,
            Stages = [.. Stages.Select(stage => stage with { Holder = started.Holders[stage.Id].UserId, Path = started.Holders[stage.Id].Path })],
        }).OpenReady(started.Holders, [], now);

    /// <summary>Values come to a stage: those of a kind of which there is one take the place of what was there, photos gather.</summary>
    private Advance Given(OutputsGiven given, DateTimeOffset now)
    {
        if (Find(given.Stage) is not { } stage) return Refused(RunRefusal.UnknownStage);
        var rule = Flow.Stage(stage.Id);
        // What has run out or got lost can be brought again to a stage that is done; nothing else about it changes.
        var isLater = stage.State == StageState.Done && given.Values.Count > 0 && given.Values.All(value => rule.Output(value.Output) is { IsMedia: true } or { Type: OutputType.Signature });
        if (stage.State == StageState.Done && !isLater) return Refused(RunRefusal.AlreadyDone);
        if (stage.State != StageState.Open && !isLater) return Refused(RunRefusal.NotOpen);
        if (given.Values.Any(value => rule.Output(value.Output) is not { } output || !value.MayBeGiven(output))) return Refused(RunRefusal.WrongType);

        var replaced = given.Values.Where(value => rule.Output(value.Output)!.Type != OutputType.Photo).Select(value => value.Output).ToHashSet(StringComparer.Ordinal);
        var after = stage with
        {
            Outputs = new ValueList<OutputValue>(
            [
                .. stage.Outputs.Where(value => !replaced.Contains(value.Output)),
                .. given.Values.Select(value => rule.Output(value.Output)!.Type is OutputType.Document or OutputType.Signature ? value.Over(stage.Of(value.Output).LastOrDefault()) : value),
            ]),
            AwaitedAt = given.Completes && !isLater ? now : stage.AwaitedAt,
        };
        return Accepted(With(after), []);
    }

    private Advance Completed(StageCompleted done, DateTimeOffset now)
    {
        if (Guarded(done.Stage) is not ({ } stage, RunRefusal.None)) return Refused(Guarded(done.Stage).Refusal);
        if (Flow.Stage(stage.Id).NotInitiator && Same(done.By, Initiator)) return Refused(RunRefusal.FourEyes);
        if (stage.Skip is not null) return Refused(RunRefusal.WrongMoment);
        var lacking = StageGate.Lacking(this, stage.Id, now, done.Lost);
        if (lacking.Count > 0 && done.Override is null) return new Advance(this, [], RunRefusal.Lacking, lacking);
        if (done.Override is not null && Flow.OverrideBy is null) return Refused(RunRefusal.NotAllowed);
        if (done.Override is not null && string.IsNullOrWhiteSpace(done.Override)) return Refused(RunRefusal.NoReason);

        var closed = Left(stage, now, DoneByHolder) with
        {
            State = StageState.Done, DoneAt = now, DoneBy = done.By, Result = ResultOf(stage), ReturnedWhy = null,
            Override = lacking.Count > 0 ? new Override(done.By, done.Override!, string.Join("、", lacking.Select(lack => lack.InWords))) : null,
        };
        var proposed = Flow.Stage(stage.Id).Outputs.Where(output => output.Type == OutputType.Split && stage.Of(output.Id).Any()).Select(output => new SplitProposed(closed, output.Id));
        return With(closed).OpenReady(done.Holders, [new StageClosed(closed), .. proposed], now);
    }

    /// <summary>Another holder. The clock goes on as it was (part C 9); a stage that is still to come keeps the person chosen for it.</summary>
    private Advance Assigned(StageAssigned assigned, DateTimeOffset now)
    {
        if (Find(assigned.Stage) is not { } stage) return Refused(RunRefusal.UnknownStage);
        if (stage.State == StageState.Done) return Refused(RunRefusal.AlreadyDone);
        if (stage.State == StageState.Cancelled) return Refused(RunRefusal.NotOpen);
        if (Same(stage.Holder, assigned.To.UserId)) return Refused(RunRefusal.SameHolder);
        if (Flow.Stage(stage.Id).NotInitiator && Same(assigned.To.UserId, Initiator)) return Refused(RunRefusal.FourEyes);
        // Who asked for it to be left out does not review that.
        if (stage.Skip is { } skip && Same(skip.By, assigned.To.UserId)) return Refused(RunRefusal.FourEyes);
        var given = (stage.State == StageState.Open ? Held(stage, now, "转派") : stage) with { Holder = assigned.To.UserId, Path = assigned.To.Path, IsPinned = true, AwaitedAt = null };
        return Accepted(With(given), [new HolderChanged(given, stage.Holder!)]);
    }

    /// <summary>
    /// A stage has to be done again. All that lies behind it waits anew and keeps what it had; of the stage itself only what lies in files is kept.
    /// The time that everybody had it stays written down.
    /// </summary>
    private Advance Returned(StageReturned returned, DateTimeOffset now)
    {
        if (Guarded(returned.Stage) is not ({ } stage, RunRefusal.None)) return Refused(Guarded(returned.Stage).Refusal);
        if (Find(returned.To) is not { } target || !Flow.Stage(stage.Id).RejectTo.Contains(returned.To)) return Refused(RunRefusal.NotAllowed);
        if (string.IsNullOrWhiteSpace(returned.Reason)) return Refused(RunRefusal.NoReason);
        if (stage.Skip is not null || target.State != StageState.Done) return Refused(RunRefusal.WrongMoment);

        return Again(target.Id, Flow.Stage(stage.Id).Title, returned.Reason, returned.Holder, now, "退回", stage.Id);
    }

    private Advance Again(string targetId, string from, string reason, Assignment holder, DateTimeOffset now, string how, string? by = null)
    {
        var target = Stage(targetId);
        var behind = Behind(target.Id);
        var rule = Flow.Stage(target.Id);
        var again = target with
        {
            State = StageState.Open, Holder = holder.UserId, Path = holder.Path, Round = target.Round + 1, EnteredAt = now, HeldSince = now, DueAt = holder.DueAt,
            DoneAt = null, DoneBy = null, Result = null, SkippedWhy = null, Override = null, AwaitedAt = null, ReturnedWhy = reason,
            Outputs = target.Outputs.Where(value => rule.Output(value.Output) is { IsMedia: true } or { Type: OutputType.Signature or OutputType.Location }),
        };
        var shut = Stages.Where(other => behind.Contains(other.Id) && other.State == StageState.Open).ToList();
        var run = Stages.Where(other => behind.Contains(other.Id) && other.State is StageState.Open or StageState.Done).Aggregate(With(again), (current, other) =>
            current.With((other.State == StageState.Open ? Left(other, now, by is null || other.Id == by ? how : "等重做") : other) with
            {
                State = StageState.Waiting, EnteredAt = null, DueAt = null, DoneAt = null, DoneBy = null, Result = null, SkippedWhy = null, Override = null, AwaitedAt = null, Skip = null,
            }));
        return Accepted(run, [.. shut.Select(other => new StageShut(other, by is null || other.Id == by ? how : "等重做")), new StageCameBack(again, from, reason)]);
    }

    /// <summary>The stage goes to who reviews it; the clock goes on.</summary>
    private Advance AskedToSkip(SkipAsked asked, DateTimeOffset now)
    {
        if (Guarded(asked.Stage) is not ({ } stage, RunRefusal.None)) return Refused(Guarded(asked.Stage).Refusal);
        if (Flow.Stage(stage.Id).NotApplicable is null) return Refused(RunRefusal.NotAllowed);
        if (string.IsNullOrWhiteSpace(asked.Reason)) return Refused(RunRefusal.NoReason);
        if (stage.Skip is not null || stage.Wait is not null) return Refused(RunRefusal.WrongMoment);
        if (Same(asked.Reviewer.UserId, stage.Holder) || Same(asked.Reviewer.UserId, asked.By)) return Refused(RunRefusal.FourEyes);
        var wanted = Held(stage, now, "申请不适用") with
        {
            Holder = asked.Reviewer.UserId, Path = asked.Reviewer.Path, AwaitedAt = null, Skip = new SkipRequest(stage.Holder!, asked.Reason, stage.Path, stage.IsPinned),
        };
        return Accepted(With(wanted), [new SkipWanted(wanted, stage.Holder!)]);
    }

    private Advance DecidedOnSkip(SkipDecided decided, DateTimeOffset now)
    {
        if (Guarded(decided.Stage) is not ({ } stage, RunRefusal.None)) return Refused(Guarded(decided.Stage).Refusal);
        if (stage.Skip is not { } skip) return Refused(RunRefusal.WrongMoment);
        if (Same(decided.By, skip.By)) return Refused(RunRefusal.FourEyes);
        if (!decided.Agreed)
        {
            if (string.IsNullOrWhiteSpace(decided.Reason)) return Refused(RunRefusal.NoReason);
            var back = Held(stage, now, "不同意不适用") with { Holder = skip.By, Path = skip.Path, IsPinned = skip.WasPinned, Skip = null, ReturnedWhy = decided.Reason };
            return Accepted(With(back), [new SkipRefused(back, stage.Holder!, decided.Reason)]);
        }

        var lacking = StageGate.LackingToSkip(this, stage.Id, now, decided.Lost);
        if (lacking.Count > 0) return new Advance(this, [], RunRefusal.Lacking, lacking);
        var closed = Left(stage, now, "同意不适用") with
        {
            State = StageState.Done, DoneAt = now, DoneBy = decided.By, Result = "不适用：" + skip.Reason, SkippedWhy = skip.Reason, Skip = null, ReturnedWhy = null,
        };
        return With(closed).OpenReady(decided.Holders, [new StageClosed(closed)], now);
    }

    private Advance BegunToWait(WaitBegun begun, DateTimeOffset now)
    {
        if (Guarded(begun.Stage) is not ({ } stage, RunRefusal.None)) return Refused(Guarded(begun.Stage).Refusal);
        if (Flow.Stage(stage.Id).CustomerWait == 0) return Refused(RunRefusal.NotAllowed);
        if (string.IsNullOrWhiteSpace(begun.Reason) || begun.Evidence <= 0) return Refused(RunRefusal.NoReason);
        if (stage.Wait is not null || stage.Skip is not null || begun.Until <= now) return Refused(RunRefusal.WrongMoment);
        var waiting = stage with { Waits = stage.Waits.Add(new CustomerWait(now, begun.Until, null, begun.Reason, begun.Evidence)) };
        return Accepted(With(waiting), [new WaitStarted(waiting, waiting.Wait!)]);
    }

    private Advance EndedWait(WaitEnded ended, DateTimeOffset now)
    {
        // Also of a stage that stands still: the pause is over, and its clock waits for the change alone.
        if (Find(ended.Stage) is not { } stage) return Refused(RunRefusal.UnknownStage);
        if (stage.State != StageState.Open) return Refused(Guarded(ended.Stage).Refusal);
        if (stage.Wait is not { } wait) return Refused(RunRefusal.WrongMoment);
        var going = stage with { Waits = stage.Waits.WithLast(wait with { To = now }), DueAt = ended.DueAt > stage.DueAt ? ended.DueAt : stage.DueAt };
        return Accepted(With(going), [new WaitOver(going, going.Waits[^1])]);
    }

    private Advance Answered(ShareAnswered answered)
    {
        if (Find(answered.Stage) is not { } stage) return Refused(RunRefusal.UnknownStage);
        var mine = stage.Of(answered.Output).Where(share => Same(share.Person, answered.By)).ToList();
        if (mine.Count == 0) return Refused(RunRefusal.NotAllowed);
        if (stage.State != StageState.Done || State != RunState.Running || mine.TrueForAll(share => share.View == ShareView.Decided)) return Refused(RunRefusal.WrongMoment);
        if (!answered.Agrees && (string.IsNullOrWhiteSpace(answered.Reason) || answered.Judge is null)) return Refused(RunRefusal.NoReason);
        var view = answered.Agrees ? ShareView.Agreed : ShareView.Disputed;
        if (mine.TrueForAll(share => share.View == view)) return Refused(RunRefusal.AlreadyDone);
        var after = Shares(stage, answered.Output, share =>
            Same(share.Person, answered.By) ? share with { View = view, Note = answered.Agrees ? "" : answered.Reason, Judge = answered.Agrees ? null : answered.Judge } : share);
        return Accepted(With(after), answered.Agrees ? [] : [.. after.Of(answered.Output).Where(share => Same(share.Person, answered.By)).Take(1).Select(share => new ShareDisputed(after, share))]);
    }

    private Advance DecidedOnSplit(SplitDecided decided)
    {
        if (Find(decided.Stage) is not { } stage) return Refused(RunRefusal.UnknownStage);
        var disputed = stage.Of(decided.Output).Where(share => share.View == ShareView.Disputed).ToList();
        if (disputed.Count == 0 || State != RunState.Running) return Refused(RunRefusal.WrongMoment);
        if (!disputed.Exists(share => Same(share.Judge, decided.By))) return Refused(RunRefusal.NotAllowed);
        if (string.IsNullOrWhiteSpace(decided.Reason)) return Refused(RunRefusal.NoReason);
        var output = Flow.Stage(stage.Id).Output(decided.Output)!;
        if (decided.Shares.Count > 0 && (decided.Shares.Sum(share => share.Number ?? 0) != 100 || decided.Shares.Any(share => share.Output != output.Id || !share.Fits(output)))) return Refused(RunRefusal.WrongType);
        var settled = decided.Shares.Count > 0
            ? stage with
            {
                Outputs = new ValueList<OutputValue>([.. stage.Outputs.Where(value => value.Output != output.Id), .. decided.Shares.Select(share => share with { View = ShareView.Decided, Note = decided.Reason })]),
            }
            : Shares(stage, output.Id, share => share with { View = ShareView.Decided, Note = share.View == ShareView.Disputed ? decided.Reason : share.Note, Judge = null });
        settled = settled with { Result = stage.State == StageState.Done ? ResultOf(settled) : stage.Result };
        return Accepted(With(settled), [new SplitSettled(settled, output.Id, decided.Reason)]);
    }

    private Advance GivenToJudge(JudgeChanged changed)
    {
        if (Find(changed.Stage) is not { } stage) return Refused(RunRefusal.UnknownStage);
        if (State != RunState.Running || !stage.Outputs.Any(share => share.View == ShareView.Disputed && Same(share.Judge, changed.From))) return Refused(RunRefusal.WrongMoment);
        // Nobody decides on a share of his own.
        if (stage.Outputs.Any(share => Same(share.Person, changed.To))) return Refused(RunRefusal.FourEyes);
        return Accepted(
            With(stage with
            {
                Outputs = new ValueList<OutputValue>([.. stage.Outputs.Select(share => share.View == ShareView.Disputed && Same(share.Judge, changed.From) ? share with { Judge = changed.To } : share)]),
            }),
            []);
    }

    /// <summary>Takes a completion back. What it opened closes again, unless somebody has completed that already.</summary>
    private Advance Reopened(StageReopened reopened, DateTimeOffset now)
    {
        if (Find(reopened.Stage) is not { } stage) return Refused(RunRefusal.UnknownStage);
        if (stage.State != StageState.Done) return Refused(RunRefusal.NotOpen);
        // A review that let it be left out has been heard by its holder; it is brought back by 退回, not by undo.
        if (stage.SkippedWhy is not null) return Refused(RunRefusal.NotAllowed);
        var followers = Stages.Where(other => Flow.Stage(other.Id).After.Contains(stage.Id)).ToList();
        if (followers.Any(follower => follower.State == StageState.Done)) return Refused(RunRefusal.AlreadyDone);
        var last = stage.Stays[^1];
        var again = stage with
        {
            State = StageState.Open, DoneAt = null, DoneBy = null, Result = null, SkippedWhy = null, Override = null,
            Stays = new ValueList<Stay>([.. stage.Stays.Take(stage.Stays.Count - 1)]), Holder = last.Holder, HeldSince = last.From,
        };
        var run = followers.Where(follower => follower.State == StageState.Open)
            .Aggregate(With(again), (current, follower) => current.With(follower with
            {
                State = StageState.Waiting, EnteredAt = null, HeldSince = null, DueAt = null, AwaitedAt = null, Round = follower.Round - 1, Waits = EndedWaits(follower, now),
            }));
        return Accepted(
            run with { State = RunState.Running },
            [new StageTakenBack(again), .. followers.Where(follower => follower.State == StageState.Open).Select(follower => new StageShut(follower))]);
    }

    /// <summary>Puts the stages back that the last act changed. What follows for their clocks shows in the difference.</summary>
    private Advance TakenBack(ActTakenBack back)
    {
        if (State == RunState.Finished && back.Stages.Any(was => was.State != StageState.Done)) return Refused(RunRefusal.AlreadyDone);
        var notices = new List<RunNotice>();
        foreach (var was in back.Stages)
        {
            if (Find(was.Id) is not { } now) return Refused(RunRefusal.UnknownStage);
            var (isOpen, wasOpen) = (now.State == StageState.Open, was.State == StageState.Open);
            if (isOpen && !wasOpen) notices.Add(new StageShut(now));
            if (!isOpen && wasOpen) notices.Add(new StageTakenBack(was));
            if (isOpen && wasOpen && !Same(now.Holder, was.Holder)) notices.Add(new HolderRestored(was));
            if (isOpen && wasOpen && (now.Wait is null) != (was.Wait is null)) notices.Add(new WaitTakenBack(was));
            if (!IsDisputed(now) && IsDisputed(was)) notices.Add(new DisputeTakenBack(was, IsOpen: true));
        }

        return Accepted(back.Stages.Aggregate(this, (run, was) => run.With(was)), notices);
    }

    internal static bool IsDisputed(StageRun stage) => Enumerable.Any(stage.Outputs, share => share.View == ShareView.Disputed);

    /// <summary>One change at a time: the second has to wait for the first.</summary>
    private Advance Held(RunHeld held, DateTimeOffset now)
    {
        if (State != RunState.Running) return Refused(RunRefusal.AlreadyDone);
        if (HeldFor is not null) return Refused(RunRefusal.Held);
        return Accepted(this with { HeldFor = held.Change, HeldSince = now }, [.. Open.Where(stage => Flow.Stage(stage.Id).StopsOnChange).Select(stage => new StageStopped(stage))]);
    }

    private Advance Freed(RunFreed freed)
    {
        if (HeldFor is null || HeldFor != freed.Change) return Refused(RunRefusal.WrongMoment);
        var stages = Stages.Select(stage => stage.State == StageState.Open && freed.DueAt.TryGetValue(stage.Id, out var due) && due > stage.DueAt ? stage with { DueAt = due } : stage).ToList();
        return Accepted(
            this with { HeldFor = null, HeldSince = null, Stages = stages },
            [.. stages.Where(stage => stage.State == StageState.Open && Flow.Stage(stage.Id).StopsOnChange).Select(stage => new StageGoesOn(stage, freed.Change))]);
    }

    /// <summary>As a return, but from outside, and also of a case that had ended: what was signed is void.</summary>
    private Advance Complained(RunComplained complained, DateTimeOffset now)
    {
        if (Find(complained.Stage) is not { } signed) return Refused(RunRefusal.UnknownStage);
        if (Flow.Stage(signed.Id).ReopenTo is not { } to) return Refused(RunRefusal.NotAllowed);
        if (string.IsNullOrWhiteSpace(complained.Reason)) return Refused(RunRefusal.NoReason);
        if (signed.State != StageState.Done && !signed.Outputs.Any(value => value.Proof.Length > 0)) return Refused(RunRefusal.WrongMoment);
        if (Stage(to).State != StageState.Done) return Refused(RunRefusal.WrongMoment);
        var again = Again(to, "客户签收", complained.Reason, complained.Holder, now, "客户反馈没解决");
        var unsigned = again.Run.Stage(signed.Id);
        return again with { Run = again.Run.With(unsigned with { Outputs = new ValueList<OutputValue>([.. unsigned.Outputs.Where(value => Flow.Stage(signed.Id).Output(value.Output)?.Type != OutputType.Signature)]) }) with { State = RunState.Running } };
    }

    private Advance Withdrawn(RunWithdrawn withdrawn) => Accepted(
        this with
        {
            State = RunState.Withdrawn,
            Stages = [.. Stages.Select(stage => stage.State == StageState.Done ? stage : stage with { State = StageState.Cancelled })],
        },
        [.. Open.Select(stage => new StageShut(stage)), .. withdrawn.Reason.Length > 0 ? [new RunCalledOff(withdrawn.Reason)] : Array.Empty<RunNotice>()]);

    private Advance OpenReady(IReadOnlyDictionary<string, Assignment> holders, IReadOnlyList<RunNotice> before, DateTimeOffset now)
    {
        var done = Stages.Where(stage => stage.State == StageState.Done).Select(stage => stage.Id).ToHashSet(StringComparer.Ordinal);
        var opened = new List<RunNotice>();
        var stages = new List<StageRun>();
        foreach (var stage in Stages)
        {
            if (stage.State != StageState.Waiting || !Flow.Stage(stage.Id).After.All(done.Contains))
            {
                stages.Add(stage);
                continue;
            }

            // Who holds a role may have changed since the case began; a person that somebody chose stays, and the event carries that person's limit.
            var holder = holders[stage.Id];
            var open = stage with
            {
                State = StageState.Open, Holder = holder.UserId, Path = holder.Path, Round = stage.Round + 1, EnteredAt = now, HeldSince = now, DueAt = holder.DueAt,
            };
            stages.Add(open);
            opened.Add(new StageOpened(open));
        }

        var isFinished = stages.TrueForAll(stage => stage.State == StageState.Done);
        return Accepted(this with { Stages = stages, State = isFinished ? RunState.Finished : RunState.Running }, isFinished ? [.. before, new RunFinished()] : [.. before, .. opened]);
    }

    /// <summary>The stage if it is open and can be acted on, else why not.</summary>
    private (StageRun? Stage, RunRefusal Refusal) Guarded(string id) => Find(id) switch
    {
        null => (null, RunRefusal.UnknownStage),
        { State: StageState.Done } => (null, RunRefusal.AlreadyDone),
        { State: StageState.Open } when IsStopped(id) => (null, RunRefusal.Held),
        { State: StageState.Open } stage => (stage, RunRefusal.None),
        _ => (null, RunRefusal.NotOpen),
    };

    /// <summary>All stages that wait for this one, by however many others.</summary>
    private HashSet<string> Behind(string id)
    {
        var behind = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([id]);
        while (open.TryPop(out var current))
        {
            foreach (var stage in Flow.Stages.Where(stage => stage.After.Contains(current)))
            {
                if (behind.Add(stage.Id)) open.Push(stage.Id);
            }
        }

        return behind;
    }

    private static StageRun Held(StageRun stage, DateTimeOffset now, string how) => stage with { Stays = stage.Stays.Add(new Stay(stage.Holder!, stage.HeldSince!.Value, now, how)), HeldSince = now };

    /// <summary>It is in nobody's hands any more; a pause that still runs ends.</summary>
    private static StageRun Left(StageRun stage, DateTimeOffset now, string how) =>
        Held(stage, now, how) with { HeldSince = null, AwaitedAt = null, Waits = EndedWaits(stage, now) };

    private static ValueList<CustomerWait> EndedWaits(StageRun stage, DateTimeOffset now) => stage.Wait is { } wait ? stage.Waits.WithLast(wait with { To = now }) : stage.Waits;

    private static StageRun Shares(StageRun stage, string output, Func<OutputValue, OutputValue> change) =>
        stage with { Outputs = new ValueList<OutputValue>([.. stage.Outputs.Select(value => value.Output == output ? change(value) : value)]) };

    /// <summary>What came out, in one line: the words first, then the rest by its title.</summary>
    private string ResultOf(StageRun stage)
    {
        var rule = Flow.Stage(stage.Id);
        var main = rule.Main?.Id;
        var parts = rule.Outputs.OrderByDescending(output => output.Id == main).Select(output => (output, Values: stage.Of(output.Id).ToList())).Where(one => one.Values.Count > 0).Select(one => one.output.Type switch
        {
            OutputType.Photo => $"{one.output.Title}{one.Values.Count}张",
            OutputType.Split => string.Join("、", one.Values.Select(share => share.InWords)),
            OutputType.Document => one.output.Title + (one.Values[^1].ValidUntil is { } until ? $"（有效期至{until:yyyy-MM-dd}）" : ""),
            _ when one.output.Id == main => one.Values[^1].InWords,
            _ => $"{one.output.Title}：{one.Values[^1].InWords}{one.output.Unit}",
        }).ToList();
        return parts.Count > 0 ? string.Join("；", parts) : "已" + (rule.Verb ?? "完成");
    }

    private StageRun? Find(string id) => Stages.FirstOrDefault(stage => stage.Id == id);

    private FlowRun With(StageRun changed) => this with { Stages = [.. Stages.Select(stage => stage.Id == changed.Id ? changed : stage)] };

    private Advance Refused(RunRefusal why) => new(this, [], why, []);

    private static Advance Accepted(FlowRun run, IReadOnlyList<RunNotice> notices) => new(run, notices, RunRefusal.None, []);

    private static bool Same(string? a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

public enum RunState
{
    New,
    Running,
    Finished,
    Withdrawn,
}
