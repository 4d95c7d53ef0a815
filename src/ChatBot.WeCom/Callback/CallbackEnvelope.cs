using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace ChatBot.WeCom.Callback;

/// <summary>
/// The query of a callback, percent-decoded <em>once</em>. A second decoding turns the '+' of base64 into a blank and breaks the signature.
/// </summary>
public sealed record CallbackQuery(string? MsgSignature, string? Timestamp, string? Nonce, string? EchoStr = null);

/// <summary>
/// What stands around the ciphertext (developer doc path/90930, path/90238): opens what WeCom posts, seals what answers it.
/// </summary>
public sealed class CallbackEnvelope(CallbackCrypto crypto)
{
    /// <summary>GET of the callback URL. The answer's body is exactly this text: no quotes, no BOM, no line end; within one second.</summary>
    /// <exception cref="CallbackException">Signature, ciphertext or receiver wrong.</exception>
    public string VerifyUrl(CallbackQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return DecryptSigned(query, query.EchoStr ?? "");
    }

    /// <summary>POST of the callback URL: the decrypted XML, ready for <see cref="CallbackParser.Parse"/>.</summary>
    /// <param name="query">Decoded query.</param>
    /// <param name="body">UTF-8 XML with an Encrypt element; at most 1 MB.</param>
    /// <exception cref="CallbackException">Envelope unreadable, signature, ciphertext or receiver wrong.</exception>
    public string Open(CallbackQuery query, ReadOnlyMemory<byte> body)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (body.Length > TolerantXml.SizeLimit)
            throw new CallbackException(CallbackError.EnvelopeUnreadable, "The body is larger than 1 MB");

        // As text, so that no encoding declaration decides how the bytes are read.
        var text = Encoding.UTF8.GetString(body.Span).TrimStart('\uFEFF');
        var xml = DecryptSigned(query, ReadEncrypted(text));
        CheckToUserName(xml);
        return xml;
    }

    /// <summary>As <see cref="Open"/>, from the request's stream; reads no more than 1 MB.</summary>
    public async Task<string> OpenAsync(CallbackQuery query, Stream body, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(body);
        var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while (buffer.Length <= TolerantXml.SizeLimit && (read = await body.ReadAsync(chunk, cancel)) > 0)
            buffer.Write(chunk, 0, read);
        return Open(query, buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
    }

    /// <summary>The body of a passive reply (developer doc path/90241), signed with the timestamp and nonce given.</summary>
    /// <param name="message">From <see cref="PassiveReply"/>.</param>
    /// <param name="timestamp">Unix seconds; the request's may be used again.</param>
    /// <param name="nonce">Any digits; the request's may be used again.</param>
    public string Seal(string message, string timestamp, string nonce)
    {
        ArgumentNullException.ThrowIfNull(timestamp);
        ArgumentNullException.ThrowIfNull(nonce);
        var encrypted = crypto.Encrypt(message);
        return new XElement("xml",
            new XElement("Encrypt", new XCData(encrypted)),
            new XElement("MsgSignature", new XCData(crypto.Sign(timestamp, nonce, encrypted))),
            new XElement("TimeStamp", XmlText.Legal(timestamp)),
            new XElement("Nonce", new XCData(XmlText.Legal(nonce)))).ToString(SaveOptions.DisableFormatting);
    }

    private string DecryptSigned(CallbackQuery query, string encrypted)
    {
        if (!crypto.IsSigned(query.MsgSignature, query.Timestamp, query.Nonce, encrypted))
            throw new CallbackException(CallbackError.SignatureMismatch, "The signature is not ours");
        return crypto.Decrypt(encrypted);
    }

    private static string ReadEncrypted(string body)
    {
        try
        {
            using var reader = TolerantXml.Reader(body);
            string? encrypted = null;
            reader.MoveToContent();
            reader.Read();
            // To the end, also after the element is found: a body that breaks off is not an envelope.
            while (!reader.EOF)
            {
                if (reader is { NodeType: XmlNodeType.Element, Depth: 1 } && reader.LocalName.Equals("Encrypt", StringComparison.OrdinalIgnoreCase))
                    encrypted ??= reader.ReadElementContentAsString().Trim();
                else
                    reader.Read();
            }

            return encrypted ?? throw new CallbackException(CallbackError.EnvelopeUnreadable, "No Encrypt element");
        }
        catch (XmlException e)
        {
            throw new CallbackException(CallbackError.EnvelopeUnreadable, "The body is not XML", e);
        }
    }

    // The receive id at the tail of the plaintext has been checked already; this catches a message of another corp under our key.
    private void CheckToUserName(string xml)
    {
        try
        {
            using var reader = TolerantXml.Reader(xml);
            while (reader.Read())
            {
                if (reader is not { NodeType: XmlNodeType.Element, Depth: 1 } || !reader.LocalName.Equals("ToUserName", StringComparison.OrdinalIgnoreCase)) continue;
                if (reader.ReadElementContentAsString().Trim() == crypto.ReceiveId) return;
                throw new CallbackException(CallbackError.ReceiveIdMismatch, "ToUserName is another corp");
            }
        }
        catch (XmlException e)
        {
            throw new CallbackException(CallbackError.EnvelopeUnreadable, "The decrypted message is not XML", e);
        }

        throw new CallbackException(CallbackError.EnvelopeUnreadable, "The decrypted message has no ToUserName");
    }
}
