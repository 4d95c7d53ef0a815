using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Contracts;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Payments;

/// <summary><c>回款计划 HT-88 30%签约 60%到货 10%验收+30天</c>: what is to come when, exact to the fen, each part with its own number and clock (R71).</summary>
internal sealed class PlanPaymentsCommand(
    PaymentStore payments, ReceiptStore receipts, PaymentFinder finder, PaymentBook book, RecordNumbers numbers, OrgDirectory org, WorkCalendar calendar, PaymentsOptions settings, ChatOptions options)
    : IChatCommand
{
    public static CommandSpec Spec { get; } = new(
        "回款计划", "给合同排回款：按金额和日期，或按比例和条件",
        ["回款计划 HT-2026-088 5万 12月10日; 7.5万 12月31日", "回款计划 HT-88 30%签约 60%到货 10%验收+30天"])
    {
        Synonyms = ["付款计划", "收款计划"],
        Slots =
        [
            new Slot("编号", SlotKind.Record) { Prefixes = [RecordNo.Contract], Required = true, Ask = "给哪份合同排回款？请发合同号", Example = "HT-2026-088" },
            new Slot("内容", SlotKind.Rest) { Required = true, Ask = "分几期、每期多少、什么时候？", Example = "5万 12月10日; 7.5万 12月31日" },
        ],
        Notes =
        [
            "各期合计要等于合同金额，或比例合计100%，一分不差。", "条件可以是 签约、发货、到货、安装、验收、开票，后面可加 +30天、+5个工作日、+1个月。条件发生后发：节点 HT-88 到货 12月5日。",
            "到期日遇休息日顺延到下一个工作日；提前的提醒在前一个工作日发。", "没有到账时，再发一次就替换整个计划；已有到账时用「回款计划 HT-88 余款 …」重排未到的部分；「回款计划 HT-88 作废」不再收。",
        ],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var found = await finder.FindAsync(call.Slots.Record("编号")!, call.SenderId, cancel);
        if (found.Refusal is { } nothing) return Reply.Of(nothing);
        var contract = found.Value!.Contract;
        if (!ContractSight.MayDecide(org.Current, call.SenderId, contract))
            return Reply.Of(ContractWordings.NotYours, new ContractNotYoursModel(contract.RecordNo, org.Current.NameOf(contract.Owner)));
        var standing = await payments.OfContractAsync(contract.RecordNo, cancel);
        var reading = PlanReader.Read(call.Slots.Text("内容")!, call.Now, calendar);
        if (reading.Mode == PlanMode.Cancel) return await CancelAsync(contract, standing, call, cancel);

        var kept = standing.Aggregate(Money.Zero, (sum, item) => sum + item.Received);
        if (reading.Mode == PlanMode.Whole && kept > Money.Zero) return Reply.Of(await ReceivedAlreadyAsync(contract, standing, reading, kept, call.Now, cancel));
        var decision = PaymentPlan.Items(contract, reading, contract.Amount - kept, await payments.EventsOfAsync(contract.RecordNo, cancel), calendar);
        if (decision.Refusal is { } refusal) return Reply.Of(refusal);
        var asked = decision.Value!;
        if (PaymentPlan.IsSame(reading.Mode == PlanMode.Rest ? [.. standing.Where(item => item.State == PaymentState.Open)] : standing, asked))
            return Reply.Of(PaymentsWordings.SamePlan, Model(contract, [], standing, Money.Zero, [], call.Now));
        return await SaveAsync(contract, standing, asked, reading, call, cancel);
    }

    private async Task<Reply> SaveAsync(
        Contract contract, IReadOnlyList<PaymentItem> standing, IReadOnlyList<PaymentItem> asked, PlanReading reading, CommandCall call, CancellationToken cancel)
    {
        var after = standing.Count == 0 ? 0 : standing.Where(item => item.ReceivedFen > 0).Select(item => item.Position).DefaultIfEmpty(0).Max();
        var items = new List<PaymentItem>();
        foreach (var item in asked)
        {
            items.Add(item with
            {
                RecordNo = await numbers.NextAsync(RecordNo.Payment, cancel), Position = item.Position + after, State = PaymentState.Open,
                CreatedBy = call.SenderId, CreatedAt = call.Now, Version = 1,
            });
        }

        // Money that came before there was a plan is used for its first parts.
        var prepaid = await receipts.PrepaidAsync(contract.RecordNo, cancel);
        var (parts, _) = ReceiptSpread.Of(prepaid, ReceiptSpread.InOrder(items));
        var used = parts.Aggregate(Money.Zero, (sum, part) => sum + part.Amount);
        var paid = items.ConvertAll(item => parts.FirstOrDefault(part => part.Item.RecordNo == item.RecordNo) is { } part ? item.With(part.Amount) : item);
        var ended = standing.Where(item => item.State == PaymentState.Open).Select(item => new ItemChange(item, item.Ended())).ToList();
        var entry = new PaymentEntry(contract, contract.RecordNo, "回款计划")
        {
            Items = [.. ended, .. paid.Select(item => new ItemChange(null, item))],
            Receipts = [.. Transfers(contract, parts, used, call)],
            ContractBefore = Short(standing), ContractAfter = Short(paid),
        };
        if (await book.WriteAsync(call, entry, cancel) is { } refusal) return Reply.Of(refusal);
        return Reply.Of(PaymentsWordings.Planned, Model(contract, ended, paid, used, Warnings(reading, paid, call.Now), call.Now));
    }

    private async Task<Reply> CancelAsync(Contract contract, IReadOnlyList<PaymentItem> standing, CommandCall call, CancellationToken cancel)
    {
        var ended = standing.Where(item => item.State == PaymentState.Open).Select(item => new ItemChange(item, item.Ended())).ToList();
        if (ended.Count == 0) return Reply.Of(PaymentsWordings.NothingToCancel, new NothingToCancelModel(contract.RecordNo));
        var entry = new PaymentEntry(contract, contract.RecordNo, "作废回款计划") { Items = ended, ContractBefore = Short(standing), ContractAfter = Short([.. ended.Select(change => change.After)]) };
        if (await book.WriteAsync(call, entry, cancel) is { } refusal) return Reply.Of(refusal);
        return Reply.Of(PaymentsWordings.PlanCancelled, new PlanCancelledModel(
            contract.RecordNo, [.. ended.Select(change => PaymentLine.Of(change.Before!, contract.Customer, BusinessTime.DayOf(call.Now), calendar))], (int)options.UndoWithin.TotalMinutes));
    }

    private async Task<Said> ReceivedAlreadyAsync(Contract contract, IReadOnlyList<PaymentItem> standing, PlanReading reading, Money kept, DateTimeOffset now, CancellationToken cancel)
    {
        if (reading.Problems.Count == 0)
        {
            var same = PaymentPlan.Items(contract, reading, contract.Amount, await payments.EventsOfAsync(contract.RecordNo, cancel), calendar);
            if (same.Value is { } asked && PaymentPlan.IsSame(standing, asked)) return PaymentsWordings.SamePlan.With(Model(contract, [], standing, Money.Zero, [], now));
        }

        return PaymentsWordings.ReceivedAlready.With(new ReceivedAlreadyModel(
            contract.RecordNo, kept.ToString(), (contract.Amount - kept).ToString(), string.Join("、", standing.Where(item => item.ReceivedFen > 0).Select(item => $"{item.RecordNo} {item.Received}"))));
    }

    private static IEnumerable<Receipt> Transfers(Contract contract, IReadOnlyList<ReceiptPart> parts, Money used, CommandCall call)
    {
        if (used == Money.Zero) yield break;
        var common = new Receipt
        {
            ContractNo = contract.RecordNo, Day = BusinessTime.DayOf(call.Now), Kind = ReceiptKind.Transfer, Reason = "预收冲抵", AskedOf = contract.RecordNo,
            RecordedBy = call.SenderId, RecordedAt = call.Now, Cause = call.MessageId,
        };
        yield return common with { AmountFen = -used.Fen };
        foreach (var part in parts) yield return common with { ItemNo = part.Item.RecordNo, AmountFen = part.Amount.Fen };
    }

    private List<string> Warnings(PlanReading reading, IReadOnlyList<PaymentItem> items, DateTimeOffset now)
    {
        var (today, warnings) = (BusinessTime.DayOf(now), new List<string>());
        foreach (var item in items.Where(item => PaymentDays.IsOverdue(item, today, calendar)))
            warnings.Add($"{item.RecordNo} 的到期日{DateWords.Day(item.DueDay!.Value, today)}已经过了，已收的请登记：到账 {item.RecordNo} 金额 日期");
        foreach (var piece in reading.Pieces.Where(piece => piece.OtherDay is not null))
            warnings.Add($"「{piece.Words}」也可能指{DateWords.Day(piece.OtherDay!.Value, today)}，不对请写明日期再发一次");
        if (items.Where(item => item.DueDay is not null).Select(item => calendar.MissingYear(today, item.DueDay!.Value)).FirstOrDefault(year => year is not null) is { } missing)
            warnings.Add($"{missing}年的放假安排还没有公布，先按周末推算");
        return warnings;
    }

    private PlanModel Model(Contract contract, IReadOnlyList<ItemChange> ended, IReadOnlyList<PaymentItem> items, Money used, IReadOnlyList<string> warnings, DateTimeOffset now)
    {
        var today = BusinessTime.DayOf(now);
        return new PlanModel(
            contract.RecordNo, contract.Customer, contract.Amount.ToString(), [.. items.Select(item => PaymentLine.Of(item, contract.Customer, today, calendar))],
            [.. ended.Where(change => change.After.State == PaymentState.Void).Select(change => change.After.RecordNo)], used == Money.Zero ? "" : used.ToString(), warnings,
            [.. items.Where(item => item.State == PaymentState.Open && item.DueDay is null).Select(item => item.Event).Distinct()],
            items.Any(item => item.HasClock && PaymentDays.LastDay(item.DueDay!.Value, calendar) != item.DueDay), $"{settings.RemindAt:HH\\:mm}", (int)options.UndoWithin.TotalMinutes);
    }

    private static string? Short(IReadOnlyList<PaymentItem> items) =>
        items.Count == 0 ? null : string.Join(' ', items.Select(item => $"{item.RecordNo}:{item.AmountFen}@{(item.DueDay is { } day ? $"{day:yyyy-MM-dd}" : PaymentDays.ConditionWords(item))}"));
}
