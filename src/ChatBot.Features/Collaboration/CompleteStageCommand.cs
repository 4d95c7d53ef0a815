using ChatBot.Features.Chat;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary><c>完成 KS-7 结果:…</c>: the holder, or a superior in the holder's stead, closes a stage and opens what follows (R30).</summary>
internal sealed class CompleteStageCommand(CaseFinder cases, StageFinisher finisher, OrgDirectory org) : IChatCommand
{
    internal const string ResultSlot = "结果";

    public static CommandSpec Spec { get; } = new("完成", "完成手上的一个环节，交给下一位", ["完成 KS-7 结果:外箱受潮，内包装完好", "库存确认 XQ-31 有 40/50", "接单 XQ-31"])
    {
        Synonyms = ["处理", "提交", "接单", "库存确认"],
        Slots =
        [
            new Slot("编号", SlotKind.Record) { Required = true, Ask = "完成的是哪一件？请发编号", Example = "KS-7", InHand = true, Prefixes = [.. CaseRecords.Prefixes, RecordNo.Commitment, RecordNo.Payment] },
            new Slot(ResultSlot, SlotKind.Keyed) { Keys = ["处理结果", "说明"], Ask = "处理结果是什么？", Example = "外箱受潮，内包装完好" },
            new Slot("环节", SlotKind.Text),
        ],
        Notes = ["只有处理人本人、其上级或请假时的代理人可以完成；代为完成会写明。", "要求照片的环节，没有照片不能完成：先发照片或发完结果再发照片都可以。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var recordNo = call.Slots.Record("编号")!;
        if (!CaseRecords.Prefixes.Contains(RecordNo.PrefixOf(recordNo))) return Reply.Of(CollaborationWordings.OtherRecord, new OtherRecordModel(recordNo, ClockActs.Finish(recordNo), RecordNo.PrefixOf(recordNo) == RecordNo.Commitment));
        if (await cases.FindAsync(recordNo, call.SenderId, cancel) is not { } now)
            return Reply.Of(ChatWordings.NoSuchRecord, new NoSuchRecordModel(recordNo));
        if (now.Run.State == RunState.Withdrawn) return Reply.Of(CollaborationWordings.Withdrawn, new WithdrawnModel(recordNo));

        var (named, rest) = StagePick.Named(now.Flow, call.Slots.Text("环节") ?? "");
        named ??= StagePick.ByVerb(now.Flow, call.Text);
        var result = ResultOf(call.Slots.Text(ResultSlot), rest);
        var choice = Choose(now, named, result, call, tree);
        if (choice.Refusal is { } refusal) return Reply.Of(refusal);
        var stageId = choice.Value!;
        var rule = now.Flow.Stage(stageId);
        if (result.Length == 0 && !rule.ResultRequired) result = "已" + (rule.Verb ?? "完成");
        return await finisher.FinishAsync(now, stageId, result, call, cancel);
    }

    /// <summary>The id of the stage that is meant and may be completed by the sender.</summary>
    private static Decision<string> Choose(Case now, FlowStage? named, string result, CommandCall call, OrgTree tree)
    {
        if (named is not null)
        {
            var stage = now.Run.Stage(named.Id);
            return stage.State != StageState.Open || MayComplete(stage, call.SenderId, tree)
                ? Decision<string>.Of(named.Id)
                : NotYours(now, [stage], call, tree);
        }

        var mine = StagePick.InHandOf(now.Run, call.SenderId, tree);
        if (mine.Count == 1) return Decision<string>.Of(mine[0].Id);
        if (mine.Count > 1)
        {
            return CollaborationWordings.WhichStage.With(new WhichStageModel(
                now.RecordNo, "完成",
                [.. mine.Select(stage => now.Flow.Stage(stage.Id)).Select(rule => new StageOption(
                    rule.Title, tree.NameOf(now.Run.Stage(rule.Id).Holder!), $"完成 {now.RecordNo} {rule.Title}{(result.Length > 0 ? " 结果:" + result : "")}"))]));
        }

        // Nothing in hand: what the sender has done before is what a second tap means (C8); else the whole case may be over.
        var before = now.Run.Stages.Where(stage => stage.State == StageState.Done)
            .Where(stage => StagePick.Same(stage.DoneBy, call.SenderId) || StagePick.Same(stage.Holder, call.SenderId) || now.Run.State == RunState.Finished)
            .OrderBy(stage => stage.DoneAt).LastOrDefault();
        return before is not null ? Decision<string>.Of(before.Id) : NotYours(now, [.. now.Run.Open], call, tree);
    }

    private static bool MayComplete(StageRun stage, string sender, OrgTree tree) =>
        tree.MayDoFor(sender, stage.Holder!);

    private static Said NotYours(Case now, IReadOnlyList<StageRun> open, CommandCall call, OrgTree tree) =>
        CollaborationWordings.NotYourStage.With(new NotYourStageModel(now.RecordNo, [.. open.Select(stage => StageLine.Of(now.Run, stage, tree, call.Now))]));

    /// <summary>What was typed as the result: behind the key, or what is left of the words. A key without a value is no result.</summary>
    private static string ResultOf(string? keyed, string rest)
    {
        if (keyed is not null) return rest.Length > 0 ? $"{keyed} {rest}" : keyed;
        return rest is "结果" or "处理结果" or "说明" ? "" : rest;
    }
}
