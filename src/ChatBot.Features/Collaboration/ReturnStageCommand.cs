using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary><c>退回 KS-7 责任认定 原因:…</c>: a reviewer gives the case back to a stage; the time that both had it stays written down (R30).</summary>
internal sealed class ReturnStageCommand(CaseDesk desk, CaseRoleFinder roles, UndoStore undos, OrgDirectory org) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("退回", "审核不通过，退回到前面的环节重做", ["退回 KS-7 责任认定 原因:依据和照片对不上"])
    {
        Synonyms = ["打回"],
        Slots =
        [
            new Slot("编号", SlotKind.Record) { Required = true, Ask = "退回哪一件？请发编号", Example = "KS-7", Prefixes = CaseRecords.Prefixes },
            new Slot("原因", SlotKind.Keyed) { Keys = ["理由"], Required = true, Ask = "为什么退回？写明缺什么、怎么改", Example = "依据和照片对不上" },
            new Slot("环节", SlotKind.Text),
        ],
        Notes = ["只有正在办理的人能退回，能退到哪些环节由流程规定。", "退回的环节重新计时，文字要重写，照片和文件保留；两边用的时间都记着。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var recordNo = call.Slots.Record("编号")!;
        var found = await desk.FindAsync(recordNo, call.SenderId, cancel);
        if (found.Refusal is { } unknown) return Reply.Of(unknown);
        var now = found.Value!;
        var reason = call.Slots.Text("原因")!;
        var (target, _) = StagePick.Named(now.Flow, call.Slots.Text("环节") ?? "");
        var mine = StagePick.InHandOf(now.Run, call.SenderId, tree).Where(stage => now.Flow.Stage(stage.Id).RejectTo.Count > 0 && (target is null || now.Flow.Stage(stage.Id).RejectTo.Contains(target.Id))).ToList();
        if (mine.Count == 0)
        {
            var inHand = StagePick.InHandOf(now.Run, call.SenderId, tree);
            return inHand is [var own, ..]
                ? Reply.Of(CollaborationWordings.CannotReturn, new CannotReturnModel(recordNo, now.Flow.Stage(own.Id).Title, [.. Options(now, now.Flow.Stage(own.Id), reason, tree)]))
                : Reply.Of(desk.NotYours(now, [.. now.Run.Open], call.Now));
        }

        var rule = now.Flow.Stage(mine[0].Id);
        if (target is null && rule.RejectTo.Where(id => now.Run.Stage(id).State == StageState.Done).ToList() is [var only]) target = now.Flow.Stage(only);
        if (target is null) return Reply.Of(CollaborationWordings.WhichStage, new WhichStageModel(recordNo, "退回", [.. Options(now, rule, reason, tree)]));

        var holder = roles.Again(now, target, call.Now);
        if (holder is null) return Reply.Of(CollaborationWordings.RoleMissing, new RoleMissingModel(now.Flow.Title, target.Role));
        var returned = await desk.ApplyAsync(now, new StageReturned(call.SenderId, rule.Id, target.Id, reason, holder), target.Id, CaseAct.Of(call), cancel);
        if (returned.Refusal is { } refusal) return Reply.Of(refusal);
        await undos.RememberAsync(call, CaseActUndo.Of(returned.Value!, $"退回 {recordNo} {target.Title}"), cancel);
        return Reply.Of(CollaborationWordings.ReturnDone, new ReturnDoneModel(
            recordNo, target.Title, rule.Title, tree.NameOf(holder.UserId), reason, DateWords.Absolute(holder.DueAt, call.Now), target.Due.InWords)) with
        {
            CardAfterUse = Deadlines.DeadlineWordings.CardUsed.With(new Deadlines.CardUsedModel(tree.NameOf(call.SenderId), $"已退回到{target.Title}")),
        };
    }

    private static IEnumerable<StageOption> Options(Case now, FlowStage rule, string reason, OrgTree tree) =>
        rule.RejectTo.Where(id => now.Run.Stage(id).State == StageState.Done)
            .Select(id => new StageOption(now.Flow.Stage(id).Title, tree.NameOf(now.Run.Stage(id).DoneBy!), $"退回 {now.RecordNo} {now.Flow.Stage(id).Title} 原因:{reason}"));
}
