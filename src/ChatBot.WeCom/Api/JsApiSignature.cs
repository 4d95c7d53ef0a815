using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChatBot.WeCom.Api;

/// <summary>What a page needs for wx.config or wx.agentConfig (developer doc path/90506).</summary>
/// <param name="NonceStr">Camel case in the page, all lower case in the signed text.</param>
/// <param name="Timestamp">Unix seconds.</param>
/// <param name="Signature">40 lower-case hex digits.</param>
public sealed record JsApiSignature(string NonceStr, long Timestamp, string Signature)
{
    /// <param name="ticket">Corp ticket for wx.config, app ticket for wx.agentConfig.</param>
    /// <param name="url">The page as the browser sees it; a '#' and what follows is cut, nothing is re-encoded.</param>
    public static JsApiSignature For(string ticket, string url, string nonceStr, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(url);
        var timestamp = now.ToUnixTimeSeconds();
        var page = url.Split('#')[0];
        var text = string.Create(CultureInfo.InvariantCulture, $"jsapi_ticket={ticket}&noncestr={nonceStr}&timestamp={timestamp}&url={page}");
#pragma warning disable CA5350 // SHA-1 is the protocol's.
        return new JsApiSignature(nonceStr, timestamp, Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(text))));
#pragma warning restore CA5350
    }
}
