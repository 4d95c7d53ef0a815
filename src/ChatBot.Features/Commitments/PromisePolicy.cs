using ChatBot.Features.Calendar;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Commitments;

/// <summary>
/// The clock of a promise in force (R27): a day and two hours ahead to who carries it out, at the deadline to both sides, four hours later to the
/// superiors of both.
/// </summary>
internal sealed class PromisePolicy(IOptions<CommitmentsOptions> options, EscalationOptions escalation) : IDeadlinePolicy
{
    public const string Id = "promise";

    private const string DayAhead = "T-24h", HoursAhead = "T-2h", Due = "T0", Late = "T+4h";

    public string Name => Id;

    public DeadlineStep? Next(Deadline deadline, string? after)
    {
        var steps = StepsOf(deadline);
        if (after is null) return steps[0];
        var at = steps.FindIndex(step => step.Name == after);
        return at >= 0 && at + 1 < steps.Count ? steps[at + 1] : null;
    }

    public Said Say(DeadlineNotice notice)
    {
        var deadline = notice.Deadline;
        var model = new DueModel(
            deadline.RecordNo, deadline.Customer, WhatOf(deadline.Title), CommitmentWords.At(deadline.DueAt, notice.Now), DateWords.Remaining(deadline.DueAt, notice.Now),
            CommitmentWords.WithDepartment(notice.Org, deadline.Holder), notice.Org.NameOf(deadline.Owner), notice.Path, LateWords.Of(notice));
        return notice.Step.Name switch
        {
            DayAhead or HoursAhead => CommitmentWordings.DueSoon.With(model),
            Due when notice.Hearer.Kind == HearerKind.Owner => CommitmentWordings.DueForPromiser.With(model),
            Due => CommitmentWordings.DueNow.With(model),
            _ => CommitmentWordings.Overdue.With(model),
        };
    }

    private List<DeadlineStep> StepsOf(Deadline deadline)
    {
        var settings = options.Value;
        // Earlier rather than later: a reminder that waits for the morning may come after the deadline (R27).
        var dayAhead = escalation.Quiet.Earlier(deadline.DueAt.AddHours(-24));
        var hoursAhead = escalation.Quiet.Earlier(deadline.DueAt.AddHours(-2));
        // A promise that was unlocked after its date starts here: its sides get the usual hours before anybody above them hears of it.
        var due = deadline.DueAt > deadline.StartedAt ? deadline.DueAt : deadline.StartedAt;
        var steps = new List<DeadlineStep>(4);
        if (dayAhead > deadline.StartedAt) steps.Add(new DeadlineStep(DayAhead, dayAhead, [Hearer.Holder]) { PointlessAfter = hoursAhead, WaitsForAcknowledgement = false, BreaksQuiet = true });
        if (hoursAhead > deadline.StartedAt) steps.Add(new DeadlineStep(HoursAhead, hoursAhead, [Hearer.Holder]) { PointlessAfter = deadline.DueAt, WaitsForAcknowledgement = false, BreaksQuiet = true });
        // Both sides agreed on this very hour.
        steps.Add(new DeadlineStep(Due, due, [Hearer.Holder, Hearer.Owner], TurnsRed: true) { WaitsForAcknowledgement = false, BreaksQuiet = true });
        steps.Add(new DeadlineStep(Late, due + settings.EscalateAfter, [Hearer.Superior(1), Hearer.OwnerSuperior(1)]));
        return steps;
    }

    /// <summary>The promise itself, from a title such as 「兑现承诺：加急发货」.</summary>
    internal static string WhatOf(string title) => title[(title.IndexOf('：', StringComparison.Ordinal) + 1)..];
}

internal static class LateWords
{
    /// <summary>「（补发，本应 …）」 where a step fires after its time because the service was down.</summary>
    public static string Of(DeadlineNotice notice) => notice.IsLate ? $"（补发，本应 {CommitmentWords.At(notice.Step.At, notice.Now)} 提醒）" : "";
}
