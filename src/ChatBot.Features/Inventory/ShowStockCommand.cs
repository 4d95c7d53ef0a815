using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;

namespace ChatBot.Features.Inventory;

/// <summary><c>库存 GL-22</c>, <c>库存 呼吸机管路</c>: how much lies where, as of when, and whether that is recent enough to promise on.</summary>
internal sealed class ShowStockCommand(StockStore stock, InventoryOptions options) : IChatCommand
{
    private const int MostArticles = 5, MostRows = 400, MostNear = 4, MostCompared = 50_000;

    public static CommandSpec Spec { get; } = new("库存", "查一种货各仓还有多少、是哪一刻的数", ["库存 GL-22", "库存 呼吸机管路"])
    {
        Synonyms = ["查库存", "存货"],
        Slots = [new Slot("货号", SlotKind.Text) { Keys = ["品名", "sku", "编码"], Required = true, Ask = "查哪种货？发货号或品名", Example = "呼吸机管路" }],
        Notes = ["数字来自最近一次导入的库存表；负责人或管理员发「导入 库存」更新。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var words = call.Slots.Choice("货号")!.Trim();
        var rows = await stock.FindAsync(words, MostRows, cancel);
        if (rows.Count == 0)
        {
            var articles = await stock.ArticlesAsync(MostCompared, cancel);
            return Reply.Of(InventoryWordings.NoStock, new NoStockModel(
                words, articles.Count == 0, [.. NearArticles.Of(words, articles, MostNear).Select(article => new NearArticle(article.Sku, article.Name))]));
        }

        var found = rows.GroupBy(row => row.Sku, StringComparer.Ordinal).ToList();
        // The number as a whole names one article, whatever else has it in its name.
        if (found.Find(article => string.Equals(article.Key, words, StringComparison.OrdinalIgnoreCase)) is { } exact) found = [exact];
        return Reply.Of(InventoryWordings.Stock, new StockModel(
            [.. found.Take(MostArticles).Select(article => ArticleOf([.. article], call.Now))], Math.Max(0, found.Count - MostArticles), words));
    }

    private StockArticle ArticleOf(IReadOnlyList<StockRow> rows, DateTimeOffset now) => new(
        rows[0].Sku,
        rows[0].Name,
        rows.Select(row => row.Unit).Distinct(StringComparer.Ordinal).Count() == 1 ? StockRow.InWords(rows.Sum(row => row.OnHand), rows[0].Unit) : "",
        [.. rows.Select(row => new StockLine(row.Warehouse, row.Quantity, DateWords.Absolute(row.AsOf, now), now - row.AsOf > options.StaleAfter ? Age(now - row.AsOf) : "",
            row.Reserved == 0 ? "" : $"预留 {StockRow.InWords(row.Reserved, row.Unit)}，可用 {StockRow.InWords(Math.Max(0, row.Free), row.Unit)}"))]);

    private static string Age(TimeSpan age) => age.TotalDays >= 1 ? $"{(int)age.TotalDays}天" : $"{(int)age.TotalHours}小时";
}
