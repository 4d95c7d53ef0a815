using System.Globalization;
using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Contracts;

/// <summary>Changes the amount of a contract: by its owner or somebody above, said explicitly, and never against what its payments say.</summary>
internal sealed class ContractChangeDesk(
    ContractStore contracts, ContractFinder finder, IEnumerable<IContractGuard> guards, LedgerStore ledger, UndoStore undos, OrgDirectory org, ChatOptions options)
{
    public static string CommandOf(Contract contract, Money amount) => $"合同 {contract.RecordNo} 金额:{amount} 改:是";

    public async Task<Reply> AmountAsync(string no, SlotValue amount, CommandCall call, CancellationToken cancel)
    {
        if (await finder.FindAsync(no, call.SenderId, cancel) is not { } before) return Reply.Of(ChatWordings.NoSuchRecord, new NoSuchRecordModel(no));
        var exact = ExactAmount.Of(call, amount);
        if (exact.Refusal is { } inexact) return Reply.Of(inexact);
        if (!ContractSight.MayDecide(org.Current, call.SenderId, before))
            return Reply.Of(ContractWordings.NotYours, new ContractNotYoursModel(before.RecordNo, org.Current.NameOf(before.Owner)));
        var after = before with { AmountFen = exact.Value.Fen };
        var model = new ContractChangeModel(before.RecordNo, before.Customer, before.Amount.ToString(), after.Amount.ToString(), CommandOf(before, exact.Value), (int)options.UndoWithin.TotalMinutes);
        if (before.AmountFen == after.AmountFen) return Reply.Of(ContractWordings.Changed, model with { Before = "" });
        foreach (var guard in guards)
        {
            if (await guard.ObjectionAsync(before, after, cancel) is { } objection) return Reply.Of(objection);
        }

        // An amount without its key may be a slip (a receipt, a second registration); with the key it is meant.
        if (call.Slots.Choice("改") is null && !call.Text.Contains("金额:", StringComparison.Ordinal)) return Reply.Of(ContractWordings.ConfirmChange, model);
        if (!await contracts.UpdateAsync(after, cancel)) return Reply.Of(ContractWordings.ChangedSince, new ContractChangedSinceModel(before.RecordNo));
        await ledger.AppendAsync(new LedgerEntry(call.Now, call.SenderId, call.Source.ToString(), before.RecordNo, "改合同金额", Fen(before), Fen(after)), cancel);
        await undos.RememberAsync(
            call,
            new Undoable(ContractChangeUndo.UndoKind, before.RecordNo, $"合同 {before.RecordNo} 改金额", JsonSerializer.Serialize(new ContractToRestore(before.AmountFen, before.Version + 1), ChatJson.Options)),
            cancel);
        return Reply.Of(ContractWordings.Changed, model);
    }

    private static string Fen(Contract contract) => contract.AmountFen.ToString(CultureInfo.InvariantCulture);
}

/// <param name="Version">The version that the change left: another one means that somebody has acted on it since.</param>
internal sealed record ContractToRestore(long AmountFen, long Version);
