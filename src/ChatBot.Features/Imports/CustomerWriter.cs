using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Features.Customers;
using ChatBot.Features.Ledger;

namespace ChatBot.Features.Imports;

/// <summary>Adds customers, and fills in region and owner of those that are known.</summary>
internal sealed class CustomerWriter(CustomerStore customers, CustomerUseStore uses, LedgerStore ledger) : IImportWriter
{
    public string Code => CustomerRows.Shape.Code;

    public async Task<IReadOnlyList<DecidedRow>> DecideAsync(IReadOnlyList<ImportRow> rows, ImportScene scene, CancellationToken cancel)
    {
        var read = rows.Select(row => (Row: row, Said: JsonSerializer.Deserialize<CustomerRow>(row.Data, ChatJson.Options)!)).ToList();
        var known = (await customers.NamedAsync([.. read.Select(pair => pair.Said.Name).Distinct(StringComparer.Ordinal)], cancel)).ToDictionary(customer => customer.Name, StringComparer.Ordinal);
        return [.. read.Select(pair => Decide(pair.Row, pair.Said, known.GetValueOrDefault(pair.Said.Name), scene))];
    }

    public async Task<IReadOnlyDictionary<long, string>> WriteAsync(IReadOnlyList<DecidedRow> rows, ImportScene scene, CancellationToken cancel)
    {
        var changes = rows.Where(row => row.IsToWrite).Select(row => (CustomerChange)row.Value!).ToList();
        await customers.AddAllAsync([.. changes.Where(change => change.Before is null).Select(change => change.After)], scene.Person, scene.Now, cancel);
        await customers.UpdateAllAsync([.. changes.Where(change => change.Before is not null).Select(change => change.After)], cancel);
        await ledger.AppendAllAsync(
            [.. changes.Select(change => new LedgerEntry(
                scene.Now, scene.Person, scene.Import.Source, "客户:" + change.After.Name, change.Before is null ? "导入客户" : "导入改客户",
                InShort(change.Before), InShort(change.After), scene.Reason))],
            cancel);
        return rows.Where(row => row.IsToWrite).ToDictionary(row => row.Row.Position, row => RowTrace.Of((CustomerChange)row.Value!));
    }

    public async Task<IReadOnlyList<string>> ObjectionsAsync(IReadOnlyList<ImportRow> rows, ImportScene scene, CancellationToken cancel)
    {
        var changes = rows.Select(RowTrace.Read<CustomerChange>).ToList();
        var known = await KnownAsync(changes, cancel);
        var used = await uses.OfAsync([.. changes.Where(change => change.Before is null).Select(change => change.After.Name)], cancel);
        return [.. changes.Select(change => ObjectionTo(change, known.GetValueOrDefault(change.After.Name), [.. used[change.After.Name]])).OfType<string>()];
    }

    public async Task TakeBackAsync(IReadOnlyList<ImportRow> rows, ImportScene scene, CancellationToken cancel)
    {
        var changes = rows.Select(RowTrace.Read<CustomerChange>).ToList();
        var known = await KnownAsync(changes, cancel);
        await customers.WithdrawAllAsync([.. changes.Where(change => change.Before is null).Select(change => known[change.After.Name].Id)], scene.Now, cancel);
        await customers.UpdateAllAsync([.. changes.Select(change => change.Before).OfType<Customer>()], cancel);
        await ledger.AppendAllAsync(
            [.. changes.Select(change => new LedgerEntry(
                scene.Now, scene.Person, "undo", "客户:" + change.After.Name, change.Before is null ? "撤销导入客户" : "撤销导入改客户", InShort(change.After), InShort(change.Before), scene.Reason))],
            cancel);
    }

    private async Task<Dictionary<string, Customer>> KnownAsync(IReadOnlyList<CustomerChange> changes, CancellationToken cancel) =>
        (await customers.NamedAsync([.. changes.Select(change => change.After.Name)], cancel)).ToDictionary(customer => customer.Name, StringComparer.Ordinal);

    private static string? ObjectionTo(CustomerChange change, Customer? now, IReadOnlyList<string> used)
    {
        if (used.Count > 0) return $"客户「{change.After.Name}」已有 {string.Join("、", used.Take(3))}{(used.Count > 3 ? " 等" : "")}";
        return now is null || now.Region != change.After.Region || now.Owner != change.After.Owner ? $"客户「{change.After.Name}」的资料后来又改过" : null;
    }

    private static DecidedRow Decide(ImportRow row, CustomerRow said, Customer? known, ImportScene scene)
    {
        if (known is null)
        {
            var added = new Customer { Name = said.Name, Region = said.Region, Owner = said.Owner ?? scene.Person };
            return new DecidedRow(row, RowVerdict.New, $"{said.Name}，负责人 {scene.Org.NameOf(added.Owner)}{(said.Region is null ? "" : "，" + said.Region)}", "", new CustomerChange(null, added));
        }

        var after = known with { Region = said.Region ?? known.Region, Owner = said.Owner ?? known.Owner ?? scene.Person };
        if (after == known) return new DecidedRow(row, RowVerdict.Same, known.Name);
        if (known.Owner is { } holder && scene.Org.Find(holder) is not null && !scene.Org.MaySee(scene.Person, holder))
            return DecidedRow.Bad(row, $"已有客户「{known.Name}」，您没有权限改它，请由其负责人的上级或管理员导入");
        var what = new List<string>();
        if (after.Region != known.Region) what.Add($"区域 {known.Region ?? "空"} → {after.Region}");
        if (after.Owner != known.Owner) what.Add($"负责人 {(known.Owner is null ? "空" : scene.Org.NameOf(known.Owner))} → {scene.Org.NameOf(after.Owner!)}");
        return new DecidedRow(row, RowVerdict.Change, $"{known.Name}：{string.Join("，", what)}", "", new CustomerChange(known, after));
    }

    private static string? InShort(Customer? customer) => customer is null ? null : $"region={customer.Region};owner={customer.Owner}";

    private sealed record CustomerChange(Customer? Before, Customer After);
}
