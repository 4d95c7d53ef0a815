using ChatBot.Sandbox.Wire;

namespace ChatBot.Sandbox.Server;

/// <summary>Which card a response_code may update. Valid 72 hours, once.</summary>
internal sealed class ResponseCodes(TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(72);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (string MsgId, DateTimeOffset At)> _codes = new(StringComparer.Ordinal);

    public string Issue(string msgId)
    {
        var code = CallbackCrypto.NewWord(48);
        lock (_gate)
            _codes[code] = (msgId, clock.GetUtcNow());
        return code;
    }

    /// <summary>The card's msgid, or null when the code was invented, used or is too old.</summary>
    public string? Look(string code)
    {
        lock (_gate)
            return _codes.TryGetValue(code, out var found) && clock.GetUtcNow() - found.At < Life ? found.MsgId : null;
    }

    public void Use(string code)
    {
        lock (_gate)
            _codes.Remove(code);
    }
}
