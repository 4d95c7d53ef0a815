using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Payments;

/// <summary><c>节点 HT-88 到货 12月5日</c>: what payments wait for has happened; their clocks start from that day (R71).</summary>
internal sealed class RecordEventCommand(PaymentStore payments, PaymentFinder finder, PaymentBook book, OrgDirectory org, WorkCalendar calendar, ChatOptions options) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("节点", "登记签约、到货、验收等，按条件的回款从这天起计时", ["节点 HT-2026-088 到货 12月5日", "节点 HT-88 验收"])
    {
        Synonyms = ["登记节点"],
        Slots =
        [
            new Slot("编号", SlotKind.Record) { Prefixes = [RecordNo.Contract, RecordNo.Payment], Required = true, Ask = "是哪份合同？请发合同号", Example = "HT-2026-088" },
            new Slot("日期", SlotKind.Deadline) { Keys = ["时间"] },
            new Slot("节点", SlotKind.Word) { Required = true, Ask = "发生了什么？签约、发货、到货、安装、验收、开票", Example = "到货" },
        ],
        Notes = ["不写日期就是今天。", "日期写错了再发一次就改过来，提醒跟着改。", "还没到的日期按预计计时，有变请再发一次。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var found = await finder.FindAsync(call.Slots.Record("编号")!, call.SenderId, cancel);
        if (found.Refusal is { } nothing) return Reply.Of(nothing);
        var contract = found.Value!.Contract;
        if (finder.RefuseBooking(found.Value with { Item = null }, call.SenderId) is { } notYou && !Same(call.SenderId, contract.LoggedBy)) return Reply.Of(notYou);
        var word = call.Slots.Choice("节点")!;
        if (PaymentEvents.Named(word) is not { } name)
            return Reply.Of(PaymentsWordings.UnknownEvent, new UnknownEventModel(contract.RecordNo, word, PaymentEvents.All));

        var (today, day) = (BusinessTime.DayOf(call.Now), MoneyDay.Of(call.Slots.Deadline("日期"), call.Now));
        var before = (await payments.EventsOfAsync(contract.RecordNo, cancel)).FirstOrDefault(happened => happened.Event == name);
        var items = await payments.OfContractAsync(contract.RecordNo, cancel);
        var waiting = items.Where(item => item.State == PaymentState.Open && item.Event == name).ToList();
        if (before?.Day == day)
            return Reply.Of(PaymentsWordings.SameEvent, new SameEventModel(contract.RecordNo, name, DateWords.Day(day, today), org.Current.NameOf(before.RecordedBy)));

        var started = waiting.ConvertAll(item => new ItemChange(item, item with { DueDay = PaymentDays.After(day, item.Wait, item.WaitUnit, calendar) }));
        var entry = new PaymentEntry(contract, contract.RecordNo, $"节点{name}")
        {
            Items = started,
            Events = [new ContractEvent { ContractNo = contract.RecordNo, Event = name, Day = day, RecordedBy = call.SenderId, RecordedAt = call.Now, Cause = call.MessageId }],
            ContractBefore = before is null ? null : $"{before.Day:yyyy-MM-dd}", ContractAfter = $"{day:yyyy-MM-dd}",
        };
        if (await book.WriteAsync(call, entry, cancel) is { } refusal) return Reply.Of(refusal);
        var lines = started.ConvertAll(change => PaymentLine.Of(change.After, contract.Customer, today, calendar));
        return Reply.Of(PaymentsWordings.EventNoted, new EventNotedModel(
            contract.RecordNo, contract.Customer, name, DateWords.Day(day, today), before is null ? "" : DateWords.Day(before.Day, today), day > today, lines, items.Count == 0,
            (int)options.UndoWithin.TotalMinutes));
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
