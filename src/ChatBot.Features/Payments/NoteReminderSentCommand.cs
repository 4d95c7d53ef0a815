using System.Globalization;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;

namespace ChatBot.Features.Payments;

/// <summary><c>已发 HK-9</c>: the text has been forwarded; from now on it counts whether the customer confirms it (R38).</summary>
internal sealed class NoteReminderSentCommand(PaymentReminderStore reminders, ReminderDesk desk, LedgerStore ledger, UndoStore undos) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("已发", "催款文字已经转发给客户", ["已发 HK-9", "已发"])
    {
        Synonyms = ["已转发"],
        Slots = [new Slot("编号", SlotKind.Record) { Prefixes = [RecordNo.Payment] }],
        Notes = ["不写编号就是最近一次催款。", "客户点开、确认，或24小时没确认，都会告诉您。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var asked = call.Slots.Record("编号");
        if (await reminders.LastUnsentAsync(call.SenderId, asked, call.Now, cancel) is not { } reminder || !await reminders.NoteSentAsync(reminder.Id, call.Now, cancel))
            return Reply.Of(PaymentsWordings.NothingToSend, new NothingToSendModel(asked ?? ""));
        var sent = reminder with { SentAt = call.Now };
        await desk.JudgeAsync(sent, call.Now, cancel);
        await ledger.AppendAsync(new LedgerEntry(call.Now, call.SenderId, call.Source.ToString(), reminder.ItemNo, "催款已发", null, $"reminder={reminder.Id}"), cancel);
        await undos.RememberAsync(call, new Undoable(ReminderSentUndo.UndoKind, reminder.ItemNo, $"已发 {reminder.ItemNo}", reminder.Id.ToString(CultureInfo.InvariantCulture)), cancel);
        return Reply.Of(PaymentsWordings.ReminderSent, await desk.NewsAsync(sent, "", call.Now, cancel));
    }
}

/// <summary>It had not left after all; once the customer has opened it that is no longer believed.</summary>
internal sealed class ReminderSentUndo(PaymentReminderStore reminders, ReminderDesk desk, Health.HealthSampleBook samples, LedgerStore ledger) : IUndo
{
    internal const string UndoKind = "reminder-sent";

    public string Kind => UndoKind;

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        var sent = (await reminders.FindAsync(long.Parse(undoable.Payload, CultureInfo.InvariantCulture), cancel))!;
        if (!await reminders.TakeSentBackAsync(sent.Id, cancel)) return PaymentsWordings.ReminderSeen.With(await desk.NewsAsync(sent, "", now, cancel));
        var left = await reminders.SameAsync(sent, cancel);
        if (PaymentReminder.FactOf(left.Count > 0 ? left : [sent with { WithdrawnAt = now }], now) is { } fact) await samples.NoteAsync(fact, cancel);
        await ledger.AppendAsync(new LedgerEntry(now, byUserId, "undo", undoable.RecordNo, "撤销催款已发"), cancel);
        return new Undone(undoable.What);
    }
}
