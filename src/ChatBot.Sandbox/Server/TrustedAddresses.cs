namespace ChatBot.Sandbox.Server;

/// <summary>企业可信IP: from where the API may be called (60020 otherwise). A change takes a minute to be in force.</summary>
internal sealed class TrustedAddresses(TimeProvider clock)
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(60);
    private readonly Lock _gate = new();
    private HashSet<string>? _inForce;
    private HashSet<string>? _coming;
    private DateTimeOffset _from;

    /// <param name="addresses">Null trusts every address, which is how a fresh sandbox begins.</param>
    public void Set(IEnumerable<string>? addresses)
    {
        lock (_gate)
        {
            _inForce = Now();
            _coming = addresses?.ToHashSet(StringComparer.Ordinal);
            _from = clock.GetUtcNow() + Delay;
        }
    }

    public bool Allows(string address)
    {
        lock (_gate)
            return Now()?.Contains(address) ?? true;
    }

    private HashSet<string>? Now() => clock.GetUtcNow() >= _from ? _coming : _inForce;
}
