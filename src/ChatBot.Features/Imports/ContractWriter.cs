using System.Globalization;
using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Features.Contracts;
using ChatBot.Features.Customers;
using ChatBot.Features.Ledger;

namespace ChatBot.Features.Imports;

/// <summary>Adds contracts as unverified (R06), and changes those that are known as far as their payments and approvals let it.</summary>
internal sealed class ContractWriter(
    ContractStore contracts, CustomerStore customers, CustomerUseStore uses, IEnumerable<IContractGuard> guards, ImportedContractStore imported, LedgerStore ledger, TemplateRenderer renderer) : IImportWriter
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

    public async Task<IReadOnlyDictionary<long, string>> WriteAsync(IReadOnlyList<DecidedRow> rows, ImportScene scene, CancellationToken cancel)
    {
        var changes = rows.Where(row => row.IsToWrite).Select(row => (ContractToWrite)row.Value!).ToList();
        var added = changes.Where(change => change.Before is null).ToList();
        var customersKnown = (await customers.NamedAsync([.. added.Select(change => change.After.Customer).Distinct(StringComparer.Ordinal)], cancel)).Select(customer => customer.Name).ToHashSet(StringComparer.Ordinal);
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
        var written = (await contracts.NumberedAsync([.. changes.Select(change => change.After.RecordNo)], cancel)).ToDictionary(contract => contract.RecordNo, StringComparer.Ordinal);
        return rows.Where(row => row.IsToWrite).Select(row => (row.Row.Position, Change: (ContractToWrite)row.Value!)).ToDictionary(
            row => row.Position,
            row => RowTrace.Of(new ContractTrace(row.Change.Before, written[row.Change.After.RecordNo], row.Change.Before is null && !customersKnown.Contains(row.Change.After.Customer))));
    }

    public async Task<IReadOnlyList<string>> ObjectionsAsync(IReadOnlyList<ImportRow> rows, ImportScene scene, CancellationToken cancel)
    {
        var traces = rows.Select(RowTrace.Read<ContractTrace>).ToList();
        var numbers = traces.Select(trace => trace.After.RecordNo).ToList();
        var standing = (await contracts.NumberedAsync(numbers, cancel)).ToDictionary(contract => contract.RecordNo, StringComparer.Ordinal);
        var verified = (await imported.VerifiedAsync(numbers, cancel)).ToHashSet(StringComparer.Ordinal);
        var objections = new List<string>();
        foreach (var trace in traces)
        {
            var no = trace.After.RecordNo;
            // The version counts everything that hangs on a contract: its payments, and what was changed of itself.
            if (standing.GetValueOrDefault(no) is not { } contract || contract.Version != trace.After.Version) objections.Add($"{no} 后来又改过，或已登记回款");
            else if (verified.Contains(no) && trace.Before is null) objections.Add($"{no} 已有人核实");
            else if (await ObjectionOfGuardsAsync(contract, trace, cancel) is { } objection) objections.Add($"{no}：{objection}");
        }

        return objections;
    }

    public async Task TakeBackAsync(IReadOnlyList<ImportRow> rows, ImportScene scene, CancellationToken cancel)
    {
        var traces = rows.Select(RowTrace.Read<ContractTrace>).ToList();
        var back = await contracts.WithdrawAllAsync([.. traces.Where(trace => trace.Before is null).Select(trace => trace.After)], scene.Now, cancel)
            + await contracts.UpdateAllAsync([.. traces.Where(trace => trace.Before is not null).Select(trace => trace.Before! with { Version = trace.After.Version })], cancel);
        if (back < traces.Count) throw new InvalidOperationException($"A contract changed while import {scene.Import.Id} was taken back");

        // A customer that came into being with these contracts goes with them, unless somebody has named it since.
        var brought = traces.Where(trace => trace.IsNewCustomer).Select(trace => trace.After.Customer).Distinct(StringComparer.Ordinal).ToList();
        var used = await uses.OfAsync(brought, cancel);
        var left = (await customers.NamedAsync(brought, cancel)).Where(customer => !used.Contains(customer.Name)).ToList();
        await customers.WithdrawAllAsync([.. left.Select(customer => customer.Id)], scene.Now, cancel);
        await ledger.AppendAllAsync(
            [
                .. traces.Select(trace => new LedgerEntry(
                    scene.Now, scene.Person, "undo", trace.After.RecordNo, trace.Before is null ? "撤销导入合同" : "撤销导入改合同", InShort(trace.After), InShort(trace.Before), scene.Reason)),
                .. left.Select(customer => new LedgerEntry(scene.Now, scene.Person, "undo", "客户:" + customer.Name, "撤销导入客户", null, null, scene.Reason)),
            ],
            cancel);
    }

    private async Task<string?> ObjectionOfGuardsAsync(Contract contract, ContractTrace trace, CancellationToken cancel)
    {
        if (trace.Before is { } before && before.AmountFen == contract.AmountFen) return null;
        foreach (var guard in guards)
        {
            if (await guard.ObjectionAsync(contract, trace.Before, cancel) is { } objection) return renderer.Render(objection).Text.Split('\n')[0];
        }

        return null;
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

    /// <param name="IsNewCustomer">The customer came into being with this contract.</param>
    private sealed record ContractTrace(Contract? Before, Contract After, bool IsNewCustomer);

    private sealed record ContractToWrite(Contract? Before, Contract After);
}
