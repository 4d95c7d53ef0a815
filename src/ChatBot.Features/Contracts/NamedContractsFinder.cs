using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Contracts;

/// <summary>A person's own contracts may be meant without their numbers; everybody else's that they may see by the customer's name.</summary>
internal sealed class NamedContractsFinder(ContractStore contracts, OrgDirectory org) : IRecordSource
{
    private const int MostLooked = 100;

    public async Task<IReadOnlyList<MeantRecord>> OfAsync(string userId, IReadOnlyCollection<string> prefixes, string text, CancellationToken cancel)
    {
        if (!prefixes.Contains(RecordNo.Contract)) return [];
        var tree = org.Current;
        var own = await contracts.InScopeAsync([userId], MostLooked, cancel);
        var named = await contracts.OfCustomerNamedInAsync(text, MostLooked, cancel);
        return
        [
            .. own.Concat(named.Where(contract => ContractSight.MaySee(tree, userId, contract)))
                .Select(contract => new MeantRecord(contract.RecordNo, contract.Amount.ToString(), contract.Customer, string.Equals(contract.Owner, userId, StringComparison.OrdinalIgnoreCase))),
        ];
    }
}
