using ChatBot.Features.People;

namespace ChatBot.Features.Deadlines;

/// <summary>
/// What one clock does at this moment: which steps are told and to whom, whether it turns red, and when it is to be looked at again. Marks are set at
/// their time; telling waits for the end of the quiet hours, of an acknowledgement or of a delay, and is decided, with its hearers, when it happens. Pure.
/// </summary>
public static class Fuse
{
    /// <summary>A step that is told later than this after its time is late (补发).</summary>
    public static readonly TimeSpan LateAfter = TimeSpan.FromMinutes(2);

    /// <param name="fired">Names of the steps that this clock has told: none is told twice, even where a correction walks the ladder again.</param>
    public static Burn Of(Deadline clock, IDeadlinePolicy policy, IReadOnlySet<string> fired, OrgTree org, QuietHours quietHours, DateTimeOffset now)
    {
        var quiet = clock.Severity == ClockSeverity.High ? QuietHours.None : quietHours;
        var after = Before(policy, clock);
        var redStep = clock.RedAt is null ? StepsAfter(policy, clock, null).FirstOrDefault(step => step.TurnsRed) : null;
        var redAt = redStep?.At <= now ? redStep.At : (DateTimeOffset?)null;

        var alarms = new List<Alarm>();
        var isQuiet = quiet.Contains(now);
        string? nextStep = null;
        DateTimeOffset? tellAt = null;
        foreach (var step in StepsAfter(policy, clock, after))
        {
            if (fired.Contains(step.Name)) continue;
            nextStep = step.Name;
            tellAt = step.At;
            if (step.At > now) break;
            if (step.PointlessAfter < now)
            {
                alarms.Add(new Alarm(step, AlarmKind.Step, [], "已过时，未发送", false));
                (nextStep, tellAt) = (null, null);
                continue;
            }

            var meant = MeantAt(clock, step, quiet);
            if (meant > now)
            {
                tellAt = meant;
                break;
            }

            // Asked before the quiet hours: their end is no moment that the policy has chosen.
            var planned = step.Name == clock.NextStep && clock.NextAt > meant ? clock.NextAt.Value : meant;
            if (policy.PutOff(step, planned, now) is { } later)
            {
                tellAt = later;
                break;
            }

            if (isQuiet && !step.BreaksQuiet)
            {
                tellAt = quiet.Later(now);
                break;
            }

            alarms.Add(AlarmOf(clock, policy, step, meant, org, now));
            (nextStep, tellAt) = (null, null);
        }

        var ackEnded = clock.AcknowledgedBy is not null && clock.AcknowledgedUntil <= now && !isQuiet;
        var delayEnded = clock.DelayedBy is not null && clock.DelayedUntil <= now && !isQuiet;
        if (clock.DueAt <= now)
        {
            var told = alarms.SelectMany(alarm => alarm.To).Select(to => to.Person.UserId).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (delayEnded) alarms.Add(PauseOver(AlarmKind.DelayOver, clock, clock.DelayedBy!, clock.DelayedUntil!.Value, told, org));
            else if (ackEnded) alarms.Add(PauseOver(AlarmKind.AcknowledgementOver, clock, clock.AcknowledgedBy!, clock.AcknowledgedUntil!.Value, told, org));
            alarms.RemoveAll(alarm => fired.Contains(alarm.Step.Name));
        }

        var nextAt = Earliest(
            tellAt,
            redStep?.At > now ? redStep.At : null,
            clock.AcknowledgedBy is not null && !ackEnded ? quiet.Later(Latest(clock.AcknowledgedUntil!.Value, now)) : null,
            clock.DelayedBy is not null && !delayEnded ? quiet.Later(Latest(clock.DelayedUntil!.Value, now)) : null);
        return new Burn(clock, alarms, redAt, nextStep, nextAt, ackEnded, delayEnded);
    }

    /// <summary>When a step is to be told: its time, or the end of what holds it back. The auditor reckons by itself.</summary>
    private static DateTimeOffset MeantAt(Deadline clock, DeadlineStep step, QuietHours quiet)
    {
        var at = step.At;
        if (step.WaitsForAcknowledgement && clock.HeldUntil > at) at = clock.HeldUntil.Value;
        if (step.WaitsForAcknowledgement && clock.AcknowledgedBy is not null && clock.AcknowledgedUntil > at) at = clock.AcknowledgedUntil.Value;
        if ((step.WaitsForAcknowledgement || step.TurnsRed) && clock.DelayedBy is not null && clock.DelayedUntil > at) at = clock.DelayedUntil.Value;
        return step.BreaksQuiet ? at : quiet.Later(at);
    }

