using System.Text.Json;
using ChatBot.Features.Calendar;
using ChatBot.Features.Collaboration;
using ChatBot.Features.Deadlines;
using CsCheck;

namespace ChatBot.Tests.Collaboration;

public sealed class FlowRunTests
{
    private static readonly DateTimeOffset Start = RandomFlows.Start;

    /// <summary>Two branches that meet, one with a photo, one with words; the last checks a document.</summary>
    private static readonly Flow Diamond = new()
    {
        Id = "diamond", Title = "菱形", Record = "XQ", OverrideBy = "甲", Roles = new Dictionary<string, string>(StringComparer.Ordinal) { ["甲"] = "甲" },
        Stages =
        [
            Stage("first") with { Outputs = [new FlowOutput { Id = "form", Title = "备案表", Type = OutputType.Document, ValidUntil = true, Optional = true }] },
            Stage("left", "first") with { Outputs = [new FlowOutput { Id = "photo", Title = "照片", Type = OutputType.Photo, Min = 2 }] },
            Stage("right", "first") with { Outputs = [new FlowOutput { Id = "words", Title = "结论", Type = OutputType.Text }], CustomerWait = 3, NotApplicable = "甲" },
            Stage("last", "left", "right") with { ExitChecks = [new OutputRef("first", "form")], RejectTo = ["first", "left"] },
        ],
    };

    private static readonly IReadOnlyDictionary<string, Assignment> Holders =
        Diamond.Stages.ToDictionary(stage => stage.Id, stage => new Assignment("a", "甲 → a", Start.AddDays(2)), StringComparer.Ordinal);

    [Fact]
    public void In_whatever_order_things_happen_every_open_stage_has_one_holder_and_a_clock_and_none_is_skipped() =>
        RandomFlows.Flows.SelectMany(flow => RandomFlows.Events(flow).Select(events => (flow, events))).Sample(
            one =>
            {
                var run = FlowRun.Of(one.flow).Apply(Started(one.flow), Start).Run;
                var now = Start;
                foreach (var (happened, minutes) in one.events)
                {
                    now += TimeSpan.FromMinutes(minutes);
                    var advance = run.Apply(happened, now);
                    if (advance.IsRefused)
                    {
                        Assert.Equal(run, advance.Run);
                        Assert.Empty(advance.Notices);
                    }
                    else
                    {
                        if (happened is StageCompleted { Override: null } done) IsComplete(advance.Run, done.Stage, now, done.Lost);
                    }

                    run = advance.Run;
                    Holds(run);
                }
            },
            iter: 3000);

    [Fact]
    public void What_happened_written_down_and_played_again_gives_the_same_state() =>
        RandomFlows.Flows.SelectMany(flow => RandomFlows.Events(flow).Select(events => (flow, events))).Sample(
            one =>
            {
                var run = FlowRun.Of(one.flow);
                var history = new List<(string, DateTimeOffset)>();
                var now = Start;
                foreach (var (happened, minutes) in one.events.Prepend((Started(one.flow), 0)))
                {
                    now += TimeSpan.FromMinutes(minutes);
                    var advance = run.Apply(happened, now);
                    // Only what was accepted is stored.
                    if (!advance.IsRefused) history.Add((JsonSerializer.Serialize(happened, RunJson.Options), now));
                    run = advance.Run;
                }

                var flow = JsonSerializer.Deserialize<Flow>(JsonSerializer.Serialize(one.flow, RunJson.Options), RunJson.Options)!;
                var again = FlowRun.Replay(flow, history.Select(pair => (JsonSerializer.Deserialize<RunEvent>(pair.Item1, RunJson.Options)!, pair.Item2)));

                Assert.Equal((run.State, run.Initiator), (again.State, again.Initiator));
                Assert.Equal(run.Stages, again.Stages);
            },
            iter: 2000);

