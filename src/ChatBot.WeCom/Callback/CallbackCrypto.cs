using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ChatBot.WeCom.Callback;

/// <summary>
/// Signs, encrypts and decrypts callbacks (developer doc path/91144). AES-256-CBC, IV = first half of the key; the plaintext is
/// <c>random(16) | length(4, big endian, bytes) | message | receive id</c>, padded to a multiple of 32.
/// Holds no mutable state: one instance serves all requests at once.
/// </summary>
public sealed class CallbackCrypto
{
    // The vendor pads to 32 although AES has blocks of 16. PaddingMode.PKCS7 refuses pads of 17..32, about every second message.
    private const int PadBlock = 32;
    private const int RandomLength = 16;
    private const int HeadLength = RandomLength + sizeof(uint);
    private const string Printable = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly string _token;
    private readonly byte[] _key;
    private readonly byte[] _receiveId;

    /// <param name="token">The Token of the app's callback page.</param>
    /// <param name="encodingAesKey">43 letters and digits from the same page.</param>
    /// <param name="receiveId">Whom callbacks are for: the corp id for an app of one's own, empty for a smart bot.</param>
    /// <exception cref="CallbackException"><see cref="CallbackError.IllegalAesKey"/>.</exception>
    public CallbackCrypto(string token, string encodingAesKey, string receiveId)
    {
        ArgumentNullException.ThrowIfNull(token);
        ArgumentNullException.ThrowIfNull(encodingAesKey);
        ArgumentNullException.ThrowIfNull(receiveId);
        if (encodingAesKey.Length != 43 || !encodingAesKey.All(char.IsAsciiLetterOrDigit))
            throw new CallbackException(CallbackError.IllegalAesKey, "EncodingAESKey must be 43 letters and digits");

        _token = token;
        // The last character usually carries two stray bits; .NET ignores them, as WeCom's keys need.
        _key = Convert.FromBase64String(encodingAesKey + "=");
        _receiveId = Encoding.UTF8.GetBytes(receiveId);
        ReceiveId = receiveId;
    }

    public string ReceiveId { get; }

    /// <summary>Lower-case hex SHA-1 over token, timestamp, nonce and ciphertext, sorted by character value and joined.</summary>
    public string Sign(string timestamp, string nonce, string encrypted)
    {
        string[] parts = [_token, timestamp, nonce, encrypted];
        Array.Sort(parts, StringComparer.Ordinal);
#pragma warning disable CA5350 // SHA-1 is the protocol's, and the message is authenticated by its receive id under AES as well.
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(parts))));
#pragma warning restore CA5350
    }

    /// <summary>True when the signature is exactly ours; the time taken does not tell where it differs.</summary>
    public bool IsSigned(string? signature, string? timestamp, string? nonce, string? encrypted)
    {
        if (string.IsNullOrEmpty(signature)) return false;
        var expected = Sign(timestamp ?? "", nonce ?? "", encrypted ?? "");
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(signature));
    }

    /// <summary>The message inside a ciphertext. Check the signature first: decryption alone authenticates nothing.</summary>
    /// <exception cref="CallbackException">Not base64, not AES, padding or length wrong, or meant for another receiver.</exception>
    public string Decrypt(string encrypted)
    {
        ArgumentNullException.ThrowIfNull(encrypted);
        var plain = Unpad(DecryptBlocks(FromBase64(encrypted)));
        if (plain.Length < HeadLength)
            throw new CallbackException(CallbackError.IllegalBuffer, "No room for the length");

        // Unsigned and compared before anything is added: 0xFFFFFFFF and 0x7FFFFFFF would otherwise pass as small or overflow.
        var length = BinaryPrimitives.ReadUInt32BigEndian(plain[RandomLength..]);
        var rest = plain[HeadLength..];
        if (length > (uint)rest.Length)
            throw new CallbackException(CallbackError.IllegalBuffer, "The length points past the end");

        if (!CryptographicOperations.FixedTimeEquals(rest[(int)length..], _receiveId))
            throw new CallbackException(CallbackError.ReceiveIdMismatch, "Meant for another receiver");

        // A broken byte sequence becomes U+FFFD instead of an error: a signed message with one bad character is still a message.
        return Encoding.UTF8.GetString(rest[..(int)length]);
    }

    /// <summary>Base64 ciphertext of a message.</summary>
    /// <param name="message">XML or plain text, any length.</param>
    /// <param name="random16">16 bytes, for reproducible tests only; left out, they are drawn.</param>
    public string Encrypt(string message, ReadOnlySpan<byte> random16 = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (random16.Length is not (0 or RandomLength))
            throw new ArgumentException("The random prefix has 16 bytes.", nameof(random16));

        var text = Encoding.UTF8.GetBytes(message);
        var length = HeadLength + text.Length + _receiveId.Length;
        var pad = PadBlock - length % PadBlock;
        var plain = new byte[length + pad];
        if (random16.IsEmpty)
            Encoding.ASCII.GetBytes(RandomNumberGenerator.GetItems<char>(Printable, RandomLength), plain);
        else
            random16.CopyTo(plain);
        BinaryPrimitives.WriteUInt32BigEndian(plain.AsSpan(RandomLength), (uint)text.Length);
        text.CopyTo(plain, HeadLength);
        _receiveId.CopyTo(plain, HeadLength + text.Length);
        plain.AsSpan(length).Fill((byte)pad);

        using var aes = NewAes();
        return Convert.ToBase64String(aes.EncryptCbc(plain, _key.AsSpan(0, 16), PaddingMode.None));
    }

    private static byte[] FromBase64(string encrypted)
    {
        // Convert skips white space; ours must be exact, since the signature covers the text as it came.
        var bytes = new byte[encrypted.Length / 4 * 3];
        if (encrypted.Length % 4 != 0 || encrypted.Any(char.IsWhiteSpace) || !Convert.TryFromBase64String(encrypted, bytes, out var written))
            throw new CallbackException(CallbackError.Base64NotDecoded, "The ciphertext is not base64");
        return bytes[..written];
    }

    private byte[] DecryptBlocks(byte[] cipher)
    {
        if (cipher.Length == 0 || cipher.Length % 16 != 0)
            throw new CallbackException(CallbackError.DecryptionFailed, "The ciphertext is no multiple of 16 bytes");
        using var aes = NewAes();
        return aes.DecryptCbc(cipher, _key.AsSpan(0, 16), PaddingMode.None);
    }

    private static ReadOnlySpan<byte> Unpad(ReadOnlySpan<byte> plain)
    {
        var pad = plain[^1];
        if (pad is 0 or > PadBlock || pad > plain.Length || plain[^pad..].ContainsAnyExcept(pad))
            throw new CallbackException(CallbackError.IllegalBuffer, "The padding is wrong");
        return plain[..^pad];
    }

    private Aes NewAes()
    {
        // An instance per call: Aes promises nothing about use from several threads.
        var aes = Aes.Create();
        aes.Key = _key;
        return aes;
    }
}