    private static Alarm AlarmOf(Deadline clock, IDeadlinePolicy policy, DeadlineStep step, DateTimeOffset meant, OrgTree org, DateTimeOffset now)
    {
        // After a long outage the top of the line hears once, not once for every day.
        var isFollowedAtOnce = policy.Next(clock, step.Name) is { } later && later.At <= now;
        var to = step.To
            .Select(hearer => (Hearer: hearer, Found: Recipients.Of(clock, hearer, org)))
            .Where(pair => pair.Found is not null && !(pair.Found.Repeats && isFollowedAtOnce))
            .SelectMany(pair => pair.Found!.Copies
                .Select(copy => new Addressee(copy, pair.Hearer, $"抄送：与 {pair.Found.Person.Name} 同为上级", true, []))
                .Prepend(new Addressee(pair.Found.Person, pair.Hearer, pair.Found.Path, false, pair.Found.Resolution.Steps)))
            .DistinctBy(one => one.Person.UserId, StringComparer.OrdinalIgnoreCase)
            .ToList();
        return new Alarm(step with { At = meant }, AlarmKind.Step, to, string.Join("；", to.Where(one => !one.IsCopy).Select(one => one.Path)), now - meant > LateAfter) { TrueAt = step.At };
    }

    /// <summary>A pause ran out without a result: whoever holds it now and whoever granted the pause hear of it, unless a step tells them anyway.</summary>
    private static Alarm PauseOver(AlarmKind kind, Deadline clock, string by, DateTimeOffset until, HashSet<string> told, OrgTree org)
    {
        var to = new[] { (Hearer: Hearer.Holder, Found: Recipients.Of(clock, Hearer.Holder, org)), (Hearer: new Hearer(HearerKind.Pauser), Found: Recipient.Of(org.ActingFor(by, "知悉或延时的人"))) }
            .Where(pair => pair.Found is not null && !told.Contains(pair.Found.Person.UserId))
            .Select(pair => new Addressee(pair.Found!.Person, pair.Hearer, pair.Found.Path, false, pair.Found.Resolution.Steps))
            .DistinctBy(one => one.Person.UserId, StringComparer.OrdinalIgnoreCase)
            .ToList();
        var name = kind == AlarmKind.DelayOver ? "wake" : "again";
        return new Alarm(new DeadlineStep($"{name}-{until.ToUnixTimeMilliseconds()}", until, []), kind, to, kind == AlarmKind.DelayOver ? "延时到期" : "知悉到期", false) { TrueAt = until };
    }

    /// <summary>The step before the one that is waiting: the ladder is walked from there.</summary>
    private static string? Before(IDeadlinePolicy policy, Deadline clock)
    {
        string? before = null;
        foreach (var step in StepsAfter(policy, clock, null))
        {
            if (step.Name == clock.NextStep) break;
            before = step.Name;
        }

        return before;
    }

    private static IEnumerable<DeadlineStep> StepsAfter(IDeadlinePolicy policy, Deadline clock, string? after)
    {
        for (var step = policy.Next(clock, after); step is not null; step = policy.Next(clock, step.Name)) yield return step;
    }

    private static DateTimeOffset Latest(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset? Earliest(params ReadOnlySpan<DateTimeOffset?> instants)
    {
        DateTimeOffset? first = null;
        foreach (var one in instants)
        {
            if (first is null || one < first) first = one ?? first;
        }

        return first;
    }
}

/// <summary>What a clock does at one moment.</summary>
/// <param name="RedAt">It turns red now; the instant is that of the limit.</param>
/// <param name="NextStep">The step that waits; null when the ladder is at its end.</param>
/// <param name="NextAt">When the clock is to be looked at again.</param>
public sealed record Burn(Deadline Clock, IReadOnlyList<Alarm> Alarms, DateTimeOffset? RedAt, string? NextStep, DateTimeOffset? NextAt, bool AcknowledgementEnded, bool DelayEnded);

/// <summary>One step that is told now.</summary>
/// <param name="Step">With the instant at which it should have been told.</param>
/// <param name="To">Empty where the step has lost its point.</param>
/// <param name="Path">How the hearers were found, in one line.</param>
/// <param name="IsLate">The service was down at its time: it is marked 补发.</param>
public sealed record Alarm(DeadlineStep Step, AlarmKind Kind, IReadOnlyList<Addressee> To, string Path, bool IsLate)
{
    /// <summary>The step's own instant, whatever held it back.</summary>
    public DateTimeOffset TrueAt { get; init; } = Step.At;
}

public enum AlarmKind
{
    Step,
    AcknowledgementOver,
    DelayOver,
}

/// <param name="IsCopy">Reads it in copy.</param>
/// <param name="Steps">Everybody who was asked before this person was found.</param>
public sealed record Addressee(Person Person, Hearer Hearer, string Path, bool IsCopy, IReadOnlyList<ResolutionStep> Steps);
