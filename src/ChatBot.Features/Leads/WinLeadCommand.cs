using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Contracts;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Leads;

/// <summary><c>赢单 XS-12 合同:HT-88</c>: the lead is won and bound to its contract; it goes on in the link after the signing (R01).</summary>
internal sealed class WinLeadCommand(LeadStore leads, LeadFinder finder, LeadDesk desk, ContractFinder contracts, OrgDirectory org) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("赢单", "线索签下来了：关联合同，进入交付环节", ["赢单 XS-12 合同:HT-2026-088", "赢单 XS-12 HT-2026-088"])
    {
        Synonyms = ["成单", "线索成交"],
        Slots =
        [
            new Slot("编号", SlotKind.Record) { Keys = ["线索号"], Prefixes = [RecordNo.Lead], Required = true, Ask = "哪条线索签下来了？请发编号", Example = "XS-12" },
            new Slot("合同", SlotKind.Record) { Keys = ["合同号"], Prefixes = [RecordNo.Contract], Required = true, Ask = "签的是哪份合同？请发合同号；还没登记的先发：合同 客户 金额", Example = "HT-2026-088" },
        ],
        Notes = ["线索要先推进到「合同签署」。", "合同的客户要和线索的客户是同一家。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var found = await finder.ToActOnAsync(call, cancel);
        if (found.Refusal is { } no) return Reply.Of(no);
        var (before, links, tree) = (found.Value!, desk.Links, org.Current);
        if (before.State != LeadState.Open)
            return Reply.Of(LeadWordings.AlreadyClosed, new LeadClosedModel(before.RecordNo, before.State == LeadState.Won, tree.NameOf(before.ClosedBy ?? ""), DateWords.Absolute(before.ClosedAt!.Value, call.Now), before.ContractNo ?? ""));
        var contractNo = call.Slots.Record("合同")!;
        if (await contracts.FindAsync(contractNo, call.SenderId, cancel) is not { } contract) return Reply.Of(ChatWordings.NoSuchRecord, new NoSuchRecordModel(contractNo));
        if (contract.CustomerId != before.CustomerId) return Reply.Of(LeadWordings.OtherCustomer, new OtherCustomerModel(before.RecordNo, before.Customer, contract.RecordNo, contract.Customer));
        if (await leads.OfContractAsync(contract.RecordNo, cancel) is { } other) return Reply.Of(LeadWordings.ContractTaken, new LeadContractTakenModel(contract.RecordNo, other.RecordNo));
        if (before.Link != links.Signing)
            return Reply.Of(LeadWordings.NotSigning, new LeadNotMovedModel(before.RecordNo, before.Customer, links.TitleOf(before.Link), links.TitleOf(links.Signing), "", tree.NameOf(before.Owner), "", "", links.TitleOf(links.Signing)));

        var lastStay = await desk.LastStayAsync(before.RecordNo, cancel);
        var next = links.After(links.Signing);
        var after = before with { State = LeadState.Won, ClosedAt = call.Now, ClosedBy = call.SenderId, ContractNo = contract.RecordNo };
        if (next is not null) after = after with { Link = next.Id, LinkSince = call.Now };
        var saved = next is null ? await leads.UpdateAsync(after, cancel) : await leads.MoveAsync(after, new Entering(call.SenderId, ""), cancel);
        if (!saved) return Reply.Of(LeadWordings.ChangedSince, new LeadChangedSinceModel(before.RecordNo));
        await desk.NoteAsync(call, before, "赢单", before.Link, after.Link, contract.RecordNo, lastStay, cancel);

        var told = next?.Role is { } role ? tree.Resolve(role)?.Person : null;
        var model = new LeadWonModel(
            after.RecordNo, after.Customer, contract.RecordNo, contract.Amount.ToString(), before.Amount?.ToString() ?? "", DateWords.Span(call.Now - before.LoggedAt), next?.Title ?? "",
            told is null || told.UserId == call.SenderId ? "" : told.Name, tree.NameOf(call.SenderId), desk.UndoMinutes);
        await desk.TellAsync(before.Owner, "won", LeadWordings.WonTold.With(model), after.RecordNo, call, cancel);
        if (told is not null && !string.Equals(told.UserId, before.Owner, StringComparison.OrdinalIgnoreCase)) await desk.TellAsync(told.UserId, "won-next", LeadWordings.WonTold.With(model), after.RecordNo, call, cancel);
        return Reply.Of(LeadWordings.Won, model);
    }
}
