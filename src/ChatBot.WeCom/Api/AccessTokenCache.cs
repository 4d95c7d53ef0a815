using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatBot.WeCom.Api;

/// <summary>
/// The app's access token (developer doc path/91039): one for all callers of this process. Other processes may hold the same token; fetching
/// it does not invalidate theirs.
/// </summary>
internal sealed class AccessTokenCache
{
    private readonly ExpiringSecret _token;

    public AccessTokenCache(WeComTransport transport, IOptions<WeComOptions> options, TimeProvider time, ILogger<AccessTokenCache> log)
    {
        _token = new ExpiringSecret(
            async cancel =>
            {
                var call = new ApiCall("gettoken") { Query = [("corpid", options.Value.CorpId), ("corpsecret", options.Value.Secret)] };
                var json = await transport.JsonAsync(call, token: null, transport.NewState(call), cancel);
                if (json.Text("access_token") is not { Length: > 0 } token)
                    throw new WeComException((int)WeComError.UnreadableAnswer, call.Path, "no access_token in the answer");
                var lifetime = TimeSpan.FromSeconds(json.Number("expires_in") ?? 7200);
                WeComLog.TokenRenewed(log, lifetime);
                return (token, lifetime);
            },
            time);
    }

    public Task<string> GetAsync(CancellationToken cancel) => _token.GetAsync(cancel);

    public void Drop(string token) => _token.Drop(token);
}
