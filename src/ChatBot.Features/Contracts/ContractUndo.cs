using System.Globalization;
using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;

namespace ChatBot.Features.Contracts;

/// <summary>Takes a registration back, unless payments or an approval hang on it already.</summary>
internal sealed class ContractUndo(ContractStore contracts, IEnumerable<IContractGuard> guards, LedgerStore ledger) : IUndo
{
    internal const string UndoKind = "contract-registered";

    public string Kind => UndoKind;

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        if (await contracts.FindAsync(undoable.RecordNo, cancel) is not { } contract) return ContractWordings.ChangedSince.With(new ContractChangedSinceModel(undoable.RecordNo));
        foreach (var guard in guards)
        {
            if (await guard.ObjectionAsync(contract, null, cancel) is { } objection) return objection;
        }

        if (!await contracts.WithdrawAsync(contract.RecordNo, contract.Version, now, cancel)) return ContractWordings.ChangedSince.With(new ContractChangedSinceModel(undoable.RecordNo));
        await ledger.AppendAsync(new LedgerEntry(now, byUserId, "undo", contract.RecordNo, "撤销合同"), cancel);
        return new Undone(undoable.What);
    }
}

/// <summary>Gives a contract its former amount back.</summary>
internal sealed class ContractChangeUndo(ContractStore contracts, IEnumerable<IContractGuard> guards, LedgerStore ledger) : IUndo
{
    internal const string UndoKind = "contract-amount";

    public string Kind => UndoKind;

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        var restore = JsonSerializer.Deserialize<ContractToRestore>(undoable.Payload, ChatJson.Options)!;
        var changedSince = ContractWordings.ChangedSince.With(new ContractChangedSinceModel(undoable.RecordNo));
        if (await contracts.FindAsync(undoable.RecordNo, cancel) is not { } contract || contract.Version != restore.Version) return changedSince;
        var before = contract with { AmountFen = restore.AmountFen };
        foreach (var guard in guards)
        {
            if (await guard.ObjectionAsync(contract, before, cancel) is { } objection) return objection;
        }

        if (!await contracts.RestoreAsync(before, cancel)) return changedSince;
        await ledger.AppendAsync(
            new LedgerEntry(
                now, byUserId, "undo", contract.RecordNo, "撤销改合同金额", contract.AmountFen.ToString(CultureInfo.InvariantCulture), before.AmountFen.ToString(CultureInfo.InvariantCulture)),
            cancel);
        return new Undone(undoable.What);
    }
}
