using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Contracts;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Approvals;

/// <summary>
/// <c>审批</c>: my forms under review with who has them; <c>审批 SP…</c> or <c>审批 HT-88</c>: each node with its times (R04); <c>审批 关联 SP… HT-88</c>:
/// says which contract a form is for (R73).
/// </summary>
internal sealed class ShowApprovalsCommand(
    ApprovalStore store, ApprovalLinkDesk links, ContractStore contracts, ApprovalRulesLibrary rules, OrgDirectory org, WorkCalendar calendar) : IChatCommand
{
    private const int MostForms = 3, MostOwn = 8;

    public static CommandSpec Spec { get; } = new(
        "审批", "看合同审批到了谁手里、每个节点用了多久", ["审批", "审批 HT-88", "审批 SP202609110001", "审批 关联 SP202609110001 HT-88"])
    {
        Synonyms = ["审批进度", "审批单"],
        Slots = [new Slot("编号", SlotKind.Record) { Prefixes = [RecordNo.Approval, RecordNo.Contract] }, new Slot("其余", SlotKind.Rest)],
        Notes = ["审批单号就是企业微信里的审批编号，前面加不加 SP 都可以。", "表单里写了合同编号会自动关联；没写的用「审批 关联 单号 合同编号」。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var request = ApprovalRequest.Read($"{call.Slots.Record("编号")} {call.Slots.Choice("其余")}");
        return request switch
        {
            { Links: true } => await links.LinkAsync(request, call, cancel),
            { SpNo: { } spNo } => await OfFormAsync(spNo, call, cancel),
            { ContractNo: { } contractNo } => await OfContractAsync(contractNo, call, cancel),
            _ => await MineAsync(call, cancel),
        };
    }

    private async Task<Reply> MineAsync(CommandCall call, CancellationToken cancel)
    {
        var rows = await store.OpenOfAsync(call.SenderId, MostOwn + 1, cancel);
        var lines = rows.Take(MostOwn).Select(row => LineOf(row, call.Now)).ToList();
        return Reply.Of(ApprovalsWordings.Mine, new MyApprovalsModel(lines, [.. lines.Where(line => line.IsUnlinked)], rows.Count > MostOwn));
    }

    private OwnApprovalLine LineOf(OwnApproval row, DateTimeOffset now)
    {
        var tree = org.Current;
        return new OwnApprovalLine(
            ApprovalClocks.RecordNoOf(row.SpNo),
            row.Name,
            row.ContractNo ?? "",
            ApprovalStates.InWords(row.State),
            string.Join("、", (row.Holders ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries).Select(tree.NameOf)),
            row.Kind ?? "",
            DateWords.Absolute(row.EnteredAt ?? row.AppliedAt, now),
            ApprovalWords.Length(now - (row.EnteredAt ?? row.AppliedAt)),
            ApprovalWords.Length(calendar.WorkingTimeBetween(row.EnteredAt ?? row.AppliedAt, now)),
            row.Family == FormFamily.Contract && row.State == ApprovalState.InReview && now >= row.DueAt,
            row.Family == FormFamily.Contract && row.ContractNo is null);
    }

    private async Task<Reply> OfFormAsync(string spNo, CommandCall call, CancellationToken cancel)
    {
        var approval = await store.FindAsync(spNo, cancel);
        var contract = approval?.ContractNo is { } no ? await contracts.FindAsync(no, cancel) : null;
        var views = approval is null ? [] : await ViewsAsync([approval], contract, call, cancel);
        return views.Count == 0
            ? Reply.Of(ChatWordings.NoSuchRecord, new NoSuchRecordModel(ApprovalClocks.RecordNoOf(spNo)))
            : Reply.Of(ApprovalsWordings.Shown, new ApprovalsModel("", "", views, 0));
    }

    private async Task<Reply> OfContractAsync(string contractNo, CommandCall call, CancellationToken cancel)
    {
        var contract = await contracts.FindAsync(contractNo, cancel);
        var views = await ViewsAsync(await store.OfContractAsync(contractNo, cancel), contract, call, cancel);
        if (views.Count > 0)
            return Reply.Of(ApprovalsWordings.Shown, new ApprovalsModel(contractNo, contract?.Customer ?? "", [.. views.Take(MostForms)], Math.Max(0, views.Count - MostForms)));
        return contract is not null && ContractSight.MaySee(org.Current, call.SenderId, contract)
            ? Reply.Of(ApprovalsWordings.NoneOfContract, new NoApprovalsModel(contractNo, contract.Customer))
            : Reply.Of(ChatWordings.NoSuchRecord, new NoSuchRecordModel(contractNo));
    }

    /// <summary>Those that this person may see.</summary>
    private async Task<IReadOnlyList<ApprovalView>> ViewsAsync(IReadOnlyList<Approval> approvals, Contract? contract, CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var sightings = await store.SightingsAsync([.. approvals.Select(approval => approval.SpNo)], cancel);
        return
        [
            .. approvals
                .Where(approval => sightings.Contains(approval.SpNo))
                .Select(approval => (Approval: approval, Form: ApprovalHistory.Read([.. sightings[approval.SpNo]])))
                .Where(one => ApprovalSight.MaySee(tree, call.SenderId, one.Form, contract))
                .Select(one => ApprovalView.Of(one.Approval, one.Form, NodeTime.Of(one.Form, rules.Rules, tree, calendar, call.Now), tree, calendar, call.Now)),
        ];
    }
}
