using ChatBot.Features.Deadlines;
using ChatBot.Features.People;
using CsCheck;

namespace ChatBot.Tests.Deadlines;

/// <summary>
/// Whatever is done to a clock and however seldom the sweep looks at it: every step is told once and never too early, marks are set at their time, and a
/// pause, a new holder or a quiet night moves no limit.
/// </summary>
public sealed class FusePropertyTests
{
    private static readonly DateTimeOffset Start = TestBot.At("2026-11-23 10:00");
    private static readonly QuietHours Night = new(new TimeOnly(20, 0), new TimeOnly(8, 0));
    private static readonly OrgTree Org = new(TestCompany.Org.People, TestCompany.Org.Departments, PeopleOverrides.None, DutyTable.Empty);
    private static readonly IDeadlinePolicy Policy = new Ladder();
    private static readonly string[] Holders = ["zhouyiming", "liqiang", "wanggong", "chenzong"];

    /// <summary>What happens to the clock, some minutes after what happened before.</summary>
    private static readonly Gen<Happening[]> Days =
        Gen.Select(Gen.Int[1, 14 * 60], Gen.Enum<HappeningKind>(), Gen.Int[0, Holders.Length - 1], (minutes, kind, who) => new Happening(TimeSpan.FromMinutes(minutes), kind, Holders[who])).Array[1, 40];

    private static readonly Gen<Deadline> Clocks = Gen.Select(Gen.Int[15, 72 * 60], Gen.Bool, Gen.Bool).Select((minutes, isGrave, isRegional) => new Deadline
    {
        Policy = Policy.Name, RecordNo = "KS-7", Part = "logistics", Title = "物流异常核实", Customer = "华东医院", Holder = Holders[0], Owner = "lina",
        StartedAt = Start, DueAt = Start.AddMinutes(minutes),
        Severity = isGrave ? ClockSeverity.High : ClockSeverity.Normal,
        EscalateTo = isRegional ? EscalationTarget.RegionalManager : EscalationTarget.DirectSuperior,
    });

    [Fact]
    public void A_step_is_told_once_after_its_time_and_in_order() =>
        Gen.Select(Clocks, Days).Sample((clock, happenings) =>
        {
            var told = Play(clock, happenings);

            Assert.Equal(told.Count, told.Select(one => one.Alarm.Step.Name).Distinct(StringComparer.Ordinal).Count());
            Assert.All(told, one => Assert.True(one.Alarm.TrueAt <= one.At && one.Alarm.Step.At <= one.At, $"{one.Alarm.Step.Name} came too early"));
            var ladder = told.Where(one => one.Alarm.Kind == AlarmKind.Step).Select(one => one.Alarm).ToList();
            Assert.Equal(ladder.Select(alarm => alarm.TrueAt).Order(), ladder.Select(alarm => alarm.TrueAt));
            Assert.Equal(Steps(clock).Take(ladder.Count).Select(step => (step.Name, step.At)), ladder.Select(alarm => (alarm.Step.Name, alarm.TrueAt)));
        });

    [Fact]
    public void Late_is_what_is_told_more_than_two_minutes_after_it_should_have_been() =>
        Gen.Select(Clocks, Days).Sample((clock, happenings) =>
            Assert.All(Play(clock, happenings).Where(one => one.Alarm is { Kind: AlarmKind.Step, To.Count: > 0 }),
                one => Assert.Equal(one.At - one.Alarm.Step.At > Fuse.LateAfter, one.Alarm.IsLate)));

    [Fact]
    public void At_night_only_a_grave_one_rings() =>
        Gen.Select(Clocks, Days).Sample((clock, happenings) =>
        {
            if (clock.Severity == ClockSeverity.High) return;
            Assert.All(Play(clock, happenings).Where(one => one.Alarm.To.Count > 0), one => Assert.False(Night.Contains(one.At), $"{one.Alarm.Step.Name} rang at {one.At}"));
        });

    [Fact]
    public void It_turns_red_at_its_limit_by_day_and_by_night_whoever_holds_it_and_whatever_pauses_it() =>
        Gen.Select(Clocks, Days).Sample((clock, happenings) =>
        {
            var (end, at) = (clock, Start);
            foreach (var happening in happenings)
            {
                at += happening.After;
                end = Look(Happen(end, happening, at), [], at, []);
                Assert.Equal(clock.DueAt <= at ? clock.DueAt : null, end.RedAt);
                Assert.Equal(clock.DueAt, end.DueAt);
            }
        });

