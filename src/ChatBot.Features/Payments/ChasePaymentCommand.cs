using System.Text.Json;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Health;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.Links;

namespace ChatBot.Features.Payments;

/// <summary><c>催款 HK-9</c>: a friendly text to forward to the customer, and the follow-up counts as a health action once a day (R38, R42).</summary>
internal sealed class ChasePaymentCommand(
    PaymentStore payments, PaymentFinder finder, ReminderDesk reminders, TemplateRenderer renderer, WebOptions web, HealthLedger health, LedgerStore ledger, UndoStore undos, WorkCalendar calendar)
    : IChatCommand
{
    public static CommandSpec Spec { get; } = new("催款", "给一段可以转发给客户的催款文字，并记一次回款跟进", ["催款 HK-9", "催款 HK-9 联系人:陈科长"])
    {
        Synonyms = ["催回款", "催收"],
        Slots = [new Slot("编号", SlotKind.Record) { Prefixes = [RecordNo.Payment, RecordNo.Contract], Required = true, Ask = "催哪一笔？请发回款编号或合同号", Example = "HK-9" }, new Slot("联系人", SlotKind.Keyed) { Keys = ["人", "收件人"] }],
        Notes = ["同一笔每天计一次回款跟进。", "发合同号就催最早到期的一期。", "链接给客户确认用，7天有效；转发后发「已发」，客户打开、确认都会告诉您。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var found = await finder.FindAsync(call.Slots.Record("编号")!, call.SenderId, cancel);
        if (found.Refusal is { } nothing) return Reply.Of(nothing);
        var target = found.Value!;
        if (finder.RefuseBooking(target, call.SenderId) is { } notYou) return Reply.Of(notYou);
        var item = target.Item ?? ReceiptSpread.InOrder(await payments.OfContractAsync(target.Contract.RecordNo, cancel)).FirstOrDefault();
        if (item is not { State: PaymentState.Open })
            return Reply.Of(PaymentsWordings.NothingToChase, new NothingToChaseModel(target.No, target.Contract.RecordNo, item?.State == PaymentState.Void, item?.State == PaymentState.Paid));

        await health.CreditAsync(call.SenderId, HealthActionKind.PaymentFollowUp, item.RecordNo, call.Now, call.MessageId, cancel);
        await ledger.AppendAsync(new LedgerEntry(call.Now, call.SenderId, call.Source.ToString(), item.RecordNo, "催款", null, $"open={item.Open.Fen}"), cancel);
        var today = BusinessTime.DayOf(call.Now);
        var said = PaymentsWordings.Chase.With(new ChaseModel(
            item.RecordNo, target.Contract.Customer, target.Contract.RecordNo, item.Open.ToString(), item.ReceivedFen == 0 ? "" : item.Received.ToString(),
            item.DueDay is { } day ? DateWords.Day(day, today) : "", item.DueDay is null ? item.Event : "",
            PaymentDays.IsOverdue(item, today, calendar), item.DueDay is { } due && PaymentDays.LastDay(due, calendar) == today));
        var (url, id) = web.HasPublicUrl
            ? await reminders.IssueAsync(
                new PaymentReminder
                {
                    ItemNo = item.RecordNo, ContractNo = target.Contract.RecordNo, Customer = target.Contract.Customer, Contact = call.Slots.Choice("联系人") ?? "", ByPerson = call.SenderId,
                    Words = renderer.Render(said).Text, MadeAt = call.Now, ExpiresAt = call.Now + PaymentReminder.Life,
                },
                cancel)
            : ("", 0);
        await undos.RememberAsync(call, new Undoable(ChaseUndo.UndoKind, item.RecordNo, $"催款 {item.RecordNo}", JsonSerializer.Serialize(new ChaseToUndo(call.MessageId, id), ChatJson.Options)), cancel);
        return Reply.Of(said).And(PaymentsWordings.Chased.With(new ChasedModel(item.RecordNo, url, url.Length > 0 ? DateWords.Absolute(call.Now + PaymentReminder.Life, call.Now) : "")));
    }
}

/// <summary>The follow-up did not take place: its credit goes, and its link opens nothing any more. What the customer has confirmed did take place.</summary>
internal sealed class ChaseUndo(PaymentReminderStore reminders, ReminderDesk desk, HealthLedger health, LedgerStore ledger) : IUndo
{
    internal const string UndoKind = "payment-chased";

    public string Kind => UndoKind;

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        var back = JsonSerializer.Deserialize<ChaseToUndo>(undoable.Payload, ChatJson.Options)!;
        if (back.Reminder > 0)
        {
            var reminder = (await reminders.FindAsync(back.Reminder, cancel))!;
            if (!await reminders.WithdrawAsync(reminder.Id, now, cancel)) return PaymentsWordings.ReminderSeen.With(await desk.NewsAsync(reminder, reminder.ConfirmedBy ?? "", now, cancel));
            await desk.JudgeAsync(reminder, now, cancel);
        }

        await health.TakeBackAsync(back.Cause, now, cancel);
        await ledger.AppendAsync(new LedgerEntry(now, byUserId, "undo", undoable.RecordNo, "撤销催款"), cancel);
        return new Undone(undoable.What);
    }
}

/// <param name="Cause">The message under which the follow-up was credited.</param>
/// <param name="Reminder">Its row; 0 where the text went without a link.</param>
internal sealed record ChaseToUndo(long Cause, long Reminder = 0);
