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

    public async Task WriteAsync(IReadOnlyList<DecidedRow> rows, ImportScene scene, CancellationToken cancel)
    {
        var written = rows.Where(row => row.IsToWrite).ToList();
        if (written.Count == 0) return;
        await stock.ReplaceAsync([.. written.Select(row => (StockRow)row.Value! with { ChangedBy = scene.Person, ChangedAt = scene.Now })], cancel);
        // One entry for a piece of the file: a nightly list of 50,000 articles would bury everything else in the log.
        await ledger.AppendAsync(
            new LedgerEntry(
                scene.Now, scene.Person, scene.Import.Source, scene.Import.Number, $"导入库存 {written.Count} 行", null,
                string.Join('\n', written.Select(row => row.What)), scene.Reason),
            cancel);
    }

    private static DecidedRow Decide(ImportRow row, StockRow said, StockRow? known, ImportScene scene)
    {
        var after = said with { Name = said.Name.Length > 0 ? said.Name : known?.Name ?? "", Unit = said.Unit.Length > 0 ? said.Unit : known?.Unit ?? "" };
        var article = $"{after.Warehouse} {after.Sku} {after.Name}".TrimEnd();
        if (known is null) return new DecidedRow(row, RowVerdict.New, $"{article}：{after.Quantity}", "", after);
        if (after.AsOf < known.AsOf) return DecidedRow.Bad(row, $"{article} 系统里有更新的数（{DateWords.Absolute(known.AsOf, scene.Now)}），这一行更旧，不覆盖");
        if (after.OnHand == known.OnHand && after.Name == known.Name && after.Unit == known.Unit && after.AsOf == known.AsOf) return new DecidedRow(row, RowVerdict.Same, article);
        return new DecidedRow(
            row, RowVerdict.Change, after.OnHand == known.OnHand ? $"{article}：{after.Quantity}，时间更新到{DateWords.Absolute(after.AsOf, scene.Now)}" : $"{article}：{known.Quantity} → {after.Quantity}", "", after);
    }
}
