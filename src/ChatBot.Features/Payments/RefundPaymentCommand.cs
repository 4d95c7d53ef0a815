using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Contracts;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Payments;

/// <summary><c>退款 HK-9 1万 原因:…</c>: money goes back to the customer; what is open again has a clock again (R71, R11: refunds count below zero).</summary>
internal sealed class RefundPaymentCommand(ReceiptStore receipts, PaymentFinder finder, ReceiptBook booking) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("退款", "登记退给客户的钱，写明原因", ["退款 HK-9 1万 原因:退货两箱"])
    {
        Slots =
        [
            new Slot("编号", SlotKind.Record) { Prefixes = [RecordNo.Payment, RecordNo.Contract], Required = true, Ask = "退哪一笔？请发回款编号；退预收款请发合同号", Example = "HK-9" },
            new Slot("金额", SlotKind.Amount) { Required = true, Ask = "退多少？请发准确金额", Example = "1万" },
            new Slot("日期", SlotKind.Deadline) { Keys = ["退款日期", "时间"] },
            new Slot("另建", SlotKind.Keyed),
            new Slot("原因", SlotKind.Text) { Keys = ["备注", "说明"], Required = true, Ask = "为什么退款？请发原因", Example = "退货两箱" },
        ],
        Notes = ["退款后这一期重新计时提醒。", "不能超过已到账的金额；退预收款请用合同号。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var slots = call.Slots;
        var found = await finder.FindAsync(slots.Record("编号")!, call.SenderId, cancel);
        if (found.Refusal is { } nothing) return Reply.Of(nothing);
        var target = found.Value!;
        if (finder.RefuseBooking(target, call.SenderId) is { } notYou) return Reply.Of(notYou);
        // 退款 HK-9 -1万 means the same.
        var exact = ExactAmount.Of(slots["金额"]!.Text.TrimStart('-', '−', '负'));
        if (exact.Refusal is { } inexact) return Reply.Of(inexact);
        var (amount, day, reason) = (exact.Value, MoneyDay.Of(slots.Deadline("日期"), call.Now), slots.Text("原因")!);
        if (day > BusinessTime.DayOf(call.Now)) return Reply.Of(PaymentsWordings.NotYetReceived, new NotYetReceivedModel(target.No, amount.ToString(), DateWords.Day(day, BusinessTime.DayOf(call.Now))));
        if (slots.Choice("另建") is null && await receipts.WasBookedSinceAsync(call.SenderId, target.No, Money.Zero - amount, day, call.Now - ReceiptBook.SecondTap, cancel))
            return Reply.Of(PaymentsWordings.SameReceipt, new SameReceiptModel(target.No, "退款" + amount, $"退款 {target.No} {amount} 日期:{day:yyyy-MM-dd} 原因:{reason} 另建:是"));

        var there = target.Item?.Received ?? await receipts.PrepaidAsync(target.Contract.RecordNo, cancel);
        if (amount > there) return Reply.Of(PaymentsWordings.RefundTooMuch, new RefundTooMuchModel(target.No, amount.ToString(), there.ToString(), target.Item is null));
        IReadOnlyList<ReceiptPart> parts = target.Item is { } item ? [new ReceiptPart(item, Money.Zero - amount)] : [];
        return await booking.BookAsync(call, target, ReceiptKind.Refund, day, parts, target.Item is null ? Money.Zero - amount : Money.Zero, reason, cancel);
    }
}
