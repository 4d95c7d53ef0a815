using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Leads;

/// <summary><c>重开线索 XS-12 原因:…</c>: a lost lead runs again in the link where it was lost; its time counts from the first start (R17).</summary>
internal sealed class ReopenLeadCommand(LeadStore leads, LeadFinder finder, LeadDesk desk) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("重开线索", "丢单的线索又有希望了：接着走", ["重开线索 XS-12 原因:客户重新招标"])
    {
        Synonyms = ["线索重开", "重启线索"],
        Slots =
        [
            new Slot("编号", SlotKind.Record) { Keys = ["线索号"], Prefixes = [RecordNo.Lead], Required = true, Ask = "重开哪条线索？请发编号", Example = "XS-12" },
            new Slot("原因", SlotKind.Text) { Keys = ["理由", "备注"], Required = true, Ask = "为什么重开？请发原因", Example = "客户重新招标" },
        ],
        Notes = ["周期从第一次登记算起。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var found = await finder.ToActOnAsync(call, cancel);
        if (found.Refusal is { } no) return Reply.Of(no);
        var before = found.Value!;
        if (before.State != LeadState.Lost) return Reply.Of(LeadWordings.NotLost, new LeadNotLostModel(before.RecordNo));
        var reason = call.Slots.Text("原因")!;
        var lastStay = await desk.LastStayAsync(before.RecordNo, cancel);
        var after = before with
        {
            State = LeadState.Open, LinkSince = call.Now, ClosedAt = null, ClosedBy = null, LossReason = null, LossNote = null, LossInternalMinutes = null, LossSlowest = null,
            DisputedBy = null, DisputedAt = null, DisputeReason = null,
        };
        if (!await leads.MoveAsync(after, new Entering(call.SenderId, reason), cancel)) return Reply.Of(LeadWordings.ChangedSince, new LeadChangedSinceModel(before.RecordNo));
        await desk.NoteAsync(call, before, "重开线索", before.LossReason, after.Link, reason, lastStay, cancel);
        var model = await desk.ModelAsync(after, false, call.Now, cancel);
        await desk.TellAsync(before.Owner, "reopened", LeadWordings.Reopened.With(model), before.RecordNo, call, cancel);
        return Reply.Of(LeadWordings.Reopened, model);
    }
}
