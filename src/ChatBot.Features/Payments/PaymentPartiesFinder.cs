using ChatBot.Features.Contracts;
using ChatBot.Features.Deadlines;
using ChatBot.Features.People;

namespace ChatBot.Features.Payments;

/// <summary>Whoever sees the contract sees what is to be paid for it.</summary>
internal sealed class PaymentPartiesFinder(PaymentStore payments, ContractStore contracts) : IRecordParties
{
    public async Task<bool> KnowsAsync(string recordNo, string viewerId, OrgTree org, CancellationToken cancel) =>
        await payments.FindAsync(recordNo, cancel) is { } item && await contracts.FindAsync(item.ContractNo, cancel) is { } contract && ContractSight.MaySee(org, viewerId, contract);
}
