using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Leads;

/// <summary><c>丢单异议 XS-12 理由:…</c>: a superior of the slow stage, or of the owner, does not agree with the reason; both are kept side by side (R18).</summary>
internal sealed class DisputeLossCommand(LeadStore leads, LeadDesk desk, OrgDirectory org) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("丢单异议", "对丢单原因提出异议（最慢环节的上级或负责人的上级）", ["丢单异议 XS-12 理由:报价当天已给出，客户压价"])
    {
        Synonyms = ["异议丢单"],
        Slots =
        [
            new Slot("编号", SlotKind.Record) { Keys = ["线索号"], Prefixes = [RecordNo.Lead], Required = true, Ask = "对哪条丢单有异议？请发编号", Example = "XS-12" },
            new Slot("理由", SlotKind.Text) { Keys = ["原因", "说明"], Required = true, Ask = "理由是什么？", Example = "报价当天已给出，客户压价" },
        ],
        Notes = ["原登记不改，异议列在旁边；统计时「有异议」单独列出。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var (no, tree) = (call.Slots.Record("编号")!, org.Current);
        // Who stands above the slow stage knows of the loss by the message that told of it, and sees nothing else of the lead.
        if (await leads.FindAsync(no, cancel) is not { } before || !(LeadSight.MaySee(tree, call.SenderId, before) || IsAboveSlowest(tree, call.SenderId, before)))
            return Reply.Of(ChatWordings.NoSuchRecord, new NoSuchRecordModel(no));
        if (before.State != LeadState.Lost) return Reply.Of(LeadWordings.NotLost, new LeadNotLostModel(no));
        if (!IsAboveSlowest(tree, call.SenderId, before) && !tree.IsAbove(call.SenderId, before.Owner) && !tree.IsAdmin(call.SenderId))
            return Reply.Of(LeadWordings.DisputeNotYours, new LeadNotYoursModel(no, tree.NameOf(before.Owner)));
        var reason = call.Slots.Text("理由")!;
        var lastStay = await desk.LastStayAsync(no, cancel);
        if (!await leads.UpdateAsync(before with { DisputedBy = call.SenderId, DisputedAt = call.Now, DisputeReason = reason }, cancel)) return Reply.Of(LeadWordings.ChangedSince, new LeadChangedSinceModel(no));
        await desk.NoteAsync(call, before, "丢单异议", before.LossReason, null, reason, lastStay, cancel);
        var model = new LossDisputedModel(no, before.Customer, desk.Links.ReasonTitle(before.LossReason ?? ""), tree.NameOf(call.SenderId), reason, desk.UndoMinutes);
        await desk.TellAsync(before.Owner, "disputed", LeadWordings.DisputedTold.With(model), no, call, cancel);
        return Reply.Of(LeadWordings.Disputed, model);
    }

    private static bool IsAboveSlowest(OrgTree tree, string userId, Lead lead) => lead.LossSlowest is { } slowest && tree.IsAbove(userId, slowest);
}
