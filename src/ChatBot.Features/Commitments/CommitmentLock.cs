using ChatBot.Features.Kernel;

namespace ChatBot.Features.Commitments;

/// <summary>The lock between saying a promise and meaning it (R21, R22, decision 5), and the ways to open it.</summary>
public static class CommitmentLock
{
    /// <summary>Compared with this moment, not with midnight: today with an hour that has passed locks too.</summary>
    public static LockReason Judge(DateTimeOffset dueAt, DateTimeOffset now, TimeSpan minimumLead) =>
        dueAt < now ? LockReason.Past
        : dueAt - now < minimumLead ? LockReason.TooTight
        : LockReason.None;

    public static Decision<Commitment> GiveEvidence(this Commitment commitment, long evidenceId, CommitmentActor by)
    {
        if (commitment.IsClosed) return CommitmentRefusals.Closed(commitment, by);
        if (!by.MayDecide(commitment)) return CommitmentRefusals.NotYours(commitment, by, commitment.Promiser);
        if (commitment.EvidenceId is not null) return CommitmentRefusals.Already(commitment, by, commitment.ChangedBy, commitment.ChangedAt, "补上证据附件");
        return (commitment with { EvidenceId = evidenceId }).Settled(by.UserId, by.Now);
    }

    /// <summary>Choice 1 of R22. Names one person, who has to confirm within <paramref name="confirmWithin"/>; without evidence it is remembered.</summary>
    public static Decision<Commitment> UnlockByMail(this Commitment commitment, string notified, CommitmentActor by, TimeSpan confirmWithin)
    {
        if (WhyNotUnlock(commitment, by) is { } refusal) return refusal;
        if (by.Is(notified)) return CommitmentWordings.NotSelf.With(new NotSelfModel(commitment.No));
        return (commitment with
        {
            Unlock = UnlockWay.Mail, UnlockedBy = by.UserId, UnlockedAt = by.Now,
            Notified = notified, NoticeDueAt = by.Now + confirmWithin, NoticeConfirmedAt = null,
        }).Settled(by.UserId, by.Now);
    }

    /// <summary>Choice 2 of R22: it was somebody else. Opens the lock like choice 1, or names another person while the confirmation is awaited.</summary>
    public static Decision<Commitment> NotifyOther(this Commitment commitment, string notified, CommitmentActor by, TimeSpan confirmWithin)
    {
        if (!commitment.AwaitsConfirmation || commitment.IsClosed) return commitment.UnlockByMail(notified, by, confirmWithin);
        if (!by.MayDecide(commitment)) return CommitmentRefusals.NotYours(commitment, by, commitment.Promiser);
        if (by.Is(notified)) return CommitmentWordings.NotSelf.With(new NotSelfModel(commitment.No));
        if (Same(commitment.Notified, notified)) return CommitmentRefusals.Already(commitment, by, commitment.UnlockedBy!, commitment.UnlockedAt!.Value, $"通知 {by.Org.NameOf(notified)}");
        return (commitment with { UnlockedBy = by.UserId, UnlockedAt = by.Now, Notified = notified, NoticeDueAt = by.Now + confirmWithin }).Settled(by.UserId, by.Now);
    }

    /// <summary>A picture of the notice opens the lock for good.</summary>
    public static Decision<Commitment> ProveNotice(this Commitment commitment, long proofId, CommitmentActor by) =>
        WhyNotUnlock(commitment, by) is { } refusal
            ? refusal
            : (commitment with
            {
                Unlock = UnlockWay.Proof, UnlockedBy = by.UserId, UnlockedAt = by.Now, NoticeProofId = proofId, NoticeDueAt = null,
            }).Settled(by.UserId, by.Now);

    /// <summary>The notified person has it. Too late is not too late: what was locked for want of this word opens by it.</summary>
    public static Decision<Commitment> ConfirmNotice(this Commitment commitment, CommitmentActor by)
    {
        if (commitment.IsClosed) return CommitmentRefusals.Closed(commitment, by);
        if (commitment.Notified is null) return CommitmentRefusals.NothingToConfirm(commitment);
        if (!by.Is(commitment.Notified)) return CommitmentRefusals.NotYours(commitment, by, commitment.Notified);
        if (commitment.NoticeConfirmedAt is { } at) return CommitmentRefusals.Already(commitment, by, commitment.Notified, at, "确认收到");
        if (!commitment.AwaitsConfirmation && !(commitment.IsLocked && commitment.Lock == LockReason.Unconfirmed)) return CommitmentRefusals.NothingToConfirm(commitment);
        return (commitment with
        {
            Unlock = UnlockWay.Mail, UnlockedAt = commitment.IsLocked ? by.Now : commitment.UnlockedAt, NoticeDueAt = null, NoticeConfirmedAt = by.Now,
        }).Settled(by.UserId, by.Now);
    }

    /// <summary>Nobody confirmed in time: locked again. Null where there is nothing to do, so that a late or doubled tick is harmless.</summary>
    public static Commitment? Relock(this Commitment commitment, DateTimeOffset now) =>
        commitment.IsClosed || !commitment.AwaitsConfirmation || commitment.NoticeDueAt > now
            ? null
            : (commitment with { Lock = LockReason.Unconfirmed, LockedAt = now, Unlock = UnlockWay.None, NoticeDueAt = null }).Settled("system", now);

    private static Said? WhyNotUnlock(Commitment commitment, CommitmentActor by)
    {
        if (!by.MayDecide(commitment)) return CommitmentRefusals.NotYours(commitment, by, commitment.Promiser);
        if (commitment.IsClosed) return CommitmentRefusals.Closed(commitment, by);
        if (commitment.IsLocked) return null;
        return commitment.Unlock == UnlockWay.None
            ? CommitmentWordings.NotLocked.With(new NotLockedModel(commitment.No, CommitmentWords.StateOf(commitment)))
            : CommitmentRefusals.Already(commitment, by, commitment.UnlockedBy!, commitment.UnlockedAt!.Value, "解锁");
    }

    private static bool Same(string? a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
