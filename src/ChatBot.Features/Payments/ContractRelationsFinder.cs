using ChatBot.Features.AfterSales;
using ChatBot.Features.Approvals;
using ChatBot.Features.Contracts;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Payments;

/// <summary>What hangs on a contract: its payments, its approvals, complaints about it (R02).</summary>
internal sealed class ContractRelationsFinder(ContractFinder contracts, PaymentStore payments, ApprovalStore approvals, ComplaintStore complaints) : IRelatedRecords
{
    public async Task<RelatedRecords?> OfAsync(string recordNo, string viewerId, CancellationToken cancel)
    {
        if (RecordNo.PrefixOf(recordNo) != RecordNo.Contract || await contracts.FindAsync(recordNo, viewerId, cancel) is not { } contract) return null;
        var items = await payments.OfContractAsync(contract.RecordNo, cancel);
        var forms = await approvals.OfContractAsync(contract.RecordNo, cancel);
        return new RelatedRecords(
            contract.RecordNo, contract.Customer,
            [.. items.Select(item => item.RecordNo), .. forms.Select(form => form.RecordNo), .. await complaints.OfContractAsync(contract.RecordNo, cancel)]);
    }
}
