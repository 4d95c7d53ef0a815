using ChatBot.Features.Chat;
using ChatBot.Features.Contracts;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Imports;

/// <summary><c>核实 HT-88</c>: somebody has held the paper of an imported contract against what the file said (R06).</summary>
internal sealed class VerifyContractCommand(ContractFinder finder, ImportedContractStore imported, LedgerStore ledger, UndoStore undos, OrgDirectory org, ChatOptions options) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("核实", "确认一份导入的合同与纸质合同一致", ["核实 HT-2026-088"])
    {
        Synonyms = ["核实合同"],
        Slots = [new Slot("编号", SlotKind.Record) { Prefixes = [RecordNo.Contract], Required = true, Ask = "核实哪份合同？请发合同号", Example = "HT-2026-088" }],
        Notes = ["由合同负责人或其上级核实。", "10分钟内可以撤销。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var asked = call.Slots.Record("编号")!;
        if (await finder.FindAsync(asked, call.SenderId, cancel) is not { } contract) return Reply.Of(ChatWordings.NoSuchRecord, new NoSuchRecordModel(asked));
        if (!ContractSight.MayDecide(org.Current, call.SenderId, contract))
            return Reply.Of(ContractWordings.NotYours, new ContractNotYoursModel(contract.RecordNo, org.Current.NameOf(contract.Owner)));
        if (!await imported.VerifyAsync(contract.RecordNo, call.SenderId, call.Now, cancel))
        {
            var standing = await imported.FindAsync(contract.RecordNo, cancel);
            return Reply.Of(ImportWordings.NothingToVerify, new NothingToVerifyModel(contract.RecordNo, standing?.VerifiedBy is { } by ? org.Current.NameOf(by) : ""));
        }

        await ledger.AppendAsync(new LedgerEntry(call.Now, call.SenderId, call.Source.ToString(), contract.RecordNo, "核实合同", "待核实", "已核实"), cancel);
        await undos.RememberAsync(call, new Undoable(VerifyUndo.UndoKind, contract.RecordNo, $"核实 {contract.RecordNo}"), cancel);
        return Reply.Of(ImportWordings.Verified, new VerifiedModel(contract.RecordNo, contract.Customer, contract.Amount.ToString(), (int)options.UndoWithin.TotalMinutes));
    }
}

internal sealed class VerifyUndo(ImportedContractStore imported, LedgerStore ledger) : IUndo
{
    internal const string UndoKind = "contract-verified";

    public string Kind => UndoKind;

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await imported.UnverifyAsync(undoable.RecordNo, byUserId, cancel)) return ContractWordings.ChangedSince.With(new ContractChangedSinceModel(undoable.RecordNo));
        await ledger.AppendAsync(new LedgerEntry(now, byUserId, "undo", undoable.RecordNo, "撤销核实合同", "已核实", "待核实"), cancel);
        return new Undone(undoable.What);
    }
}
