using ChatBot.Features.Customers;
using ChatBot.Storage;

namespace ChatBot.Features.Collaboration;

/// <summary>Positions of people, for as long as they are kept, and who lets that be done (R64).</summary>
public sealed class PlaceStore(DbSession db)
{
    public Task<long> AddAsync(string recordNo, string stage, string person, GeoPoint point, string label, DateTimeOffset now, CancellationToken cancel) =>
        db.FindAsync<long>(
            "insert into places (record_no, stage, person, latitude, longitude, label, received_at) values (@recordNo, @stage, @person, @Latitude, @Longitude, @label, @now) returning id",
            new { recordNo, stage, person, point.Latitude, point.Longitude, label, now },
            cancel);

    public Task<PlaceConsent?> ConsentAsync(string person, CancellationToken cancel) =>
        db.FindAsync<PlaceConsent>("select person, agreed_at, withdrawn_at from place_consents where person = @person", new { person }, cancel);

    /// <summary>Whoever sends a position after having been told what it is for agrees by that.</summary>
    public Task AgreeAsync(string person, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteAsync(
            """
            insert into place_consents (person, agreed_at) values (@person, @now)
            on conflict (person) do update set agreed_at = excluded.agreed_at, withdrawn_at = null where place_consents.withdrawn_at is not null
            """,
            new { person, now },
            cancel);

    /// <summary>Erases all positions of this person; returns how many there were.</summary>
    public async Task<int> WithdrawAsync(string person, DateTimeOffset now, CancellationToken cancel)
    {
        await db.ExecuteAsync(
            "insert into place_consents (person, agreed_at, withdrawn_at) values (@person, @now, @now) on conflict (person) do update set withdrawn_at = excluded.withdrawn_at", new { person, now }, cancel);
        return await db.ExecuteAsync("delete from places where person = @person", new { person }, cancel);
    }

    /// <summary>Erases so many of the oldest positions; returns how many there were.</summary>
    public Task<int> EraseAsync(DateTimeOffset before, int atMost, CancellationToken cancel) =>
        db.ExecuteAsync("delete from places where id in (select id from places where received_at < @before order by received_at limit @atMost)", new { before, atMost }, cancel);
}

public sealed record PlaceConsent
{
    public string Person { get; init; } = "";

    public DateTimeOffset AgreedAt { get; init; }

    /// <summary>Null while it holds.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }
}
