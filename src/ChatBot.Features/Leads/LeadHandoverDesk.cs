using ChatBot.Features.Handovers;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Leads;

/// <summary>Leads that are not over (R80).</summary>
internal sealed class LeadHandoverDesk(LeadStore leads, LedgerStore ledger, OrgDirectory org) : IHandedOver
{
    private const int Most = 10_000;

    public string Kind => "线索";

    public int Order => 35;

    public async Task<IReadOnlyList<HandedItem>> OfAsync(string person, CancellationToken cancel) =>
        [.. (await leads.RunningAsync([person], Most, cancel)).Select(one => new HandedItem(one.RecordNo, "", one.Title.Length > 0 ? one.Title : one.Amount?.ToString() ?? "", one.Customer))];

    public async Task<string?> GiveAsync(HandedItem item, Passing passing, CancellationToken cancel)
    {
        if (await leads.FindAsync(item.RecordNo, cancel) is not { } before) return "已撤销";
        if (passing.NotWith(before.Owner, org.Current.NameOf(passing.From)) is { } elsewhere) return elsewhere;
        if (!await leads.UpdateAsync(before with { Owner = passing.To }, cancel)) return "刚被别人处理，请再发一次";
        await ledger.AppendAsync(new LedgerEntry(passing.At, passing.By, passing.Source, item.RecordNo, "交接", passing.From, passing.To, passing.Why), cancel);
        return null;
    }
}