    [Fact]
    public void Whatever_was_done_last_taking_it_back_leaves_every_stage_and_every_clock_as_it_was() =>
        RandomFlows.Flows.SelectMany(flow => RandomFlows.Events(flow).Select(events => (flow, events))).Sample(
            one =>
            {
                var run = FlowRun.Of(one.flow);
                var clocks = new HashSet<string>(StringComparer.Ordinal);
                var now = Start;
                foreach (var (happened, minutes) in one.events.Prepend((Started(one.flow), 0)))
                {
                    now += TimeSpan.FromMinutes(minutes);
                    var advance = run.Apply(happened, now);
                    if (advance.IsRefused) continue;
                    var running = Turned(clocks, advance.Notices);
                    Assert.Equal(ClocksOf(advance.Run), running);
                    if (happened is StageReturned or SkipAsked or SkipDecided or WaitBegun or WaitEnded or ShareAnswered or SplitDecided or OutputsGiven && advance.Run.State == RunState.Running)
                    {
                        var changed = run.Stages.Where((stage, index) => stage != advance.Run.Stages[index]).ToList();
                        var back = advance.Run.Apply(new ActTakenBack("a", "退回", changed), now.AddMinutes(5));

                        Assert.False(back.IsRefused);
                        Assert.Equal(run.Stages, back.Run.Stages);
                        Assert.Equal(ClocksOf(run), Turned(running, back.Notices));
                        var kept = JsonSerializer.Deserialize<RunEvent>(JsonSerializer.Serialize<RunEvent>(new ActTakenBack("a", "退回", changed), RunJson.Options), RunJson.Options)!;
                        Assert.Equal(run.Stages, advance.Run.Apply(kept, now).Run.Stages);
                    }

                    (run, clocks) = (advance.Run, running);
                }
            },
            iter: 2000);

    /// <summary>The clocks that have to run: of every open stage its own or that of its pause, and one for a dispute.</summary>
    private static HashSet<string> ClocksOf(FlowRun run) => run.State == RunState.Withdrawn ? [] :
    [
        .. run.Open.Select(stage => stage.Wait is null ? stage.Id : stage.Id + "~wait"),
        .. run.Stages.Where(FlowRun.IsDisputed).Select(stage => stage.Id + "~split"),
    ];

    /// <summary>What <see cref="CaseProgress"/> does with the clocks.</summary>
    private static HashSet<string> Turned(HashSet<string> clocks, IReadOnlyList<RunNotice> notices)
    {
        var turned = new HashSet<string>(clocks, StringComparer.Ordinal);
        foreach (var notice in notices)
        {
            var (stop, start) = notice switch
            {
                StageOpened opened => ((string[])[], (string[])[opened.Stage.Id]),
                StageCameBack back => ([], [back.Stage.Id]),
                StageTakenBack back => ([], [back.Stage.Wait is null ? back.Stage.Id : back.Stage.Id + "~wait"]),
                StageClosed closed => ([closed.Stage.Id, closed.Stage.Id + "~wait"], []),
                StageShut shut => ([shut.Stage.Id, shut.Stage.Id + "~wait"], []),
                WaitStarted started => ([started.Stage.Id], [started.Stage.Id + "~wait"]),
                WaitOver over => ([over.Stage.Id + "~wait"], [over.Stage.Id]),
                WaitTakenBack back => back.Stage.Wait is null ? ([back.Stage.Id + "~wait"], [back.Stage.Id]) : ([back.Stage.Id], [back.Stage.Id + "~wait"]),
                ShareDisputed disputed => ([], [disputed.Stage.Id + "~split"]),
                SplitSettled settled => ([settled.Stage.Id + "~split"], []),
                DisputeTakenBack back => back.IsOpen ? ([], [back.Stage.Id + "~split"]) : ([back.Stage.Id + "~split"], []),
                _ => ([], []),
            };
            turned.ExceptWith(stop);
            turned.UnionWith(start);
        }

        return turned;
    }

