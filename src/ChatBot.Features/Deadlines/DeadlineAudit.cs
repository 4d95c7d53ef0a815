namespace ChatBot.Features.Deadlines;

/// <summary>
/// The auditor's own reckoning: which steps of a running clock should have happened by now and have not (part C 4). It shares nothing with the sweep
/// but the steps that the clock's policy names and the table of what was told; what the sweep believes to be
/// next counts only for steps that a policy puts off to another day. Pure.
/// </summary>
public static class DeadlineAudit
{
    /// <summary>So late a step may be.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(2);

    /// <summary>The name under which a red mark is missed that should have been set.</summary>
    public const string RedMark = "red-mark";

    /// <summary>The name under which a clock is missed whose policy nobody knows any more.</summary>
    public const string NoPolicy = "policy";

    /// <param name="fired">The steps that were told, or noted as having lost their point.</param>
    public static IReadOnlyList<MissedStep> Of(Deadline clock, IDeadlinePolicy? policy, IReadOnlySet<string> fired, QuietHours quiet, DateTimeOffset now)
    {
        if (clock.ClosedAt is not null) return [];
        var latest = now - Tolerance;
        if (policy is null) return clock.DueAt < latest ? [new MissedStep(clock, NoPolicy, clock.DueAt)] : [];

        // The phones have been silent, or are only now allowed to ring again.
        var isSilent = clock.Severity != ClockSeverity.High && (quiet.Contains(now) || quiet.Contains(latest));
        var isHeld = clock.AcknowledgedUntil > latest || clock.DelayedUntil > latest || clock.HeldUntil > latest;
        var missed = new List<MissedStep>();
        for (var step = policy.Next(clock, null); step is not null && step.At < latest; step = policy.Next(clock, step.Name))
        {
            if (step.TurnsRed && clock.RedAt is null) missed.Add(new MissedStep(clock, RedMark, step.At));
            if (fired.Contains(step.Name) || step.PointlessAfter < now) continue;
            if (isSilent && !step.BreaksQuiet) continue;
            // Put off to a better moment; as long as that is to come, nothing is amiss.
            if (policy.PutOff(step, step.At, now) is not null && clock.NextStep == step.Name && clock.NextAt > latest) break;
            // A step that waits holds back those behind it.
            if (isHeld && (step.WaitsForAcknowledgement || clock.DelayedUntil > latest)) break;
            missed.Add(new MissedStep(clock, step.Name, step.At));
        }

        return missed;
    }
}

/// <param name="Step">Its name, or <see cref="DeadlineAudit.RedMark"/>, <see cref="DeadlineAudit.NoPolicy"/>.</param>
/// <param name="DueAt">UTC.</param>
public sealed record MissedStep(Deadline Clock, string Step, DateTimeOffset DueAt);
