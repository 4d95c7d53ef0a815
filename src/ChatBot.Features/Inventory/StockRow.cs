using System.Globalization;

namespace ChatBot.Features.Inventory;

/// <summary>What lies of one article in one warehouse, as of when. Instants are UTC.</summary>
public sealed record StockRow
{
    public string Warehouse { get; init; } = "";

    public string Sku { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>箱, 米 …, or empty.</summary>
    public string Unit { get; init; } = "";

    /// <summary>In thousandths.</summary>
    public long OnHand { get; init; }

    /// <summary>Of that, held for transfers; in thousandths.</summary>
    public long Reserved { get; init; }

    /// <summary>What can be promised; below zero where a count found less than is reserved.</summary>
    public long Free => OnHand - Reserved;

    public DateTimeOffset AsOf { get; init; }

    public string ChangedBy { get; init; } = "";

    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>「1,200箱」, 「12.5米」.</summary>
    public string Quantity => InWords(OnHand, Unit);

    public static string InWords(long thousandths, string unit) => (thousandths / 1000m).ToString("#,##0.###", CultureInfo.InvariantCulture) + unit;
}
