using ChatBot.Features.Deadlines;
using ChatBot.Features.Handovers;
using ChatBot.Features.Ledger;
using ChatBot.Features.People;

namespace ChatBot.Features.Payments;

/// <summary>
/// Payments that somebody is reminded of. The plan belongs to the contract and goes with it; what is given here is the running clock of each item, which
/// who stands in may take over without the contract (R76, R80).
/// </summary>
internal sealed class PaymentHandoverDesk(DeadlineStore deadlines, LedgerStore ledger, OrgDirectory org) : IHandedOver
{
    public string Kind => "回款计划";

    public int Order => 50;

    public async Task<IReadOnlyList<HandedItem>> OfAsync(string person, CancellationToken cancel) =>
        [.. (await deadlines.OpenOfAsync([person], int.MaxValue, cancel)).Where(clock => clock.Policy == PaymentPolicy.Id)
            .Select(clock => new HandedItem(clock.RecordNo, "", clock.Title, clock.Customer, HasClock: true))];

    public async Task<string?> GiveAsync(HandedItem item, Passing passing, CancellationToken cancel)
    {
        if ((await deadlines.OfRecordAsync(item.RecordNo, cancel)).FirstOrDefault(clock => clock.ClosedAt is null && clock.Policy == PaymentPolicy.Id) is not { } running) return "已到账或已改计划";
        if (passing.NotWith(running.Holder, org.Current.NameOf(passing.From)) is { } elsewhere) return elsewhere;
        await deadlines.ReassignAsync(item.RecordNo, running.Part, passing.To, cancel);
        await deadlines.ChangeOwnerAsync(item.RecordNo, passing.From, passing.To, cancel);
        await ledger.AppendAsync(new LedgerEntry(passing.At, passing.By, passing.Source, item.RecordNo, "交接", passing.From, passing.To, passing.Why), cancel);
        return null;
    }
}
