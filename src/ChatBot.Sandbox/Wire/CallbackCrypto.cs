using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace ChatBot.Sandbox.Wire;

/// <summary>Why a sealed text could not be opened; the numbers are those of the vendor's libraries.</summary>
internal enum CryptoFault
{
    None = 0,
    Signature = -40001,
    Envelope = -40002,
    Key = -40004,
    ReceiveId = -40005,
    Decryption = -40007,
    Buffer = -40008,
    Base64 = -40010,
}

internal sealed class CallbackCryptoException(CryptoFault fault, string message) : Exception(message)
{
    public CryptoFault Fault { get; } = fault;
}

/// <summary>A text as it goes over the wire: base64 ciphertext and what proves where it came from.</summary>
internal sealed record SealedText(string Encrypt, string Signature, string Timestamp, string Nonce);

/// <summary>
/// WeCom's side of the callback encryption (developer page 91144): AES-256-CBC over
/// random(16) | length(4, big endian) | message | receive id, padded to a block of 32, signed with SHA-1 over four sorted strings.
/// Written from the documents, apart from the product's own, so that one mistake cannot hide on both sides.
/// </summary>
internal sealed class CallbackCrypto
{
    private const int Block = 32;
    private const int PrefixLength = 16;
    private const string KeyAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly byte[] _key;
    private readonly string _token;
    private readonly string _receiveId;

    /// <exception cref="CallbackCryptoException">The key is not 43 letters and digits (-40004).</exception>
    public CallbackCrypto(string token, string encodingAesKey, string receiveId)
    {
        _token = token;
        _receiveId = receiveId;
        if (encodingAesKey.Length != 43 || encodingAesKey.Any(c => !char.IsAsciiLetterOrDigit(c)))
            throw new CallbackCryptoException(CryptoFault.Key, "EncodingAESKey must be 43 letters and digits");
        _key = Convert.FromBase64String(encodingAesKey + "=");
    }

    /// <summary>A fresh key. Its last character is any of 62, so most keys have stray bits there, as real ones do.</summary>
    public static string NewEncodingAesKey() => RandomNumberGenerator.GetString(KeyAlphabet, 43);

    public static string NewWord(int length) => RandomNumberGenerator.GetString(KeyAlphabet, length);

    /// <param name="prefix">The 16 random bytes; only the vectors give them.</param>
    public SealedText Seal(string message, string timestamp, string nonce, byte[]? prefix = null)
    {
        var body = Encoding.UTF8.GetBytes(message);
        var receiver = Encoding.UTF8.GetBytes(_receiveId);
        var used = PrefixLength + sizeof(uint) + body.Length + receiver.Length;
        var pad = Block - used % Block;
        var plain = new byte[used + pad];
        (prefix ?? RandomNumberGenerator.GetBytes(PrefixLength)).CopyTo(plain, 0);
        BinaryPrimitives.WriteUInt32BigEndian(plain.AsSpan(PrefixLength), (uint)body.Length);
        body.CopyTo(plain, PrefixLength + sizeof(uint));
        receiver.CopyTo(plain, PrefixLength + sizeof(uint) + body.Length);
        plain.AsSpan(used).Fill((byte)pad);

        using var aes = NewAes();
        var encrypt = Convert.ToBase64String(aes.EncryptCbc(plain, _key.AsSpan(0, PrefixLength), PaddingMode.None));
        return new SealedText(encrypt, Sign(timestamp, nonce, encrypt), timestamp, nonce);
    }

    /// <summary>Checks the signature first, then opens; nothing inside is looked at before the signature holds.</summary>
    /// <exception cref="CallbackCryptoException">Any fault of <see cref="CryptoFault"/>.</exception>
    public string Open(SealedText text)
    {
        var expected = Encoding.ASCII.GetBytes(Sign(text.Timestamp, text.Nonce, text.Encrypt));
        if (!CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(text.Signature)))
            throw new CallbackCryptoException(CryptoFault.Signature, "signature mismatch");

        byte[] cipher;
        try
        {
            cipher = Convert.FromBase64String(text.Encrypt);
        }
        catch (FormatException)
        {
            throw new CallbackCryptoException(CryptoFault.Base64, "not base64");
        }

        if (cipher.Length == 0 || cipher.Length % 16 != 0)
            throw new CallbackCryptoException(CryptoFault.Decryption, "not whole AES blocks");
        using var aes = NewAes();
        return Unpack(aes.DecryptCbc(cipher, _key.AsSpan(0, PrefixLength), PaddingMode.None));
    }

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "The protocol prescribes SHA-1.")]
    public string Sign(string timestamp, string nonce, string encrypt)
    {
        string[] parts = [_token, timestamp, nonce, encrypt];
        Array.Sort(parts, StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(parts))));
    }

    private string Unpack(byte[] plain)
    {
        var pad = plain[^1];
        if (pad is < 1 or > Block || pad > plain.Length || plain.AsSpan(plain.Length - pad).ContainsAnyExcept(pad))
            throw new CallbackCryptoException(CryptoFault.Buffer, "bad padding");
        var content = plain.AsSpan(0, plain.Length - pad);
        if (content.Length < PrefixLength + sizeof(uint))
            throw new CallbackCryptoException(CryptoFault.Buffer, "no room for the length");
        var length = BinaryPrimitives.ReadUInt32BigEndian(content[PrefixLength..]);
        var rest = content[(PrefixLength + sizeof(uint))..];
        if (length > rest.Length)
            throw new CallbackCryptoException(CryptoFault.Buffer, "the length points past the end");
        if (!rest[(int)length..].SequenceEqual(Encoding.UTF8.GetBytes(_receiveId)))
            throw new CallbackCryptoException(CryptoFault.ReceiveId, "meant for another receiver");
        return Encoding.UTF8.GetString(rest[..(int)length]);
    }

    private Aes NewAes()
    {
        var aes = Aes.Create();
        aes.Key = _key;
        return aes;
    }
}
