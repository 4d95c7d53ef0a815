using ChatBot.Features.Chat;
using ChatBot.Features.Deadlines;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary><c>认可 KS-7</c>, <c>异议 KS-7 原因:…</c>: whoever has a share says so; an objection goes to the superior common to the parties (R34).</summary>
internal sealed class AnswerShareCommand(CaseDesk desk, UndoStore undos, OrgDirectory org) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("认可", "对定责表示认可或异议", ["认可 KS-7", "异议 KS-7 原因:发货前已加固，有照片"])
    {
        Synonyms = ["异议", "不认可"],
        Slots =
        [
            new Slot("编号", SlotKind.Record) { Required = true, Ask = "对哪一件表态？请发编号", Example = "KS-7", Prefixes = CaseRecords.Prefixes },
            new Slot("原因", SlotKind.Keyed) { Keys = ["理由"], Ask = "为什么有异议？", Example = "发货前已加固，有照片" },
            new Slot("说明", SlotKind.Text),
        ],
        Notes = ["异议要写原因，由各方共同的上级在24小时内裁定；裁定之前不能归档。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var recordNo = call.Slots.Record("编号")!;
        var found = await desk.FindAsync(recordNo, call.SenderId, cancel);
        if (found.Refusal is { } unknown) return Reply.Of(unknown);
        var now = found.Value!;
        var agrees = call.Text.StartsWith("认可", StringComparison.Ordinal);
        var reason = call.Slots.Text("原因") ?? call.Slots.Text("说明") ?? "";
        if (SplitParties.ShareOf(now, call.SenderId) is not { } mine) return Reply.Of(CollaborationWordings.NoShare, new NoShareModel(recordNo));
        if (!agrees && reason.Length == 0) return Reply.Of(CollaborationWordings.ObjectionWanted, new ObjectionWantedModel(recordNo, mine.Share.InWords));
        var judge = agrees ? null : SplitParties.JudgeOf(now, mine.Stage, mine.Share, tree);
        if (!agrees && judge is null) return Reply.Of(CollaborationWordings.RoleMissing, new RoleMissingModel(now.Flow.Title, "共同上级"));
        var answered = await desk.ApplyAsync(now, new ShareAnswered(call.SenderId, mine.Stage, mine.Share.Output, agrees, reason, judge?.UserId), mine.Stage, CaseAct.Of(call), cancel);
        if (answered.Refusal is { } refusal) return Reply.Of(refusal);
        await undos.RememberAsync(call, CaseActUndo.Of(answered.Value!, $"{(agrees ? "认可" : "异议")} {recordNo}"), cancel);
        return Reply.Of(CollaborationWordings.ShareAnswered, new ShareAnsweredModel(recordNo, mine.Share.InWords, agrees, reason, judge?.Name ?? "")) with
        {
            CardAfterUse = DeadlineWordings.CardUsed.With(new CardUsedModel(tree.NameOf(call.SenderId), agrees ? "已认可" : "有异议")),
        };
    }
}

/// <summary><c>裁定 KS-7 物流 50% 销售 50% 依据:…</c>, <c>裁定 KS-7 维持 依据:…</c>: the common superior decides on an objection (R34).</summary>
internal sealed class DecideSplitCommand(CaseDesk desk, CompleteStageCommand complete, UndoStore undos, OrgDirectory org) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("裁定", "对定责的异议作出裁定", ["裁定 KS-7 物流 50% 销售 50% 依据:双方都有疏漏", "裁定 KS-7 维持 依据:照片清楚"])
    {
        Slots =
        [
            new Slot("编号", SlotKind.Record) { Required = true, Ask = "裁定哪一件？请发编号", Example = "KS-7", Prefixes = CaseRecords.Prefixes },
            new Slot("依据", SlotKind.Keyed) { Keys = ["理由", "原因"], Required = true, Ask = "依据是什么？", Example = "照片清楚" },
            new Slot("划分", SlotKind.Text),
        ],
        Notes = ["只有各方共同的上级可以裁定；比例合计必须是100%。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var recordNo = call.Slots.Record("编号")!;
        var found = await desk.FindAsync(recordNo, call.SenderId, cancel);
        if (found.Refusal is { } unknown) return Reply.Of(unknown);
        var now = found.Value!;
        if (SplitParties.Disputed(now) is not { } dispute) return Reply.Of(CollaborationWordings.NoDispute, new NoDisputeModel(recordNo, ""));
        if (!StagePick.Same(dispute.Share.Judge, call.SenderId)) return Reply.Of(CollaborationWordings.NoDispute, new NoDisputeModel(recordNo, tree.NameOf(dispute.Share.Judge!)));
        var words = (call.Slots.Text("划分") ?? "").Trim();
        var shares = words is "" or "维持" or "维持原判" or "不变"
            ? new OutputReading([], [])
            : OutputWords.Shares(now.Flow.Output(new OutputRef(dispute.Stage, dispute.Share.Output)), words, who => complete.PartyOf(now, who, tree));
        if (shares.Problems.Count > 0) return Reply.Of(CollaborationWordings.NotUsable, new NotUsableModel(recordNo, now.Flow.Stage(dispute.Stage).Title, shares.Problems, "裁定 KS-7 物流 50% 销售 50% 依据:…"));
        var decided = await desk.ApplyAsync(now, new SplitDecided(call.SenderId, dispute.Stage, dispute.Share.Output, shares.Values, call.Slots.Text("依据")!), dispute.Stage, CaseAct.Of(call), cancel);
        if (decided.Refusal is { } refusal) return Reply.Of(refusal);
        await undos.RememberAsync(call, CaseActUndo.Of(decided.Value!, $"裁定 {recordNo}"), cancel);
        var settled = decided.Value!.Run.Stage(dispute.Stage).Of(dispute.Share.Output).ToList();
        return Reply.Of(CollaborationWordings.SplitSettled, new SplitSettledModel(
            recordNo, now.Flow.Stage(dispute.Stage).Title, now.Customer, tree.NameOf(call.SenderId), string.Join("、", settled.Select(share => share.InWords)), call.Slots.Text("依据")!)) with
        {
            CardAfterUse = DeadlineWordings.CardUsed.With(new CardUsedModel(tree.NameOf(call.SenderId), "已裁定")),
        };
    }
}
