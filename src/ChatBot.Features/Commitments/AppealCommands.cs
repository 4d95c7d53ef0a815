using ChatBot.Features.Chat;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Commitments;

/// <summary><c>申诉 CN-23 理由</c>: it should not count as late or broken; the superior decides (R26).</summary>
internal sealed class AppealCommand(AppealDesk desk) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("申诉", "对逾期或未兑现的判定提出异议，由上级判定", ["申诉 CN-3 客户当天不在，无法签收"])
    {
        Slots = [UnlockReply.Number, new Slot("理由", SlotKind.Text) { Keys = ["原因"], Required = true, Ask = "为什么不应算逾期或未兑现？请发理由", Example = "客户当天不在，无法签收" }],
        Notes = ["承诺人或责任人在结束后5天内可以申诉一次，由承诺人的上级判定。", "申诉成立计为按时；已冻结的月份在冻结数旁边列出更正。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var decision = await desk.FileAsync(call, call.Slots.Text("理由")!, cancel);
        return decision.Refusal is { } refusal ? Reply.Of(refusal) : Reply.Of(CommitmentWordings.AppealFiled, desk.ModelOf(decision.Value!, call.Now));
    }
}

/// <summary><c>申诉成立 CN-23</c>: it counts as on time.</summary>
internal sealed class GrantAppealCommand(AppealDesk desk, OrgDirectory org) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("申诉成立", "判定一条申诉成立，计为按时", ["申诉成立 CN-3"])
    {
        Slots = [UnlockReply.Number, new Slot("说明", SlotKind.Text) { Keys = ["原因", "理由"] }],
        Notes = ["由承诺人的上级判定。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel) =>
        AppealReply.Of(await desk.DecideAsync(call, isGranted: true, call.Slots.Text("说明"), cancel), call, desk, org.Current);
}

/// <summary><c>申诉不成立 CN-23 原因</c>: it stays as it is.</summary>
internal sealed class RejectAppealCommand(AppealDesk desk, OrgDirectory org) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("申诉不成立", "判定一条申诉不成立，并说明原因", ["申诉不成立 CN-3 发货前没有联系客户"])
    {
        Slots = [UnlockReply.Number, new Slot("原因", SlotKind.Text) { Keys = ["理由", "说明"], Required = true, Ask = "为什么不成立？请发原因", Example = "发货前没有联系客户" }],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel) =>
        AppealReply.Of(await desk.DecideAsync(call, isGranted: false, call.Slots.Text("原因"), cancel), call, desk, org.Current);
}

internal static class AppealReply
{
    public static Reply Of(Decision<AppealedPromise> decision, CommandCall call, AppealDesk desk, OrgTree org) => decision.Refusal is { } refusal
        ? Reply.Of(refusal)
        : Reply.Of(CommitmentWordings.AppealJudged, desk.ModelOf(decision.Value!, call.Now)) with
        {
            CardAfterUse = DeadlineWordings.CardUsed.With(new CardUsedModel(org.NameOf(call.SenderId), decision.Value!.Appeal.Verdict == AppealVerdict.Granted ? "判定成立" : "判定不成立")),
        };
}
