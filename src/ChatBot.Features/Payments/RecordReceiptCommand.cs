using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Contracts;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Payments;

/// <summary><c>到账 HK-9 12万</c>, <c>到账 HT-88 5万 12月10日</c>: money has come in; what is paid in full is reminded of no more, in the same transaction (R71).</summary>
internal sealed class RecordReceiptCommand(PaymentStore payments, ReceiptStore receipts, PaymentFinder finder, ReceiptBook booking) : IChatCommand
{
    private const string ToNext = "下期", ToPrepaid = "预收";

    public static CommandSpec Spec { get; } = new("到账", "登记收到的钱，可以只到一部分", ["到账 HK-9 12万", "到账 HT-2026-088 5万 12月10日"])
    {
        Synonyms = ["收款", "回款到账", "已到账"],
        Slots =
        [
            new Slot("编号", SlotKind.Record) { Prefixes = [RecordNo.Payment, RecordNo.Contract], Required = true, Ask = "是哪一笔？请发回款编号或合同号", Example = "HK-9" },
            new Slot("金额", SlotKind.Amount) { Required = true, Ask = "到账多少？请发准确金额", Example = "12万 或 125,000.50元" },
            new Slot("日期", SlotKind.Deadline) { Keys = ["到账日期", "时间"] },
            new Slot("余款", SlotKind.Keyed),
            new Slot("另建", SlotKind.Keyed),
            new Slot("备注", SlotKind.Text) { Keys = ["原因", "说明"] },
        ],
        Notes = ["不写日期就是今天；日期不能晚于今天。", "发合同号时先记到最早到期的一期，再往后。", "多到的钱可以记到下期或预收。", "谁能登记：合同负责人、其上级、财务。", "登记错了10分钟内可以撤销；客户退钱请发「退款」。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var slots = call.Slots;
        var found = await finder.FindAsync(slots.Record("编号")!, call.SenderId, cancel);
        if (found.Refusal is { } nothing) return Reply.Of(nothing);
        var target = found.Value!;
        if (finder.RefuseBooking(target, call.SenderId) is { } notYou) return Reply.Of(notYou);
        if (slots.Amount("金额")!.Value < Money.Zero)
            return Reply.Of(PaymentsWordings.NegativeReceipt, new NegativeReceiptModel(target.No, (Money.Zero - slots.Amount("金额")!.Value).ToString()));
        var exact = ExactAmount.Of(call, slots["金额"]!);
        if (exact.Refusal is { } inexact) return Reply.Of(inexact);
        var (amount, day) = (exact.Value, MoneyDay.Of(slots.Deadline("日期"), call.Now));
        if (day > BusinessTime.DayOf(call.Now)) return Reply.Of(PaymentsWordings.NotYetReceived, new NotYetReceivedModel(target.No, amount.ToString(), DateWords.Day(day, BusinessTime.DayOf(call.Now))));
        var again = $"到账 {target.No} {amount} 日期:{day:yyyy-MM-dd}";
        if (slots.Choice("另建") is null && await receipts.WasBookedSinceAsync(call.SenderId, target.No, amount, day, call.Now - ReceiptBook.SecondTap, cancel))
            return Reply.Of(PaymentsWordings.SameReceipt, new SameReceiptModel(target.No, amount.ToString(), again + (slots.Choice("余款") is { } where ? $" 余款:{where}" : "") + " 另建:是"));

        var all = await payments.OfContractAsync(target.Contract.RecordNo, cancel);
        if (target.Item is { Counts: false }) return Reply.Of(PaymentsWordings.Replaced, new ReplacedModel(target.No, target.Contract.RecordNo, amount.ToString()));
        return await AllocateAsync(call, target, amount, day, all, again, cancel);
    }

    private async Task<Reply> AllocateAsync(
        CommandCall call, PaymentTarget target, Money amount, DateOnly day, IReadOnlyList<PaymentItem> all, string again, CancellationToken cancel)
    {
        var others = ReceiptSpread.InOrder(all.Where(item => item.RecordNo != target.Item?.RecordNo)).ToList();
        var (parts, surplus) = ReceiptSpread.Of(amount, target.Item is { } item ? [item] : others);
        if (surplus > Money.Zero && all.Count > 0)
        {
            var next = target.Item is null ? [] : others;
            switch (call.Slots.Choice("余款"))
            {
                case ToNext when next.Count > 0:
                    var (more, left) = ReceiptSpread.Of(surplus, next);
                    (parts, surplus) = ([.. parts, .. more], left);
                    break;
                case ToPrepaid:
                    break;
                default:
                    var fits = amount - surplus;
                    return Reply.Of(PaymentsWordings.TooMuch, new TooMuchModel(
                        target.No, amount.ToString(), fits.ToString(), surplus.ToString(), next.Count > 0 ? next[0].RecordNo : "", $"{again} 余款:{ToNext}", $"{again} 余款:{ToPrepaid}",
                        fits == Money.Zero ? "" : $"到账 {target.No} {fits} 日期:{day:yyyy-MM-dd}"));
            }
        }

        return await booking.BookAsync(call, target, ReceiptKind.Receipt, day, parts, surplus, call.Slots.Text("备注") ?? "", cancel);
    }
}
