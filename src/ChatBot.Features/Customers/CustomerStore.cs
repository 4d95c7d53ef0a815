using ChatBot.Storage;

namespace ChatBot.Features.Customers;

/// <summary>Customers by name; one that nobody has named before is created on the way. One that was taken back with its import is as good as never named.</summary>
public sealed class CustomerStore(DbSession db)
{
    private const string Columns = "id, name, region, owner";

    private const string Revive =
        "on conflict (name) do update set region = excluded.region, owner = excluded.owner, created_by = excluded.created_by, created_at = excluded.created_at, withdrawn_at = null where customers.withdrawn_at is not null";

    /// <summary>The customer of that name; a region that was not known yet is added, a known one is never overwritten.</summary>
    public async Task<Customer> GetOrCreateAsync(string name, string? region, string by, DateTimeOffset now, CancellationToken cancel)
    {
        var known = Customer.Normalised(name);
        var isNew = await db.ExecuteAsync(
            $"insert into customers (name, region, owner, created_by, created_at) values (@known, @region, @by, @by, @now) {Revive}",
            new { known, region, by, now },
            cancel) == 1;
        if (!isNew && region is not null)
            await db.ExecuteAsync("update customers set region = @region where name = @known and region is null", new { known, region }, cancel);
        var customer = await db.FindAsync<Customer>($"select {Columns} from customers where name = @known", new { known }, cancel);
        return customer! with { IsNew = isNew };
    }

    public Task<Customer?> FindAsync(string name, CancellationToken cancel) =>
        db.FindAsync<Customer>($"select {Columns} from customers where name = @known and withdrawn_at is null", new { known = Customer.Normalised(name) }, cancel);

    /// <summary>Names of customers that stand in a text.</summary>
    public Task<IReadOnlyList<string>> NamesWithinAsync(string text, CancellationToken cancel) =>
        db.QueryAsync<string>("select name from customers where length(name) <= @length and replace(@text, name, '') <> @text", new { text, length = text.Length }, cancel);

    /// <summary>Those whose names stand in the text, and perhaps a few that only seem to: the reader looks again.</summary>
    public Task<IReadOnlyList<Customer>> PerhapsNamedInAsync(string text, CancellationToken cancel) =>
        db.QueryAsync<Customer>($"select {Columns} from customers where length(name) > 1 and @text like '%' || name || '%' order by length(name) desc limit 20", new { text }, cancel);

    /// <summary>The customers that this person looks after.</summary>
    internal Task<IReadOnlyList<Customer>> OwnedByAsync(string owner, CancellationToken cancel) =>
        db.QueryAsync<Customer>($"select {Columns} from customers where owner = @owner order by id", new { owner }, cancel);

    /// <summary>Those of these names that are known.</summary>
    public Task<IReadOnlyList<Customer>> NamedAsync(IReadOnlyCollection<string> names, CancellationToken cancel) =>
        db.QueryAsync<Customer>($"select {Columns} from customers where name in @Names and withdrawn_at is null", new { Names = names }, cancel);

    /// <summary>Adds those that are not known; the names are normalised already.</summary>
    public Task AddAllAsync(IReadOnlyCollection<Customer> customers, string by, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteManyAsync(
            $"insert into customers (name, region, owner, created_by, created_at) values (@Name, @Region, @Owner, @By, @Now) {Revive}",
            [.. customers.Select(customer => new { customer.Name, customer.Region, customer.Owner, By = by, Now = now })],
            cancel);

    public Task UpdateAllAsync(IReadOnlyCollection<Customer> customers, CancellationToken cancel) =>
        db.ExecuteManyAsync("update customers set region = @Region, owner = @Owner where id = @Id", [.. customers.Select(customer => new { customer.Region, customer.Owner, customer.Id })], cancel);

    /// <summary>Takes customers back that an import has brought in.</summary>
    public Task WithdrawAllAsync(IReadOnlyCollection<long> ids, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteManyAsync("update customers set withdrawn_at = @Now where id = @Id and withdrawn_at is null", [.. ids.Select(id => new { Id = id, Now = now })], cancel);
}
