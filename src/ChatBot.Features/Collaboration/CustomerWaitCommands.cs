using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Evidence;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary><c>等客户 KS-7 原因:…</c> and a proof: the clock stands still while the customer is waited for, within the limit of the flow (part C 14).</summary>
internal sealed class WaitForCustomerCommand(CaseDesk desk, CustomerWaitDesk waits, CaseStore cases, EvidenceStore evidence) : IChatCommand
{
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(30);

    public static CommandSpec Spec { get; } = new("等客户", "要等客户答复时暂停计时，须附截图", ["等客户 KS-7 处理方案 原因:客户周四开会后答复"])
    {
        Synonyms = ["等待客户"],
        Slots =
        [
            new Slot("编号", SlotKind.Record) { Required = true, Ask = "哪一件在等客户？请发编号", Example = "KS-7", Prefixes = CaseRecords.Prefixes },
            new Slot("原因", SlotKind.Keyed) { Keys = ["等什么"], Required = true, Ask = "等客户做什么？", Example = "客户周四开会后答复" },
            new Slot("环节", SlotKind.Text),
        ],
        Notes = ["先发或后发一张截图作凭证，没有凭证不暂停。", "流程规定最多等几个工作日（不超过5个），到时自动继续计时。", "客户答复后发：客户已答复 KS-7"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var recordNo = call.Slots.Record("编号")!;
        var found = await desk.FindAsync(recordNo, call.SenderId, cancel);
        if (found.Refusal is { } unknown) return Reply.Of(unknown);
        var now = found.Value!;
        var picked = desk.Pick(now, call.Slots.Text("环节") ?? "", call.SenderId, "等客户", call.Now, (rule, _) => rule.CustomerWait > 0);
        if (picked.Refusal is { } unclear) return Reply.Of(unclear);
        var rule = picked.Value!.Stage;
        var reason = call.Slots.Text("原因")!;
        if (waits.Refusal(now, rule, call.Now) is { } no) return Reply.Of(no);
        if (await evidence.LooseOfAsync(call.SenderId, call.Now - Lately, cancel) is { MediaKind: MediaKind.Picture or MediaKind.File } proof)
            return await waits.BeginAsync(now, rule, reason, proof.Id, CaseAct.Of(call), cancel);
        await cases.ExpectAsync(call.SenderId, new ExpectedMedia { RecordNo = recordNo, Stage = rule.Id, WaitReason = reason, AskedAt = call.Now }, cancel);
        return Reply.Of(CollaborationWordings.WaitProofWanted, new WaitProofWantedModel(recordNo, rule.Title, reason));
    }
}

/// <summary><c>客户已答复 KS-7</c>: the clock goes on, later by the time of the pause.</summary>
internal sealed class EndWaitCommand(CaseDesk desk, UndoStore undos, OrgDirectory org) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("客户已答复", "客户答复了，继续计时", ["客户已答复 KS-7"])
    {
        Synonyms = ["客户答复了", "继续计时"],
        Slots =
        [
            new Slot("编号", SlotKind.Record) { Required = true, Ask = "哪一件？请发编号", Example = "KS-7", Prefixes = CaseRecords.Prefixes },
            new Slot("环节", SlotKind.Text),
        ],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var recordNo = call.Slots.Record("编号")!;
        var found = await desk.FindAsync(recordNo, call.SenderId, cancel);
        if (found.Refusal is { } unknown) return Reply.Of(unknown);
        var picked = desk.Pick(found.Value!, call.Slots.Text("环节") ?? "", call.SenderId, "客户已答复", call.Now, (_, stage) => stage.Wait is not null);
        if (picked.Refusal is { } unclear) return Reply.Of(unclear);
        var rule = picked.Value!.Stage;
        if (found.Value!.Run.Stage(rule.Id).Wait is null) return Reply.Of(CollaborationWordings.StageRefused, new StageRefusedModel(recordNo, rule.Title, "not-waiting", ""));
        var goesOn = await desk.GoOnAsync(found.Value, rule.Id, CaseAct.Of(call), cancel);
        if (goesOn.Refusal is { } refusal) return Reply.Of(refusal);
        var stage = goesOn.Value!.Run.Stage(rule.Id);
        await undos.RememberAsync(call, CaseActUndo.Of(goesOn.Value, $"继续计时 {recordNo} {rule.Title}"), cancel);
        return Reply.Of(CollaborationWordings.WaitOver, new WaitOverModel(
            recordNo, rule.Title, goesOn.Value.Customer, false, DateWords.Span(stage.Waits[^1].To!.Value - stage.Waits[^1].From), org.Current.NameOf(stage.Holder!), DateWords.Absolute(stage.DueAt!.Value, call.Now),
            DateWords.Remaining(stage.DueAt.Value, call.Now), StageCommands.Complete(recordNo, rule)));
    }
}
