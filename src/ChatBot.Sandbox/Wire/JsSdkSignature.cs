using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace ChatBot.Sandbox.Wire;

/// <summary>The signature that a page presents to wx.config / wx.agentConfig (developer page 90506).</summary>
internal static class JsSdkSignature
{
    /// <param name="url">As the browser shows it; everything from the first # is left out.</param>
    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "The protocol prescribes SHA-1.")]
    public static string Of(string ticket, string nonce, string timestamp, string url)
    {
        var cut = url.IndexOf('#', StringComparison.Ordinal);
        var page = cut < 0 ? url : url[..cut];
        return Convert.ToHexStringLower(
            SHA1.HashData(Encoding.UTF8.GetBytes($"jsapi_ticket={ticket}&noncestr={nonce}&timestamp={timestamp}&url={page}")));
    }
}
