using System.Globalization;
using System.Text.RegularExpressions;
using ChatBot.Features.Collaboration;
using ChatBot.Features.Kernel;
using ChatBot.Features.Language;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Inventory;

/// <summary>
/// 调拨 moves stock (R52): what is asked for is reserved with the request, leaves the shelf when it is picked, and is counted in when it is received; called off
/// or taken back, it is free again. Of two who want the last twenty, the second is told at once who was quicker.
/// </summary>
internal sealed partial class StockMoveDesk(StockStore stock, StockMoveStore moves, CaseFinder finder, LedgerStore ledger, OrgDirectory org) : IFlowDesk, ICaseListener
{
    private const string Sku = "货号", Quantity = "数量", From = "从", To = "到", Held = "预留", Pick = "pick", Receive = "receive", Moved = "quantity", Difference = "difference";

    private const int MostNear = 4, MostCompared = 50_000;

    public string FlowId => "transfer";

    public async Task<Decision<StartPlan>> PlanAsync(StartAsked asked, CancellationToken cancel)
    {
        // An admin's own 调拨 may ask for other things: then it moves no stock of ours.
        if (asked.Of(Sku)?.Trim() is not { Length: > 0 } sku || asked.Of(Quantity) is null || asked.Of(From)?.Trim() is not { Length: > 0 } warehouse) return StartPlan.Of(asked);
        if (Read(asked.Of(Quantity)!) is not { } wanted) return InventoryWordings.QuantityUnclear.With(new QuantityUnclearModel(asked.Of(Quantity)!));
        var rows = (await stock.OfSkuAsync(sku, cancel)).ToList();
        if (rows.Count == 0)
        {
            // A company that has never brought in a count moves its goods all the same.
            var articles = await stock.ArticlesAsync(MostCompared, cancel);
            return articles.Count == 0
                ? StartPlan.Of(asked)
                : InventoryWordings.NoStock.With(new NoStockModel(sku, IsEmpty: false, [.. NearArticles.Of(sku, articles, MostNear).Select(article => new NearArticle(article.Sku, article.Name))]));
        }

        if (Same(warehouse, asked.Of(To)?.Trim())) return InventoryWordings.SameWarehouse.With(new SameWarehouseModel(warehouse));
        if (rows.Find(row => Same(row.Warehouse, warehouse)) is not { } shelf)
            return InventoryWordings.NotInWarehouse.With(new NotInWarehouseModel(rows[0].Sku, rows[0].Name, warehouse, [.. rows.Select(row => $"{row.Warehouse} 可用 {StockRow.InWords(row.Free, row.Unit)}")]));
        if (!await moves.ReserveAsync(shelf.Warehouse, shelf.Sku, wanted, cancel)) return await TooLittleAsync(asked, shelf.Warehouse, shelf.Sku, wanted, rows, cancel);
        return new StartPlan(StartPlan.Of(asked).Customer, null,
        [
            .. asked.Facts.Select(fact => fact.Name switch { Sku => fact with { Value = shelf.Sku }, From => fact with { Value = shelf.Warehouse }, _ => fact }),
            new CaseFact(Held, $"{shelf.Warehouse} {StockRow.InWords(wanted, shelf.Unit)}，还可用 {StockRow.InWords(shelf.Free - wanted, shelf.Unit)}"),
        ]);
    }

    public async Task<Said?> StartedAsync(Case now, StartPlan plan, CaseAct act, CancellationToken cancel)
    {
        var sku = FactOf(now, Sku);
        if (now.Facts.All(fact => fact.Name != Held)) return sku.Length == 0 ? null : InventoryWordings.NotReserved.With(new NotReservedModel(now.RecordNo, sku));
        var wanted = Read(FactOf(now, Quantity))!.Value;
        var shelf = (await stock.OfSkuAsync(sku, cancel)).First(row => Same(row.Warehouse, FactOf(now, From)));
        await moves.AddAsync(
            new StockMove
            {
                RecordNo = now.RecordNo, Sku = shelf.Sku, Unit = shelf.Unit, FromWarehouse = shelf.Warehouse, ToWarehouse = FactOf(now, To).Trim() is { Length: > 0 } to ? to : null, Wanted = wanted, Reserved = wanted,
                AskedBy = act.UserId, AskedAt = act.At,
            },
            cancel);
        return null;
    }

    public async Task<Said?> RefusalAsync(Case now, FlowStage rule, StageRun stage, CancellationToken cancel)
    {
        if (rule.Id is not (Pick or Receive) || NumberOf(stage) is not { } quantity || await moves.FindAsync(now.RecordNo, cancel) is not { } move) return null;
        string Words(long thousandths) => StockRow.InWords(thousandths, move.Unit);
        MoveRefusedModel Refused(string why, long given, long most) => new(now.RecordNo, rule.Title, why, Words(given), Words(most));
        if (rule.Id == Pick)
        {
            if (quantity <= 0) return InventoryWordings.MoveRefused.With(Refused("nothing", 0, move.Wanted));
            if (quantity > move.Wanted) return InventoryWordings.MoveRefused.With(Refused("beyond-request", quantity, move.Wanted));
            var shelf = (await stock.OfSkuAsync(move.Sku, cancel)).FirstOrDefault(row => Same(row.Warehouse, move.FromWarehouse));
            // A count may have come in since the request.
            var mine = (shelf?.Free ?? 0) + move.Reserved;
            return quantity > mine ? InventoryWordings.MoveRefused.With(Refused("beyond-shelf", quantity, Math.Max(0, mine))) : null;
        }

        if (quantity > move.OutQuantity) return InventoryWordings.MoveRefused.With(Refused("beyond-sent", quantity, move.OutQuantity ?? 0));
        return quantity < move.OutQuantity && !stage.Of(Difference).Any(value => value.Text.Trim().Length > 0)
            ? InventoryWordings.MoveRefused.With(Refused("no-reason", quantity, move.OutQuantity ?? 0))
            : null;
    }

