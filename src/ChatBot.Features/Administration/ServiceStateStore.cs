using ChatBot.Storage;

namespace ChatBot.Features.Administration;

/// <summary>Small facts of the service itself, by name.</summary>
internal sealed class ServiceStateStore(DbSession db)
{
    public Task<ServiceState?> FindAsync(string name, CancellationToken cancel) =>
        db.FindAsync<ServiceState>("select name, value, changed_at from service_state where name = @name", new { name }, cancel);

    public Task SetAsync(string name, string value, DateTimeOffset now, CancellationToken cancel) =>
        db.ExecuteAsync(
            "insert into service_state (name, value, changed_at) values (@name, @value, @now) on conflict (name) do update set value = excluded.value, changed_at = excluded.changed_at",
            new { name, value, now },
            cancel);

    /// <summary>Forgets a fact, unless it was set again since it was read.</summary>
    public Task ClearAsync(ServiceState seen, CancellationToken cancel) =>
        db.ExecuteAsync("delete from service_state where name = @Name and value = @Value and changed_at = @ChangedAt", seen, cancel);

    public Task ForgetAsync(string name, CancellationToken cancel) => db.ExecuteAsync("delete from service_state where name = @name", new { name }, cancel);
}

internal sealed record ServiceState
{
    /// <summary>UTC instant of the last good read of the org; the value is how many people it showed.</summary>
    public const string OrgSynced = "org/synced";

    /// <summary>The last read of the org failed; the value is the kind of failure. Gone after a good one.</summary>
    public const string OrgFailed = "org/failed";

    /// <summary>The last read was not believed; the value is 「known/vanished」. Gone after a good one.</summary>
    public const string OrgRefused = "org/refused";

    /// <summary>Somebody asked for a read; the value is <see cref="WantRead"/> or <see cref="WantAccept"/>.</summary>
    public const string OrgWanted = "org/wanted";

    /// <summary>An admin asked for a check of the whole audit log; the value is the admin's userid.</summary>
    public const string LedgerCheckWanted = "ledger/check-wanted";

    /// <summary>The value is the UTC instant of the last weekly firing whose missed words the admins were told.</summary>
    public const string MissesTold = "misses/told";

    public const string WantRead = "read", WantAccept = "accept";

    public string Name { get; init; } = "";

    public string Value { get; init; } = "";

    public DateTimeOffset ChangedAt { get; init; }
}
