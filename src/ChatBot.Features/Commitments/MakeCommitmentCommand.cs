using ChatBot.Features.Chat;
using ChatBot.Features.Customers;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Commitments;

/// <summary><c>承诺 …</c>: writes a promise down as a draft. It comes into force with its evidence, unless it is locked (R20, R21).</summary>
internal sealed class MakeCommitmentCommand(
    CommitmentChangeStore changes, PriorityDesk priorities, CustomerStore customers, RecordNumbers numbers, DraftStore drafts, UndoStore undos,
    IOptions<CommitmentsOptions> options, ChatOptions chat) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("承诺", "记下对客户的承诺：内容、时限、责任人、证据缺一不可", ["承诺 华东医院 加急发货50箱 9月3日18点前 责任人:张工"])
    {
        Creates = RecordNo.Commitment,
        Synonyms = ["记承诺"],
        Slots =
        [
            new Slot("客户", SlotKind.Word) { Required = true, Ask = "承诺给哪位客户？请发客户名称", Example = "华东医院" },
            new Slot("承诺内容", SlotKind.Text) { Keys = ["内容"], Required = true, Ask = "承诺了什么？请发承诺内容", Example = "加急发货50箱" },
            new Slot("兑现时限", SlotKind.Deadline) { Keys = ["时限", "期限"], Required = true, Ask = "什么时候兑现？请发日期和钟点", Example = "9月3日18点前" },
            new Slot("责任人", SlotKind.Person) { Keys = ["关联责任人"], Required = true, OnlyMarked = true, Ask = "由谁兑现？请发一位同事的名字", Example = "张工" },
        ],
        Notes =
        [
            "四项齐全才生效：承诺内容、兑现时限、责任人、证据附件（截图或文件）。",
            "时限已过或太紧会锁定，确认执行部门知情后才能解锁。",
            "内容里有加急、特批、赠送、账期等字样会打上标记；按公司规定要批准的，上级批准后才生效。",
        ],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var actor = changes.ActorOf(call);
        var reading = call.Slots.Deadline("兑现时限")!;
        var dueAt = reading.Effective!.Value;
        var (customer, content) = (Customer.Normalised(call.Slots.Text("客户")!), call.Slots.Text("承诺内容")!);
        var said = $"客户:{customer} 内容:{content} 时限:{CommitmentWords.Typed(dueAt)}";
        var choice = PersonChoice.One(actor.Org, call.Slots["责任人"]!.Names, $"承诺 {said} 责任人:{{0}}", needed: dueAt);
        if (choice.Refusal is { } refusal)
        {
            // What was understood is kept, so that the name alone is enough as next message.
            await drafts.SaveAsync(new Draft(call.SenderId, Spec.Name, [new Utterance(null, said, call.Now)], "责任人", 0, false, call.Now, call.Now + chat.DraftLife), cancel);
            return Reply.Of(refusal);
        }

        var priority = await priorities.JudgeAsync(customer, content, call.SenderId, call.Now, cancel);
        var draft = new CommitmentDraft(customer, content, call.SenderId, choice.Value!.UserId, dueAt)
        {
            Priority = priority,
            Approver = priority.ApprovalWhy.Length == 0 ? null : actor.Above(call.SenderId),
        };
        await customers.GetOrCreateAsync(customer, null, call.SenderId, call.Now, cancel);
        var made = Commitment.Make(await numbers.NextAsync(RecordNo.Commitment, cancel), draft, call.MessageId, call.Now, options.Value.MinimumLead);
        await changes.AddAsync(made, new CommitmentChange("承诺", call.SenderId, call.Source.ToString(), null, call.MessageId, call.Now), cancel);
        await undos.RememberAsync(call, new Undoable(MakeCommitmentUndo.MakeKind, made.No, $"承诺 {made.No}"), cancel);
        await drafts.DropAsync(call.SenderId, Spec.Name, cancel);
        return Reply.Of(CommitmentWordings.Made, new HeadModel(made.No))
            .And(CommitmentWordings.State.With(CommitmentWords.Standing(made, actor, options.Value.MinimumLead, CommitmentReadings.Others(made.No, reading, call.Now))));
    }
}
