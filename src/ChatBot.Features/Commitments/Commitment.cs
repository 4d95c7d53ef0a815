using ChatBot.Features.Calendar;

namespace ChatBot.Features.Commitments;

/// <summary>
/// A promise to a customer (R20–R22, R27). It comes into force only with all four mandatory fields, the last of which is a picture, and never
/// while it is locked. Instants are UTC. The rules stand beside it: <see cref="CommitmentLock"/>, <see cref="CommitmentLife"/>, <see cref="CommitmentMove"/>.
/// </summary>
public sealed record Commitment
{
    public string No { get; init; } = "";

    public string Customer { get; init; } = "";

    public string Content { get; init; } = "";

    /// <summary>Who gave the word (userid); stays in the statistics whoever carries it out.</summary>
    public string Promiser { get; init; } = "";

    /// <summary>Who has to carry it out (userid); may be the promiser.</summary>
    public string Responsible { get; init; } = "";

    public DateTimeOffset DueAt { get; init; }

    /// <summary>The deadline that came into force first: kept and shown when the customer agreed to another (R25).</summary>
    public DateTimeOffset FirstDueAt { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    public CommitmentState State { get; init; }

    /// <summary>Why it was locked last; whether it still is, says <see cref="IsLocked"/>.</summary>
    public LockReason Lock { get; init; }

    public DateTimeOffset? LockedAt { get; init; }

    /// <summary>How the last lock was opened.</summary>
    public UnlockWay Unlock { get; init; }

    public string? UnlockedBy { get; init; }

    public DateTimeOffset? UnlockedAt { get; init; }

    /// <summary>Who is said to have been notified by mail.</summary>
    public string? Notified { get; init; }

    /// <summary>Until then that person has to confirm; null where nothing is waited for.</summary>
    public DateTimeOffset? NoticeDueAt { get; init; }

    public DateTimeOffset? NoticeConfirmedAt { get; init; }

    /// <summary>The fourth mandatory field: the row of the picture.</summary>
    public long? EvidenceId { get; init; }

    public long? NoticeProofId { get; init; }

    /// <summary>When it came into force, the last time that it did.</summary>
    public DateTimeOffset? ActiveAt { get; init; }

    /// <summary>Since when the responsible person owes an answer.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    public CommitmentAnswer Answer { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public string? AnswerReason { get; init; }

    /// <summary>Who said 兑现 and now owes the proof.</summary>
    public string? ProofAskedOf { get; init; }

    public DateTimeOffset? ProofAskedAt { get; init; }

    public long? ProofId { get; init; }

    /// <summary>A new deadline that counts once the customer's consent is proven.</summary>
    public DateTimeOffset? ProposedDueAt { get; init; }

    public string? ProposedBy { get; init; }

    public DateTimeOffset? ProposedAt { get; init; }

    public string? ProposedReason { get; init; }

    public long? ConsentId { get; init; }

    /// <summary>How often the deadline was moved after it had come into force.</summary>
    public long Moves { get; init; }

    /// <summary>For a promise kept: when its proof was received.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    public string? ClosedBy { get; init; }

    public string? CloseReason { get; init; }

    /// <summary>What it asks for beyond the ordinary, as people read it: 「加急、赠送」; empty for most (R24).</summary>
    public string Priority { get; init; } = "";

    /// <summary>Ids of the rules in priorities.yaml by which it has that flag, with blanks between them.</summary>
    public string PriorityRules { get; init; } = "";

    public ApprovalState Approval { get; init; }

    /// <summary>Who above the promiser is asked to agree first; null where nobody has to.</summary>
    public string? Approver { get; init; }

    /// <summary>Why somebody has to agree, in Chinese.</summary>
    public string ApprovalWhy { get; init; } = "";

    public string? ApprovedBy { get; init; }

    public DateTimeOffset? ApprovedAt { get; init; }

    /// <summary>Inbox row of the message that made it: what is said because of it is recalled under this number.</summary>
    public long Cause { get; init; }

    public string ChangedBy { get; init; } = "";

    public DateTimeOffset ChangedAt { get; init; }

    public long Version { get; init; }

    public bool IsClosed => State is CommitmentState.Fulfilled or CommitmentState.Broken or CommitmentState.Cancelled;

    public bool IsLocked => Lock != LockReason.None && Unlock == UnlockWay.None;

    /// <summary>Unlocked by word alone; the notified person has not confirmed yet.</summary>
    public bool AwaitsConfirmation => Unlock == UnlockWay.Mail && NoticeDueAt is not null;

    /// <summary>Kept in time: the proof was received by the deadline (R25).</summary>
    public bool IsOnTime => State == CommitmentState.Fulfilled && ClosedAt <= DueAt;

    public static Commitment Make(string no, CommitmentDraft draft, long cause, DateTimeOffset now, TimeSpan minimumLead)
    {
        var reason = CommitmentLock.Judge(draft.DueAt, now, minimumLead);
        return new Commitment
        {
            No = no, Customer = draft.Customer, Content = draft.Content, Promiser = draft.Promiser, Responsible = draft.Responsible,
            DueAt = draft.DueAt, FirstDueAt = draft.DueAt, MadeAt = now, Cause = cause,
            Lock = reason, LockedAt = reason == LockReason.None ? null : now,
            Priority = draft.Priority.Labels, PriorityRules = draft.Priority.Rules, ApprovalWhy = draft.Approver is null ? "" : draft.Priority.ApprovalWhy,
            Approver = draft.Approver, Approval = draft.Approver is null ? ApprovalState.None : ApprovalState.Wanted,
        }.Settled(draft.Promiser, now);
    }

    /// <summary>
    /// The state that follows from what is there. A deadline that passes while the evidence is awaited locks as well: the promise is compared with
    /// the moment at which it would come into force, not with the one at which it was typed (R21).
    /// </summary>
    internal Commitment Settled(string by, DateTimeOffset now)
    {
        var next = this with { ChangedBy = by, ChangedAt = now };
        if (IsClosed) return next;
        if (Lock == LockReason.None && State != CommitmentState.Active && EvidenceId is not null && DueAt < now)
            next = next with { Lock = LockReason.Past, LockedAt = now, Unlock = UnlockWay.None };
        if (next.IsLocked) return next with { State = CommitmentState.Locked };
        if (next.EvidenceId is null) return next with { State = CommitmentState.Draft };
        if (next.Approval == ApprovalState.Wanted) return next with { State = CommitmentState.Unapproved };
        return State == CommitmentState.Active
            ? next
            : next with { State = CommitmentState.Active, ActiveAt = now, AskedAt = Answer == CommitmentAnswer.None ? now : AskedAt };
    }

    /// <summary>What matters for the audit log, short and stable.</summary>
    public string InShort() =>
        $"{State};lock={Lock}/{Unlock};due={BusinessTime.LocalOf(DueAt):yyyy-MM-ddTHH:mm};responsible={Responsible};notified={Notified};answer={Answer};evidence={EvidenceId};proof={ProofId}{(Priority.Length == 0 ? "" : $";priority={PriorityRules};approval={Approval}")}";
}

/// <summary>What the promiser says; the evidence follows as a picture.</summary>
public sealed record CommitmentDraft(string Customer, string Content, string Promiser, string Responsible, DateTimeOffset DueAt)
{
    public PriorityFlag Priority { get; init; } = PriorityFlag.None;

    /// <summary>Who above has to agree first (userid), or null.</summary>
    public string? Approver { get; init; }
}

public enum CommitmentState
{
    /// <summary>Not in force: evidence is missing.</summary>
    Draft,

    /// <summary>Not in force: nobody can say that the executing department knows.</summary>
    Locked,

    /// <summary>Not in force: somebody above has to agree first.</summary>
    Unapproved,

    Active,
    Fulfilled,
    Broken,
    Cancelled,
}

public enum LockReason
{
    None,

    /// <summary>The deadline lies before this moment (R21).</summary>
    Past,

    /// <summary>Due so soon that the executing department may not hear of it in time (decision 5).</summary>
    TooTight,

    /// <summary>The person who was said to have been notified did not confirm (R22).</summary>
    Unconfirmed,
}

public enum ApprovalState
{
    None,
    Wanted,
    Granted,
    Refused,
}

public enum UnlockWay
{
    None,

    /// <summary>已邮件通知: counts until the person fails to confirm.</summary>
    Mail,

    /// <summary>A picture of the notice.</summary>
    Proof,
}

public enum CommitmentAnswer
{
    None,
    Accepted,
    Declined,
}
