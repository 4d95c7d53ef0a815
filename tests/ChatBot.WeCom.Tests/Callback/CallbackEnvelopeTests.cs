using System.Text;
using System.Web;
using System.Xml.Linq;
using ChatBot.WeCom.Callback;
using CsCheck;

namespace ChatBot.WeCom.Tests.Callback;

public sealed class CallbackEnvelopeTests
{
    private const string Corp = "wwb7c2d9e4f1a08356";
    private static readonly CallbackCrypto s_crypto = new("tokenA1", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", Corp);
    private static readonly CallbackEnvelope s_envelope = new(s_crypto);
    private static readonly string s_message = $"<xml><ToUserName><![CDATA[{Corp}]]></ToUserName><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[你好]]></Content></xml>";

    [Theory]
    [InlineData("official-post")]
    [InlineData("xml-chinese")]
    [InlineData("xml-emoji")]
    [InlineData("xml-cdata-like")]
    [InlineData("xml-newlines")]
    [InlineData("event-enter-agent")]
    [InlineData("long-message-20k")]
    public async Task A_post_as_recorded_opens(string id)
    {
        var vector = Vectors.Positive(id);
        var envelope = new CallbackEnvelope(new CallbackCrypto(vector.Str("token"), vector.Str("encodingAESKey"), vector.Str("receiveId")));
        var body = Encoding.UTF8.GetBytes(vector.Str("httpBody"));
        var query = Query(vector.Str("httpQuery"));

        Assert.Equal(vector.Str("plaintext"), envelope.Open(query, body));
        Assert.Equal(vector.Str("plaintext"), await envelope.OpenAsync(query, new MemoryStream(body), CancellationToken.None));
    }

    [Theory]
    [InlineData("official-echostr")]
    [InlineData("echostr-plus-slash")]
    public void The_url_is_verified_by_the_exact_digits(string id)
    {
        var vector = Vectors.Positive(id);
        var envelope = new CallbackEnvelope(new CallbackCrypto(vector.Str("token"), vector.Str("encodingAESKey"), vector.Str("receiveId")));

        Assert.Equal(vector.Str("plaintext"), envelope.VerifyUrl(Query(vector.Str("httpQuery"))));
    }

    [Theory]
    [InlineData("<xml><Encrypt>{0}</Encrypt><ToUserName>x</ToUserName></xml>")]
    [InlineData("<xml>\r\n  <AgentID>1</AgentID>\r\n  <Encrypt>\r\n{0}\r\n</Encrypt >\r\n</xml>\r\n")]
    [InlineData("\uFEFF<?xml version=\"1.0\" encoding=\"gb2312\"?><xml><Encrypt><![CDATA[{0}]]></Encrypt></xml>")]
    [InlineData("<xml><Other><Encrypt>not me</Encrypt></Other><!-- --><Encrypt><![CDATA[{0}]]></Encrypt></xml>")]
    public void The_envelope_may_be_laid_out_in_any_way(string layout)
    {
        var encrypted = s_crypto.Encrypt(s_message);

        Assert.Equal(s_message, s_envelope.Open(Signed(encrypted), Encoding.UTF8.GetBytes(string.Format(layout, encrypted))));
    }

    [Fact]
    public void A_message_for_another_corp_is_refused_although_it_is_ours_by_key()
    {
        var foreign = s_message.Replace(Corp, "wwother", StringComparison.Ordinal);

        Assert.Equal(CallbackError.ReceiveIdMismatch, Refusal(foreign));
        Assert.Equal(CallbackError.EnvelopeUnreadable, Refusal("<xml><MsgType>text</MsgType></xml>"));
        Assert.Equal(CallbackError.EnvelopeUnreadable, Refusal("no xml at all"));
        Assert.Equal(CallbackError.EnvelopeUnreadable, Refusal($"<!DOCTYPE xml [<!ENTITY e \"{Corp}\">]><xml><ToUserName>&e;</ToUserName></xml>"));

        static CallbackError Refusal(string message)
        {
            var encrypted = s_crypto.Encrypt(message);
            return Assert.Throws<CallbackException>(() => s_envelope.Open(Signed(encrypted), Body(encrypted))).Error;
        }
    }

    [Fact]
    public async Task A_body_above_one_megabyte_is_refused_without_reading_it_all()
    {
        await using var endless = new EndlessStream();

        var refusal = await Assert.ThrowsAsync<CallbackException>(() => s_envelope.OpenAsync(new CallbackQuery("a", "b", "c"), endless, CancellationToken.None));

        Assert.Equal(CallbackError.EnvelopeUnreadable, refusal.Error);
        Assert.InRange(endless.Read0, 1, 2 * 1024 * 1024);
    }

    [Fact]
    public void A_sealed_reply_opens_again()
    {
        var reply = PassiveReply.Text("chenlei", Corp, "收到 ]]> <b>", DateTimeOffset.FromUnixTimeSeconds(1720000012));

        var sealedReply = XElement.Parse(s_envelope.Seal(reply, "1720000012", "555666777"));

        var encrypted = sealedReply.Element("Encrypt")!.Value;
        Assert.True(s_crypto.IsSigned(sealedReply.Element("MsgSignature")!.Value, "1720000012", "555666777", encrypted));
        Assert.Equal("1720000012", sealedReply.Element("TimeStamp")!.Value);
        Assert.Equal("555666777", sealedReply.Element("Nonce")!.Value);
        Assert.Equal(reply, s_crypto.Decrypt(encrypted));
    }

    [Fact]
    public void A_text_reply_has_the_documented_shape_and_loses_only_what_xml_cannot_hold()
    {
        var reply = XElement.Parse(PassiveReply.Text("chenlei", Corp, "收到 ]]> <b> 😀\u0000\u000B\uD800!", DateTimeOffset.FromUnixTimeSeconds(1720000012)));

        Assert.Equal("ToUserName FromUserName CreateTime MsgType Content", string.Join(' ', reply.Elements().Select(e => e.Name.LocalName)));
        Assert.Equal("chenlei", reply.Element("ToUserName")!.Value);
        Assert.Equal(Corp, reply.Element("FromUserName")!.Value);
        Assert.Equal("1720000012", reply.Element("CreateTime")!.Value);
        Assert.Equal("text", reply.Element("MsgType")!.Value);
        Assert.Equal("收到 ]]> <b> 😀!", reply.Element("Content")!.Value);
    }

    [Fact]
    public void An_update_of_the_button_has_the_documented_shape()
    {
        var reply = XElement.Parse(PassiveReply.UpdateButton("chenlei", Corp, "已确认", DateTimeOffset.FromUnixTimeSeconds(1)));

        Assert.Equal("update_button", reply.Element("MsgType")!.Value);
        Assert.Equal("已确认", reply.Element("Button")!.Element("ReplaceName")!.Value);
    }

    [Fact]
    public void A_mutated_body_never_fails_otherwise_than_refused()
    {
        var encrypted = s_crypto.Encrypt(s_message);
        var query = Signed(encrypted);
        var body = Body(encrypted);

        Gen.Select(Gen.Select(Gen.Int[0, body.Length - 1], Gen.Byte).Array[1, 12], Gen.Int[0, body.Length]).Sample((edits, length) =>
        {
            var mutated = body.ToArray();
            foreach (var (at, value) in edits) mutated[at] = value;
            OnlyRefused(() => s_envelope.Open(query, mutated.AsMemory(0, length)));
        });
    }

    [Fact]
    public void A_mutated_message_under_a_right_signature_never_fails_otherwise_than_refused()
    {
        var message = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "Callbacks", "sys_approval_change.xml"));

