using ChatBot.Features.Calendar;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Commitments;

/// <summary>
/// The time in which a notified person confirms (R22): one reminder at half time. That nobody confirmed is a change of state, so
/// <see cref="RelockUnconfirmedJob"/> says it, in the transaction that locks.
/// </summary>
internal sealed class NoticePolicy : IDeadlinePolicy
{
    public const string Id = "notice";

    public string Name => Id;

    public DeadlineStep? Next(Deadline deadline, string? after) => after is null
        ? new DeadlineStep("half", deadline.StartedAt + ((deadline.DueAt - deadline.StartedAt) / 2), [Hearer.Holder]) { PointlessAfter = deadline.DueAt, WaitsForAcknowledgement = false }
        : null;

    public Said Say(DeadlineNotice notice) => CommitmentWordings.ConfirmSoon.With(PromiseModels.Of(notice));
}

/// <summary>A responsible person who does not answer (R20): after four hours the superior, then the ladder of all stages.</summary>
internal sealed class PromiseAnswerPolicy : IDeadlinePolicy
{
    public const string Id = "promise-answer";

    public string Name => Id;

    public DeadlineStep? Next(Deadline deadline, string? after) => EscalationLadder.Next(deadline, after ?? "warn");

    public Said Say(DeadlineNotice notice) => notice.Hearer.Kind == HearerKind.Holder
        ? CommitmentWordings.AnswerNow.With(PromiseModels.Of(notice))
        : CommitmentWordings.Unanswered.With(PromiseModels.Of(notice));
}

/// <summary>Somebody above who is asked to agree to a promise (R24) and does not answer: reminded when the time is over, with the superior, then the ladder of all stages.</summary>
internal sealed class PromiseApprovalPolicy : IDeadlinePolicy
{
    public const string Id = "promise-approval";

    public string Name => Id;

    public DeadlineStep? Next(Deadline deadline, string? after) => EscalationLadder.Next(deadline, after ?? "warn");

    public Said Say(DeadlineNotice notice) => CommitmentWordings.ApproveNow.With(PromiseModels.Of(notice));
}

/// <summary>A superior who has an appeal to decide (R26): the ladder of all stages.</summary>
internal sealed class PromiseAppealPolicy : IDeadlinePolicy
{
    public const string Id = "promise-appeal";

    public string Name => Id;

    public DeadlineStep? Next(Deadline deadline, string? after) => EscalationLadder.Next(deadline, after);

    public Said Say(DeadlineNotice notice) => CommitmentWordings.DecideAppeal.With(PromiseModels.Of(notice));
}

/// <summary>A promise that is not in force: brought to its promiser's mind once.</summary>
internal sealed class PromiseDraftPolicy : IDeadlinePolicy
{
    public const string Id = "promise-draft";

    public string Name => Id;

    public DeadlineStep? Next(Deadline deadline, string? after) =>
        after is null ? new DeadlineStep("remind", deadline.DueAt, [Hearer.Holder]) { WaitsForAcknowledgement = false } : null;

    public Said Say(DeadlineNotice notice) => CommitmentWordings.Unfinished.With(PromiseModels.Of(notice));
}

internal static class PromiseModels
{
    public static DueModel Of(DeadlineNotice notice) => new(
        notice.Deadline.RecordNo, notice.Deadline.Customer, PromisePolicy.WhatOf(notice.Deadline.Title),
        CommitmentWords.At(notice.Deadline.DueAt, notice.Now), DateWords.Remaining(notice.Deadline.DueAt, notice.Now),
        CommitmentWords.WithDepartment(notice.Org, notice.Deadline.Holder), notice.Org.NameOf(notice.Deadline.Owner), notice.Path, LateWords.Of(notice));
}
