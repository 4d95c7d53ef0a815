namespace ChatBot.WeCom.Api;

/// <summary>
/// A secret with a lifetime, fetched by one caller for all who wait. Renewed five minutes early, at half-time where it lives shorter than ten.
/// </summary>
internal sealed class ExpiringSecret(Func<CancellationToken, Task<(string Value, TimeSpan Lifetime)>> fetch, TimeProvider time)
{
    private static readonly TimeSpan s_margin = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_refusalLasts = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private Task<string>? _fetching;
    private string? _value;
    private DateTimeOffset _renewAt;
    private WeComException? _refusal;
    private DateTimeOffset _refusedUntil;

    public async Task<string> GetAsync(CancellationToken cancel)
    {
        Task<string> fetching;
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_value is not null && now < _renewAt) return _value;
            // Some 2000 calls an hour with a wrong secret lock the caller's address for everything.
            if (_refusal is not null && now < _refusedUntil)
                throw new WeComException(_refusal.Code, _refusal.Api, _refusal.ErrMsg, _refusedUntil - now, _refusal);
            fetching = _fetching ??= FetchAsync();
        }

        return await fetching.WaitAsync(cancel);
    }

    /// <summary>Forgets a value that the server refused, unless somebody renewed it in the meantime.</summary>
    public void Drop(string value)
    {
        lock (_lock)
        {
            if (_value == value) _value = null;
        }
    }

    private async Task<string> FetchAsync()
    {
        // Off the caller's lock, and not under its cancellation: others wait for the same answer.
        await Task.Yield();
        try
        {
            var (value, lifetime) = await fetch(CancellationToken.None);
            lock (_lock)
            {
                _value = value;
                _renewAt = time.GetUtcNow() + (lifetime > 2 * s_margin ? lifetime - s_margin : lifetime / 2);
                _refusal = null;
            }

            return value;
        }
        catch (WeComException e) when (e.Kind == WeComErrorKind.Configuration)
        {
            lock (_lock)
            {
                _refusal = e;
                _refusedUntil = time.GetUtcNow() + s_refusalLasts;
            }

            throw;
        }
        finally
        {
            lock (_lock) _fetching = null;
        }
    }
}