    [Fact]
    public void A_gate_stays_shut_whatever_the_order_until_its_evidence_is_there()
    {
        var run = Begun();
        run = run.Apply(new StageCompleted("a", "first", [], Holders), Start).Run;
        Assert.Equal(["照片(步骤2)"], run.Apply(new StageCompleted("a", "left", [], Holders), Start).Lacking.Select(lack => lack.InWords));

        run = run.Apply(new OutputsGiven("a", "left", [new OutputValue { Output = "photo", Evidence = 1 }], true), Start).Run;
        Assert.Equal(["照片(步骤2，已有1张，要2张)"], run.Apply(new StageCompleted("a", "left", [], Holders), Start).Lacking.Select(lack => lack.InWords));
        run = run.Apply(new OutputsGiven("a", "left", [new OutputValue { Output = "photo", Evidence = 2 }], true), Start).Run;
        Assert.Equal(RunRefusal.Lacking, run.Apply(new StageCompleted("a", "left", [2], Holders), Start).Refusal);
        Assert.Equal(RunRefusal.None, run.Apply(new StageCompleted("a", "left", [], Holders), Start).Refusal);
    }

    [Fact]
    public void A_document_that_has_run_out_counts_as_missing_and_can_be_brought_anew()
    {
        var run = AtLast(new DateOnly(2026, 11, 24));
        Assert.Equal(RunRefusal.None, run.Apply(new StageCompleted("a", "last", [], Holders), Start).Refusal);

        var late = Start.AddDays(3);
        Assert.Equal(["备案表(步骤1，已于2026-11-24过期)"], run.Apply(new StageCompleted("a", "last", [], Holders), late).Lacking.Select(lack => lack.InWords));
        Assert.Equal(["备案表(步骤1，已于2026-11-24过期)"], StageGate.LackingToFinish(run, late, []).Select(lack => lack.InWords));
        var renewed = run.Apply(new OutputsGiven("a", "first", [new OutputValue { Output = "form", Evidence = 9, ValidUntil = new DateOnly(2027, 11, 24) }], false), late).Run;
        Assert.Equal(RunState.Finished, renewed.Apply(new StageCompleted("a", "last", [], Holders), late).Run.State);
    }

    [Fact]
    public void Letting_a_gate_pass_is_written_down_with_what_was_lacking()
    {
        var passed = AtLast(null).Apply(new StageCompleted("c", "last", [], Holders, "受理号已下"), Start).Run;

        Assert.Equal(new Override("c", "受理号已下", "备案表(步骤1)"), passed.Stage("last").Override);
        Assert.Equal(RunRefusal.NotAllowed, (AtLast(null) with { Flow = Diamond with { OverrideBy = null } }).Apply(new StageCompleted("c", "last", [], Holders, "受理号已下"), Start).Refusal);
        Assert.Equal(RunRefusal.NoReason, AtLast(null).Apply(new StageCompleted("c", "last", [], Holders, " "), Start).Refusal);
    }

    [Fact]
    public void A_return_keeps_the_time_of_both_and_what_lies_in_files()
    {
        var run = AtLast(new DateOnly(2027, 1, 1));
        var back = run.Apply(new StageReturned("a", "last", "left", "照片不清楚", new Assignment("b", "退回", Start.AddDays(4))), Start.AddHours(5)).Run;

        Assert.Equal((StageState.Open, "b", 2, Start.AddDays(4), "照片不清楚"), (back.Stage("left").State, back.Stage("left").Holder, back.Stage("left").Round, back.Stage("left").DueAt, back.Stage("left").ReturnedWhy));
        Assert.Equal(StageState.Waiting, back.Stage("last").State);
        Assert.Equal(StageState.Done, back.Stage("right").State);
        Assert.Equal(2, back.Stage("left").Of("photo").Count());
        Assert.Equal(new Stay("a", Start, Start.AddHours(5), "退回"), Assert.Single(back.Stage("last").Stays));
        var again = back.Apply(new StageCompleted("b", "left", [], Holders), Start.AddHours(8)).Run;
        Assert.Equal(TimeSpan.FromHours(3), again.Stage("left").Dwell(Start.AddDays(9)));
        Assert.Equal(TimeSpan.FromHours(5 + 1), again.Stage("last").Dwell(Start.AddHours(9)));
    }

