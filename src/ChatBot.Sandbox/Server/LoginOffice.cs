using System.Text.Json.Nodes;
using ChatBot.Sandbox.Companies;
using ChatBot.Sandbox.Wire;

namespace ChatBot.Sandbox.Server;

/// <summary>OAuth codes (developer page 91022: once, five minutes) and JS-SDK tickets (page 90506: two hours, rationed).</summary>
internal sealed class LoginOffice(Company company, TimeProvider clock)
{
    private static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan TicketLife = TimeSpan.FromSeconds(7200);
    private readonly Lock _gate = new();
    private readonly FrequencyGauge _gauge = new(clock);
    private readonly Dictionary<string, Login> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Ticket, DateTimeOffset Until)> _tickets = new(StringComparer.Ordinal);

    /// <summary>The app's trusted domain, host or host:port; null trusts every address (a fresh sandbox does not know the bot's).</summary>
    public string? TrustedDomain { get; set; }

    /// <param name="userId">Somebody outside the company gets an openid for the code.</param>
    public string IssueCode(string userId, bool privateInfo = false)
    {
        var code = CallbackCrypto.NewWord(86);
        lock (_gate)
            _codes[code] = new Login(userId, privateInfo, clock.GetUtcNow());
        return code;
    }

    /// <summary>40029 unknown, 42003 too old, 42022 used.</summary>
    public ApiAnswer Exchange(string code)
    {
        if (code.Length == 0)
            return ApiAnswer.Error(41008);
        Login login;
        lock (_gate)
        {
            if (!_codes.TryGetValue(code, out login!))
                return ApiAnswer.Error(40029);
            if (clock.GetUtcNow() - login.At >= CodeLife)
                return ApiAnswer.Error(42003);
            if (login.Used)
                return ApiAnswer.Error(42022);
            _codes[code] = login with { Used = true };
        }

        if (company.Find(login.UserId) is not { } person)
            return ApiAnswer.Ok(("openid", "o" + CallbackCrypto.NewWord(27)));
        var answer = ApiAnswer.Ok(("userid", person.UserId));
        if (login.PrivateInfo)
            answer.Body["user_ticket"] = CallbackCrypto.NewWord(64);
        return answer;
    }

    /// <summary>Where the browser is sent: redirect_uri with code and state; null when its domain is not trusted (50001).</summary>
    public string? Redirect(string redirectUri, string state, string userId, bool privateInfo)
    {
        if (!IsTrusted(redirectUri, out var target))
            return null;
        var query = $"code={IssueCode(userId, privateInfo)}&state={Uri.EscapeDataString(state)}";
        return new UriBuilder(target) { Query = target.Query.Length > 1 ? $"{target.Query[1..]}&{query}" : query }.Uri.ToString();
    }

    /// <summary>QR login refused: back without a code.</summary>
    public string? RedirectWithoutCode(string redirectUri, string state) => IsTrusted(redirectUri, out var target)
        ? new UriBuilder(target) { Query = $"{target.Query.TrimStart('?')}&state={Uri.EscapeDataString(state)}".TrimStart('&') }.Uri.ToString()
        : null;

    /// <param name="kind">corp (wx.config) or agent_config (wx.agentConfig); different tickets.</param>
    public ApiAnswer Ticket(string kind)
    {
        if (!_gauge.Fits(kind, kind == "corp" ? 400 : 100, TimeSpan.FromHours(1)))
            return ApiAnswer.Error(45009);
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            if (!_tickets.TryGetValue(kind, out var ticket) || now >= ticket.Until)
                _tickets[kind] = ticket = (CallbackCrypto.NewWord(86), now + TicketLife);
            return ApiAnswer.Ok(("ticket", ticket.Ticket), ("expires_in", JsonValue.Create((int)(ticket.Until - now).TotalSeconds)));
        }
    }

    /// <summary>What the client does with wx.config / wx.agentConfig: accept the signature, or refuse it with 40093.</summary>
    public bool Accepts(string kind, string nonce, string timestamp, string url, string signature)
    {
        lock (_gate)
        {
            return _tickets.TryGetValue(kind, out var ticket) && clock.GetUtcNow() < ticket.Until
                && JsSdkSignature.Of(ticket.Ticket, nonce, timestamp, url) == signature;
        }
    }

    private bool IsTrusted(string redirectUri, out Uri target)
    {
        target = null!;
        if (!Uri.TryCreate(redirectUri, UriKind.Absolute, out var parsed))
            return false;
        target = parsed;
        return TrustedDomain is null || string.Equals(parsed.Authority, TrustedDomain, StringComparison.OrdinalIgnoreCase);
    }

    private sealed record Login(string UserId, bool PrivateInfo, DateTimeOffset At, bool Used = false);
}
