using ChatBot.Features.People;
using ChatBot.WeCom.Api;
using Microsoft.Extensions.Options;

namespace ChatBot.Wire;

/// <summary>WeCom's OAuth for pages inside WeCom (developer doc path/91022).</summary>
internal sealed class WeComLogin(WeComClient wecom, IOptions<WeComOptions> options) : ILoginSource
{
    private readonly WeComOptions _options = options.Value;

    public bool CanAsk(string userAgent) => _options.AuthorizeUrl != WeComOptions.PublicAuthorizeUrl || userAgent.Contains("wxwork", StringComparison.OrdinalIgnoreCase);

    public Uri AddressOf(Uri backTo, string state) => new(
        $"{_options.AuthorizeUrl}?appid={Uri.EscapeDataString(_options.CorpId)}&redirect_uri={Uri.EscapeDataString(backTo.ToString())}&response_type=code&scope=snsapi_base"
        + $"&state={Uri.EscapeDataString(state)}&agentid={_options.AgentId}#wechat_redirect");

    public async Task<string?> WhoAsync(string code, CancellationToken cancel)
    {
        try
        {
            return (await wecom.GetUserByCodeAsync(code, cancel)).UserId;
        }
        catch (WeComException spent) when ((WeComError)spent.Code is WeComError.OAuthCodeInvalid or WeComError.OAuthCodeExpired or WeComError.OAuthCodeUsed)
        {
            return null;
        }
    }
}
