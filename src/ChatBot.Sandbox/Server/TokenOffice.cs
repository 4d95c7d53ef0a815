using System.Text.Json.Nodes;
using ChatBot.Sandbox.Wire;

namespace ChatBot.Sandbox.Server;

/// <summary>
/// Hands out access tokens (developer page 91039): the same one within its validity, a new one from five minutes before its end;
/// several callers do not invalidate one another.
/// </summary>
internal sealed class TokenOffice(AppCredentials app, TimeProvider clock)
{
    private static readonly TimeSpan Validity = TimeSpan.FromSeconds(7200);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _tokens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Wrong, DateTimeOffset LockedUntil)> _addresses = new(StringComparer.Ordinal);
    private string? _current;
    private int _calls;

    /// <summary>How often gettoken was called; a client that caches calls it rarely.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>After so many wrong secrets an address is locked for an hour. WeCom does not publish its figure.</summary>
    public int WrongTriesBeforeLock { get; set; } = 20;

    /// <summary>Characters of a token; WeCom allows itself 512.</summary>
    public int TokenLength { get; set; } = 512;

    public ApiAnswer GetToken(ApiCall call)
    {
        Interlocked.Increment(ref _calls);
        if (call.Query("corpid").Length == 0)
            return ApiAnswer.Error(41002);
        if (call.Query("corpsecret").Length == 0)
            return ApiAnswer.Error(41004);
        lock (_gate)
        {
            var (wrong, lockedUntil) = _addresses.GetValueOrDefault(call.From);
            if (call.Now < lockedUntil)
                return ApiAnswer.Error(45009);
            if (call.Query("corpid") != app.CorpId)
                return ApiAnswer.Error(40013);
            if (call.Query("corpsecret") != app.Secret)
            {
                var locks = wrong + 1 >= WrongTriesBeforeLock;
                _addresses[call.From] = locks ? (0, call.Now.AddHours(1)) : (wrong + 1, default);
                return ApiAnswer.Error(40001);
            }

            if (_current is null || _tokens[_current] - call.Now < TimeSpan.FromMinutes(5))
            {
                _current = CallbackCrypto.NewWord(TokenLength);
                _tokens[_current] = call.Now + Validity;
            }

            var left = (int)(_tokens[_current] - call.Now).TotalSeconds;
            return ApiAnswer.Ok(("access_token", _current), ("expires_in", JsonValue.Create(left)));
        }
    }

    /// <returns>0, 41001 (missing), 40014 (never issued, or withdrawn) or 42001 (expired).</returns>
    public int Check(string token)
    {
        if (token.Length == 0)
            return 41001;
        lock (_gate)
        {
            if (!_tokens.TryGetValue(token, out var until))
                return 40014;
            return clock.GetUtcNow() < until ? 0 : 42001;
        }
    }

    /// <summary>Every token ends now, long before its time: the next call answers 42001.</summary>
    public void ExpireAll()
    {
        lock (_gate)
        {
            foreach (var token in _tokens.Keys.ToList())
                _tokens[token] = DateTimeOffset.MinValue;
            _current = null;
        }
    }

    /// <summary>Every token is forgotten: the next call answers 40014.</summary>
    public void ForgetAll()
    {
        lock (_gate)
        {
            _tokens.Clear();
            _current = null;
        }
    }
}
