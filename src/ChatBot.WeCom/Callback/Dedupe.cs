using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace ChatBot.WeCom.Callback;

/// <summary>What makes two deliveries the same callback.</summary>
internal static class Dedupe
{
    private const int KeyLimit = 512;

    /// <summary>Parts joined so that no two different lists give the same key, whatever the parts contain.</summary>
    public static string Join(params ReadOnlySpan<string?> parts)
    {
        var key = new StringBuilder();
        foreach (var part in parts)
        {
            if (key.Length > 0) key.Append('|');
            key.Append((part ?? "").Replace("\\", @"\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal));
        }

        return key.ToString();
    }

    /// <summary>The documented key for events (sender and second) together with the content.</summary>
    public static string ByContent(CallbackHeader header, string kind, params ReadOnlySpan<string?> more) =>
        Join(kind, Join(more), header.FromUserName, Seconds(header.CreatedAt), header.Fingerprint);

    public static string Seconds(DateTimeOffset? at) => at?.ToUnixTimeSeconds().ToString() ?? "0";

    public static string Bounded(string key) => key.Length <= KeyLimit ? key : $"{key[..64]}#{Hash(key)}";

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    /// <summary>
    /// A hash of the leaves. Whether a retry is laid out as the first delivery was is not documented, so CDATA, white space around
    /// values and the order of elements do not count.
    /// </summary>
    public static string Fingerprint(XElement root)
    {
        return Hash(Canonical(root));

        static string Canonical(XElement element)
        {
            var name = element.Name.LocalName.ToUpperInvariant();
            if (!element.HasElements) return Join(name, element.Value.Trim());
            var children = element.Elements().Select(Canonical).ToArray();
            Array.Sort(children, StringComparer.Ordinal);
            return Join([name, .. children]);
        }
    }
}