    [Fact]
    public void A_pause_for_the_customer_moves_the_limit_and_is_counted_apart()
    {
        var run = Begun().Apply(new StageCompleted("a", "first", [], Holders), Start).Run;
        var paused = run.Apply(new WaitBegun("a", "right", "开会后答复", Start.AddDays(3), 7), Start.AddHours(1));
        Assert.Equal(RunRefusal.NotAllowed, run.Apply(new WaitBegun("a", "left", "等", Start.AddDays(3), 7), Start).Refusal);
        Assert.Equal(RunRefusal.NoReason, run.Apply(new WaitBegun("a", "right", "等", Start.AddDays(3), 0), Start).Refusal);

        var going = paused.Run.Apply(new WaitEnded("a", "right", Start.AddDays(2).AddHours(10)), Start.AddHours(11)).Run;

        Assert.Equal(Start.AddDays(2).AddHours(10), going.Stage("right").DueAt);
        Assert.Equal(TimeSpan.FromHours(10), going.Stage("right").Waited(Start.AddHours(20)));
        Assert.Equal(TimeSpan.FromHours(20), going.Stage("right").Dwell(Start.AddHours(20)));
    }

    [Fact]
    public void To_leave_a_stage_out_takes_another_persons_yes()
    {
        var run = Begun().Apply(new StageCompleted("a", "first", [], Holders), Start).Run;
        Assert.Equal(RunRefusal.NotAllowed, run.Apply(new SkipAsked("a", "left", "没有", new Assignment("b", "", Start)), Start).Refusal);
        Assert.Equal(RunRefusal.FourEyes, run.Apply(new SkipAsked("a", "right", "没有", new Assignment("a", "", Start)), Start).Refusal);

        var asked = run.Apply(new SkipAsked("a", "right", "没有", new Assignment("b", "", Start)), Start.AddHours(1)).Run;
        Assert.Equal("b", asked.Stage("right").Holder);
        Assert.Equal(RunRefusal.WrongMoment, asked.Apply(new StageCompleted("b", "right", [], Holders), Start).Refusal);
        Assert.Equal("a", asked.Apply(new SkipDecided("b", "right", false, "有的", [], Holders), Start.AddHours(2)).Run.Stage("right").Holder);
        var left = asked.Apply(new SkipDecided("b", "right", true, "", [], Holders), Start.AddHours(2)).Run.Stage("right");
        Assert.Equal((StageState.Done, "不适用：没有"), (left.State, left.Result));
    }

    [Fact]
    public void Reassigning_does_not_move_the_clock()
    {
        var run = Begun();

        var after = run.Apply(new StageAssigned("a", "first", new Assignment("b", "指派", Start.AddDays(9))), Start.AddHours(20)).Run;

        Assert.Equal(("b", run.Stage("first").EnteredAt, run.Stage("first").DueAt), (after.Stage("first").Holder, after.Stage("first").EnteredAt, after.Stage("first").DueAt));
        Assert.Equal(new Stay("a", Start, Start.AddHours(20), "转派"), Assert.Single(after.Stage("first").Stays));
    }

    private static RunStarted Started(Flow flow) =>
        new("a", "a", flow.Stages.ToDictionary(stage => stage.Id, _ => new Assignment("a", "甲 → a", Start.AddDays(20)), StringComparer.Ordinal));

    private static FlowRun Begun() => FlowRun.Of(Diamond).Apply(new RunStarted("z", "z", Holders), Start).Run;

