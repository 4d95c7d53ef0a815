using ChatBot.Features.Chat;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Commitments;

/// <summary><c>改期 CN-3 9月5日</c>: corrects the deadline of a promise that is not in force, or asks for the customer's consent to move one that is (R21, R25, R27).</summary>
internal sealed class MoveCommitmentCommand(CommitmentChangeStore changes, IOptions<CommitmentsOptions> options) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("改期", "修改一条承诺的兑现时限", ["改期 CN-3 9月5日18点", "延期 CN-3 到 9/5 原因:客户同意延后 客户同意:图"])
    {
        Synonyms = ["延期"],
        Slots =
        [
            UnlockReply.Number,
            new Slot("时限", SlotKind.Deadline) { Keys = ["兑现时限", "新时限", "到"], Required = true, Ask = "改到什么时候？请发日期和钟点", Example = "9月5日18点" },
            new Slot("客户同意", SlotKind.Keyed) { Keys = ["同意"] },
            new Slot("原因", SlotKind.Text),
        ],
        Notes = ["未生效的承诺可直接改。", "已生效的承诺只能改一次：写明原因，并发客户同意的截图。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        // 延期到 9/5: what is left of the preposition is no reason.
        var (reading, reason) = (call.Slots.Deadline("时限")!, call.Slots.Text("原因")?.Trim('到', '至', ' ') is { Length: > 0 } why ? why : null);
        var dueAt = reading.Effective!.Value;
        var decision = await changes.DecideAsync(
            call, "改期", reason,
            (commitment, actor) =>
            {
                var moved = commitment.Move(dueAt, reason, actor, options.Value.MinimumLead);
                return moved.Value is { State: CommitmentState.Active, ProposedDueAt: not null } && commitment.State == CommitmentState.Active && reason is null
                    ? CommitmentWordings.MoveNeedsReason.With(new MoveNeedsReasonModel(commitment.No, CommitmentWords.Typed(dueAt)))
                    : moved;
            },
            cancel);
        if (decision.Refusal is { } refusal) return Reply.Of(refusal);
        var (commitment, by) = (decision.Value!, changes.ActorOf(call));
        if (commitment.ProposedDueAt is { } proposed)
            return Reply.Of(CommitmentWordings.MoveAsked, new MoveAskedModel(commitment.No, CommitmentWords.At(commitment.DueAt, call.Now), CommitmentWords.At(proposed, call.Now)));
        return Reply.Of(CommitmentWordings.Moved, new HeadModel(commitment.No))
            .And(CommitmentWordings.State.With(CommitmentWords.Standing(commitment, by, options.Value.MinimumLead, CommitmentReadings.Others(commitment.No, reading, call.Now))));
    }
}
