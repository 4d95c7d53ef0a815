using System.Text.Json;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Inventory;
using ChatBot.Features.Ledger;

namespace ChatBot.Features.Imports;

/// <summary>Replaces stock by warehouse and article; an older count never covers a newer one.</summary>
internal sealed class StockWriter(StockStore stock, LedgerStore ledger) : IImportWriter
{
    public string Code => StockRows.Shape.Code;

    public async Task<IReadOnlyList<DecidedRow>> DecideAsync(IReadOnlyList<ImportRow> rows, ImportScene scene, CancellationToken cancel)
    {
        var read = rows.Select(row => (Row: row, Said: JsonSerializer.Deserialize<StockRow>(row.Data, ChatJson.Options)!)).ToList();
        var known = (await stock.OfSkusAsync([.. read.Select(pair => pair.Said.Sku).Distinct(StringComparer.Ordinal)], cancel)).ToDictionary(row => (row.Warehouse, row.Sku));
        return [.. read.Select(pair => Decide(pair.Row, pair.Said, known.GetValueOrDefault((pair.Said.Warehouse, pair.Said.Sku)), scene))];
    }

    public async Task<IReadOnlyDictionary<long, string>> WriteAsync(IReadOnlyList<DecidedRow> rows, ImportScene scene, CancellationToken cancel)
    {
        var written = rows.Where(row => row.IsToWrite).ToList();
        if (written.Count == 0) return new Dictionary<long, string>();
        var changes = written.ConvertAll(row => Written((StockChange)row.Value!, scene));
        await stock.ReplaceAsync([.. changes.Select(change => change.After)], cancel);
        // One entry for a piece of the file: a nightly list of 50,000 articles would bury everything else in the log.
        await ledger.AppendAsync(
            new LedgerEntry(
                scene.Now, scene.Person, scene.Import.Source, scene.Import.Number, $"导入库存 {written.Count} 行", null,
                string.Join('\n', written.Select(row => row.What)), scene.Reason),
            cancel);
        return written.Zip(changes).ToDictionary(pair => pair.First.Row.Position, pair => RowTrace.Of(pair.Second));
    }

    public async Task<IReadOnlyList<string>> ObjectionsAsync(IReadOnlyList<ImportRow> rows, ImportScene scene, CancellationToken cancel)
    {
        var changes = rows.Select(RowTrace.Read<StockChange>).ToList();
        var known = (await stock.OfSkusAsync([.. changes.Select(change => change.After.Sku).Distinct(StringComparer.Ordinal)], cancel)).ToDictionary(row => (row.Warehouse, row.Sku));
        return [.. changes.Where(change => !IsStill(change.After, known.GetValueOrDefault((change.After.Warehouse, change.After.Sku)))).Select(change => $"{Article(change.After)} 的库存后来又更新过")];
    }

    public async Task TakeBackAsync(IReadOnlyList<ImportRow> rows, ImportScene scene, CancellationToken cancel)
    {
        var changes = rows.Select(RowTrace.Read<StockChange>).ToList();
        await stock.WithdrawAllAsync([.. changes.Where(change => change.Before is null).Select(change => change.After)], scene.Now, cancel);
        await stock.ReplaceAsync([.. changes.Select(change => change.Before).OfType<StockRow>()], cancel);
        await ledger.AppendAsync(
            new LedgerEntry(
                scene.Now, scene.Person, "undo", scene.Import.Number, $"撤销导入库存 {rows.Count} 行", null,
                string.Join('\n', changes.Select(change => change.Before is { } before ? $"{Article(change.After)}：{change.After.Quantity} → {before.Quantity}" : $"{Article(change.After)}：{change.After.Quantity} → 未登记")),
                scene.Reason),
            cancel);
    }

    private static StockChange Written(StockChange change, ImportScene scene) => change with { After = change.After with { ChangedBy = scene.Person, ChangedAt = scene.Now } };

    /// <summary>Instants are kept to the millisecond.</summary>
    private static bool IsStill(StockRow written, StockRow? now) =>
        now is not null && now.OnHand == written.OnHand && now.Name == written.Name && now.Unit == written.Unit && now.ChangedBy == written.ChangedBy
        && now.AsOf.ToUnixTimeMilliseconds() == written.AsOf.ToUnixTimeMilliseconds() && now.ChangedAt.ToUnixTimeMilliseconds() == written.ChangedAt.ToUnixTimeMilliseconds();

    private static string Article(StockRow row) => $"{row.Warehouse} {row.Sku} {row.Name}".TrimEnd();

    private static DecidedRow Decide(ImportRow row, StockRow said, StockRow? known, ImportScene scene)
    {
        var after = said with { Name = said.Name.Length > 0 ? said.Name : known?.Name ?? "", Unit = said.Unit.Length > 0 ? said.Unit : known?.Unit ?? "" };
        var article = Article(after);
        if (known is null) return new DecidedRow(row, RowVerdict.New, $"{article}：{after.Quantity}", "", new StockChange(null, after));
        if (after.AsOf < known.AsOf) return DecidedRow.Bad(row, $"{article} 系统里有更新的数（{DateWords.Absolute(known.AsOf, scene.Now)}），这一行更旧，不覆盖");
        if (after.OnHand == known.OnHand && after.Name == known.Name && after.Unit == known.Unit && after.AsOf == known.AsOf) return new DecidedRow(row, RowVerdict.Same, article);
        return new DecidedRow(
            row, RowVerdict.Change, after.OnHand == known.OnHand ? $"{article}：{after.Quantity}，时间更新到{DateWords.Absolute(after.AsOf, scene.Now)}" : $"{article}：{known.Quantity} → {after.Quantity}", "",
            new StockChange(known, after));
    }

    private sealed record StockChange(StockRow? Before, StockRow After);
}
