using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Contracts;

/// <summary>
/// Finds a contract that the viewer may see. <c>HT-88</c> also means <c>HT-2026-088</c> where that is the only one it can be: nobody types the year.
/// </summary>
internal sealed class ContractFinder(ContractStore contracts, OrgDirectory org)
{
    public async Task<Contract?> FindAsync(string recordNo, string viewerId, CancellationToken cancel)
    {
        var tree = org.Current;
        if (await contracts.FindAsync(recordNo, cancel) is { } exact) return ContractSight.MaySee(tree, viewerId, exact) ? exact : null;
        if (ShortNumber(recordNo) is not { } number) return null;
        var meant = (await contracts.EndingWithAsync(number, cancel)).Where(contract => ContractSight.MaySee(tree, viewerId, contract) && Ends(contract.RecordNo, number)).Take(2).ToList();
        return meant.Count == 1 ? meant[0] : null;
    }

    private static string? ShortNumber(string recordNo) =>
        recordNo[(RecordNo.Contract.Length + 1)..] is var number && !number.Contains('-', StringComparison.Ordinal) ? number : null;

    private static bool Ends(string recordNo, string number) =>
        string.Equals(recordNo[(recordNo.LastIndexOf('-') + 1)..].TrimStart('0'), number.TrimStart('0'), StringComparison.Ordinal);
}
