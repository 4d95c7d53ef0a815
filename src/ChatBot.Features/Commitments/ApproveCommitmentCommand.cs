using ChatBot.Features.Chat;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Commitments;

/// <summary><c>批准承诺 CN-3</c>: a promise beyond the ordinary may come into force (R24).</summary>
internal sealed class ApproveCommitmentCommand(CommitmentChangeStore changes) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("批准承诺", "批准下属的加急、特批、赠送或账期承诺", ["批准承诺 CN-3"])
    {
        Slots = [UnlockReply.Number],
        Notes = ["由承诺人的上级批准；批准后，证据齐全的承诺立即生效。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel) =>
        ApprovalReply.Of(await changes.DecideAsync(call, Spec.Name, null, (commitment, actor) => commitment.Approve(actor), cancel), changes.ActorOf(call), "已批准");
}

/// <summary><c>驳回承诺 CN-3 原因</c>: it may not; the promiser hears of it at once.</summary>
internal sealed class DisapproveCommitmentCommand(CommitmentChangeStore changes) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("驳回承诺", "不批准下属的承诺，并说明原因", ["驳回承诺 CN-3 本月没有赠送预算"])
    {
        Slots = [UnlockReply.Number, new Slot("原因", SlotKind.Text) { Required = true, Ask = "为什么不批准？请发原因", Example = "本月没有赠送预算" }],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var reason = call.Slots.Text("原因")!;
        return ApprovalReply.Of(await changes.DecideAsync(call, Spec.Name, reason, (commitment, actor) => commitment.Disapprove(reason, actor), cancel), changes.ActorOf(call), "未批准");
    }
}

internal static class ApprovalReply
{
    public static Reply Of(Decision<Commitment> decision, CommitmentActor actor, string how)
    {
        if (decision.Refusal is { } refusal) return Reply.Of(refusal);
        var commitment = decision.Value!;
        return Reply.Of(CommitmentWordings.Judged, new JudgedModel(
            commitment.No, actor.Org.NameOf(commitment.Promiser), commitment.Priority, commitment.Approval == ApprovalState.Granted, commitment.State == CommitmentState.Active,
            CommitmentWords.StateOf(commitment))) with
        {
            CardAfterUse = DeadlineWordings.CardUsed.With(new CardUsedModel(actor.Org.NameOf(actor.UserId), how)),
        };
    }
}
