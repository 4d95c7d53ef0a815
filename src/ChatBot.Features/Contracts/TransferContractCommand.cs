using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Contracts;

/// <summary><c>转交合同 HT-88 给 王磊 原因:…</c>: somebody else answers for a contract from now on, with its reminders and its payments.</summary>
internal sealed class TransferContractCommand(
    ContractStore contracts, ContractFinder finder, IEnumerable<IContractFollower> followers, Outbox outbox, LedgerStore ledger, UndoStore undos, OrgDirectory org, ChatOptions options) : IChatCommand
{
    public static CommandSpec Spec { get; } = new("转交合同", "把一份合同交给另一位同事负责", ["转交合同 HT-2026-088 给 王磊 原因:客户划归王磊"])
    {
        Synonyms = ["合同转交"],
        Slots =
        [
            new Slot("编号", SlotKind.Record) { Keys = ["合同号"], Prefixes = [RecordNo.Contract], Required = true, Ask = "转交哪份合同？请发合同号", Example = "HT-2026-088" },
            new Slot("负责人", SlotKind.Person) { Keys = ["给", "新负责人"], Required = true, Ask = "交给谁？请发一位同事的名字", Example = "王磊" },
            new Slot("原因", SlotKind.Keyed) { Keys = ["理由"], Required = true, Ask = "为什么转交？请发原因", Example = "客户划归王磊" },
        ],
        Notes = ["负责人本人或其上级可以转交；双方都会收到通知。", "回款提醒从此发给新负责人。"],
    };

    public async Task<Reply> HandleAsync(CommandCall call, CancellationToken cancel)
    {
        var tree = org.Current;
        var asked = call.Slots.Record("编号")!;
        if (await finder.FindAsync(asked, call.SenderId, cancel) is not { } before) return Reply.Of(ChatWordings.NoSuchRecord, new NoSuchRecordModel(asked));
        if (!ContractSight.MayDecide(tree, call.SenderId, before))
            return Reply.Of(ContractWordings.NotYours, new ContractNotYoursModel(before.RecordNo, tree.NameOf(before.Owner)));
        var reason = call.Slots.Text("原因")!;
        var choice = PersonChoice.One(tree, [.. call.Slots["负责人"]!.Names.Select(name => tree.Named(name).Count == 0 ? name.TrimStart('给') : name)], $"转交合同 {before.RecordNo} 给:{{0}} 原因:{reason}");
        if (choice.Refusal is { } nobody) return Reply.Of(nobody);
        var after = before with { Owner = choice.Value!.UserId };
        var model = new ContractTransferModel(
            before.RecordNo, before.Customer, before.Amount.ToString(), tree.NameOf(before.Owner), tree.NameOf(after.Owner), tree.NameOf(call.SenderId), reason, (int)options.UndoWithin.TotalMinutes);
        if (string.Equals(before.Owner, after.Owner, StringComparison.OrdinalIgnoreCase)) return Reply.Of(ContractWordings.TransferredBefore, model);
        if (!await contracts.UpdateAsync(after, cancel)) return Reply.Of(ContractWordings.ChangedSince, new ContractChangedSinceModel(before.RecordNo));

        foreach (var follower in followers) await follower.OwnerChangedAsync(after, cancel);
        await ledger.AppendAsync(new LedgerEntry(call.Now, call.SenderId, call.Source.ToString(), before.RecordNo, Spec.Name, before.Owner, after.Owner, reason), cancel);
        await undos.RememberAsync(
            call,
            new Undoable(ContractTransferUndo.UndoKind, before.RecordNo, $"{Spec.Name} {before.RecordNo}", JsonSerializer.Serialize(new OwnerToRestore(before.Owner, before.Version + 1), ChatJson.Options)),
            cancel);
        await TellAsync(before.Owner, ContractWordings.GivenAway, model, call, cancel);
        await TellAsync(after.Owner, ContractWordings.Given, model, call, cancel);
        return Reply.Of(ContractWordings.Transferred, model);
    }

    private async Task TellAsync(string person, Wording<ContractTransferModel> wording, ContractTransferModel model, CommandCall call, CancellationToken cancel)
    {
        if (string.Equals(person, call.SenderId, StringComparison.OrdinalIgnoreCase)) return;
        await outbox.AddAsync(
            new Push($"{model.RecordNo}/transfer/{call.MessageId}/{person}", person, wording.With(model))
            {
                RecordNo = model.RecordNo,
                FallbackId = org.Current.SuperiorsOf(person).FirstOrDefault()?.UserId ?? org.Current.LastResort?.UserId,
            },
            call.MessageId,
            cancel);
    }
}

/// <param name="Version">The contract's version that the transfer left: another one means that somebody has acted on it since.</param>
internal sealed record OwnerToRestore(string Owner, long Version);

/// <summary>Gives a contract back to whoever answered for it before.</summary>
internal sealed class ContractTransferUndo(ContractStore contracts, IEnumerable<IContractFollower> followers, LedgerStore ledger) : IUndo
{
    internal const string UndoKind = "contract-transferred";

    public string Kind => UndoKind;

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        var restore = JsonSerializer.Deserialize<OwnerToRestore>(undoable.Payload, ChatJson.Options)!;
        if (await contracts.FindAsync(undoable.RecordNo, cancel) is not { } contract || contract.Version != restore.Version || !await contracts.RestoreAsync(contract with { Owner = restore.Owner }, cancel))
            return ContractWordings.ChangedSince.With(new ContractChangedSinceModel(undoable.RecordNo));
        foreach (var follower in followers) await follower.OwnerChangedAsync(contract with { Owner = restore.Owner }, cancel);
        await ledger.AppendAsync(new LedgerEntry(now, byUserId, "undo", contract.RecordNo, "撤销转交合同", contract.Owner, restore.Owner), cancel);
        return new Undone(undoable.What);
    }
}
