using ChatBot.Features.Chat;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.AfterSales;

/// <summary><c>改进完成 KS-7 措施:…</c>: what was done so that the same does not come again (R35).</summary>
internal sealed class FinishImprovementCommand(
    ImprovementStore improvements, ComplaintStore complaints, DeadlineStore deadlines, LedgerStore ledger, UndoStore undos, Outbox outbox, OrgDirectory org) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("改进完成", "写下反复发生的问题怎么改", ["改进完成 KS-7 措施:外箱改用五层瓦楞，发货前加护角"])
    {
        Synonyms = ["改进措施"],
        Slots =
        [
            new Slot("编号", SlotKind.Record) { Required = true, Ask = "是哪一件客诉引出的改进？请发编号", Example = "KS-7", Prefixes = [RecordNo.Complaint] },
            new Slot("措施", SlotKind.Text) { Keys = ["结果"], Required = true, Ask = "做了什么改进？", Example = "外箱改用五层瓦楞，发货前加护角" },
        ],
        Notes = ["90天内同一原因第3次客诉会自动开出改进事项，10个工作日内写明措施。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var recordNo = call.Slots.Record("编号")!;
        var open = await improvements.FindOpenAsync(recordNo, cancel);
        if (open is null || !(string.Equals(open.Owner, call.SenderId, StringComparison.OrdinalIgnoreCase) || tree.IsAbove(call.SenderId, open.Owner)))
        {
            // Whether there is one is nobody's business who has no part in it (C9).
            var mayKnow = open is not null && await complaints.FindAsync(recordNo, cancel) is { } complaint && tree.MaySee(call.SenderId, complaint.LoggedBy);
            return Reply.Of(AfterSalesWordings.NoImprovement, new NoImprovementModel(recordNo, mayKnow ? tree.NameOf(open!.Owner) : ""));
        }

        var measures = call.Slots.Text("措施")!;
        await improvements.FinishAsync(recordNo, call.SenderId, measures, call.Now, cancel);
        await deadlines.CloseAsync(recordNo, RecurrenceDesk.Part, "改进完成", call.SenderId, call.Now, cancel);
        await ledger.AppendAsync(new LedgerEntry(call.Now, call.SenderId, call.Source.ToString(), recordNo, "改进完成", open.Cause, measures), cancel);
        await undos.RememberAsync(call, new Undoable(ImprovementUndo.UndoKind, recordNo, $"改进完成 {recordNo}"), cancel);
        var said = AfterSalesWordings.Improved.With(new ImprovedModel(recordNo, open.Cause, measures, ""));
        var initiator = (await complaints.FindAsync(recordNo, cancel))?.LoggedBy;
        if (initiator is not null && tree.Find(initiator) is { IsActive: true } && !string.Equals(initiator, call.SenderId, StringComparison.OrdinalIgnoreCase))
            await outbox.AddAsync(new Push($"{recordNo}/improved/{call.MessageId}/{initiator}", initiator, said) { RecordNo = recordNo }, call.MessageId, cancel);
        return Reply.Of(AfterSalesWordings.Improved, new ImprovedModel(recordNo, open.Cause, measures, initiator is null ? "" : tree.NameOf(initiator)));
    }
}

/// <summary>The improvement is open again, and its clock runs as if it had never stopped.</summary>
internal sealed class ImprovementUndo(ImprovementStore improvements, DeadlineStore deadlines, LedgerStore ledger) : IUndo
{
    internal const string UndoKind = "improvement-finished";

    public string Kind => UndoKind;

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        await improvements.ReopenAsync(undoable.RecordNo, cancel);
        await deadlines.ReopenAsync(undoable.RecordNo, RecurrenceDesk.Part, cancel);
        await ledger.AppendAsync(new LedgerEntry(now, byUserId, "undo", undoable.RecordNo, "撤销改进完成"), cancel);
        return new Undone(undoable.What + "，期限不变");
    }
}
