using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Features.Contracts;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Approvals;

/// <summary>Links a form to a contract because somebody said so. A contract handed in again is another form of the same contract.</summary>
internal sealed class ApprovalLinkDesk(ApprovalStore store, ApprovalDesk desk, ContractStore contracts, LedgerStore ledger, UndoStore undos, OrgDirectory org, ChatOptions options)
{
    public async Task<Reply> LinkAsync(ApprovalRequest request, CommandCall call, CancellationToken cancel)
    {
        if (request is not { SpNo: { } spNo, ContractNo: { } contractNo })
            return Reply.Of(ApprovalsWordings.LinkNeeds, new LinkNeedsModel(request.SpNo is { } given ? ApprovalClocks.RecordNoOf(given) : "", request.ContractNo ?? ""));

        var tree = org.Current;
        var approval = await store.FindAsync(spNo, cancel);
        var contract = await contracts.FindAsync(contractNo, cancel);
        var form = approval is null or { State: ApprovalState.Unread } ? null : await desk.FormAsync(spNo, cancel);
        if (approval is null || form is null || !(ApprovalSight.MaySee(tree, call.SenderId, form, contract) && (contract is null || ApprovalSight.MayLink(tree, call.SenderId, approval, contract))))
            return Reply.Of(ChatWordings.NoSuchRecord, new NoSuchRecordModel(ApprovalClocks.RecordNoOf(spNo)));
        if (contract is null || !ContractSight.MaySee(tree, call.SenderId, contract))
            return Reply.Of(ChatWordings.NoSuchRecord, new NoSuchRecordModel(contractNo));
        var model = new LinkedModel(approval.RecordNo, approval.Name, contractNo, contract.Customer, approval.ContractNo is { } other && other != contractNo ? other : "", (int)options.UndoWithin.TotalMinutes);
        if (approval.ContractNo == contractNo) return Reply.Of(ApprovalsWordings.AlreadyLinked, model);

        var linked = approval with { ContractNo = contractNo, LinkedHow = LinkOrigin.Chat, LinkedBy = call.SenderId, LinkedAt = call.Now };
        await desk.LinkAsync(approval, linked, call.MessageId, call.Now, cancel);
        await ledger.AppendAsync(new LedgerEntry(call.Now, call.SenderId, call.Source.ToString(), approval.RecordNo, "关联合同", approval.ContractNo, contractNo), cancel);
        var back = new ApprovalLinkBack(contractNo, approval.ContractNo, approval.LinkedHow, approval.LinkedBy, approval.LinkedAt);
        await undos.RememberAsync(
            call, new Undoable(ApprovalLinkUndo.UndoKind, approval.RecordNo, $"关联 {approval.RecordNo} 与 {contractNo}", JsonSerializer.Serialize(back, ChatJson.Options)), cancel);
        return Reply.Of(ApprovalsWordings.Linked, model);
    }
}

/// <summary>How the form was linked before.</summary>
internal sealed record ApprovalLinkBack(string Linked, string? ContractNo, LinkOrigin? How, string? By, DateTimeOffset? At);
