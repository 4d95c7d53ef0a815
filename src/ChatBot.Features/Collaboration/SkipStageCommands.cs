using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary><c>不适用 YS-3 步骤7 原因:…</c>: asks the reviewer whom the flow names to let a stage be left out (R43).</summary>
internal sealed class SkipStageCommand(CaseDesk desk, CaseRoleFinder roles, UndoStore undos, OrgDirectory org) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("不适用", "申请跳过一个不适用的环节，由指定的人审核", ["不适用 YS-3 步骤7 原因:科室不使用该附件"])
    {
        Slots =
        [
            new Slot("编号", SlotKind.Record) { Required = true, Ask = "哪一件？请发编号", Example = "YS-3", Prefixes = CaseRecords.Prefixes },
            new Slot("原因", SlotKind.Keyed) { Keys = ["理由"], Required = true, Ask = "为什么不适用？", Example = "科室不使用该附件" },
            new Slot("环节", SlotKind.Text),
        ],
        Notes = ["只有流程里写明可以不适用的环节才行；审核人不能是申请人自己。", "审核期间期限照走。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var recordNo = call.Slots.Record("编号")!;
        var found = await desk.FindAsync(recordNo, call.SenderId, cancel);
        if (found.Refusal is { } unknown) return Reply.Of(unknown);
        var now = found.Value!;
        var picked = desk.Pick(now, call.Slots.Text("环节") ?? "", call.SenderId, "不适用", call.Now, (rule, _) => rule.NotApplicable is not null);
        if (picked.Refusal is { } unclear) return Reply.Of(unclear);
        var rule = picked.Value!.Stage;
        var stage = now.Run.Stage(rule.Id);
        if (rule.NotApplicable is null) return Reply.Of(StageFinisher.InWords(now, rule.Id, RunRefusal.NotAllowed, org.Current, call.Now));
        var reviewer = roles.OfRole(now, rule.NotApplicable, except: stage.Holder);
        if (reviewer is null || StagePick.Same(reviewer.Person.UserId, call.SenderId)) reviewer = roles.OfRole(now, rule.NotApplicable, except: call.SenderId);
        if (reviewer is null) return Reply.Of(CollaborationWordings.RoleMissing, new RoleMissingModel(now.Flow.Title, rule.NotApplicable));
        var asked = await desk.ApplyAsync(
            now, new SkipAsked(call.SenderId, rule.Id, call.Slots.Text("原因")!, new Assignment(reviewer.Person.UserId, "审核不适用：" + reviewer.Path, stage.DueAt!.Value)), rule.Id, CaseAct.Of(call), cancel);
        if (asked.Refusal is { } refusal) return Reply.Of(refusal);
        await undos.RememberAsync(call, CaseActUndo.Of(asked.Value!, $"不适用 {recordNo} {rule.Title}"), cancel);
        return Reply.Of(CollaborationWordings.SkipAskedFor, new SkipAskedForModel(recordNo, rule.Title, call.Slots.Text("原因")!, reviewer.Person.Name, DateWords.Absolute(stage.DueAt.Value, call.Now)));
    }
}

/// <summary><c>同意不适用 YS-3 步骤7</c>, <c>不同意不适用 YS-3 步骤7 原因:…</c>: the reviewer decides.</summary>
internal sealed class DecideSkipCommand(CaseDesk desk, StageFinisher finisher, CaseProgress progress, UndoStore undos, OrgDirectory org) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("同意不适用", "审核别人申请的「不适用」", ["同意不适用 YS-3 步骤7", "不同意不适用 YS-3 步骤7 原因:这台机器带该附件"])
    {
        Synonyms = ["不同意不适用"],
        Slots =
        [
            new Slot("编号", SlotKind.Record) { Required = true, Ask = "哪一件？请发编号", Example = "YS-3", Prefixes = CaseRecords.Prefixes },
            new Slot("原因", SlotKind.Keyed) { Keys = ["理由"], Ask = "为什么不同意？", Example = "这台机器带该附件" },
            new Slot("环节", SlotKind.Text),
        ],
        Notes = ["不同意时要写原因，环节回到申请人手里，期限不变。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var recordNo = call.Slots.Record("编号")!;
        var found = await desk.FindAsync(recordNo, call.SenderId, cancel);
        if (found.Refusal is { } unknown) return Reply.Of(unknown);
        var now = found.Value!;
        var agreed = call.Text.StartsWith("同意", StringComparison.Ordinal);
        var picked = desk.Pick(now, call.Slots.Text("环节") ?? "", call.SenderId, agreed ? "同意不适用" : "不同意不适用", call.Now, (_, stage) => stage.Skip is not null);
        if (picked.Refusal is { } unclear) return Reply.Of(unclear);
        var rule = picked.Value!.Stage;
        var stage = now.Run.Stage(rule.Id);
        var happened = new SkipDecided(call.SenderId, rule.Id, agreed, call.Slots.Text("原因") ?? picked.Value.Rest, await desk.LostAsync(recordNo, cancel), desk.Holders(now, call.Now));
        var advance = now.Run.Apply(happened, call.Now);
        if (advance.IsRefused) return Reply.Of(StageFinisher.InWords(now, rule.Id, advance.Refusal, tree, call.Now, advance.Lacking));
        if (await progress.SaveAsync(now, advance, happened, CaseAct.Of(call), cancel) is not { } after) return Reply.Of(CollaborationWordings.ChangedMeanwhile, new ChangedMeanwhileModel(recordNo));
        var asker = tree.NameOf(stage.Skip!.By);
        var what = $"{(agreed ? "同意" : "不同意")}不适用 {recordNo} {rule.Title}";
        if (after.Run.State == RunState.Running) await undos.RememberAsync(call, CaseActUndo.Of(after, what), cancel);
        else await undos.RememberFinalAsync(call, recordNo, what, "全部环节已完成，流程已归档", cancel);
        return agreed
            ? Reply.Of(finisher.Said(after, stage.Holder!, rule, advance, call))
            : Reply.Of(CollaborationWordings.SkipDeclined, new SkipDeclinedModel(recordNo, rule.Title, asker, happened.Reason));
    }
}
