using System.Globalization;
using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Features.Contracts;
using ChatBot.Features.Customers;
using ChatBot.Features.Ledger;

namespace ChatBot.Features.Imports;

/// <summary>Adds contracts as unverified (R06), and changes those that are known as far as their payments and approvals let it.</summary>
internal sealed class ContractWriter(
    ContractStore contracts, CustomerStore customers, IEnumerable<IContractGuard> guards, ImportedContractStore imported, LedgerStore ledger, TemplateRenderer renderer) : IImportWriter
{
    public string Code => ContractRows.Shape.Code;

    public async Task<IReadOnlyList<DecidedRow>> DecideAsync(IReadOnlyList<ImportRow> rows, ImportScene scene, CancellationToken cancel)
    {
        var read = rows.Select(row => (Row: row, Said: JsonSerializer.Deserialize<ContractRow>(row.Data, ChatJson.Options)!)).ToList();
        var known = (await contracts.NumberedAsync([.. read.Select(pair => pair.Said.Number)], cancel)).ToDictionary(contract => contract.RecordNo, StringComparer.Ordinal);
        var customersKnown = (await customers.NamedAsync([.. read.Select(pair => pair.Said.Customer).Distinct(StringComparer.Ordinal)], cancel)).Select(customer => customer.Name).ToHashSet(StringComparer.Ordinal);
        var decided = new List<DecidedRow>(rows.Count);
        foreach (var (row, said) in read)
        {
            decided.Add(known.TryGetValue(said.Number, out var before)
                ? await DecideChangeAsync(row, said, before, scene, cancel)
                : DecideNew(row, said, !customersKnown.Contains(said.Customer), scene));
        }

        return decided;
    }

    public async Task WriteAsync(IReadOnlyList<DecidedRow> rows, ImportScene scene, CancellationToken cancel)
    {
        var changes = rows.Where(row => row.IsToWrite).Select(row => (ContractToWrite)row.Value!).ToList();
        var added = changes.Where(change => change.Before is null).ToList();
        await customers.AddAllAsync([.. added.Select(change => new Customer { Name = change.After.Customer, Owner = change.After.Owner })], scene.Person, scene.Now, cancel);
        var ids = (await customers.NamedAsync([.. added.Select(change => change.After.Customer).Distinct(StringComparer.Ordinal)], cancel)).ToDictionary(customer => customer.Name, customer => customer.Id, StringComparer.Ordinal);
        foreach (var change in changes)
        {
            var isWritten = change.Before is null
                ? await contracts.AddAsync(change.After with { CustomerId = ids[change.After.Customer], LoggedBy = scene.Person, LoggedAt = scene.Now }, cancel)
                : await contracts.UpdateAsync(change.After, cancel);
            // Decided in this very transaction: on SQLite nobody can have been between, and on PostgreSQL the whole piece is done again.
            if (!isWritten) throw new InvalidOperationException($"{change.After.RecordNo} changed while it was imported");
        }

        await imported.AddAllAsync([.. added.Select(change => change.After.RecordNo)], scene.Import.Id, scene.Now, cancel);
        await ledger.AppendAllAsync(
            [.. changes.Select(change => new LedgerEntry(
                scene.Now, scene.Person, scene.Import.Source, change.After.RecordNo, change.Before is null ? "导入合同" : "导入改合同", InShort(change.Before), InShort(change.After), scene.Reason))],
            cancel);
    }

    private static DecidedRow DecideNew(ImportRow row, ContractRow said, bool isNewCustomer, ImportScene scene)
    {
        var contract = new Contract { RecordNo = said.Number, Customer = said.Customer, AmountFen = said.Fen, Title = said.Title, Owner = said.Owner ?? scene.Person };
        return new DecidedRow(
            row, RowVerdict.New, $"{said.Number} {said.Customer}{(isNewCustomer ? "（新客户）" : "")} {contract.Amount}，负责人 {scene.Org.NameOf(contract.Owner)}，待核实", "", new ContractToWrite(null, contract));
    }

    private async Task<DecidedRow> DecideChangeAsync(ImportRow row, ContractRow said, Contract before, ImportScene scene, CancellationToken cancel)
    {
        // The same words as in chat for a number that is taken: whose it is, is nobody's business (C9).
        if (!ContractSight.MayDecide(scene.Org, scene.Person, before)) return DecidedRow.Bad(row, $"合同编号 {said.Number} 已被占用，您没有权限改它");
        if (!string.Equals(before.Customer, said.Customer, StringComparison.Ordinal)) return DecidedRow.Bad(row, $"{said.Number} 已登记给「{before.Customer}」，与表里的「{said.Customer}」不同，请核对编号");
        var after = before with { AmountFen = said.Fen, Title = said.Title.Length > 0 ? said.Title : before.Title, Owner = said.Owner ?? before.Owner };
        if (after == before) return new DecidedRow(row, RowVerdict.Same, $"{before.RecordNo} {before.Customer}");
        var what = new List<string>();
        if (after.AmountFen != before.AmountFen)
        {
            foreach (var guard in guards)
            {
                if (await guard.ObjectionAsync(before, after, cancel) is { } objection) return DecidedRow.Bad(row, renderer.Render(objection).Text.Replace('\n', ' '));
            }

            what.Add($"金额 {before.Amount} → {after.Amount}");
        }

        if (after.Title != before.Title) what.Add($"标题 {(before.Title.Length == 0 ? "空" : before.Title)} → {after.Title}");
        if (after.Owner != before.Owner) what.Add($"负责人 {scene.Org.NameOf(before.Owner)} → {scene.Org.NameOf(after.Owner)}");
        return new DecidedRow(row, RowVerdict.Change, $"{before.RecordNo} {before.Customer}：{string.Join("，", what)}", "", new ContractToWrite(before, after));
    }

    private static string? InShort(Contract? contract) =>
        contract is null ? null : string.Create(CultureInfo.InvariantCulture, $"customer={contract.Customer};amount={contract.AmountFen};owner={contract.Owner};title={contract.Title}");

    private sealed record ContractToWrite(Contract? Before, Contract After);
}