    /// <summary>Everything is done but the last stage.</summary>
    private static FlowRun AtLast(DateOnly? validUntil)
    {
        var run = Begun();
        if (validUntil is not null) run = run.Apply(new OutputsGiven("a", "first", [new OutputValue { Output = "form", Evidence = 3, ValidUntil = validUntil }], false), Start).Run;
        run = run.Apply(new StageCompleted("a", "first", [], Holders), Start).Run;
        run = run.Apply(new OutputsGiven("a", "left", [new OutputValue { Output = "photo", Evidence = 1 }, new OutputValue { Output = "photo", Evidence = 2 }], false), Start).Run;
        run = run.Apply(new StageCompleted("a", "left", [], Holders), Start).Run;
        run = run.Apply(new OutputsGiven("a", "right", [new OutputValue { Output = "words", Text = "好" }], false), Start).Run;
        return run.Apply(new StageCompleted("a", "right", [], Holders), Start).Run;
    }

    /// <summary>Counted here once more, by other means than the gate's.</summary>
    private static void IsComplete(FlowRun run, string stageId, DateTimeOffset now, IReadOnlyList<long> lost)
    {
        var rule = run.Flow.Stage(stageId);
        foreach (var wanted in rule.Outputs.Where(output => !output.Optional).Select(output => new OutputRef(stageId, output.Id)).Concat(rule.ExitChecks))
        {
            var output = run.Flow.Output(wanted);
            var good = run.Stage(wanted.Stage).Outputs.ToList().FindAll(value => value.Output == wanted.Output && (value.Evidence is null || !lost.Contains(value.Evidence.Value)));
            switch (output.Type)
            {
                case OutputType.Photo:
                    Assert.True(good.Count(value => value.Evidence is not null) >= output.Min);
                    break;
                case OutputType.Document:
                    Assert.NotNull(good[^1].Evidence);
                    if (output.ValidUntil) Assert.True(good[^1].ValidUntil >= BusinessTime.DayOf(now));
                    break;
                case OutputType.Split:
                    Assert.Equal(100, good.Sum(value => value.Number));
                    Assert.DoesNotContain(good, value => value.View == ShareView.Disputed);
                    break;
                default:
                    Assert.NotEmpty(good);
                    break;
            }
        }
    }

    private static void Holds(FlowRun run)
    {
        foreach (var stage in run.Stages)
        {
            var before = run.Flow.Stage(stage.Id).After.Select(run.Stage).ToList();
            if (stage.State == StageState.Open)
            {
                Assert.False(string.IsNullOrEmpty(stage.Holder));
                Assert.True(stage.DueAt > stage.EnteredAt);
                Assert.NotNull(stage.HeldSince);
            }

            if (stage.State is StageState.Open or StageState.Done)
            {
                Assert.All(before, one => Assert.Equal(StageState.Done, one.State));
                Assert.True(stage.Round >= 1);
            }

            if (stage.State == StageState.Done)
            {
                Assert.NotNull(stage.DoneAt);
                Assert.False(string.IsNullOrEmpty(stage.DoneBy));
                Assert.Null(stage.Wait);
                Assert.Null(stage.Skip);
            }

            if (stage.State == StageState.Waiting && run.State == RunState.Running) Assert.Contains(before, one => one.State != StageState.Done);
            Assert.All(stage.Stays, stay => Assert.True(stay.To >= stay.From && stay.Holder.Length > 0));
        }

        Assert.Equal(run.State == RunState.Finished, run.State != RunState.Withdrawn && run.State != RunState.New && run.Stages.All(stage => stage.State == StageState.Done));
        if (run.State is RunState.Withdrawn or RunState.Finished or RunState.New) Assert.Empty(run.Open);
        if (run.State == RunState.Running) Assert.NotEmpty(run.Open);
    }

    private static FlowStage Stage(string id, params string[] after) => new()
    {
        Id = id, Title = id, Role = "甲", After = after, Due = new StageLimit(24, LimitClock.Natural), EscalateTo = EscalationTarget.DirectSuperior, Why = "因为", How = "这样",
    };
}
