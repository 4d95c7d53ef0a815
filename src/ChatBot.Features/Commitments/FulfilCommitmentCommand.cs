using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Commitments;

/// <summary><c>兑现 CN-3</c>: it is done; the proof decides whether in time (R25, R27).</summary>
internal sealed class FulfilCommitmentCommand(CommitmentChangeStore changes) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("兑现", "承诺已办到：发编号，再发凭证截图", ["兑现 CN-3"])
    {
        Slots = [UnlockReply.Number, new Slot("说明", SlotKind.Text)],
        Notes = ["是否按时，以收到凭证的时间为准。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var decision = await changes.DecideAsync(call, "兑现", call.Slots.Text("说明"), (commitment, actor) => commitment.AskProof(actor), cancel);
        if (decision.Refusal is { } refusal) return Reply.Of(refusal);
        var commitment = decision.Value!;
        return Reply.Of(CommitmentWordings.ProofAsked, new AnsweredModel(commitment.No, commitment.Customer, CommitmentWords.At(commitment.DueAt, call.Now)));
    }
}

/// <summary><c>未兑现 CN-3 原因</c>: it was due and will not be kept.</summary>
internal sealed class BreakCommitmentCommand(CommitmentChangeStore changes) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("未兑现", "承认一条到期的承诺没有兑现", ["未兑现 CN-3 客户已另行采购"])
    {
        Slots = [UnlockReply.Number, new Slot("原因", SlotKind.Text) { Required = true, Ask = "为什么没有兑现？请发原因", Example = "客户已另行采购" }],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var reason = call.Slots.Text("原因")!;
        return CloseReply.Of(await changes.DecideAsync(call, "未兑现", reason, (commitment, actor) => commitment.Break(reason, actor), cancel), call.Now);
    }
}

/// <summary><c>取消承诺 CN-3 原因</c>: given up before it was due.</summary>
internal sealed class CancelCommitmentCommand(CommitmentChangeStore changes) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("取消承诺", "取消一条还没到期的承诺", ["取消承诺 CN-3 客户取消了订单"])
    {
        Slots = [UnlockReply.Number, new Slot("原因", SlotKind.Text) { Required = true, Ask = "为什么取消？请发原因", Example = "客户取消了订单" }],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var reason = call.Slots.Text("原因")!;
        return CloseReply.Of(await changes.DecideAsync(call, "取消承诺", reason, (commitment, actor) => commitment.Cancel(reason, actor), cancel), call.Now);
    }
}

internal static class CloseReply
{
    public static Reply Of(Decision<Commitment> decision, DateTimeOffset now) => decision.Refusal is { } refusal
        ? Reply.Of(refusal)
        : Reply.Of(CommitmentWordings.Closed, new ClosedModel(
            decision.Value!.No, CommitmentWords.CloseOf(decision.Value), CommitmentWords.At(decision.Value.DueAt, now), CommitmentWords.At(decision.Value.ClosedAt!.Value, now)));
}
