using ChatBot.Features.Kernel;

namespace ChatBot.Features.Commitments;

/// <summary>The expected "no"s that several rules share.</summary>
internal static class CommitmentRefusals
{
    /// <summary>C8: what a stale click or the second of two people is told.</summary>
    public static Said Already(Commitment commitment, CommitmentActor by, string who, DateTimeOffset at, string what) =>
        CommitmentWordings.AlreadyDone.With(new AlreadyDoneModel(commitment.No, who == "system" ? "系统" : by.Org.NameOf(who), CommitmentWords.At(at, by.Now), what));

    public static Said Closed(Commitment commitment, CommitmentActor by) =>
        Already(commitment, by, commitment.ClosedBy!, commitment.ClosedAt!.Value, CommitmentWords.CloseOf(commitment));

    public static Said NotYours(Commitment commitment, CommitmentActor by, string whose) =>
        CommitmentWordings.NotYours.With(new NotYoursModel(commitment.No, by.Org.NameOf(whose), Superiors: whose == commitment.Promiser));

    public static Said NotActive(Commitment commitment) =>
        CommitmentWordings.NotActive.With(new NotActiveModel(commitment.No, CommitmentWords.StateOf(commitment)));

    public static Said NothingToConfirm(Commitment commitment) =>
        CommitmentWordings.NothingToConfirm.With(new NothingToConfirmModel(commitment.No));

    public static Said NothingProposed(Commitment commitment) =>
        CommitmentWordings.NothingProposed.With(new NothingProposedModel(commitment.No));
}
