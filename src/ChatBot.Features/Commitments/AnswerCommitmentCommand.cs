using ChatBot.Features.Chat;
using ChatBot.Features.Deadlines;
using ChatBot.Features.People;

namespace ChatBot.Features.Commitments;

/// <summary><c>接受 CN-3</c>: the responsible person takes it (R20).</summary>
internal sealed class AcceptCommitmentCommand(CommitmentChangeStore changes) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("接受", "接受由您负责兑现的承诺", ["接受 CN-3"]) { Slots = [UnlockReply.Number] };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var decision = await changes.DecideAsync(call, "接受", null, (commitment, actor) => commitment.Accept(actor), cancel);
        if (decision.Refusal is { } refusal) return Reply.Of(refusal);
        var (commitment, by) = (decision.Value!, changes.ActorOf(call));
        return Reply.Of(CommitmentWordings.Accepted, new AnsweredModel(commitment.No, by.Org.NameOf(commitment.Promiser), CommitmentWords.At(commitment.DueAt, call.Now))) with
        {
            CardAfterUse = DeadlineWordings.CardUsed.With(new CardUsedModel(by.Org.NameOf(call.SenderId), "已接受")),
        };
    }
}

/// <summary><c>不能按期 CN-3 缺料</c>: the promiser hears of it at once, with what can be done (R27).</summary>
internal sealed class DeclineCommitmentCommand(CommitmentChangeStore changes) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("不能按期", "告诉承诺人不能按期兑现，并说明原因", ["不能按期 CN-3 原料周五才到"])
    {
        Slots =
        [
            UnlockReply.Number,
            new Slot("原因", SlotKind.Text) { Required = true, Ask = "为什么不能按期？请发原因，最好写上什么时候可以", Example = "原料周五才到，下周一可以发" },
        ],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var reason = call.Slots.Text("原因")!;
        var decision = await changes.DecideAsync(call, "不能按期", reason, (commitment, actor) => commitment.Decline(reason, actor), cancel);
        if (decision.Refusal is { } refusal) return Reply.Of(refusal);
        var (commitment, by) = (decision.Value!, changes.ActorOf(call));
        return Reply.Of(CommitmentWordings.Declined, new AnsweredModel(commitment.No, by.Org.NameOf(commitment.Promiser), CommitmentWords.At(commitment.DueAt, call.Now))) with
        {
            CardAfterUse = DeadlineWordings.CardUsed.With(new CardUsedModel(by.Org.NameOf(call.SenderId), "不能按期")),
        };
    }
}

/// <summary><c>改派 CN-3 赵敏</c>: somebody else carries it out; the deadline stands.</summary>
internal sealed class ReassignCommitmentCommand(CommitmentChangeStore changes, OrgDirectory org) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("改派", "把一条承诺交给另一位同事兑现", ["改派 CN-3 赵敏"])
    {
        Synonyms = ["换责任人"],
        Slots =
        [
            UnlockReply.Number,
            new Slot("责任人", SlotKind.Person) { Keys = ["关联责任人"], Required = true, Ask = "交给谁？请发一位同事的名字", Example = "赵敏" },
        ],
        Notes = ["时限不变，新责任人会收到通知并答复。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var choice = PersonChoice.One(org.Current, call.Slots["责任人"]!.Names, $"改派 {call.Slots.Record("编号")} {{0}}");
        if (choice.Refusal is { } nobody) return Reply.Of(nobody);
        var decision = await changes.DecideAsync(call, "改派", choice.Value!.Name, (commitment, actor) => commitment.Reassign(choice.Value!.UserId, actor), cancel);
        if (decision.Refusal is { } refusal) return Reply.Of(refusal);
        var commitment = decision.Value!;
        return Reply.Of(CommitmentWordings.Reassigned, new AnsweredModel(commitment.No, CommitmentWords.WithDepartment(org.Current, commitment.Responsible), CommitmentWords.At(commitment.DueAt, call.Now))) with
        {
            CardAfterUse = DeadlineWordings.CardUsed.With(new CardUsedModel(org.Current.NameOf(call.SenderId), $"已交给 {choice.Value!.Name}")),
        };
    }
}
