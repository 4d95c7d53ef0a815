using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Contracts;
using ChatBot.Features.Customers;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Payments;

/// <summary><c>回款 HT-88</c>, <c>付款节点 华东医院</c>, <c>回款</c>: when which money is to come, the red ones first (R08).</summary>
internal sealed class ShowPaymentsCommand(
    PaymentStore payments, ReceiptStore receipts, PaymentFinder finder, ContractStore contracts, CustomerStore customers, OrgDirectory org, WorkCalendar calendar) : IChatCommand
{
    private const int PageSize = 8;

    public static CommandSpec Spec { get; } = new("回款", "看什么时候该收什么钱：逾期的在前", ["回款", "回款 HT-2026-088", "付款节点 华东医院"])
    {
        Synonyms = ["付款节点", "回款节点", "应收", "应收款"],
        Slots =
        [
            new Slot("编号", SlotKind.Record) { Prefixes = [RecordNo.Contract, RecordNo.Payment] },
            new Slot("页", SlotKind.Keyed) { Keys = ["第几页"] },
            new Slot("金额", SlotKind.Amount),
            new Slot("客户", SlotKind.Word),
        ],
        Notes = ["看得到的范围：自己和下属负责的合同；财务看全部。", "登记到账请发：到账 HK-9 12万"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var page = PageNumber.Of(call.Slots.Choice("页"));
        if (call.Slots.Record("编号") is { } no)
        {
            var found = await finder.FindAsync(no, call.SenderId, cancel);
            if (found.Refusal is { } nothing) return Reply.Of(nothing);
            if (call.Slots.Amount("金额") is { } amount) return Reply.Of(PaymentsWordings.MeantReceipt, new MeantReceiptModel(found.Value!.No, amount.ToString()));
            return await OfContractAsync(found.Value!.Contract, page, call, cancel);
        }

        return call.Slots.Text("客户") is { } customer ? await OfCustomerAsync(customer, page, call, cancel) : await MineAsync(page, call, cancel);
    }

    private async Task<Reply> OfContractAsync(Contract contract, int page, CommandCall call, CancellationToken cancel)
    {
        var rows = await payments.OfContractsAsync([contract.RecordNo], From(page), PageSize + 1, cancel);
        var received = await receipts.ReceivedAsync(contract.RecordNo, cancel);
        var prepaid = await receipts.PrepaidAsync(contract.RecordNo, cancel);
        var model = Model($"{contract.RecordNo} {contract.Customer} {contract.Amount}", "contract", $"回款 {contract.RecordNo}", page, rows, call);
        return Paged(model with
        {
            Example = contract.RecordNo, Received = received.ToString(), Open = received < contract.Amount ? (contract.Amount - received).ToString() : "", Prepaid = prepaid == Money.Zero ? "" : prepaid.ToString(),
        });
    }

    private async Task<Reply> OfCustomerAsync(string name, int page, CommandCall call, CancellationToken cancel)
    {
        var customer = await customers.FindAsync(name, cancel);
        var visible = customer is null ? [] : (await contracts.OfCustomerAsync(customer.Id, cancel)).Where(contract => ContractSight.MaySee(org.Current, call.SenderId, contract)).ToList();
        var rows = visible.Count == 0 ? [] : await payments.OfContractsAsync([.. visible.Select(contract => contract.RecordNo)], From(page), PageSize + 1, cancel);
        return Paged(Model($"{name} 的付款节点", "customer", $"回款 {name}", page, rows, call) with { Example = visible.Count > 0 ? visible[0].RecordNo : "" });
    }

    private async Task<Reply> MineAsync(int page, CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        IReadOnlyCollection<string>? people = tree.IsAdmin(call.SenderId) || ContractSight.IsFinance(tree, call.SenderId)
            ? null
            : [call.SenderId, .. tree.SubtreeOf(call.SenderId).Select(person => person.UserId)];
        return Paged(Model("未到的回款", "mine", "回款", page, await payments.OpenInScopeAsync(people, From(page), PageSize + 1, cancel), call));
    }

    private PaymentListModel Model(string title, string kind, string command, int page, IReadOnlyList<PaymentListRow> rows, CommandCall call)
    {
        var today = BusinessTime.DayOf(call.Now);
        return new PaymentListModel(
            title, kind, page, [.. rows.Take(PageSize).Select(row => LineOf(row, today))], rows.Count > PageSize ? $"{command} 页:{page + 1}" : "");
    }

    private PaymentLine LineOf(PaymentListRow row, DateOnly today) =>
        PaymentLine.Of(row, row.Customer, today, calendar) with { By = $"{org.Current.NameOf(row.CreatedBy)} {DateWords.Day(BusinessTime.DayOf(row.CreatedAt), today)}" };

    private static Reply Paged(PaymentListModel model) => Reply.Of(PaymentsWordings.Listed, model) with { Next = model.NextPage.Length > 0 ? model.NextPage : null };

    private static int From(int page) => (page - 1) * PageSize;
}
