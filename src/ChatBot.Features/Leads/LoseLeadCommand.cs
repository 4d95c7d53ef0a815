using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Leads;

/// <summary>
/// <c>丢单 XS-12 原因:内部响应 说明:…</c>: the reason comes from a list, and beside it stands what the clocks have measured. Whose stage was the slowest is told
/// through the superior (R18).
/// </summary>
internal sealed class LoseLeadCommand(LeadStore leads, LeadFinder finder, LeadDesk desk, LeadWaitFinder waits, OrgDirectory org) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("丢单", "登记丢单和原因，同时列出系统量到的内部等待", ["丢单 XS-12 原因:内部响应 说明:报价等了三天", "丢单 XS-12 原因:价格"])
    {
        Synonyms = ["输单", "线索丢单"],
        Slots =
        [
            new Slot("编号", SlotKind.Record) { Keys = ["线索号"], Prefixes = [RecordNo.Lead], Required = true, Ask = "哪条线索丢单了？请发编号", Example = "XS-12" },
            new Slot("说明", SlotKind.Keyed) { Keys = ["备注"] },
            new Slot("原因", SlotKind.Text) { Keys = ["理由", "丢单原因"], Required = true, Ask = "为什么丢单？请从清单里选：内部响应、价格、竞品、预算、需求变化、产品不符、其他", Example = "价格" },
        ],
        Notes = ["原因只能从清单里选（管理员可改），细节写在 说明: 里。", "最慢环节的上级会收到通知，可以用「丢单异议 XS-12 理由:…」提出异议。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var found = await finder.ToActOnAsync(call, cancel);
        if (found.Refusal is { } no) return Reply.Of(no);
        var (before, links, tree) = (found.Value!, desk.Links, org.Current);
        if (before.State != LeadState.Open)
            return Reply.Of(LeadWordings.AlreadyClosed, new LeadClosedModel(before.RecordNo, before.State == LeadState.Won, tree.NameOf(before.ClosedBy ?? ""), DateWords.Absolute(before.ClosedAt!.Value, call.Now), before.ContractNo ?? ""));
        var words = call.Slots.Text("原因")!;
        if (links.ReasonNamed(words) is not { } reason) return Reply.Of(LeadWordings.WhichReason, new WhichReasonModel(before.RecordNo, words, [.. links.Reasons.Select(one => one.Title)]));

        var lastStay = await desk.LastStayAsync(before.RecordNo, cancel);
        var wait = await waits.OfAsync(before, call.Now, cancel);
        var after = before with
        {
            State = LeadState.Lost, ClosedAt = call.Now, ClosedBy = call.SenderId, LossReason = reason.Id, LossNote = call.Slots.Text("说明") ?? "", LossInternalMinutes = (long)wait.Total.TotalMinutes,
            LossSlowest = wait.Slowest?.Holder,
        };
        if (!await leads.UpdateAsync(after, cancel)) return Reply.Of(LeadWordings.ChangedSince, new LeadChangedSinceModel(before.RecordNo));
        await leads.LeaveAsync(before.RecordNo, call.SenderId, call.Now, cancel);
        await desk.NoteAsync(call, before, "丢单", before.Link, reason.Id, after.LossNote, lastStay, cancel);

        var superior = wait.Slowest is { } slow ? tree.LineAbove(slow.Holder).FirstOrDefault()?.Person : null;
        var model = new LeadLostModel(
            after.RecordNo, after.Customer, after.Amount?.ToString() ?? "", links.TitleOf(after.Link), reason.Title, after.LossNote, DateWords.Span(call.Now - before.LoggedAt),
            wait.Total > TimeSpan.Zero ? DateWords.Span(wait.Total) : "", wait.Slowest?.RecordNo ?? "", wait.Slowest?.Where ?? "", wait.Slowest is { } by ? tree.NameOf(by.Holder) : "",
            wait.Slowest is { } took ? DateWords.Span(took.Took) : "", reason.IsInternal, reason.IsInternal && wait.Total < links.InternalWait, DateWords.Span(links.InternalWait),
            superior is null || superior.UserId == call.SenderId ? "" : superior.Name, tree.NameOf(call.SenderId), desk.UndoMinutes);
        if (superior is not null) await desk.TellAsync(superior.UserId, "lost", LeadWordings.LostTold.With(model), after.RecordNo, call, cancel);
        if (!string.Equals(before.Owner, superior?.UserId, StringComparison.OrdinalIgnoreCase)) await desk.TellAsync(before.Owner, "lost", LeadWordings.LostTold.With(model), after.RecordNo, call, cancel);
        return Reply.Of(LeadWordings.Lost, model);
    }
}
