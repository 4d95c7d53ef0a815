using ChatBot.Features.Chat;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Commitments;

/// <summary><c>解锁 CN-3 已邮件通知 仓储部 张工</c>: the promiser or a superior says that the executing department knows (R22).</summary>
internal sealed class UnlockCommitmentCommand(CommitmentChangeStore changes, OrgDirectory org, IOptions<CommitmentsOptions> options) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("解锁", "确认执行部门已知情，解锁一条承诺", ["解锁 CN-3 已邮件通知 仓储部 张工"])
    {
        Slots =
        [
            UnlockReply.Number,
            new Slot("通知人", SlotKind.Person) { Required = true, Ask = "已邮件通知了谁？请发名字；也可以先发「取消」，再直接发通知截图", Example = "张工" },
            new Slot("说明", SlotKind.Text),
        ],
        Notes = ["被通知的人要在2小时内发「确认收到」，否则重新锁定。", "发一张通知截图，或把时限改到将来，也可以解锁。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var choice = PersonChoice.One(org.Current, call.Slots["通知人"]!.Names, $"解锁 {call.Slots.Record("编号")} {{0}}");
        if (choice.Refusal is { } nobody) return Reply.Of(nobody);
        var decision = await changes.DecideAsync(
            call, "解锁", call.Slots.Text("说明") is { } note ? $"{note} {choice.Value!.Name}" : $"已邮件通知 {choice.Value!.Name}",
            (commitment, actor) => commitment.UnlockByMail(choice.Value!.UserId, actor, options.Value.ConfirmWithin), cancel);
        return UnlockReply.Of(decision, changes.ActorOf(call), options.Value);
    }
}

/// <summary><c>改通知 CN-3 李强</c>: somebody else was notified (R22, choice 2).</summary>
internal sealed class NotifyOtherCommand(CommitmentChangeStore changes, OrgDirectory org, IOptions<CommitmentsOptions> options) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("改通知", "执行部门里知情的是另一位同事", ["改通知 CN-3 李强"])
    {
        Slots =
        [
            UnlockReply.Number,
            new Slot("通知人", SlotKind.Person) { Required = true, Ask = "通知的是哪位同事？请发名字", Example = "李强" },
        ],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var choice = PersonChoice.One(org.Current, call.Slots["通知人"]!.Names, $"改通知 {call.Slots.Record("编号")} {{0}}");
        if (choice.Refusal is { } nobody) return Reply.Of(nobody);
        var decision = await changes.DecideAsync(
            call, "改通知", $"已邮件通知 {choice.Value!.Name}", (commitment, actor) => commitment.NotifyOther(choice.Value!.UserId, actor, options.Value.ConfirmWithin), cancel);
        return UnlockReply.Of(decision, changes.ActorOf(call), options.Value);
    }
}

/// <summary><c>确认收到 CN-3</c>: the notified person has it (R22).</summary>
internal sealed class ConfirmNoticeCommand(CommitmentChangeStore changes) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("确认收到", "确认已收到一条承诺的通知", ["确认收到 CN-3"]) { Slots = [UnlockReply.Number] };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var decision = await changes.DecideAsync(call, "确认收到", null, (commitment, actor) => commitment.ConfirmNotice(actor), cancel);
        if (decision.Refusal is { } refusal) return Reply.Of(refusal);
        var (commitment, by) = (decision.Value!, changes.ActorOf(call));
        return Reply.Of(CommitmentWordings.Confirmed, new AnsweredModel(commitment.No, by.Org.NameOf(commitment.Promiser), CommitmentWords.At(commitment.DueAt, call.Now))) with
        {
            CardAfterUse = DeadlineWordings.CardUsed.With(new CardUsedModel(by.Org.NameOf(call.SenderId), "已确认收到")),
        };
    }
}

/// <summary>What the ways to unlock have in common.</summary>
internal static class UnlockReply
{
    public static readonly Slot Number = new("编号", SlotKind.Record) { Required = true, Prefixes = [RecordNo.Commitment], Ask = "哪一条承诺？请发编号", Example = "CN-3" };

    public static Reply Of(Decision<Commitment> decision, CommitmentActor actor, CommitmentsOptions options)
    {
        if (decision.Refusal is { } refusal) return Reply.Of(refusal);
        var commitment = decision.Value!;
        var head = CommitmentWordings.Unlocked.With(new UnlockedModel(
            commitment.No, CommitmentWords.WithDepartment(actor.Org, commitment.Notified!), CommitmentWords.At(commitment.NoticeDueAt!.Value, actor.Now)));
        return Reply.Of(head).And(CommitmentWordings.State.With(CommitmentWords.Standing(commitment, actor, options.MinimumLead))) with
        {
            CardAfterUse = DeadlineWordings.CardUsed.With(new CardUsedModel(actor.Org.NameOf(actor.UserId), "已解锁")),
        };
    }
}
