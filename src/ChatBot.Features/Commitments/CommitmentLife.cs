using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Commitments;

/// <summary>What becomes of a promise that is in force: accepted, declined, handed on, kept, broken, given up (R27).</summary>
public static class CommitmentLife
{
    /// <summary>The responsible person takes it. Who was also the one notified has thereby confirmed.</summary>
    public static Decision<Commitment> Accept(this Commitment commitment, CommitmentActor by)
    {
        if (WhyNotAnswer(commitment, by) is { } refusal) return refusal;
        if (commitment.Answer == CommitmentAnswer.Accepted) return CommitmentRefusals.Already(commitment, by, commitment.Responsible, commitment.AnsweredAt!.Value, "接受");
        var confirms = commitment.AwaitsConfirmation && by.Is(commitment.Notified);
        return (commitment with
        {
            Answer = CommitmentAnswer.Accepted, AnsweredAt = by.Now, AnswerReason = null,
            NoticeDueAt = confirms ? null : commitment.NoticeDueAt, NoticeConfirmedAt = confirms ? by.Now : commitment.NoticeConfirmedAt,
        }).Settled(by.UserId, by.Now);
    }

    public static Decision<Commitment> Decline(this Commitment commitment, string reason, CommitmentActor by)
    {
        if (WhyNotAnswer(commitment, by) is { } refusal) return refusal;
        if (commitment.Answer == CommitmentAnswer.Declined) return CommitmentRefusals.Already(commitment, by, commitment.Responsible, commitment.AnsweredAt!.Value, "说明不能按期");
        return (commitment with { Answer = CommitmentAnswer.Declined, AnsweredAt = by.Now, AnswerReason = reason }).Settled(by.UserId, by.Now);
    }

    /// <summary>Somebody else carries it out. The deadline stands; the new person owes an answer of their own.</summary>
    public static Decision<Commitment> Reassign(this Commitment commitment, string responsible, CommitmentActor by)
    {
        if (commitment.IsClosed) return CommitmentRefusals.Closed(commitment, by);
        if (!by.MayWork(commitment)) return CommitmentRefusals.NotYours(commitment, by, commitment.Responsible);
        if (string.Equals(commitment.Responsible, responsible, StringComparison.OrdinalIgnoreCase))
            return CommitmentRefusals.Already(commitment, by, commitment.ChangedBy, commitment.ChangedAt, $"交给 {by.Org.NameOf(responsible)}");
        return (commitment with
        {
            Responsible = responsible, Answer = CommitmentAnswer.None, AnsweredAt = null, AnswerReason = null,
            AskedAt = commitment.State == CommitmentState.Active ? by.Now : null,
        }).Settled(by.UserId, by.Now);
    }

    /// <summary>
    /// Given on with all that its responsible person has in hand (R80, R76): the promiser stays, and so do the deadline, the answer that was given and the time
    /// for one that was not.
    /// </summary>
    public static Commitment HandedOver(this Commitment commitment, string responsible, string by, DateTimeOffset now) =>
        (commitment with { Responsible = responsible }).Settled(by, now);

    /// <summary>兑现: now the proof is awaited from this person.</summary>
    public static Decision<Commitment> AskProof(this Commitment commitment, CommitmentActor by)
    {
        if (commitment.IsClosed) return CommitmentRefusals.Closed(commitment, by);
        if (!by.MayWork(commitment)) return CommitmentRefusals.NotYours(commitment, by, commitment.Responsible);
        if (commitment.State != CommitmentState.Active) return CommitmentRefusals.NotActive(commitment);
        return (commitment with { ProofAskedOf = by.UserId, ProofAskedAt = by.Now }).Settled(by.UserId, by.Now);
    }

    /// <summary>In time is what was proven by the deadline: <paramref name="receivedAt"/> counts, not when somebody looked at it (R25).</summary>
    public static Decision<Commitment> Fulfil(this Commitment commitment, long proofId, DateTimeOffset receivedAt, CommitmentActor by)
    {
        if (commitment.IsClosed) return CommitmentRefusals.Closed(commitment, by);
        if (!by.MayWork(commitment)) return CommitmentRefusals.NotYours(commitment, by, commitment.Responsible);
        if (commitment.State != CommitmentState.Active) return CommitmentRefusals.NotActive(commitment);
        return Close(commitment with { ProofId = proofId }, CommitmentState.Fulfilled, receivedAt, null, by);
    }

    /// <summary>It was not kept and will not be. Before the deadline that cannot be said.</summary>
    public static Decision<Commitment> Break(this Commitment commitment, string reason, CommitmentActor by)
    {
        if (WhyNotGiveUp(commitment, by) is { } refusal) return refusal;
        if (commitment.State != CommitmentState.Active) return CommitmentRefusals.NotActive(commitment);
        return commitment.DueAt >= by.Now
            ? CommitmentWordings.NotDueYet.With(new NotDueYetModel(commitment.No))
            : Close(commitment, CommitmentState.Broken, by.Now, reason, by);
    }

    /// <summary>Given up before it was due. Afterwards it is broken or late, so that no rate improves by cancelling.</summary>
    public static Decision<Commitment> Cancel(this Commitment commitment, string reason, CommitmentActor by)
    {
        if (WhyNotGiveUp(commitment, by) is { } refusal) return refusal;
        return commitment.State == CommitmentState.Active && commitment.DueAt < by.Now
            ? CommitmentWordings.TooLateToCancel.With(new TooLateToCancelModel(commitment.No))
            : Close(commitment, CommitmentState.Cancelled, by.Now, reason, by);
    }

    private static Commitment Close(Commitment commitment, CommitmentState state, DateTimeOffset at, string? reason, CommitmentActor by) =>
        (commitment with { State = state, ClosedAt = at, ClosedBy = by.UserId, CloseReason = reason, NoticeDueAt = null }).Settled(by.UserId, by.Now);

    private static Said? WhyNotGiveUp(Commitment commitment, CommitmentActor by) =>
        !by.MayDecide(commitment) ? CommitmentRefusals.NotYours(commitment, by, commitment.Promiser)
        : commitment.IsClosed ? CommitmentRefusals.Closed(commitment, by)
        : null;

    private static Said? WhyNotAnswer(Commitment commitment, CommitmentActor by)
    {
        if (commitment.IsClosed) return CommitmentRefusals.Closed(commitment, by);
        if (!by.Is(commitment.Responsible) && !by.Org.StandsInFor(by.UserId, commitment.Responsible)) return CommitmentRefusals.NotYours(commitment, by, commitment.Responsible);
        return commitment.State == CommitmentState.Active ? null : CommitmentRefusals.NotActive(commitment);
    }
}