    public async Task HearAsync(Case now, RunNotice notice, CaseAct act, CancellationToken cancel)
    {
        if (now.Flow.Id != FlowId || notice is not (StageClosed or StageTakenBack or StageShut)) return;
        if (await moves.FindAsync(now.RecordNo, cancel) is not { } move) return;
        var said = (notice, now.Run.State) switch
        {
            (StageShut, RunState.Withdrawn) when move.State == StockMoveState.Reserved => "释放预留",
            (StageClosed { Stage.Id: Pick }, _) when move.State == StockMoveState.Reserved => "出库",
            (StageClosed { Stage.Id: Receive }, _) when move.State == StockMoveState.Out => "入库",
            (StageTakenBack { Stage.Id: Pick }, _) when move.State == StockMoveState.Out => "撤销出库",
            (StageTakenBack { Stage.Id: Receive }, _) when move.State == StockMoveState.In => "撤销入库",
            _ => null,
        };
        var quantity = notice is StageClosed closed && NumberOf(closed.Stage) is { } given ? given : move.OutQuantity ?? move.Wanted;
        await (said switch
        {
            "释放预留" => moves.FreeAsync(move, act.At, cancel),
            "出库" => moves.TakeOutAsync(move, quantity, act.At, cancel),
            "入库" => moves.TakeInAsync(move, quantity, act.UserId, act.At, cancel),
            "撤销出库" => moves.PutBackAsync(move, act.At, cancel),
            "撤销入库" => moves.TakeInBackAsync(move, act.At, cancel),
            _ => Task.CompletedTask,
        });
        if (said is not null)
            await ledger.AppendAsync(new LedgerEntry(act.At, act.UserId, act.Source, now.RecordNo, said, null, $"{move.FromWarehouse} {move.Sku} {StockRow.InWords(said == "释放预留" ? move.Reserved : quantity, move.Unit)}"), cancel);
    }

    /// <summary>How much there is, who was quicker (named only to those who may know), and where else it lies.</summary>
    private async Task<Said> TooLittleAsync(StartAsked asked, string warehouse, string sku, long wanted, IReadOnlyList<StockRow> rows, CancellationToken cancel)
    {
        // Read again: somebody else may have reserved it in this very moment.
        var now = (await stock.OfSkuAsync(sku, cancel)).First(row => Same(row.Warehouse, warehouse));
        var holders = new List<string>();
        foreach (var move in await moves.ReservedAsync(now.Warehouse, now.Sku, cancel))
        {
            var isKnown = await finder.FindAsync(move.RecordNo, asked.Call.SenderId, cancel) is not null;
            holders.Add($"{(isKnown ? $"{move.RecordNo}（{org.Current.NameOf(move.AskedBy)}）" : "别的调拨")} {StockRow.InWords(move.Reserved, move.Unit)}");
        }

        var free = Math.Max(0, now.Free);
        return InventoryWordings.TooLittle.With(new TooLittleModel(
            now.Sku, now.Name, now.Warehouse, StockRow.InWords(wanted, now.Unit), StockRow.InWords(now.OnHand, now.Unit), StockRow.InWords(free, now.Unit), holders,
            [.. rows.Where(row => !Same(row.Warehouse, warehouse) && row.Free > 0).Select(row => $"{row.Warehouse} 可用 {StockRow.InWords(row.Free, row.Unit)}")],
            free > 0 ? $"{asked.Flow.Start!.Verb} {asked.Customer} {string.Join(' ', asked.Facts.Select(fact => $"{fact.Name}:{(fact.Name == Quantity ? (free / 1000m).ToString("0.###", CultureInfo.InvariantCulture) : fact.Value)}"))}" : ""));
    }

    private static long? NumberOf(StageRun stage) => stage.Of(Moved).LastOrDefault()?.Number is { } number ? (long)decimal.Round(number * 1000) : null;

    private static string FactOf(Case now, string name) => now.Facts.FirstOrDefault(fact => fact.Name == name)?.Value ?? "";

    private static bool Same(string? a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    /// <summary>「20」, 「20箱」, 「12.5米」 in thousandths; null where it is no quantity above zero.</summary>
    private static long? Read(string typed) =>
        Amount().Match(FullWidth.Fold(typed).Trim()) is { Success: true } match && decimal.TryParse(match.Groups["number"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1_000_000_000
            ? (long)decimal.Round(number * 1000)
            : null;

    [GeneratedRegex(@"^(?<number>[0-9]+(?:\.[0-9]{1,3})?)\s*\p{L}{0,3}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Amount();
}
