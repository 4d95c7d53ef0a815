using ChatBot.Features.Kernel;

namespace ChatBot.Features.Commitments;

internal static class CommitmentWordings
{
    // Answers.
    public static readonly Wording<HeadModel> Made = new("commitments/made");
    public static readonly Wording<StateModel> State = new("commitments/state");
    public static readonly Wording<EvidenceDoubtsModel> EvidenceDoubts = new("commitments/evidence-doubts");
    public static readonly Wording<HeadModel> EvidenceTaken = new("commitments/evidence-taken");
    public static readonly Wording<HeadModel> NoticeProven = new("commitments/notice-proven");
    public static readonly Wording<UnlockedModel> Unlocked = new("commitments/unlocked");
    public static readonly Wording<HeadModel> Moved = new("commitments/moved");
    public static readonly Wording<MoveAskedModel> MoveAsked = new("commitments/move-asked");
    public static readonly Wording<AnsweredModel> Confirmed = new("commitments/confirmed");
    public static readonly Wording<AnsweredModel> Accepted = new("commitments/accepted");
    public static readonly Wording<AnsweredModel> Declined = new("commitments/declined");
    public static readonly Wording<AnsweredModel> Reassigned = new("commitments/reassigned");
    public static readonly Wording<AnsweredModel> ProofAsked = new("commitments/proof-asked");
    public static readonly Wording<ClosedModel> Closed = new("commitments/closed");

    public static readonly Wording<JudgedModel> Judged = new("commitments/judged");

    // Pushes.
    public static readonly Wording<NewsModel> ApprovalAsked = new("commitments/approval-asked");
    public static readonly Wording<NewsModel> ApprovedNews = new("commitments/approved-news");
    public static readonly Wording<NewsModel> Assigned = new("commitments/assigned");
    public static readonly Wording<NewsModel> Notice = new("commitments/notice");
    public static readonly Wording<NewsModel> Relocked = new("commitments/relocked");
    public static readonly Wording<NewsModel> Suspended = new("commitments/suspended");
    public static readonly Wording<NewsModel> UnlockedByOther = new("commitments/unlocked-by-other");
    public static readonly Wording<NewsModel> NoticeConfirmed = new("commitments/notice-confirmed");
    public static readonly Wording<NewsModel> AcceptedNews = new("commitments/accepted-news");
    public static readonly Wording<NewsModel> DeclinedNews = new("commitments/declined-news");
    public static readonly Wording<NewsModel> DeclinedLateNews = new("commitments/declined-late-news");
    public static readonly Wording<NewsModel> MovedNews = new("commitments/moved-news");
    public static readonly Wording<NewsModel> HandedOn = new("commitments/handed-on");
    public static readonly Wording<NewsModel> ClosedNews = new("commitments/closed-news");

    // Reminders.
    public static readonly Wording<DueModel> DueSoon = new("commitments/due-soon");
    public static readonly Wording<DueModel> DueNow = new("commitments/due-now");
    public static readonly Wording<DueModel> DueForPromiser = new("commitments/due-for-promiser");
    public static readonly Wording<DueModel> Overdue = new("commitments/overdue");
    public static readonly Wording<DueModel> AnswerNow = new("commitments/answer-now");
    public static readonly Wording<DueModel> Unanswered = new("commitments/unanswered");
    public static readonly Wording<DueModel> ConfirmSoon = new("commitments/confirm-soon");
    public static readonly Wording<DueModel> ApproveNow = new("commitments/approve-now");
    public static readonly Wording<DueModel> Unfinished = new("commitments/unfinished");

    // Appeals.
    public static readonly Wording<AppealModel> AppealFiled = new("commitments/appeal-filed");
    public static readonly Wording<AppealModel> AppealAsked = new("commitments/appeal-asked");
    public static readonly Wording<AppealModel> AppealJudged = new("commitments/appeal-judged");
    public static readonly Wording<AppealModel> AppealDecided = new("commitments/appeal-decided");
    public static readonly Wording<DueModel> DecideAppeal = new("commitments/decide-appeal");
    public static readonly Wording<NothingToAppealModel> NothingToAppeal = new("commitments/nothing-to-appeal");
    public static readonly Wording<AppealTooLateModel> AppealTooLate = new("commitments/appeal-too-late");
    public static readonly Wording<AppealBySidesModel> AppealBySides = new("commitments/appeal-by-sides");
    public static readonly Wording<NobodyAboveModel> NobodyAbove = new("commitments/nobody-above");
    public static readonly Wording<NoAppealModel> NoAppeal = new("commitments/no-appeal");
    public static readonly Wording<EndedModel> Ended = new("commitments/ended");

    // The on-time rate.
    public static readonly Wording<KeepingOfPersonModel> KeepingOfPerson = new("commitments/keeping-of-person");
    public static readonly Wording<KeepingOfTeamModel> KeepingOfTeam = new("commitments/keeping-of-team");
    public static readonly Wording<KeepingFrozenModel> KeepingFrozen = new("commitments/keeping-frozen");
    public static readonly Wording<KeepingWeeklyModel> KeepingWeekly = new("commitments/keeping-weekly");
    public static readonly Wording<KeepingUnknownModel> KeepingUnknown = new("commitments/keeping-unknown");
    public static readonly Wording<KeepingNotYoursModel> KeepingNotYours = new("commitments/keeping-not-yours");
    public static readonly Wording<KeepingNoTeamModel> KeepingNoTeam = new("commitments/keeping-no-team");

