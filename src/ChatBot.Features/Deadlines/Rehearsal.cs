using ChatBot.Features.People;

namespace ChatBot.Features.Deadlines;

/// <summary>
/// Lets a clock that has run burn once more by <see cref="Fuse"/>, with another limit, target or quiet hours: what had been told, to whom, had these been in force
/// (R77, part C 19). What people did stays as it was: taking notice, granting a delay, handing it on, finishing it. Pure.
/// </summary>
internal static class Rehearsal
{
    /// <param name="ran">The clock as it is recorded, with what happened to it.</param>
    /// <param name="supposed">The same clock with the values that are tried.</param>
    /// <param name="org">Of today: who was there at the time is not recorded.</param>
    public static Rehearsed Of(ClockRun ran, Deadline supposed, IDeadlinePolicy policy, OrgTree org, QuietHours quiet, DateTimeOffset now)
    {
        var first = policy.Next(supposed, null);
        var clock = supposed with
        {
            Holder = ran.Holders.Count > 0 ? ran.Holders[0].Holder : supposed.Holder,
            RedAt = null, AcknowledgedBy = null, AcknowledgedUntil = null, DelayedBy = null, DelayedUntil = null, DelayReason = null, HeldUntil = null, Delays = 0,
            NextStep = first?.Name, NextAt = first?.At,
        };
        var end = ran.Clock.ClosedAt ?? now;
        var events = new Queue<RunEvent>(EventsOf(ran).Where(one => one.At < end).OrderBy(one => one.At));
        var fired = new HashSet<string>(StringComparer.Ordinal);
        var told = new List<ToldStep>();
        while (true)
        {
            // Whoever acts in the very second of a step has acted before it.
            if (events.TryPeek(out var next) && (clock.NextAt is null || next.At <= clock.NextAt))
            {
                clock = events.Dequeue().Change(clock);
                continue;
            }

            if (clock.NextAt is not { } at || at >= end) return new Rehearsed(clock.RedAt is not null, told);
            var burn = Fuse.Of(clock, policy, fired, org, quiet, at);
            foreach (var alarm in burn.Alarms)
            {
                fired.Add(alarm.Step.Name);
                if (alarm.To.Count > 0) told.Add(new ToldStep(alarm.Step.Name, [.. alarm.To.Select(to => to.Person.UserId)]));
            }

            if (burn.NextAt <= at) throw new InvalidOperationException("A clock that does not move on would burn for ever.");
            clock = After(clock, burn);
        }
    }

    /// <summary>What really happened to the same clock.</summary>
    public static Rehearsed Recorded(ClockRun ran) =>
        new(ran.Clock.RedAt is not null, [.. ran.Fires.Where(fire => fire.Recipients.Length > 0).Select(fire => new ToldStep(fire.Step, fire.Recipients.Split('、')))]);

    private static Deadline After(Deadline clock, Burn burn)
    {
        var next = clock with { NextStep = burn.NextStep, NextAt = burn.NextAt, RedAt = clock.RedAt ?? burn.RedAt };
        if (burn.AcknowledgementEnded) next = next with { HeldUntil = clock.AcknowledgedUntil, AcknowledgedBy = null, AcknowledgedUntil = null };
        if (burn.DelayEnded) next = next with { DelayedBy = null, DelayedUntil = null, DelayReason = null };
        return next;
    }

    private static IEnumerable<RunEvent> EventsOf(ClockRun ran)
    {
        for (var i = 0; i < ran.Holders.Count; i++)
        {
            var holder = i + 1 < ran.Holders.Count ? ran.Holders[i + 1].Holder : ran.Clock.Holder;
            yield return new RunEvent(ran.Holders[i].Until, clock => clock with
            {
                Holder = holder, HeldUntil = clock.AcknowledgedUntil ?? clock.HeldUntil, AcknowledgedBy = null, AcknowledgedUntil = null,
            });
        }

        foreach (var pause in ran.Pauses)
        {
            yield return new RunEvent(pause.At, clock => pause.Kind == PauseKind.Delay
                ? clock with { DelayedBy = pause.ByPerson, DelayedUntil = pause.Until, DelayReason = pause.Reason, NextAt = Sooner(clock.NextAt, pause.Until) }
                : clock with { AcknowledgedBy = pause.ByPerson, AcknowledgedUntil = pause.Until, NextAt = Sooner(clock.NextAt, pause.Until) });
            if (pause.EndedAt is not { } ended) continue;
            yield return new RunEvent(ended, clock => pause.Kind == PauseKind.Delay
                ? clock with { DelayedBy = null, DelayedUntil = null, DelayReason = null, HeldUntil = ended, NextAt = ended }
                : clock with { AcknowledgedBy = null, AcknowledgedUntil = null, HeldUntil = ended, NextAt = ended });
        }
    }

    private static DateTimeOffset Sooner(DateTimeOffset? at, DateTimeOffset until) => at is null || at > until ? until : at.Value;

    private sealed record RunEvent(DateTimeOffset At, Func<Deadline, Deadline> Change);
}

/// <summary>A clock with all that is recorded of it, each list in the order of time.</summary>
internal sealed record ClockRun(Deadline Clock, IReadOnlyList<FiredStep> Fires, IReadOnlyList<Pause> Pauses, IReadOnlyList<FormerHolder> Holders);

/// <param name="People">userids.</param>
internal sealed record ToldStep(string Step, IReadOnlyList<string> People);

internal sealed record Rehearsed(bool IsRed, IReadOnlyList<ToldStep> Told);

/// <summary>What many clocks have told, counted.</summary>
/// <param name="Levels">Level of the ladder → how often it was climbed to.</param>
/// <param name="Again">Reminders after a pause that ran out.</param>
/// <param name="People">userid → how many messages.</param>
internal sealed record RehearsalCount(int Warned, int Red, IReadOnlyDictionary<int, int> Levels, int Again, IReadOnlyDictionary<string, int> People)
{
    public static RehearsalCount Of(IReadOnlyCollection<Rehearsed> clocks)
    {
        var told = clocks.SelectMany(clock => clock.Told).ToList();
        var levels = told.Select(step => EscalationLadder.LevelOf(step.Step)).Where(level => level > 0).CountBy(level => level).ToDictionary();
        var warned = told.Count(step => step.Step == "warn");
        return new RehearsalCount(
            warned, clocks.Count(clock => clock.IsRed), levels, told.Count - warned - levels.Values.Sum(),
            told.SelectMany(step => step.People).CountBy(person => person, StringComparer.OrdinalIgnoreCase).ToDictionary(StringComparer.OrdinalIgnoreCase));
    }
}
