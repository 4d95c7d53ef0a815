using System.Globalization;
using System.Text.Json;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Contracts;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.Payments;

namespace ChatBot.Features.Imports;

/// <summary>Gives contracts their payment plans by the same rules as <c>回款计划</c> in chat; a plan that stands is never covered.</summary>
internal sealed class PlanWriter(
    ContractStore contracts, PaymentStore payments, ReceiptStore receipts, PaymentClockDesk clocks, RecordNumbers numbers, LedgerStore ledger, TemplateRenderer renderer) : IImportWriter
{
    public string Code => PlanRows.Shape.Code;

    public async Task<IReadOnlyList<DecidedRow>> DecideAsync(IReadOnlyList<ImportRow> rows, ImportScene scene, CancellationToken cancel)
    {
        var numbersAsked = rows.Select(row => row.Part).Distinct(StringComparer.Ordinal).ToList();
        var known = (await contracts.NumberedAsync(numbersAsked, cancel)).ToDictionary(contract => contract.RecordNo, StringComparer.Ordinal);
        var standing = (await payments.OfContractsAsync(numbersAsked, 0, int.MaxValue, cancel)).ToLookup(item => item.ContractNo, StringComparer.Ordinal);
        var decided = new List<DecidedRow>(rows.Count);
        foreach (var plan in rows.GroupBy(row => row.Part, StringComparer.Ordinal))
            decided.AddRange(await DecideAsync([.. plan], known.GetValueOrDefault(plan.Key), [.. standing[plan.Key].OrderBy(item => item.Position)], scene, cancel));
        return decided;
    }

    public async Task<IReadOnlyDictionary<long, string>> WriteAsync(IReadOnlyList<DecidedRow> rows, ImportScene scene, CancellationToken cancel)
    {
        var (entries, traces) = (new List<LedgerEntry>(), new Dictionary<long, string>());
        foreach (var plan in rows.Where(row => row.IsToWrite).GroupBy(row => row.Row.Part, StringComparer.Ordinal))
        {
            var contract = ((ItemToWrite)plan.First().Value!).Contract;
            // Decided in this very transaction, so nobody can have been between.
            if (!await contracts.ClaimAsync(contract, cancel)) throw new InvalidOperationException($"{contract.RecordNo} changed while it was imported");
            var written = new List<PaymentItem>();
            foreach (var row in plan)
            {
                var (_, planned, received) = (ItemToWrite)row.Value!;
                var item = planned with { RecordNo = await numbers.NextAsync(RecordNo.Payment, cancel), State = PaymentState.Open, CreatedBy = scene.Person, CreatedAt = scene.Now, Version = 1 };
                if (received > Money.Zero) item = item.With(received);
                await payments.AddAsync(item, cancel);
                await clocks.SetAsync(contract, null, item, isUndo: false, scene.Person, null, scene.Now, cancel);
                entries.Add(new LedgerEntry(scene.Now, scene.Person, scene.Import.Source, item.RecordNo, "导入回款计划", null, item.InShort(), scene.Reason));
                written.Add(item);
                traces.Add(row.Row.Position, RowTrace.Of(new PlanTrace(contract.RecordNo, contract.Version + 1, item.RecordNo)));
            }

            await receipts.AddAsync([.. written.Where(item => item.ReceivedFen > 0).Select(item => ReceiptOf(item, scene))], cancel);
            entries.Add(new LedgerEntry(
                scene.Now, scene.Person, scene.Import.Source, contract.RecordNo, "导入回款计划", null,
                string.Join(' ', written.Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.RecordNo}:{item.AmountFen}"))), scene.Reason));
        }

        await ledger.AppendAllAsync(entries, cancel);
        return traces;
    }

    public async Task<IReadOnlyList<string>> ObjectionsAsync(IReadOnlyList<ImportRow> rows, ImportScene scene, CancellationToken cancel)
    {
        var plans = rows.Select(RowTrace.Read<PlanTrace>).Select(trace => (trace.ContractNo, trace.Version)).Distinct().ToList();
        var standing = (await contracts.NumberedAsync([.. plans.Select(plan => plan.ContractNo)], cancel)).ToDictionary(contract => contract.RecordNo, contract => contract.Version, StringComparer.Ordinal);
        return [.. plans.Where(plan => standing.GetValueOrDefault(plan.ContractNo) != plan.Version).Select(plan => $"{plan.ContractNo} 的合同或回款后来又有人登记或改过")];
    }

    public async Task TakeBackAsync(IReadOnlyList<ImportRow> rows, ImportScene scene, CancellationToken cancel)
    {
        var traces = rows.Select(RowTrace.Read<PlanTrace>).ToList();
        List<(string RecordNo, long Version)> plans = [.. traces.Select(trace => (trace.ContractNo, trace.Version)).Distinct()];
        var items = await payments.NumberedAsync([.. traces.Select(trace => trace.ItemNo)], cancel);
        List<PaymentItem> back = [.. items.Select(item => item with { State = PaymentState.Void, ReceivedFen = 0 })];
        if (await contracts.StepBackAllAsync(plans, cancel) < plans.Count || await payments.UpdateAllAsync(back, cancel) < traces.Count)
            throw new InvalidOperationException($"A contract or its payments changed while import {scene.Import.Id} was taken back");
        await clocks.StopAllAsync(back, scene.Person, scene.Now, cancel);
        List<LedgerEntry> entries =
        [
            .. items.Zip(back, (item, now) => new LedgerEntry(scene.Now, scene.Person, "undo", item.RecordNo, "撤销导入回款计划", item.InShort(), now.InShort(), scene.Reason)),
            .. plans.Select(plan => new LedgerEntry(scene.Now, scene.Person, "undo", plan.RecordNo, "撤销导入回款计划", null, null, scene.Reason)),
        ];
        await receipts.UndoAsync(CauseOf(scene.Import), scene.Now, cancel);
        await ledger.AppendAllAsync(entries, cancel);
    }

    /// <summary>No message caused it: a number that no message has, so that no undo of a message can meet it.</summary>
    private static long CauseOf(Import import) => -import.Id;

    private async Task<IEnumerable<DecidedRow>> DecideAsync(IReadOnlyList<ImportRow> rows, Contract? contract, IReadOnlyList<PaymentItem> standing, ImportScene scene, CancellationToken cancel)
    {
        // One answer for "there is none" and "you may not see it" (C9).
        if (contract is null || !ContractSight.MayDecide(scene.Org, scene.Person, contract)) return Bad(rows, $"没有合同 {rows[0].Part}，或者您看不到它；请先导入合同");
        var said = rows.Select(row => JsonSerializer.Deserialize<PlanRow>(row.Data, ChatJson.Options)!).ToList();
        var pieces = said.ConvertAll(Piece);
        var events = pieces.Exists(piece => piece.Condition is not null) ? await payments.EventsOfAsync(contract.RecordNo, cancel) : [];
        var plan = PaymentPlan.Items(contract, new PlanReading(PlanMode.Whole, pieces, []), contract.Amount, events, scene.Calendar);
        if (plan.Refusal is { } refusal) return Bad(rows, renderer.Render(refusal).Text.Split('\n')[0]);
        var items = plan.Value!;
        if (standing.Count > 0)
        {
            return PaymentPlan.IsSame(standing, items)
                ? rows.Select((row, index) => new DecidedRow(row, RowVerdict.Same, $"{contract.RecordNo} {items[index].Amount}"))
                : Bad(rows, $"{contract.RecordNo} 已有另一份回款计划，不覆盖；要换请在聊天里发：回款计划 {contract.RecordNo} …");
        }

        if (await receipts.PrepaidAsync(contract.RecordNo, cancel) is { Fen: not 0 } prepaid) return Bad(rows, $"{contract.RecordNo} 有预收款 {prepaid}，请在聊天里排计划，好冲抵预收");
        for (var i = 0; i < said.Count; i++)
        {
            if (said[i].ReceivedFen > items[i].AmountFen) return Bad(rows, $"第 {rows[i].RowNo} 行已到账 {new Money(said[i].ReceivedFen)} 多于这一期的 {items[i].Amount}");
        }

        var today = BusinessTime.DayOf(scene.Now);
        return rows.Select((row, index) => new DecidedRow(
            row, RowVerdict.New, Words(contract, items[index], new Money(said[index].ReceivedFen), today, scene.Calendar), "", new ItemToWrite(contract, items[index], new Money(said[index].ReceivedFen))));
    }

    private static string Words(Contract contract, PaymentItem item, Money received, DateOnly today, WorkCalendar calendar)
    {
        var when = item.DueDay is { } day ? DateWords.Day(day, today) : PaymentDays.ConditionWords(item);
        var open = item with { State = received == item.Amount ? PaymentState.Paid : PaymentState.Open };
        var late = PaymentDays.IsOverdue(open, today, calendar) ? "，已逾期，导入后开始提醒" : "";
        return $"{contract.RecordNo} {contract.Customer} {item.Amount} {when}{(received > Money.Zero ? $"，已到 {received}" : "")}{late}";
    }

    private static PlanPiece Piece(PlanRow said) => new(
        "", said.Fen is { } fen ? new Money(fen) : null, said.Share, said.Share is { } share ? (share / 10_000m).ToString("0.####", CultureInfo.InvariantCulture) + "%" : "",
        said.Day, said.Condition.Length > 0 ? PaymentEvents.Find(said.Condition) : null, said.Note);

    private static Receipt ReceiptOf(PaymentItem item, ImportScene scene) => new()
    {
        ContractNo = item.ContractNo, ItemNo = item.RecordNo, AmountFen = item.ReceivedFen,
        // A file says that it came, not when; the agreed day is nearest to it, and today is the latest it can be.
        Day = item.DueDay is { } due && due < BusinessTime.DayOf(scene.Now) ? due : BusinessTime.DayOf(scene.Now),
        Kind = ReceiptKind.Receipt, Reason = scene.Reason, AskedOf = item.ContractNo, RecordedBy = scene.Person, RecordedAt = scene.Now,
        Cause = CauseOf(scene.Import),
    };

    private static IEnumerable<DecidedRow> Bad(IReadOnlyList<ImportRow> rows, string problem) => rows.Select(row => DecidedRow.Bad(row, problem));

    /// <param name="Version">The contract's version that the plan left: another one means that somebody has acted since.</param>
    private sealed record PlanTrace(string ContractNo, long Version, string ItemNo);

    private sealed record ItemToWrite(Contract Contract, PaymentItem Item, Money Received);
}
