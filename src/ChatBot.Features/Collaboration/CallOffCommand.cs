using ChatBot.Features.Chat;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary><c>终止 DB-1 原因:…</c>: ends a case that is not wanted any more, or that its first reviewer does not agree to; what it had reserved or stopped is free again (R05, R52).</summary>
internal sealed class CallOffCommand(CaseDesk desk, UndoStore undos, OrgDirectory org) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("终止", "不办了：终止调拨或改规格，放开预留和停办", ["终止 DB-1 原因:客户改从厂家直发", "不批准 DB-1 原因:二仓这批留给急诊"])
    {
        Synonyms = ["不批准", "取消调拨", "放弃改规格"],
        Slots =
        [
            new Slot("编号", SlotKind.Record) { Required = true, Ask = "终止哪一件？请发编号", Example = "DB-1", Prefixes = CaseRecords.Prefixes },
            new Slot("原因", SlotKind.Text) { Keys = ["理由"], Required = true, Ask = "为什么不办了？", Example = "客户改从厂家直发" },
        ],
        Notes = ["发起人和他的上级可以终止；正在审批的人可以「不批准」。到哪一步之前可以终止由流程规定，例如调拨在拣货出库之前。", "终止后不能恢复，要办请重新发起。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var recordNo = call.Slots.Record("编号")!;
        var found = await desk.FindAsync(recordNo, call.SenderId, cancel);
        if (found.Refusal is { } unknown) return Reply.Of(unknown);
        var now = found.Value!;
        var until = now.Flow.CancelUntil is { } id ? now.Flow.Stage(id) : null;
        var mayEnd = org.Current.MayDoFor(call.SenderId, now.Initiator) || now.Run.Open.Any(stage => now.Flow.Stage(stage.Id).NotInitiator && desk.MayAct(stage, call.SenderId));
        if (now.Run.State == RunState.Finished || until is null || now.Run.Stage(until.Id).State == StageState.Done || !mayEnd)
        {
            return Reply.Of(CollaborationWordings.CannotCallOff, new CannotCallOffModel(
                recordNo, now.Flow.Title, now.Run.State == RunState.Finished ? "finished" : until is null ? "never" : !mayEnd ? "not-yours" : "too-late", until?.Title ?? "", org.Current.NameOf(now.Initiator)));
        }

        var reason = call.Slots.Text("原因")!;
        var off = await desk.ApplyAsync(now, new RunWithdrawn(call.SenderId, reason), until.Id, CaseAct.Of(call), cancel);
        if (off.Refusal is { } refusal) return Reply.Of(refusal);
        await undos.RememberFinalAsync(call, recordNo, $"终止 {recordNo}", $"相关的人已经收到终止；还要办请重新发「{now.Flow.Start?.Verb ?? "发起"}」", cancel);
        return Reply.Of(CollaborationWordings.CallOffDone, new CallOffDoneModel(recordNo, now.Flow.Title, now.Customer, reason, now.Flow.Start?.Verb ?? "")) with
        {
            CardAfterUse = Deadlines.DeadlineWordings.CardUsed.With(new Deadlines.CardUsedModel(org.Current.NameOf(call.SenderId), "已终止")),
        };
    }
}