    // Refusals.
    public static readonly Wording<AlreadyDoneModel> AlreadyDone = new("commitments/already-done");
    public static readonly Wording<NotYoursModel> NotYours = new("commitments/not-yours");
    public static readonly Wording<NotActiveModel> NotActive = new("commitments/not-active");
    public static readonly Wording<NotLockedModel> NotLocked = new("commitments/not-locked");
    public static readonly Wording<NotSelfModel> NotSelf = new("commitments/not-self");
    public static readonly Wording<NothingToConfirmModel> NothingToConfirm = new("commitments/nothing-to-confirm");
    public static readonly Wording<NothingProposedModel> NothingProposed = new("commitments/nothing-proposed");
    public static readonly Wording<MoveToPastModel> MoveToPast = new("commitments/move-to-past");
    public static readonly Wording<MovedBeforeModel> MovedBefore = new("commitments/moved-before");
    public static readonly Wording<MoveNeedsReasonModel> MoveNeedsReason = new("commitments/move-needs-reason");
    public static readonly Wording<TooLateToMoveModel> TooLateToMove = new("commitments/too-late-to-move");
    public static readonly Wording<TooLateToCancelModel> TooLateToCancel = new("commitments/too-late-to-cancel");
    public static readonly Wording<NotDueYetModel> NotDueYet = new("commitments/not-due-yet");
    public static readonly Wording<NothingToApproveModel> NothingToApprove = new("commitments/nothing-to-approve");
    public static readonly Wording<NoVoiceModel> NoVoice = new("commitments/no-voice");
}

/// <summary>A promise as it is read back. Instants are in words, absolute.</summary>
/// <param name="FirstDue">The deadline before it was moved, or empty.</param>
/// <param name="Responsible">With the department in front.</param>
/// <param name="Priority">「加急」, or empty.</param>
public sealed record CommitmentView(
    string No, string Customer, string Content, string Due, string Left, string FirstDue, string Responsible, string Promiser, string State, string Priority);

public sealed record CommitmentOption(string Label, string Command);

public sealed record HeadModel(string No);

/// <param name="Doubts">What stands out in its proofs, one line each.</param>
public sealed record EvidenceDoubtsModel(string No, IReadOnlyList<string> Doubts);

/// <param name="LockKind">past-day, past-hour, tight, unconfirmed; empty where it is not locked.</param>
/// <param name="Lead">The least time ahead, in words.</param>
/// <param name="Notified">Who was said to have been notified, or empty.</param>
/// <param name="NeedsProof">A picture from the reader would unlock.</param>
/// <param name="Approver">Who has to agree before it comes into force, or empty.</param>
/// <param name="AwaitsConfirmation">Until when the notified person has to confirm, or empty.</param>
public sealed record StateModel(
    CommitmentView View, string LockKind, string Lead, string Notified, bool NeedsEvidence, bool NeedsProof, string AwaitsConfirmation, bool IsActive,
    string Approver, string ApprovalWhy,
    IReadOnlyList<CommitmentOption> Options);

public sealed record UnlockedModel(string No, string Notified, string Until);

public sealed record MoveAskedModel(string No, string Old, string New);

/// <param name="Name">The other side, who was told.</param>
public sealed record AnsweredModel(string No, string Name, string Due);

public sealed record ClosedModel(string No, string How, string Due, string At);

/// <param name="By">Who did it.</param>
/// <param name="Name">The person whom it is about, where that is another.</param>
/// <param name="Doubt">What stands out in the proof that it is about, as that the same picture proves another promise (R23); or empty.</param>
public sealed record NewsModel(CommitmentView View, string By, string Name, string Reason, string Until, string Doubt = "");

public sealed record DueModel(
    string No, string Customer, string Content, string Due, string Left, string Holder, string Owner, string Path, string Late);

public sealed record AlreadyDoneModel(string No, string Name, string At, string What);

public sealed record NotYoursModel(string No, string Name, bool Superiors);

public sealed record NotActiveModel(string No, string State);

public sealed record NotLockedModel(string No, string State);

public sealed record NotSelfModel(string No);

public sealed record NothingToConfirmModel(string No);

public sealed record NothingProposedModel(string No);

public sealed record MoveToPastModel(string No, string Due);

public sealed record MovedBeforeModel(string No, string FirstDue, string Due);

public sealed record MoveNeedsReasonModel(string No, string Due);

public sealed record TooLateToMoveModel(string No);

public sealed record TooLateToCancelModel(string No);

public sealed record NotDueYetModel(string No);

/// <param name="How">How the promise was judged: 逾期兑现, 标为未兑现.</param>
/// <param name="Decider">Who decides, or has decided.</param>
/// <param name="DecidedReason">What was said to the decision, or empty.</param>
public sealed record AppealModel(CommitmentView View, string How, string Appellant, string Reason, string Decider, bool IsGranted, string DecidedReason);

/// <param name="IsOverdue">Due, but neither proven nor admitted: that comes first.</param>
public sealed record NothingToAppealModel(string No, string State, bool IsOverdue);

public sealed record AppealTooLateModel(string No, string Closed, int Days);

public sealed record AppealBySidesModel(string No, string Promiser, string Responsible);

public sealed record NobodyAboveModel(string No);

public sealed record NoAppealModel(string No);

/// <param name="Appellant">Who has appealed, or empty.</param>
/// <param name="MayAppeal">The reader still may.</param>
public sealed record EndedModel(
    string No, string How, string At, string By, string Reason, string Appellant, string AppealReason, string Verdict, string DecidedReason, bool MayAppeal);

public sealed record NothingToApproveModel(string No);

/// <param name="State">Where it stands now, in words.</param>
public sealed record JudgedModel(string No, string Promiser, string Priority, bool IsApproved, bool IsActive, string State);

public sealed record NoVoiceModel(string No);
