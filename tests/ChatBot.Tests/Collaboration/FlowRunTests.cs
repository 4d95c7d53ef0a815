using ChatBot.Features.Calendar;
using ChatBot.Features.Collaboration;
using ChatBot.Features.Deadlines;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Tests.Collaboration;

public sealed class FlowRunTests
{
    private static readonly DateTimeOffset Start = TestBot.At("2026-11-23 10:00");
    private static readonly string[] People = ["a", "b", "c", "d"];

    /// <summary>Two branches that meet, one with a photo, one with a mandatory result.</summary>
    private static readonly Flow Diamond = new()
    {
        Id = "diamond", Title = "菱形", Record = "XQ", Roles = new Dictionary<string, string>(StringComparer.Ordinal) { ["甲"] = "甲" },
        Stages =
        [
            Stage("first"),
            Stage("left", "first") with { Evidence = StageEvidence.Photo },
            Stage("right", "first") with { ResultRequired = true, Due = new StageLimit(8, LimitClock.Working) },
            Stage("aside"),
            Stage("last", "left", "right", "aside"),
        ],
    };

    private static readonly IReadOnlyDictionary<string, Assignment> Holders =
        Diamond.Stages.ToDictionary(stage => stage.Id, stage => new Assignment("a", "甲 → a"), StringComparer.Ordinal);

    private static readonly Gen<string> AnyStage = OneOf("first", "left", "right", "aside", "last", "no-such-stage");
    private static readonly Gen<string> AnyPerson = OneOf(People);

    private static readonly Gen<RunEvent> AnyEvent = Gen.OneOf<RunEvent>(
        Gen.Const<RunEvent>(new RunStarted("a", Holders)),
        Gen.Select(AnyPerson, AnyStage, OneOf("好", ""), Gen.Long[0, 2], (by, stage, result, photos) => (RunEvent)new StageCompleted(by, stage, result, photos, Holders)),
        Gen.Select(AnyPerson, AnyStage, (by, stage) => (RunEvent)new StageCompleted(by, stage, "好", 1, Holders)),
        Gen.Select(AnyPerson, AnyStage, (by, stage) => (RunEvent)new PhotoAwaited(by, stage, "好")),
        Gen.Select(AnyPerson, AnyStage, AnyPerson, (by, stage, to) => (RunEvent)new StageAssigned(by, stage, new Assignment(to, "指派"))),
        Gen.Select(AnyPerson, AnyStage, (by, stage) => (RunEvent)new StageReopened(by, stage)),
        Gen.Frequency((1, Gen.Const<RunEvent>(new RunWithdrawn("a"))), (9, Gen.Const<RunEvent>(new StageCompleted("a", "first", "好", 1, Holders)))));

    [Fact]
    public async Task In_whatever_order_things_happen_every_open_stage_has_one_holder_and_a_clock_and_none_is_skipped()
    {
        var calendar = await CalendarAsync();
        AnyEvent.Array[0, 40].Sample(events =>
        {
            var run = FlowRun.Of(Diamond);
            var now = Start;
            foreach (var happened in events)
            {
                now += TimeSpan.FromMinutes(7);
                var advance = run.Apply(happened, now, calendar);
                if (advance.IsRefused)
                {
                    Assert.Equal(run, advance.Run);
                    Assert.Empty(advance.Notices);
                }

                run = advance.Run;
                Holds(run);
            }
        });
    }

    [Fact]
    public async Task What_happened_played_again_gives_the_same_state()
    {
        var calendar = await CalendarAsync();
        AnyEvent.Array[0, 40].Sample(events =>
        {
            var run = FlowRun.Of(Diamond);
            var history = new List<(RunEvent, DateTimeOffset)>();
            var now = Start;
            foreach (var happened in events)
            {
                now += TimeSpan.FromMinutes(7);
                var advance = run.Apply(happened, now, calendar);
                // Only what was accepted is stored.
                if (!advance.IsRefused) history.Add((happened, now));
                run = advance.Run;
            }

            var again = FlowRun.Replay(Diamond, history, calendar);

            Assert.Equal(run.State, again.State);
            Assert.Equal(run.Stages, again.Stages);
        });
    }

    [Fact]
    public async Task Reassigning_does_not_move_the_clock()
    {
        var calendar = await CalendarAsync();
        var run = FlowRun.Of(Diamond).Apply(new RunStarted("a", Holders), Start, calendar).Run;

        var after = run.Apply(new StageAssigned("a", "first", new Assignment("b", "指派")), Start.AddHours(20), calendar).Run;

        Assert.Equal(("b", run.Stage("first").EnteredAt, run.Stage("first").DueAt), (after.Stage("first").Holder, after.Stage("first").EnteredAt, after.Stage("first").DueAt));
    }

    [Fact]
    public async Task Working_hours_skip_the_night()
    {
        var calendar = await CalendarAsync();
        var limit = new StageLimit(8, LimitClock.Working);

        Assert.Equal(TestBot.At("2026-11-24 09:00").AddHours(1).ToUniversalTime(), FlowRun.DueOf(limit, TestBot.At("2026-11-23 11:00"), calendar).ToUniversalTime());
        Assert.Equal(TestBot.At("2026-11-24 11:00"), FlowRun.DueOf(new StageLimit(24, LimitClock.Natural), TestBot.At("2026-11-23 11:00"), calendar));
    }

    [Theory]
    [InlineData("first", "", 0, RunRefusal.None)]
    [InlineData("last", "好", 1, RunRefusal.NotOpen)]
    [InlineData("nowhere", "好", 1, RunRefusal.UnknownStage)]
    public async Task Refusals_say_why(string stage, string result, long photos, object why)
    {
        var calendar = await CalendarAsync();
        var run = FlowRun.Of(Diamond).Apply(new RunStarted("a", Holders), Start, calendar).Run;

        Assert.Equal(why, run.Apply(new StageCompleted("a", stage, result, photos, Holders), Start, calendar).Refusal);
    }

    private static void Holds(FlowRun run)
    {
        foreach (var stage in run.Stages)
        {
            var before = run.Flow.Stage(stage.Id).After.Select(run.Stage).ToList();
            if (stage.State == StageState.Open)
            {
                Assert.False(string.IsNullOrEmpty(stage.Holder));
                Assert.NotNull(stage.DueAt);
                Assert.True(stage.DueAt > stage.EnteredAt);
            }

            if (stage.State is StageState.Open or StageState.Done)
            {
                Assert.All(before, one => Assert.Equal(StageState.Done, one.State));
            }

            if (stage.State == StageState.Done)
            {
                Assert.NotNull(stage.DoneAt);
                Assert.False(string.IsNullOrEmpty(stage.DoneBy));
            }

            if (stage.State == StageState.Waiting && run.State == RunState.Running)
            {
                Assert.Contains(before, one => one.State != StageState.Done);
            }
        }

        Assert.Equal(run.State == RunState.Finished, run.State != RunState.Withdrawn && run.State != RunState.New && run.Stages.All(stage => stage.State == StageState.Done));
        if (run.State is RunState.Withdrawn or RunState.Finished or RunState.New) Assert.Empty(run.Open);
        if (run.State == RunState.Running) Assert.NotEmpty(run.Open);
    }

    private static async Task<WorkCalendar> CalendarAsync()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        return bot.Services.GetRequiredService<WorkCalendar>();
    }

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static FlowStage Stage(string id, params string[] after) => new()
    {
        Id = id, Title = id, Role = "甲", After = after, Due = new StageLimit(24, LimitClock.Natural), EscalateTo = EscalationTarget.DirectSuperior, Output = "结果", Why = "因为", How = "这样",
    };
}
