using ChatBot.Storage;

namespace ChatBot.Features.Inventory;

/// <summary>Stock as the last count or file says.</summary>
public sealed class StockStore(DbSession db)
{
    private const string Columns = "warehouse, sku, name, unit, on_hand, reserved, as_of, changed_by, changed_at";

    public Task<IReadOnlyList<StockRow>> OfSkusAsync(IReadOnlyCollection<string> skus, CancellationToken cancel) =>
        db.QueryAsync<StockRow>($"select {Columns} from stock where sku in @Skus and withdrawn_at is null order by sku, warehouse", new { Skus = skus }, cancel);

    /// <summary>Of the article with this number, in whatever case it was typed.</summary>
    public Task<IReadOnlyList<StockRow>> OfSkuAsync(string sku, CancellationToken cancel) =>
        db.QueryAsync<StockRow>($"select {Columns} from stock where upper(sku) = upper(@sku) and withdrawn_at is null order by sku, warehouse", new { sku }, cancel);

    /// <summary>Articles whose number is this, or whose name holds these words.</summary>
    public Task<IReadOnlyList<StockRow>> FindAsync(string words, int atMost, CancellationToken cancel) =>
        db.QueryAsync<StockRow>(
            $"""
            select {Columns} from stock
            where (upper(sku) = upper(@words) or name {db.Dialect.LikeIgnoringCase} @Holds escape '!') and withdrawn_at is null
            order by case when upper(sku) = upper(@words) then 0 else 1 end, sku, warehouse limit @atMost
            """,
            new { words, Holds = "%" + Escaped(words) + "%", atMost },
            cancel);

    /// <summary>Every article once, for finding what was meant.</summary>
    public Task<IReadOnlyList<Article>> ArticlesAsync(int atMost, CancellationToken cancel) =>
        db.QueryAsync<Article>("select sku, max(name) as name from stock where withdrawn_at is null group by sku order by sku limit @atMost", new { atMost }, cancel);

    public Task ReplaceAsync(IReadOnlyCollection<StockRow> rows, CancellationToken cancel) =>
        db.ExecuteManyAsync(
            """
            insert into stock (warehouse, sku, name, unit, on_hand, as_of, changed_by, changed_at)
            values (@Warehouse, @Sku, @Name, @Unit, @OnHand, @AsOf, @ChangedBy, @ChangedAt)
            on conflict (warehouse, sku) do update set name = excluded.name, unit = excluded.unit, on_hand = excluded.on_hand, as_of = excluded.as_of,
                changed_by = excluded.changed_by, changed_at = excluded.changed_at, withdrawn_at = null
            """,
            rows,
            cancel);

    /// <summary>Takes articles back that an import has brought in.</summary>
    public Task WithdrawAllAsync(IReadOnlyCollection<StockRow> rows, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteManyAsync(
            "update stock set withdrawn_at = @Now where warehouse = @Warehouse and sku = @Sku and withdrawn_at is null", [.. rows.Select(row => new { row.Warehouse, row.Sku, Now = now })], cancel);

    private static string Escaped(string words) =>
        words.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);
}

public sealed record Article
{
    public string Sku { get; init; } = "";

    public string Name { get; init; } = "";
}