    [Fact]
    public void While_an_acknowledgement_or_a_delay_runs_nobody_above_hears_a_new_level() =>
        Gen.Select(Clocks, Days).Sample((clock, happenings) =>
        {
            foreach (var (now, at, alarm) in Play(clock, happenings))
            {
                var isPaused = (now.AcknowledgedBy is not null && now.AcknowledgedUntil > at) || (now.DelayedBy is not null && now.DelayedUntil > at);
                if (isPaused) Assert.Equal(0, Math.Max(0, EscalationLadder.LevelOf(alarm.Step.Name) - 1));
            }
        });

    [Fact]
    public void The_next_look_is_never_in_the_past_and_there_is_one_while_a_step_waits() =>
        Gen.Select(Clocks, Days).Sample((clock, happenings) =>
        {
            var (now, at) = (clock, Start);
            var fired = new HashSet<string>(StringComparer.Ordinal);
            foreach (var happening in happenings)
            {
                at += happening.After;
                now = Happen(now, happening, at);
                var burn = Fuse.Of(now, Policy, fired, Org, Night, at);
                Assert.True(burn.NextAt is null || burn.NextAt > at, $"looks again at {burn.NextAt}, which is past at {at}");
                Assert.False(burn.NextStep is not null && burn.NextAt is null);
                now = Look(now, fired, at, []);
            }
        });

    /// <returns>What was told, when, and the clock as it was then.</returns>
    private static List<(Deadline Clock, DateTimeOffset At, Alarm Alarm)> Play(Deadline clock, Happening[] happenings)
    {
        var told = new List<(Deadline, DateTimeOffset, Alarm)>();
        var fired = new HashSet<string>(StringComparer.Ordinal);
        var (now, at) = (clock, Start);
        foreach (var happening in happenings)
        {
            at += happening.After;
            now = Happen(now, happening, at);
            now = Look(now, fired, at, told);
        }

        return told;
    }

    /// <summary>One sweep, saved as <see cref="FireStore"/> saves it.</summary>
    private static Deadline Look(Deadline clock, HashSet<string> fired, DateTimeOffset at, List<(Deadline, DateTimeOffset, Alarm)> told)
    {
        var burn = Fuse.Of(clock, Policy, fired, Org, Night, at);
        foreach (var alarm in burn.Alarms)
        {
            fired.Add(alarm.Step.Name);
            told.Add((clock, at, alarm));
        }

        return clock with
        {
            RedAt = clock.RedAt ?? burn.RedAt,
            NextStep = burn.NextStep,
            NextAt = burn.NextAt,
            HeldUntil = burn.AcknowledgementEnded ? clock.AcknowledgedUntil : clock.HeldUntil,
            AcknowledgedBy = burn.AcknowledgementEnded ? null : clock.AcknowledgedBy,
            AcknowledgedUntil = burn.AcknowledgementEnded ? null : clock.AcknowledgedUntil,
            DelayedBy = burn.DelayEnded ? null : clock.DelayedBy,
            DelayedUntil = burn.DelayEnded ? null : clock.DelayedUntil,
        };
    }

    private static Deadline Happen(Deadline clock, Happening happening, DateTimeOffset at) => happening.Kind switch
    {
        HappeningKind.Acknowledged => clock with { AcknowledgedBy = clock.Holder, AcknowledgedUntil = at.AddHours(4) },
        HappeningKind.Delayed when clock.DelayedBy is null && clock.Delays < 2 => clock with { DelayedBy = "chenzong", DelayedUntil = at.AddHours(4), DelayReason = "等配件", Delays = clock.Delays + 1 },
        HappeningKind.HandedOn => clock with { Holder = happening.Who, HeldUntil = clock.AcknowledgedUntil ?? clock.HeldUntil, AcknowledgedBy = null, AcknowledgedUntil = null },
        _ => clock,
    };

    private static IEnumerable<DeadlineStep> Steps(Deadline clock)
    {
        for (var step = Policy.Next(clock, null); step is not null; step = Policy.Next(clock, step.Name)) yield return step;
    }

    private enum HappeningKind
    {
        Nothing,
        Acknowledged,
        Delayed,
        HandedOn,
    }

    private sealed record Happening(TimeSpan After, HappeningKind Kind, string Who);

    /// <summary>The ladder of a stage; what is said of it is another matter.</summary>
    private sealed class Ladder : IDeadlinePolicy
    {
        public string Name => "ladder";

        public DeadlineStep? Next(Deadline deadline, string? after) => EscalationLadder.Next(deadline, after);

        public Features.Kernel.Said Say(DeadlineNotice notice) => throw new NotSupportedException();
    }
}
