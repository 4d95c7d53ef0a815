using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Contracts;
using ChatBot.Features.People;

namespace ChatBot.Features.Imports;

/// <summary>Says of a contract that it came out of a file, and whether anybody has seen the paper.</summary>
internal sealed class ImportedContractFinder(ImportedContractStore imported, OrgDirectory org) : IContractFacts
{
    public int Place => 5;

    public async Task<ContractFacts> OfAsync(Contract contract, string viewerId, DateTimeOffset now, CancellationToken cancel)
    {
        if (await imported.FindAsync(contract.RecordNo, cancel) is not { } found) return ContractFacts.None;
        if (found is { VerifiedAt: { } at, VerifiedBy: { } by }) return new ContractFacts([$"核实：{org.Current.NameOf(by)} {DateWords.Absolute(at, now)}（导入-{found.ImportId}）"], []);
        return new ContractFacts(
            [$"⚠ 待核实：{DateWords.Absolute(found.ImportedAt, now)}由导入-{found.ImportId} 带入，还没有人核对纸质合同"],
            ContractSight.MayDecide(org.Current, viewerId, contract) ? [new Act("已核实", $"核实 {contract.RecordNo}")] : []);
    }
}
