using ChatBot.Features.Kernel;

namespace ChatBot.Features.Commitments;

/// <summary>
/// Another deadline. Before a promise is in force it is a correction, free, and it opens the lock without proof (R21); afterwards the customer must
/// have agreed, with proof, and only once (R25).
/// </summary>
public static class CommitmentMove
{
    /// <param name="dueAt">The new deadline, UTC.</param>
    /// <param name="reason">Why; only asked for once the promise is in force.</param>
    /// <param name="minimumLead">What counts as too tight.</param>
    public static Decision<Commitment> Move(this Commitment commitment, DateTimeOffset dueAt, string? reason, CommitmentActor by, TimeSpan minimumLead)
    {
        if (!by.MayDecide(commitment)) return CommitmentRefusals.NotYours(commitment, by, commitment.Promiser);
        if (commitment.IsClosed) return CommitmentRefusals.Closed(commitment, by);
        if (dueAt <= by.Now) return CommitmentWordings.MoveToPast.With(new MoveToPastModel(commitment.No, CommitmentWords.At(dueAt, by.Now)));
        if (commitment.DueAt == dueAt) return CommitmentRefusals.Already(commitment, by, commitment.ChangedBy, commitment.ChangedAt, "定为这个时限");
        return commitment.State == CommitmentState.Active ? Propose(commitment, dueAt, reason, by) : Correct(commitment, dueAt, by, minimumLead);
    }

    /// <summary>The customer's consent is proven: now the new deadline counts, and the responsible person is asked again.</summary>
    public static Decision<Commitment> Consent(this Commitment commitment, long consentId, CommitmentActor by)
    {
        if (commitment.IsClosed) return CommitmentRefusals.Closed(commitment, by);
        if (commitment.ProposedDueAt is not { } dueAt || !by.Is(commitment.ProposedBy)) return CommitmentRefusals.NothingProposed(commitment);
        if (dueAt <= by.Now) return CommitmentWordings.MoveToPast.With(new MoveToPastModel(commitment.No, CommitmentWords.At(dueAt, by.Now)));
        return (commitment with
        {
            DueAt = dueAt, Moves = commitment.Moves + 1, ConsentId = consentId,
            ProposedDueAt = null, ProposedBy = null, ProposedAt = null,
            Answer = CommitmentAnswer.None, AnsweredAt = null, AnswerReason = null, AskedAt = by.Now,
        }).Settled(by.UserId, by.Now);
    }

    private static Decision<Commitment> Correct(Commitment commitment, DateTimeOffset dueAt, CommitmentActor by, TimeSpan minimumLead)
    {
        var reason = CommitmentLock.Judge(dueAt, by.Now, minimumLead);
        var wasInForce = commitment.ActiveAt is not null;
        return (commitment with
        {
            DueAt = dueAt, FirstDueAt = wasInForce ? commitment.FirstDueAt : dueAt, Moves = commitment.Moves + (wasInForce ? 1 : 0),
            Lock = reason, LockedAt = reason == LockReason.None ? null : by.Now, Unlock = UnlockWay.None, UnlockedBy = null, UnlockedAt = null,
            Notified = null, NoticeDueAt = null, NoticeConfirmedAt = null,
        }).Settled(by.UserId, by.Now);
    }

    private static Decision<Commitment> Propose(Commitment commitment, DateTimeOffset dueAt, string? reason, CommitmentActor by)
    {
        if (commitment.Moves > 0) return CommitmentWordings.MovedBefore.With(new MovedBeforeModel(commitment.No, CommitmentWords.At(commitment.FirstDueAt, by.Now), CommitmentWords.At(commitment.DueAt, by.Now)));
        if (commitment.DueAt < by.Now) return CommitmentWordings.TooLateToMove.With(new TooLateToMoveModel(commitment.No));
        return (commitment with { ProposedDueAt = dueAt, ProposedBy = by.UserId, ProposedAt = by.Now, ProposedReason = reason }).Settled(by.UserId, by.Now);
    }
}
