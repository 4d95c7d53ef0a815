using ChatBot.Features.Handovers;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Customers;

/// <summary>Customers that somebody looks after (R80).</summary>
internal sealed class CustomerHandoverDesk(CustomerStore customers, LedgerStore ledger, OrgDirectory org) : IHandedOver
{
    public string Kind => "客户";

    public int Order => 60;

    public async Task<IReadOnlyList<HandedItem>> OfAsync(string person, CancellationToken cancel) =>
        [.. (await customers.OwnedByAsync(person, cancel)).Select(one => new HandedItem(one.Name, "", one.Region ?? "", one.Name))];

    public async Task<string?> GiveAsync(HandedItem item, Passing passing, CancellationToken cancel)
    {
        if (await customers.FindAsync(item.RecordNo, cancel) is not { } before) return "找不到这个客户";
        if (passing.NotWith(before.Owner ?? "", org.Current.NameOf(passing.From)) is { } elsewhere) return elsewhere;
        await customers.UpdateAllAsync([before with { Owner = passing.To }], cancel);
        await ledger.AppendAsync(new LedgerEntry(passing.At, passing.By, passing.Source, $"客户-{before.Id}", "交接", passing.From, passing.To, passing.Why), cancel);
        return null;
    }
}