        Gen.Select(Gen.Select(Gen.Int[0, message.Length - 1], Gen.Char["<>[]&;!-/ \"'=\0\u000BA1\uFFFF你"]).Array[1, 8], Gen.Int[0, message.Length]).Sample((edits, length) =>
        {
            var mutated = message.ToCharArray();
            foreach (var (at, value) in edits) mutated[at] = value;
            var encrypted = s_crypto.Encrypt(new string(mutated, 0, length));
            OnlyRefused(() => Assert.NotNull(CallbackParser.Parse(s_envelope.Open(Signed(encrypted), Body(encrypted))).DedupeKey));
            Assert.NotNull(CallbackParser.Parse(new string(mutated, 0, length)).DedupeKey);
        });
    }

    [Fact]
    public void A_mutated_ciphertext_under_a_right_signature_never_fails_otherwise_than_refused()
    {
        var bytes = Convert.FromBase64String(s_crypto.Encrypt(s_message));

        Gen.Select(Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte).Array[1, 4], Gen.Int[0, bytes.Length]).Sample((edits, length) =>
        {
            var mutated = bytes.ToArray();
            foreach (var (at, value) in edits) mutated[at] = value;
            var encrypted = Convert.ToBase64String(mutated, 0, length);
            OnlyRefused(() => s_envelope.Open(Signed(encrypted), Body(encrypted)));
        });
    }

    private static void OnlyRefused(Action open)
    {
        // Any other exception fails the property; a mutation that still opens is fine.
        try
        {
            open();
        }
        catch (CallbackException e)
        {
            Assert.NotEqual(CallbackError.None, e.Error);
        }
    }

    private static CallbackQuery Signed(string encrypted) => new(s_crypto.Sign("1720000000", "n1", encrypted), "1720000000", "n1");

    private static byte[] Body(string encrypted) => Encoding.UTF8.GetBytes($"<xml><ToUserName><![CDATA[{Corp}]]></ToUserName><Encrypt><![CDATA[{encrypted}]]></Encrypt></xml>");

    private static CallbackQuery Query(string text)
    {
        var query = HttpUtility.ParseQueryString(text);
        return new CallbackQuery(query["msg_signature"], query["timestamp"], query["nonce"], query["echostr"]);
    }

    private sealed class EndlessStream : MemoryStream
    {
        public int Read0 { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)' ');
            Read0 += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
