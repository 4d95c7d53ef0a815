using ChatBot.Sandbox.Wire;

namespace ChatBot.Sandbox.Server;

/// <summary>Which card a response_code may update. Valid 72 hours, once.</summary>
internal sealed class ResponseCodes(TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(72);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (string MsgId, DateTimeOffset At)> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string MsgId, DateTimeOffset At)> _taken = new(StringComparer.Ordinal);

    public string Issue(string msgId)
    {
        var code = CallbackCrypto.NewWord(48);
        lock (_gate)
            _codes[code] = (msgId, clock.GetUtcNow());
        return code;
    }

    /// <summary>The card's msgid, or null when the code was invented, used or is too old. The code is used up by this, whoever asks at the same time.</summary>
    public string? Take(string code)
    {
        lock (_gate)
        {
            if (!_codes.Remove(code, out var found) || clock.GetUtcNow() - found.At >= Life)
                return null;
            _taken[code] = found;
            return found.MsgId;
        }
    }

    /// <summary>Gives a code back that <see cref="Take"/> took, with what is left of its time.</summary>
    public void GiveBack(string code)
    {
        lock (_gate)
        {
            if (_taken.Remove(code, out var found))
                _codes[code] = found;
        }
    }
}
