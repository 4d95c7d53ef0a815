using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Web;

/// <summary>
/// Seals the keys that sign forms before they are stored (AES-256-GCM), so that a copy of the database is not enough to forge a form. The key comes from a
/// secret that the service is configured with anyway; keys sealed under another secret are of no use any more and are passed over, as if they had expired.
/// </summary>
internal sealed class KeySeal(string secret)
{
    private const string Sealed = "sealed", By = "by";

    private readonly byte[] _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), 32, info: "ChatBot page keys"u8.ToArray());

    private string Name => Convert.ToHexStringLower(SHA256.HashData(_key))[..16];

    public XElement Close(XElement plain)
    {
        var text = Encoding.UTF8.GetBytes(plain.ToString(SaveOptions.DisableFormatting));
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var (cipher, tag) = (new byte[text.Length], new byte[AesGcm.TagByteSizes.MaxSize]);
        using var aes = new AesGcm(_key, tag.Length);
        aes.Encrypt(nonce, text, cipher, tag);
        return new XElement(Sealed, new XAttribute(By, Name), Convert.ToBase64String([.. nonce, .. tag, .. cipher]));
    }

    public XElement Open(XElement closed)
    {
        var bytes = Convert.FromBase64String(closed.Value).AsSpan();
        var (nonceEnd, tagEnd) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.NonceByteSizes.MaxSize + AesGcm.TagByteSizes.MaxSize);
        var plain = new byte[bytes.Length - tagEnd];
        using var aes = new AesGcm(_key, AesGcm.TagByteSizes.MaxSize);
        aes.Decrypt(bytes[..nonceEnd], bytes[tagEnd..], bytes[nonceEnd..tagEnd], plain);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }

    /// <summary>False for a key that was sealed under another secret.</summary>
    public bool CanOpen(XElement key) => key.DescendantsAndSelf(Sealed).All(closed => closed.Attribute(By)?.Value == Name);
}

internal sealed class KeyEncryptor(KeySeal seal) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(seal.Close(plaintextElement), typeof(KeyDecryptor));
}

/// <summary>The library makes it by its name, which stands beside each key.</summary>
internal sealed class KeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => services.GetRequiredService<KeySeal>().Open(encryptedElement);
}
