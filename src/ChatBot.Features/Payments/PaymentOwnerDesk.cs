using ChatBot.Features.Contracts;
using ChatBot.Features.Deadlines;

namespace ChatBot.Features.Payments;

/// <summary>The reminders of a contract's payments go to whoever answers for the contract now.</summary>
internal sealed class PaymentOwnerDesk(PaymentStore payments, PaymentClockDesk clocks, DeadlineStore deadlines, TimeProvider clock) : IContractFollower
{
    public async Task OwnerChangedAsync(Contract after, CancellationToken cancel)
    {
        var items = await payments.OfContractAsync(after.RecordNo, cancel);
        await deadlines.HandOverAsync([.. items.Where(item => item.HasClock).Select(item => item.RecordNo)], PaymentClockDesk.Part, after.Owner, cancel);
        foreach (var item in items.Where(item => item.HasClock)) await clocks.NoteAsync(after, item, clock.GetUtcNow(), cancel);
    }
}
