using ChatBot.Storage;

namespace ChatBot.Features.Customers;

/// <summary>Where customers are, and for whom the next location of a person is.</summary>
public sealed class CustomerSiteStore(DbSession db)
{
    private const string Columns = "s.customer_id, s.latitude, s.longitude, s.label, s.set_by, s.set_at";

    public Task<CustomerSite?> FindAsync(long customerId, CancellationToken cancel) =>
        db.FindAsync<CustomerSite>($"select {Columns} from customer_sites s where s.customer_id = @customerId", new { customerId }, cancel);

    /// <summary>By the customer's name, as records keep it.</summary>
    public Task<CustomerSite?> OfAsync(string customer, CancellationToken cancel) =>
        db.FindAsync<CustomerSite>(
            $"select {Columns} from customer_sites s join customers c on c.id = s.customer_id where c.name = @name and c.withdrawn_at is null", new { name = Customer.Normalised(customer) }, cancel);

    public Task SetAsync(CustomerSite site, CancellationToken cancel) =>
        db.ExecuteAsync(
            """
            insert into customer_sites (customer_id, latitude, longitude, label, set_by, set_at) values (@CustomerId, @Latitude, @Longitude, @Label, @SetBy, @SetAt)
            on conflict (customer_id) do update set latitude = excluded.latitude, longitude = excluded.longitude, label = excluded.label, set_by = excluded.set_by, set_at = excluded.set_at
            """,
            site,
            cancel);

    /// <summary>Puts what was there before in its place, if nobody has set another since; false otherwise.</summary>
    public async Task<bool> StepBackAsync(CustomerSite now, CustomerSite? before, CancellationToken cancel)
    {
        var gone = await db.ExecuteAsync("delete from customer_sites where customer_id = @CustomerId and set_by = @SetBy and set_at = @SetAt", now, cancel) == 1;
        if (gone && before is not null) await SetAsync(before, cancel);
        return gone;
    }

    public Task ExpectAsync(string person, long customerId, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteAsync(
            """
            insert into customer_sites_expected (person, customer_id, asked_at) values (@person, @customerId, @now)
            on conflict (person) do update set customer_id = excluded.customer_id, asked_at = excluded.asked_at
            """,
            new { person, customerId, now },
            cancel);

    /// <summary>The customer whose location this person has announced since then.</summary>
    public Task<Customer?> ExpectedAsync(string person, DateTimeOffset since, CancellationToken cancel) =>
        db.FindAsync<Customer>(
            "select c.id, c.name, c.region, c.owner from customer_sites_expected e join customers c on c.id = e.customer_id where e.person = @person and e.asked_at >= @since and c.withdrawn_at is null", new { person, since }, cancel);

    public Task ExpectNothingAsync(string person, CancellationToken cancel) => db.ExecuteAsync("delete from customer_sites_expected where person = @person", new { person }, cancel);
}

public sealed record CustomerSite
{
    public long CustomerId { get; init; }

    /// <summary>In millionths of a degree.</summary>
    public long Latitude { get; init; }

    public long Longitude { get; init; }

    /// <summary>As WeCom names the place, or empty.</summary>
    public string Label { get; init; } = "";

    public string SetBy { get; init; } = "";

    public DateTimeOffset SetAt { get; init; }

    public GeoPoint Point => new(Latitude, Longitude);
}
