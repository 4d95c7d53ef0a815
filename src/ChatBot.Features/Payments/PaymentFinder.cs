using ChatBot.Features.Chat;
using ChatBot.Features.Contracts;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Payments;

/// <summary>Finds the contract, and the item where one was named, if the viewer may see it; the refusal says the same whether it is not there or not theirs (C9).</summary>
internal sealed class PaymentFinder(PaymentStore payments, ContractStore contracts, ContractFinder finder, OrgDirectory org)
{
    public async Task<Decision<PaymentTarget>> FindAsync(string recordNo, string viewerId, CancellationToken cancel)
    {
        if (RecordNo.PrefixOf(recordNo) == RecordNo.Contract)
            return await finder.FindAsync(recordNo, viewerId, cancel) is { } contract ? new PaymentTarget(contract, null) : None(recordNo);
        if (await payments.FindAsync(recordNo, cancel) is not { } item || await contracts.FindAsync(item.ContractNo, cancel) is not { } of || !ContractSight.MaySee(org.Current, viewerId, of))
            return None(recordNo);
        return new PaymentTarget(of, item);
    }

    /// <summary>Who books money: the owner of the contract, those above, and finance.</summary>
    public Said? RefuseBooking(PaymentTarget target, string userId)
    {
        var tree = org.Current;
        return ContractSight.MayDecide(tree, userId, target.Contract) || ContractSight.IsFinance(tree, userId)
            ? null
            : PaymentsWordings.MayNotBook.With(new MayNotBookModel(target.No, tree.NameOf(target.Contract.Owner)));
    }

    private static Said None(string recordNo) => ChatWordings.NoSuchRecord.With(new NoSuchRecordModel(recordNo));
}

/// <param name="Item">Null where the contract was named.</param>
internal sealed record PaymentTarget(Contract Contract, PaymentItem? Item)
{
    public string No => Item?.RecordNo ?? Contract.RecordNo;
}
