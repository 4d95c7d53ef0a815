using ChatBot.Features.Chat;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary><c>完成 KS-7 结果:…</c>: the holder, or a superior in the holder's stead, closes a stage and opens what follows (R30).</summary>
internal sealed class CompleteStageCommand(CaseDesk desk, StageFinisher finisher, CaseRoleFinder roles, OrgDirectory org) : IChatCommand
{
    internal const string ResultSlot = "结果";

    public static CommandSpec Spec { get; } = new("完成", "完成手上的一个环节，交给下一位", ["完成 KS-7 结果:外箱受潮，内包装完好", "库存确认 XQ-31 有 40/50", "定责 KS-7 物流 60% 销售 40% 依据:外箱受压"])
    {
        Synonyms = ["处理", "提交", "接单", "库存确认", "定责"],
        Slots =
        [
            new Slot("编号", SlotKind.Record) { Required = true, Ask = "完成的是哪一件？请发编号", Example = "KS-7", InHand = true, Prefixes = [.. CaseRecords.Prefixes, RecordNo.Commitment, RecordNo.Payment] },
            new Slot(ResultSlot, SlotKind.Keyed) { Keys = ["处理结果", "说明"], Ask = "处理结果是什么？", Example = "外箱受潮，内包装完好" },
            new Slot("环节", SlotKind.Text),
        ],
        Notes =
        [
            "只有处理人本人、其上级或请假时的代理人可以完成；代为完成会写明。", "几个环节同时进行时写上环节名，或「步骤5」。", "要求照片或文件的，先发图再发结果、先发结果再发图都可以；缺什么会一次列全。",
        ],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var recordNo = call.Slots.Record("编号")!;
        if (!CaseRecords.Prefixes.Contains(RecordNo.PrefixOf(recordNo))) return Reply.Of(CollaborationWordings.OtherRecord, new OtherRecordModel(recordNo, ClockActs.Finish(recordNo), RecordNo.PrefixOf(recordNo) == RecordNo.Commitment));
        var found = await desk.FindAsync(recordNo, call.SenderId, cancel);
        if (found.Refusal is { } unknown) return Reply.Of(unknown);
        var now = found.Value!;

        var words = WordsOf(call);
        var (named, rest) = StagePick.Named(now.Flow, words);
        named ??= StagePick.ByVerb(now.Flow, call.Text);
        var choice = Choose(now, named, rest, call, tree);
        if (choice.Refusal is { } refusal) return Reply.Of(refusal);
        var rule = now.Flow.Stage(choice.Value!);
        // Before it is its turn, a last stage with a verb of its own (验收完成) lists all that the case still lacks (R45).
        if (rule.Verb is not null && now.Run.Stage(rule.Id).State == StageState.Waiting && StageGate.LackingToFinish(now.Run, call.Now, await desk.LostAsync(recordNo, cancel)) is { Count: > 0 } lacking
            && !now.Flow.Stages.Any(other => other.After.Contains(rule.Id)))
            return Reply.Of(CollaborationWordings.Lacking, LackingModel.Of(now, rule, lacking, isKept: false));

        var reading = OutputWords.Read(rule, rest, who => PartyOf(now, who, tree));
        if (reading.Problems.Count > 0 && now.Run.Stage(rule.Id).State == StageState.Open)
            return Reply.Of(CollaborationWordings.NotUsable, new NotUsableModel(recordNo, rule.Title, reading.Problems, rule.Sample));
        return await finisher.FinishAsync(now, rule.Id, reading.Values, call, cancel);
    }

    /// <summary>All that was typed beside the number; a key without a value is nothing.</summary>
    internal static string WordsOf(CommandCall call)
    {
        var words = call.Slots.Text("环节") ?? "";
        if (call.Slots.Text(ResultSlot) is { } keyed) return $"{words} {ResultSlot}:{keyed}".Trim();
        return words is "结果" or "处理结果" or "说明" ? "" : words;
    }

    /// <summary>Whom a share means: a role of this flow, a department by its leader, or a person by name.</summary>
    internal string? PartyOf(Case now, string who, OrgTree tree)
    {
        if (now.Flow.Roles.ContainsKey(who)) return roles.OfRole(now, who)?.Person.UserId;
        if (tree.FindDepartment(who) is not null) return tree.Resolve(who, now.ProductLine)?.Person.UserId;
        return tree.Named(who).Where(person => person.IsActive).ToList() is [var only] ? only.UserId : null;
    }

    /// <summary>The id of the stage that is meant and may be completed by the sender.</summary>
    private Decision<string> Choose(Case now, FlowStage? named, string rest, CommandCall call, OrgTree tree)
    {
        if (named is not null)
        {
            var stage = now.Run.Stage(named.Id);
            return stage.State != StageState.Open || desk.MayAct(stage, call.SenderId)
                ? Decision<string>.Of(named.Id)
                : desk.NotYours(now, [stage], call.Now);
        }

        var mine = StagePick.InHandOf(now.Run, call.SenderId, tree);
        if (mine.Count == 1) return Decision<string>.Of(mine[0].Id);
        if (mine.Count > 1)
        {
            return CollaborationWordings.WhichStage.With(new WhichStageModel(
                now.RecordNo, "完成",
                [.. mine.Select(stage => now.Flow.Stage(stage.Id)).Select(rule => new StageOption(
                    rule.Title, tree.NameOf(now.Run.Stage(rule.Id).Holder!), $"完成 {now.RecordNo} {rule.Title} {rest}".TrimEnd()))]));
        }

        // Nothing in hand: what the sender has done before is what a second tap means (C8); else the whole case may be over.
        var before = now.Run.Stages.Where(stage => stage.State == StageState.Done)
            .Where(stage => StagePick.Same(stage.DoneBy, call.SenderId) || StagePick.Same(stage.Holder, call.SenderId) || now.Run.State == RunState.Finished)
            .OrderBy(stage => stage.DoneAt).LastOrDefault();
        return before is not null ? Decision<string>.Of(before.Id) : desk.NotYours(now, [.. now.Run.Open], call.Now);
    }
}
