using ChatBot.Features.Kernel;

namespace ChatBot.Features.Commitments;

/// <summary>Whether somebody above the promiser agrees to a promise beyond the ordinary, before it comes into force (R24).</summary>
public static class CommitmentApproval
{
    public static Decision<Commitment> Approve(this Commitment commitment, CommitmentActor by) =>
        WhyNot(commitment, by) is { } refusal
            ? refusal
            : (commitment with { Approval = ApprovalState.Granted, ApprovedBy = by.UserId, ApprovedAt = by.Now }).Settled(by.UserId, by.Now);

    /// <summary>It is given up: what the customer was told has to be taken back by the promiser.</summary>
    public static Decision<Commitment> Disapprove(this Commitment commitment, string reason, CommitmentActor by) =>
        WhyNot(commitment, by) is { } refusal
            ? refusal
            : (commitment with
            {
                Approval = ApprovalState.Refused, ApprovedBy = by.UserId, ApprovedAt = by.Now,
                State = CommitmentState.Cancelled, ClosedAt = by.Now, ClosedBy = by.UserId, CloseReason = $"未获批准：{reason}", NoticeDueAt = null,
            }).Settled(by.UserId, by.Now);

    private static Said? WhyNot(Commitment commitment, CommitmentActor by)
    {
        if (commitment.Approval is ApprovalState.Granted or ApprovalState.Refused)
            return CommitmentRefusals.Already(commitment, by, commitment.ApprovedBy!, commitment.ApprovedAt!.Value, commitment.Approval == ApprovalState.Granted ? "批准" : "驳回");
        if (commitment.IsClosed) return CommitmentRefusals.Closed(commitment, by);
        if (commitment.Approval == ApprovalState.None) return CommitmentWordings.NothingToApprove.With(new NothingToApproveModel(commitment.No));
        return by.Is(commitment.Approver) || (!by.Is(commitment.Promiser) && by.Org.IsAbove(by.UserId, commitment.Promiser))
            ? null
            : CommitmentRefusals.NotYours(commitment, by, commitment.Approver!);
    }
}
