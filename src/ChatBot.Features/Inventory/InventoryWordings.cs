using ChatBot.Features.Kernel;

namespace ChatBot.Features.Inventory;

internal static class InventoryWordings
{
    public static readonly Wording<StockModel> Stock = new("inventory/stock");
    public static readonly Wording<QuantityUnclearModel> QuantityUnclear = new("inventory/quantity-unclear");
    public static readonly Wording<SameWarehouseModel> SameWarehouse = new("inventory/same-warehouse");
    public static readonly Wording<NotInWarehouseModel> NotInWarehouse = new("inventory/not-in-warehouse");
    public static readonly Wording<TooLittleModel> TooLittle = new("inventory/too-little");
    public static readonly Wording<NotReservedModel> NotReserved = new("inventory/not-reserved");
    public static readonly Wording<MoveRefusedModel> MoveRefused = new("inventory/move-refused");
    public static readonly Wording<ChangeDayUnclearModel> ChangeDayUnclear = new("inventory/change-day-unclear");
    public static readonly Wording<WhichNeedModel> WhichNeed = new("inventory/which-need");
    public static readonly Wording<AlreadyShippedModel> AlreadyShipped = new("inventory/already-shipped");
    public static readonly Wording<ChangeUnderWayModel> ChangeUnderWay = new("inventory/change-under-way");
    public static readonly Wording<ChangeImpactModel> ChangeImpact = new("inventory/change-impact");
    public static readonly Wording<WorkStoppedModel> WorkStopped = new("inventory/work-stopped");
    public static readonly Wording<NothingStoppedModel> NothingStopped = new("inventory/nothing-stopped");
    public static readonly Wording<NotFeasibleModel> NotFeasible = new("inventory/not-feasible");
    public static readonly Wording<NoStockModel> NoStock = new("inventory/no-stock");
}

/// <param name="More">How many further articles fit the words.</param>
public sealed record StockModel(IReadOnlyList<StockArticle> Articles, int More, string Words);

/// <param name="Total">Over all warehouses, or empty where the units differ.</param>
public sealed record StockArticle(string Sku, string Name, string Total, IReadOnlyList<StockLine> Lines);

/// <param name="Held">How much of it is reserved and how much is left, or empty.</param>
/// <param name="Stale">How old it is where that is too old to rely on, else empty.</param>
public sealed record StockLine(string Warehouse, string Quantity, string AsOf, string Stale, string Held);

/// <param name="IsEmpty">No stock was ever brought in.</param>
public sealed record NoStockModel(string Words, bool IsEmpty, IReadOnlyList<NearArticle> Near);

public sealed record NearArticle(string Sku, string Name);

public sealed record QuantityUnclearModel(string Typed);

public sealed record SameWarehouseModel(string Warehouse);

/// <param name="Elsewhere">Each warehouse that has it, with what is free there.</param>
public sealed record NotInWarehouseModel(string Sku, string Name, string Warehouse, IReadOnlyList<string> Elsewhere);

/// <param name="Holders">Who has reserved how much.</param>
/// <param name="Command">The same request for what is left, or empty where nothing is.</param>
public sealed record TooLittleModel(string Sku, string Name, string Warehouse, string Wanted, string OnHand, string Free, IReadOnlyList<string> Holders, IReadOnlyList<string> Elsewhere, string Command);

public sealed record NotReservedModel(string RecordNo, string Sku);

/// <param name="Why">nothing, beyond-request, beyond-shelf, beyond-sent or no-reason.</param>
/// <param name="Most">What it may be at most, or what had been sent.</param>
public sealed record MoveRefusedModel(string RecordNo, string Stage, string Why, string Given, string Most);

public sealed record ChangeDayUnclearModel(string Typed);

public sealed record WhichNeedModel(string Customer, IReadOnlyList<NeedOption> Needs);

public sealed record NeedOption(string RecordNo, string About, string Command);

/// <param name="Command">That begins a return.</param>
public sealed record AlreadyShippedModel(string RecordNo, string Customer, string About, string ShippedAt, string By, string Command);

public sealed record ChangeUnderWayModel(string RecordNo, string Change);

/// <param name="Expected">By when it was needed, or empty.</param>
/// <param name="NeededBy">By when it is needed from now on, or empty where that stays.</param>
/// <param name="Stops">The stages that will stand still, with who has them.</param>
public sealed record ChangeImpactModel(
    string RecordNo, string Customer, string About, string From, string To, IReadOnlyList<string> Stock, IReadOnlyList<string> Contracts, string Expected, string NeededBy, IReadOnlyList<string> Stops, string Command);

public sealed record WorkStoppedModel(string RecordNo, string Need, IReadOnlyList<string> Stages);

public sealed record NothingStoppedModel(string RecordNo, string Customer);

public sealed record NotFeasibleModel(string RecordNo, string Stage, IReadOnlyList<Verdict> Against);

public sealed record Verdict(string Stage, string By, string Result);
