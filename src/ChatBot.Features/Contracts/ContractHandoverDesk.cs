using ChatBot.Features.Handovers;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Contracts;

/// <summary>Contracts that somebody answers for (R80).</summary>
internal sealed class ContractHandoverDesk(ContractStore contracts, LedgerStore ledger, OrgDirectory org) : IHandedOver
{
    public string Kind => "合同";

    public int Order => 40;

    public async Task<IReadOnlyList<HandedItem>> OfAsync(string person, CancellationToken cancel) =>
        [.. (await contracts.OwnedByAsync(person, cancel)).Select(one => new HandedItem(one.RecordNo, "", one.Title.Length > 0 ? one.Title : one.Amount.ToString(), one.Customer))];

    public async Task<string?> GiveAsync(HandedItem item, Passing passing, CancellationToken cancel)
    {
        if (await contracts.FindAsync(item.RecordNo, cancel) is not { } before) return "已撤销";
        if (passing.NotWith(before.Owner, org.Current.NameOf(passing.From)) is { } elsewhere) return elsewhere;
        if (!await contracts.UpdateAsync(before with { Owner = passing.To }, cancel)) return "刚被别人处理，请再发一次";
        await ledger.AppendAsync(new LedgerEntry(passing.At, passing.By, passing.Source, item.RecordNo, "交接", passing.From, passing.To, passing.Why), cancel);
        return null;
    }
}
