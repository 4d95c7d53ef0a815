using System.Text.Json;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Inventory;
using ChatBot.Features.Language;

namespace ChatBot.Features.Imports;

/// <summary>A list of stock: one row an article in a warehouse.</summary>
internal static class StockRows
{
    private const string Warehouse = "仓库", Sku = "货号", Name = "品名", OnHand = "库存数量", Unit = "单位", AsOf = "盘点时间";

    public static ImportShape Shape { get; } = new(
        "stock",
        "库存",
        [
            new ImportColumn(Warehouse, "仓", "仓库名称", "库房", "所在仓库", "warehouse") { Required = true, Example = "上海仓" },
            new ImportColumn(Sku, "编码", "物料编码", "产品编码", "存货编码", "商品编码", "料号", "sku", "型号") { Required = true, Example = "示例 GL-22" },
            new ImportColumn(Name, "名称", "产品名称", "物料名称", "存货名称", "商品名称", "产品", "name") { Example = "呼吸机管路" },
            new ImportColumn(OnHand, "数量", "库存", "现存量", "结存", "结存数量", "可用数量", "在库数量", "库存量", "qty", "on_hand") { Required = true, Example = "120" },
            new ImportColumn(Unit, "计量单位", "unit") { Example = "套" },
            new ImportColumn(AsOf, "日期", "时间", "截止时间", "截止日期", "更新时间", "盘点日期", "as_of") { Example = "2026-11-30 08:00", Hint = "空着就是上传的时刻" },
        ],
        Read)
    {
        Synonyms = ["库存表", "存货"],
        Notes = ["按仓库加货号替换数量；表里没有的货不动。", "比系统里更旧的数不会盖掉新的。"],
    };

    private static ReadRow Read(RowView row, ImportScene scene)
    {
        var warehouse = FullWidth.Fold(row.Required(Warehouse)).Trim();
        var sku = FullWidth.Fold(row.Required(Sku)).Trim();
        if (sku.Length > 60) row.Problem(Sku, "货号超过 60 个字");
        var name = row.Text(Name);
        var onHand = row.Quantity(OnHand);
        var unit = row.Text(Unit);
        var moment = row.Moment(AsOf);
        var asOf = moment is { } at ? BusinessTime.At(at) : scene.Import.CreatedAt;
        if (asOf > scene.Now.AddDays(1)) row.Problem(AsOf, $"盘点时间「{row.Text(AsOf)}」在将来");
        return new ReadRow(
            $"{warehouse}\n{sku}",
            JsonSerializer.Serialize(new StockRow { Warehouse = warehouse, Sku = sku, Name = name, Unit = unit, OnHand = onHand ?? 0, AsOf = asOf }, ChatJson.Options));
    }
}
