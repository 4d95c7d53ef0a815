using ChatBot.Storage;

namespace ChatBot.Features.Imports;

/// <summary>What hangs on a customer: cases, promises and contracts that stand.</summary>
internal sealed class CustomerUseStore(DbSession db)
{
    /// <summary>Record numbers by the customer's name.</summary>
    public async Task<ILookup<string, string>> OfAsync(IReadOnlyCollection<string> customers, CancellationToken cancel)
    {
        if (customers.Count == 0) return Array.Empty<CustomerUse>().ToLookup(use => use.Customer, use => use.RecordNo, StringComparer.Ordinal);
        return (await db.QueryAsync<CustomerUse>(
            """
            select customer, record_no from cases where customer in @Customers and state <> 'Withdrawn'
            union all select customer, no as record_no from commitments where customer in @Customers and state <> 'Cancelled'
            union all select u.name as customer, c.record_no from contracts c join customers u on u.id = c.customer_id where u.name in @Customers and c.withdrawn_at is null
            """,
            new { Customers = customers },
            cancel)).ToLookup(use => use.Customer, use => use.RecordNo, StringComparer.Ordinal);
    }
}

internal sealed record CustomerUse
{
    public string Customer { get; init; } = "";

    public string RecordNo { get; init; } = "";
}
