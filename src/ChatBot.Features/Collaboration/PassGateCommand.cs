using System.Text.Json;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary><c>放行 YS-3 步骤17 原因:…</c>: the role that the flow names lets a gate pass; what was lacking is written down and counted (R45).</summary>
internal sealed class PassGateCommand(CaseDesk desk, StageFinisher finisher, CaseRoleFinder roles, CaseProgress progress, UndoStore undos, OrgDirectory org) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("放行", "材料不全时由指定角色放行，留痕并计数", ["放行 YS-3 步骤17 原因:备案受理号已下，纸件周五到"])
    {
        Slots =
        [
            new Slot("编号", SlotKind.Record) { Required = true, Ask = "放行哪一件？请发编号", Example = "YS-3", Prefixes = CaseRecords.Prefixes },
            new Slot("原因", SlotKind.Keyed) { Keys = ["理由"], Required = true, Ask = "为什么放行？", Example = "备案受理号已下，纸件周五到" },
            new Slot("环节", SlotKind.Text),
        ],
        Notes = ["只有流程里指定的角色（例如合规负责人）可以放行，其他人都不行。", "放行会写进审计，体检里看得到次数。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var recordNo = call.Slots.Record("编号")!;
        var found = await desk.FindAsync(recordNo, call.SenderId, cancel);
        if (found.Refusal is { } unknown)
        {
            // The role that may let pass has no stage of its own, and sees the case all the same.
            if (await desk.FindForAsync(recordNo, flow => flow.OverrideBy, call.SenderId, cancel) is not { } seen) return Reply.Of(unknown);
            found = seen;
        }

        var now = found.Value!;
        if (now.Flow.OverrideBy is not { } role) return Reply.Of(CollaborationWordings.MayNotPass, new MayNotPassModel(recordNo, "", ""));
        var who = roles.OfRole(now, role);
        if (who is null || !StagePick.Same(who.Person.UserId, call.SenderId)) return Reply.Of(CollaborationWordings.MayNotPass, new MayNotPassModel(recordNo, role, who?.Person.Name ?? ""));
        var (rule, _) = StagePick.Named(now.Flow, call.Slots.Text("环节") ?? "");
        if (rule is null)
        {
            var open = now.Run.Open.ToList();
            if (open.Count > 1)
                return Reply.Of(CollaborationWordings.WhichStage, new WhichStageModel(recordNo, "放行", [.. open.Select(stage => now.Flow.Stage(stage.Id)).Select(one => new StageOption(one.Title, tree.NameOf(now.Run.Stage(one.Id).Holder!), $"放行 {recordNo} {one.Title} 原因:{call.Slots.Text("原因")}"))]));
            rule = open is [var only] ? now.Flow.Stage(only.Id) : now.Flow.Stages[^1];
        }

        var stage = now.Run.Stage(rule.Id);
        var happened = new StageCompleted(call.SenderId, rule.Id, await desk.LostAsync(recordNo, cancel), desk.Holders(now, call.Now), call.Slots.Text("原因"));
        var advance = now.Run.Apply(happened, call.Now);
        if (advance.IsRefused) return Reply.Of(StageFinisher.InWords(now, rule.Id, advance.Refusal, tree, call.Now, advance.Lacking));
        if (advance.Run.Stage(rule.Id).Override is null)
            return Reply.Of(CollaborationWordings.NothingToPass, new NothingToPassModel(recordNo, rule.Title, tree.NameOf(stage.Holder!), DateWords.Remaining(stage.DueAt!.Value, call.Now)));
        if (await progress.SaveAsync(now, advance, happened, CaseAct.Of(call), cancel) is not { } after) return Reply.Of(CollaborationWordings.ChangedMeanwhile, new ChangedMeanwhileModel(recordNo));
        await undos.RememberAsync(
            call, new Undoable(StageCompletionUndo.UndoKind, recordNo, $"放行 {recordNo} {rule.Title}", JsonSerializer.Serialize(new CompletionToUndo(rule.Id, after.Version), ChatJson.Options)), cancel);
        return Reply.Of(finisher.Said(after, stage.Holder!, rule, advance, call));
    }
}
