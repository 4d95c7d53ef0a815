using ChatBot.Features.Chat;
using ChatBot.Features.Evidence;
using ChatBot.Features.People;

namespace ChatBot.Features.Collaboration;

/// <summary><c>补交 YS-3 步骤14 有效期至:2027-12-31</c>: brings an output without finishing the stage, or again after it ran out (R45).</summary>
internal sealed class SupplyOutputCommand(CaseDesk desk, CompleteStageCommand complete, ChallengeStore challenges, UndoStore undos, OrgDirectory org) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("补交", "给一个环节补材料，不改变它的进度", ["补交 YS-3 步骤14 有效期至:2027-12-31", "补交 KS-7 物流异常核实"])
    {
        Synonyms = ["补充材料"],
        Slots =
        [
            new Slot("编号", SlotKind.Record) { Required = true, Ask = "给哪一件补材料？请发编号", Example = "YS-3", Prefixes = CaseRecords.Prefixes },
            new Slot(CompleteStageCommand.ResultSlot, SlotKind.Keyed) { Keys = ["处理结果", "说明"] },
            new Slot("环节", SlotKind.Text),
        ],
        Notes = ["已完成的环节可以补照片、文件和签字，例如过期的证件。", "补交之后30分钟内发的图片归到这个环节。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var recordNo = call.Slots.Record("编号")!;
        var found = await desk.FindAsync(recordNo, call.SenderId, cancel);
        if (found.Refusal is { } unknown) return Reply.Of(unknown);
        var now = found.Value!;
        var (rule, rest) = StagePick.Named(now.Flow, CompleteStageCommand.WordsOf(call));
        if (rule is null)
        {
            var picked = desk.Pick(now, rest, call.SenderId, "补交", call.Now);
            if (picked.Refusal is { } unclear) return Reply.Of(unclear);
            (rule, rest) = (picked.Value!.Stage, picked.Value.Rest);
        }

        var stage = now.Run.Stage(rule.Id);
        // For a stage that is over, whoever has the case in hand now may bring what ran out.
        if (!desk.MayAct(stage, call.SenderId) && !(stage.State == StageState.Done && StagePick.InHandOf(now.Run, call.SenderId, org.Current).Count > 0)) return Reply.Of(desk.NotYours(now, [stage], call.Now));
        var reading = OutputWords.Read(rule, rest, who => complete.PartyOf(now, who, org.Current));
        if (reading.Problems.Count > 0) return Reply.Of(CollaborationWordings.NotUsable, new NotUsableModel(recordNo, rule.Title, reading.Problems, rule.Sample));
        if (reading.Values.Count > 0)
        {
            var given = await desk.ApplyAsync(now, new OutputsGiven(call.SenderId, rule.Id, reading.Values, Completes: false), rule.Id, CaseAct.Of(call), cancel);
            if (given.Refusal is { } refusal) return Reply.Of(refusal);
            now = given.Value!;
            await undos.RememberAsync(call, CaseActUndo.Of(now, $"补交 {recordNo} {rule.Title}"), cancel);
        }

        var next = StagePhoto.TargetOf(now, rule.Id);
        if (next is not null) await desk.ExpectMediaAsync(call.SenderId, now, rule, call.Now, cancel);
        var supplied = Reply.Of(CollaborationWordings.Supplied, new SuppliedModel(
            recordNo, rule.Title, string.Join("；", reading.Values.Select(value => now.Flow.Output(new OutputRef(rule.Id, value.Output)).Title + (value.ValidUntil is { } until ? $" 有效期至{until:yyyy-MM-dd}" : value.InWords.Length > 0 ? "：" + value.InWords : ""))),
            [.. rule.Outputs.Where(output => output.IsMedia || output.Type == OutputType.Signature).Select(output => output.InWords)]));
        // The next picture is for this stage: what it has to show is said with it.
        if (next is null || !StagePhoto.TakesCode(next)) return supplied;
        var code = await challenges.AskAsync(recordNo, rule.Id, call.SenderId, call.Now, cancel);
        return supplied.And(CollaborationWordings.CodeAsked.With(StagePhoto.Asked(recordNo, rule, code, call.Now)));
    }
}
