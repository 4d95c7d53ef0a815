using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Contracts;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Payments;

/// <summary>What payments say about a contract, and what they do not let happen to it.</summary>
internal sealed class ContractPaymentsFinder(PaymentStore payments, ReceiptStore receipts, WorkCalendar calendar) : IContractFacts, IContractGuard
{
    private const int MostLines = 6;

    public int Place => 20;

    public async Task<ContractFacts> OfAsync(Contract contract, string viewerId, DateTimeOffset now, CancellationToken cancel)
    {
        var items = await payments.OfContractAsync(contract.RecordNo, cancel);
        var received = await receipts.ReceivedAsync(contract.RecordNo, cancel);
        var prepaid = await receipts.PrepaidAsync(contract.RecordNo, cancel);
        if (items.Count == 0 && received == Money.Zero) return new ContractFacts(["回款计划：还没有排"], []);
        var today = BusinessTime.DayOf(now);
        var open = received < contract.Amount ? contract.Amount - received : Money.Zero;
        var lines = new List<string> { $"回款：已到 {received}，未到 {open}{(prepaid > Money.Zero ? $"，其中预收 {prepaid}" : "")}" };
        lines.AddRange(items.Take(MostLines).Select(item => LineOf(PaymentLine.Of(item, contract.Customer, today, calendar))));
        if (items.Count > MostLines) lines.Add($"共 {items.Count} 期，全部请发：回款 {contract.RecordNo}");
        var planned = items.Aggregate(Money.Zero, (sum, item) => sum + item.Amount);
        if (items.Count > 0 && planned != contract.Amount) lines.Add($"⚠ 计划合计 {planned}，与合同金额不一致，未到部分请重排：回款计划 {contract.RecordNo} 余款 …");
        return new ContractFacts(lines, items.Any(item => item.State == PaymentState.Open) ? [new Act("登记到账", $"到账 {contract.RecordNo}"), new Act("催款", $"催款 {contract.RecordNo}")] : []);
    }

    public async Task<Said?> ObjectionAsync(Contract before, Contract? after, CancellationToken cancel)
    {
        if (after?.AmountFen == before.AmountFen) return null;
        var items = await payments.OfContractAsync(before.RecordNo, cancel);
        var received = await receipts.ReceivedAsync(before.RecordNo, cancel);
        var open = items.Any(item => item.State == PaymentState.Open);
        if (after is null)
        {
            return items.Count > 0 || received != Money.Zero
                ? PaymentsWordings.ContractHasPayments.With(new ContractHasPaymentsModel(before.RecordNo, open, received == Money.Zero ? "" : received.ToString(), "", true))
                : null;
        }

        return open || received > after.Amount
            ? PaymentsWordings.ContractHasPayments.With(new ContractHasPaymentsModel(before.RecordNo, open, received == Money.Zero ? "" : received.ToString(), after.Amount.ToString(), false))
            : null;
    }

    private static string LineOf(PaymentLine line) =>
        $"{(line.IsRed ? "🔴" : line.IsPaid ? "✅" : "·")}{line.RecordNo} {line.Amount}{(line.Share.Length > 0 ? $"({line.Share})" : "")} {line.When}{(line.IsPaid ? " 已结清" : line.Received.Length > 0 ? $" 已到{line.Received}，差{line.Open}" : "")}";
}
