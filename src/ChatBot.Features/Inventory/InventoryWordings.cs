using ChatBot.Features.Kernel;

namespace ChatBot.Features.Inventory;

internal static class InventoryWordings
{
    public static readonly Wording<StockModel> Stock = new("inventory/stock");
    public static readonly Wording<NoStockModel> NoStock = new("inventory/no-stock");
}

/// <param name="More">How many further articles fit the words.</param>
public sealed record StockModel(IReadOnlyList<StockArticle> Articles, int More, string Words);

/// <param name="Total">Over all warehouses, or empty where the units differ.</param>
public sealed record StockArticle(string Sku, string Name, string Total, IReadOnlyList<StockLine> Lines);

/// <param name="Stale">How old it is where that is too old to rely on, else empty.</param>
public sealed record StockLine(string Warehouse, string Quantity, string AsOf, string Stale);

/// <param name="IsEmpty">No stock was ever brought in.</param>
public sealed record NoStockModel(string Words, bool IsEmpty, IReadOnlyList<NearArticle> Near);

public sealed record NearArticle(string Sku, string Name);
