using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Collaboration;
using ChatBot.Features.Contracts;
using ChatBot.Features.Customers;
using ChatBot.Features.Kernel;
using ChatBot.Features.Language;
using ChatBot.Features.Ledger;
using ChatBot.Features.Needs;
using ChatBot.Features.People;

namespace ChatBot.Features.Inventory;

/// <summary>
/// <c>改规格 XQ-31 从:22mm 到:15mm 原因:…</c>: shows first what hangs on it, then stops picking, checking and dispatch of the need until warehouse, quality and
/// contract have answered, the customer has agreed and delivery is resumed; or until it is called off (R05).
/// </summary>
internal sealed class SpecChangeDesk(
    NeedStore needs, NeedChangeStore changes, CaseStore cases, CaseFinder finder, CaseHoldDesk holds, CustomerStore customers, StockStore stock, StockMoveStore moves, ContractStore contracts, LedgerStore ledger,
    OrgDirectory org, WorkCalendar calendar) : IFlowDesk, ICaseListener
{
    internal const string From = "从", To = "到", Reason = "原因", Contract = "合同", NeededBy = "交期";

    private const string Infeasible = "不可行", StockStage = "stock";

    private const int MostLines = 4, MostRows = 40;

    public string FlowId => "respec";

    public async Task<Decision<StartPlan>> PlanAsync(StartAsked asked, CancellationToken cancel)
    {
        // An admin's own 改规格 may ask for other things: then it stops nothing.
        if (asked.Flow.Start!.About is null || asked.Of(From) is null || asked.Of(To) is null) return StartPlan.Of(asked);
        var call = asked.Call;
        DateTimeOffset? neededBy = null;
        if (asked.Of(NeededBy) is { } day)
        {
            if (DeadlinePhrase.Read(day, call.Now, calendar) is not { Kind: not DeadlineKind.None } read || read.Effective is not { } effective || effective <= call.Now)
                return InventoryWordings.ChangeDayUnclear.With(new ChangeDayUnclearModel(day));
            neededBy = effective;
        }

        var need = asked.About is { } about ? await needs.FindAsync(about, cancel) : null;
        if (asked.About is { } wanted && (need is null || await finder.FindAsync(wanted, call.SenderId, cancel) is null)) return ChatWordings.NoSuchRecord.With(new NoSuchRecordModel(wanted));
        if (need is null)
        {
            // Without a number, the only need of this customer that is on its way is meant.
            var customer = await customers.FindAsync(asked.Customer!, cancel);
            var open = customer is null ? [] : (await changes.OpenOfCustomerAsync(customer.Id, cancel)).Where(one => org.Current.MaySee(call.SenderId, one.LoggedBy)).ToList();
            if (open.Count > 1)
                return InventoryWordings.WhichNeed.With(new WhichNeedModel(customer!.Name, [.. open.Take(MostLines).Select(one => new NeedOption(one.RecordNo, WordsOf(one), Retyped(asked, one.RecordNo, confirmed: false)))]));
            need = open.Count == 1 ? open[0] : null;
        }

        if (need is null) return StartPlan.Of(asked);
        var running = (await cases.FindAsync(need.RecordNo, cancel))!;
        if (running.Run.State == RunState.Finished)
        {
            var shipped = running.Run.Stages[^1];
            return InventoryWordings.AlreadyShipped.With(new AlreadyShippedModel(
                need.RecordNo, running.Customer, WordsOf(need), DateWords.Absolute(shipped.DoneAt!.Value, call.Now), org.Current.NameOf(shipped.DoneBy!), $"客诉 {running.Customer} 退换货：{asked.Of(From)} 换 {asked.Of(To)} 订单:{need.RecordNo}"));
        }

        if (running.Run.HeldFor is { } other) return InventoryWordings.ChangeUnderWay.With(new ChangeUnderWayModel(need.RecordNo, other));
        if (!asked.Confirmed)
        {
            return InventoryWordings.ChangeImpact.With(new ChangeImpactModel(
                need.RecordNo, running.Customer, WordsOf(need), asked.Of(From)!, asked.Of(To)!, await StockLinesAsync(need, running, asked, cancel), await ContractLinesAsync(need, asked, cancel),
                need.ExpectedAt is { } expected ? DateWords.Absolute(expected, call.Now) : "", neededBy is { } later ? DateWords.Absolute(later, call.Now) : "",
                [.. running.Run.Open.Where(stage => running.Flow.Stage(stage.Id).StopsOnChange).Select(stage => $"{running.Flow.Stage(stage.Id).Title}（{org.Current.NameOf(stage.Holder!)}）")],
                Retyped(asked, need.RecordNo, confirmed: true)));
        }

        return new StartPlan(running.Customer, need.RecordNo, [new CaseFact("需求", $"{need.RecordNo} {WordsOf(need)}"), .. asked.Facts]);
    }

    public async Task<Said?> StartedAsync(Case now, StartPlan plan, CaseAct act, CancellationToken cancel)
    {
        if (plan.About is not { } needNo) return InventoryWordings.NothingStopped.With(new NothingStoppedModel(now.RecordNo, now.Customer));
        var neededBy = now.Facts.FirstOrDefault(fact => fact.Name == NeededBy) is { } day ? DeadlinePhrase.Read(day.Value, act.At, calendar).Effective : null;
        await changes.BeginAsync(new NeedChange { ChangeNo = now.RecordNo, NeedNo = needNo, AskedBy = act.UserId, AskedAt = act.At, ExpectedAt = neededBy }, cancel);
        var held = await holds.HoldAsync(needNo, now.RecordNo, act, cancel) ?? throw new InvalidOperationException($"{needNo} could not be held for {now.RecordNo}, although it could a moment ago.");
        return InventoryWordings.WorkStopped.With(new WorkStoppedModel(
            now.RecordNo, needNo, [.. held.Run.Open.Where(stage => held.Run.IsStopped(stage.Id)).Select(stage => $"{held.Flow.Stage(stage.Id).Title}（{org.Current.NameOf(stage.Holder!)}）")]));
    }

    /// <summary>Nothing goes on behind a verdict of 不可行: the customer is talked to, then whoever said so answers anew, or it is called off.</summary>
    public Task<Said?> RefusalAsync(Case now, FlowStage rule, StageRun stage, CancellationToken cancel)
    {
        var verdicts = rule.ExitChecks.Where(check => now.Flow.Output(check).Options.Contains(Infeasible, StringComparer.Ordinal)).ToList();
        var against = verdicts.Where(check => now.Run.Stage(check.Stage).Of(check.Output).LastOrDefault()?.Text == Infeasible).Select(check => now.Run.Stage(check.Stage)).ToList();
        return Task.FromResult(against.Count == 0 ? null : InventoryWordings.NotFeasible.With(new NotFeasibleModel(
            now.RecordNo, rule.Title, [.. against.Select(one => new Verdict(now.Flow.Stage(one.Id).Title, org.Current.NameOf(one.DoneBy ?? one.Holder!), one.Result ?? ""))])));
    }

    public async Task HearAsync(Case now, RunNotice notice, CaseAct act, CancellationToken cancel)
    {
        if (now.Flow.Id != FlowId || notice is not (RunFinished or StageShut or StageTakenBack)) return;
        if (await changes.FindAsync(now.RecordNo, cancel) is not { } change) return;
        switch (notice)
        {
            case RunFinished:
                var before = await needs.FindAsync(change.NeedNo, cancel);
                var spec = FactOf(now, To);
                await changes.ApplyAsync(change, spec, FactOf(now, Reason), now.Initiator, act.At, cancel);
                await ledger.AppendAsync(new LedgerEntry(act.At, now.Initiator, act.Source, change.NeedNo, "改规格", before?.Spec ?? FactOf(now, From), spec, FactOf(now, Reason)), cancel);
                await holds.FreeAsync(change.NeedNo, now.RecordNo, act, cancel);
                break;
            case StageShut when now.Run.State == RunState.Withdrawn:
                await holds.FreeAsync(change.NeedNo, now.RecordNo, act, cancel);
                break;
            case StageTakenBack back when now.Flow.Stages.All(stage => !stage.After.Contains(back.Stage.Id)):
                // The end was taken back: it is not settled yet.
                await changes.TakeBackAsync(change, cancel);
                await holds.HoldAsync(change.NeedNo, now.RecordNo, act, cancel);
                break;
        }
    }

    /// <summary>What lies of the old and the new specification, what the warehouse has answered, and what is reserved for this customer.</summary>
    private async Task<IReadOnlyList<string>> StockLinesAsync(Need need, Case running, StartAsked asked, CancellationToken cancel)
    {
        var lines = new List<string>();
        var answered = running.Run.Stages.FirstOrDefault(stage => stage.Id == StockStage && stage.State == StageState.Done);
        lines.Add(answered?.Result is { } result ? $"仓储已答复：{result}" : "仓储还没有答复库存");
        var rows = await stock.FindAsync(need.Content, MostRows, cancel);
        foreach (var (name, spec) in new[] { ("旧规格", asked.Of(From)!), ("新规格", asked.Of(To)!) })
        {
            var found = rows.Where(row => row.Name.Contains(spec, StringComparison.OrdinalIgnoreCase) || row.Sku.Contains(spec, StringComparison.OrdinalIgnoreCase)).ToList();
            lines.Add(found.Count == 0
                ? $"{name} {spec}：库存表里没有写明，请仓储答复"
                : $"{name} {spec}：" + string.Join("、", found.Take(MostLines).Select(row => $"{row.Warehouse} {row.Quantity}{(row.Reserved > 0 ? $"（预留 {StockRow.InWords(row.Reserved, row.Unit)}）" : "")}")));
        }

        lines.AddRange((await moves.OpenOfCustomerAsync(running.Customer, MostLines, cancel)).Select(move => $"{move.RecordNo} 调拨中：{move.FromWarehouse} {move.Sku} {StockRow.InWords(move.Wanted, move.Unit)}"));
        return lines;
    }

    private async Task<IReadOnlyList<string>> ContractLinesAsync(Need need, StartAsked asked, CancellationToken cancel)
    {
        var tree = org.Current;
        var named = asked.Of(Contract);
        var seen = (await contracts.OfCustomerAsync(need.CustomerId, cancel)).Where(one => ContractSight.MaySee(tree, asked.Call.SenderId, one)).ToList();
        var meant = seen.Where(one => named is not null && one.RecordNo == RecordNo.Parse(named)).ToList();
        return [.. (meant.Count > 0 ? meant : seen).Take(MostLines).Select(one => $"{one.RecordNo} {one.Title}".TrimEnd())];
    }

    private static string WordsOf(Need need) => string.Join(' ', new[] { need.Content, need.Quantity, need.Spec }.OfType<string>());

    private static string FactOf(Case now, string name) => now.Facts.FirstOrDefault(fact => fact.Name == name)?.Value ?? "";

    private static string Retyped(StartAsked asked, string needNo, bool confirmed) =>
        $"{asked.Flow.Start!.Verb} {needNo} {string.Join(' ', asked.Facts.Select(fact => $"{fact.Name}:{fact.Value}"))}{(confirmed ? " 确认:是" : "")}";
}
