using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Features.Contracts;
using ChatBot.Features.Health;
using ChatBot.Features.Kernel;
using ChatBot.Features.Ledger;

namespace ChatBot.Features.Payments;

/// <summary>
/// Writes a change of a contract's payments with all that belongs to it, in one transaction (C6): the items, the money, the events, the clocks, the audit
/// entries and the way back. Of two people who act on one contract at the same time the second is refused (C8).
/// </summary>
internal sealed class PaymentBook(PaymentStore payments, ReceiptStore receipts, ContractStore contracts, PaymentClockDesk clocks, LedgerStore ledger, UndoStore undos)
{
    /// <summary>Null when it is written; else what the second of two is told.</summary>
    public async Task<Said?> WriteAsync(CommandCall call, PaymentEntry entry, CancellationToken cancel)
    {
        if (!await contracts.ClaimAsync(entry.Contract, cancel)) return ContractWordings.ChangedSince.With(new ContractChangedSinceModel(entry.Contract.RecordNo));
        foreach (var change in entry.Items)
        {
            await WriteItemAsync(change, cancel);
            await clocks.SetAsync(entry.Contract, change.Before, change.After, isUndo: false, call.SenderId, call.MessageId, call.Now, cancel);
            await ledger.AppendAsync(
                new LedgerEntry(call.Now, call.SenderId, call.Source.ToString(), change.After.RecordNo, entry.What, change.Before?.InShort(), change.After.InShort(), entry.Reason), cancel);
        }

        await receipts.AddAsync(entry.Receipts, cancel);
        foreach (var happened in entry.Events) await payments.AddEventAsync(happened, cancel);
        if (entry.ContractBefore is not null || entry.ContractAfter is not null)
        {
            await ledger.AppendAsync(
                new LedgerEntry(call.Now, call.SenderId, call.Source.ToString(), entry.Contract.RecordNo, entry.What, entry.ContractBefore, entry.ContractAfter, entry.Reason), cancel);
        }

        var back = new PaymentsToRestore(entry.Contract.RecordNo, entry.Contract.Version + 1, call.MessageId, [.. entry.Items.Select(change => new ItemToRestore(change.After.RecordNo, change.Before))]);
        await undos.RememberAsync(call, new Undoable(PaymentUndo.UndoKind, entry.RecordNo, $"{entry.What} {entry.RecordNo}", JsonSerializer.Serialize(back, ChatJson.Options)), cancel);
        return null;
    }

    private async Task WriteItemAsync(ItemChange change, CancellationToken cancel)
    {
        if (change.Before is null) await payments.AddAsync(change.After, cancel);
        // The contract was claimed in this transaction, so nobody else can have been here.
        else if (!await payments.UpdateAsync(change.After, cancel)) throw new InvalidOperationException($"{change.After.RecordNo} changed under its contract's claim");
    }
}

/// <summary>One act on the payments of a contract.</summary>
/// <param name="RecordNo">What was named: the contract or the item.</param>
/// <param name="What">In Chinese, for the audit log and for 撤销.</param>
internal sealed record PaymentEntry(Contract Contract, string RecordNo, string What)
{
    public string? Reason { get; init; }

    public IReadOnlyList<ItemChange> Items { get; init; } = [];

    public IReadOnlyList<Receipt> Receipts { get; init; } = [];

    public IReadOnlyList<ContractEvent> Events { get; init; } = [];

    /// <summary>For the contract's own line in the audit log; without both there is none.</summary>
    public string? ContractBefore { get; init; }

    public string? ContractAfter { get; init; }
}

internal sealed record ItemChange(PaymentItem? Before, PaymentItem After);

/// <param name="Version">The contract's version that the act left: another one means that somebody has acted since.</param>
internal sealed record PaymentsToRestore(string ContractNo, long Version, long Cause, IReadOnlyList<ItemToRestore> Items);

/// <param name="Before">Null where the act created it.</param>
internal sealed record ItemToRestore(string RecordNo, PaymentItem? Before);

/// <summary>Takes the last act on a contract's payments back: items, money, events and clocks stand as they stood.</summary>
internal sealed class PaymentUndo(PaymentStore payments, ReceiptStore receipts, ContractStore contracts, PaymentClockDesk clocks, HealthLedger health, LedgerStore ledger) : IUndo
{
    internal const string UndoKind = "payment";

    public string Kind => UndoKind;

    public async Task<Decision<Undone>> UndoAsync(Undoable undoable, string byUserId, DateTimeOffset now, CancellationToken cancel)
    {
        var back = JsonSerializer.Deserialize<PaymentsToRestore>(undoable.Payload, ChatJson.Options)!;
        if (await contracts.FindAsync(back.ContractNo, cancel) is not { } contract || !await contracts.StepBackAsync(back.ContractNo, back.Version, cancel))
            return ContractWordings.ChangedSince.With(new ContractChangedSinceModel(back.ContractNo));
        foreach (var item in back.Items)
        {
            var current = (await payments.FindAsync(item.RecordNo, cancel))!;
            var restored = item.Before is { } before
                ? current with { AmountFen = before.AmountFen, DueDay = before.DueDay, State = before.State, ReceivedFen = before.ReceivedFen }
                : current with { State = PaymentState.Void, ReceivedFen = 0 };
            if (!await payments.UpdateAsync(restored, cancel)) throw new InvalidOperationException($"{current.RecordNo} changed under its contract's claim");
            await clocks.SetAsync(contract, current, restored, isUndo: true, byUserId, back.Cause, now, cancel);
            await ledger.AppendAsync(new LedgerEntry(now, byUserId, "undo", current.RecordNo, "撤销" + undoable.What, current.InShort(), restored.InShort()), cancel);
        }

        await receipts.UndoAsync(back.Cause, now, cancel);
        await payments.UndoEventsAsync(back.Cause, now, cancel);
        await health.TakeBackAsync(back.Cause, now, cancel);
        await ledger.AppendAsync(new LedgerEntry(now, byUserId, "undo", contract.RecordNo, "撤销" + undoable.What), cancel);
        return new Undone(undoable.What);
    }
}
