using System.Text;
using System.Text.Json;
using ChatBot.WeCom.Callback;
using CsCheck;

namespace ChatBot.WeCom.Tests.Callback;

public sealed class CallbackCryptoTests
{
    private const string Key = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";

    public static IEnumerable<TheoryDataRow<string>> PositiveIds => Vectors.PositiveIds();

    public static IEnumerable<TheoryDataRow<string>> NegativeIds => Vectors.NegativeIds();

    [Fact]
    public void All_58_vectors_and_43_negatives_are_there()
    {
        Assert.Equal(58, PositiveIds.Count());
        Assert.Equal(43, NegativeIds.Count());
        Assert.Equal(32, PositiveIds.Select(row => Vectors.Positive(row.Data).GetProperty("padValue").GetInt32()).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(PositiveIds))]
    public void A_vector_is_signed_and_opens(string id)
    {
        var vector = Vectors.Positive(id);
        var crypto = Crypto(vector);

        Assert.True(crypto.IsSigned(vector.Str("msg_signature"), vector.Str("timestamp"), vector.Str("nonce"), vector.Str("encrypted")));
        Assert.Equal(vector.Str("plaintext"), crypto.Decrypt(vector.Str("encrypted")));
    }

    [Theory]
    [MemberData(nameof(PositiveIds))]
    public void A_vector_is_reproduced_byte_for_byte(string id)
    {
        var vector = Vectors.Positive(id);
        var crypto = Crypto(vector);

        var encrypted = crypto.Encrypt(vector.Str("plaintext"), Convert.FromHexString(vector.Str("randomHex")));

        Assert.Equal(vector.Str("encrypted"), encrypted);
        Assert.Equal(vector.Str("msg_signature"), crypto.Sign(vector.Str("timestamp"), vector.Str("nonce"), encrypted));
    }

    [Theory]
    [MemberData(nameof(NegativeIds))]
    public void A_negative_is_refused_for_its_own_reason(string id)
    {
        var vector = Vectors.Negative(id);
        var expected = vector.GetProperty("expected");
        int[] accepted =
        [
            expected.GetProperty("code").GetInt32(),
            .. expected.TryGetProperty("alsoAcceptable", out var also) ? also.EnumerateArray().Select(code => code.GetInt32()) : [],
        ];

        var refusal = Assert.Throws<CallbackException>(() => Open(vector));

        Assert.Contains((int)refusal.Error, accepted);
    }

    [Theory]
    [MemberData(nameof(NegativeIds))]
    public void A_negative_is_refused_at_the_endpoint_too(string id)
    {
        var vector = Vectors.Negative(id);

        Assert.Throws<CallbackException>(() =>
        {
            var query = new CallbackQuery(Optional(vector, "msg_signature"), Optional(vector, "timestamp"), Optional(vector, "nonce"));
            var body = Optional(vector, "httpBody") ?? $"<xml><Encrypt><![CDATA[{Optional(vector, "encrypted")}]]></Encrypt></xml>";
            return new CallbackEnvelope(Crypto(vector)).Open(query, Encoding.UTF8.GetBytes(body));
        });
    }

    [Fact]
    public void Whatever_is_encrypted_comes_back() =>
        Gen.Select(Gen.String, Gen.String[0, 40], Gen.Byte.Array[16]).Sample((message, receiveId, random) =>
        {
            // Lone surrogates have no UTF-8 form.
            if (message.Any(char.IsSurrogate) || receiveId.Any(char.IsSurrogate)) return;
            var crypto = new CallbackCrypto("token", Key, receiveId);

            Assert.Equal(message, crypto.Decrypt(crypto.Encrypt(message, random)));
            Assert.Equal(message, crypto.Decrypt(crypto.Encrypt(message)));
        });

    [Fact]
    public void Two_encryptions_of_one_message_differ()
    {
        var crypto = new CallbackCrypto("token", Key, "corp");

        Assert.NotEqual(crypto.Encrypt("same"), crypto.Encrypt("same"), StringComparer.Ordinal);
    }

    [Fact]
    public void A_signature_in_capitals_is_not_ours()
    {
        var crypto = new CallbackCrypto("token", Key, "corp");
        var signature = crypto.Sign("1", "2", "abc");

        Assert.True(crypto.IsSigned(signature, "1", "2", "abc"));
        Assert.False(crypto.IsSigned(signature.ToUpperInvariant(), "1", "2", "abc"));
        Assert.False(crypto.IsSigned(signature[..39], "1", "2", "abc"));
        Assert.False(crypto.IsSigned(null, null, null, null));
    }

    [Fact]
    public void The_error_names_the_step_and_quotes_nothing()
    {
        var refusal = Assert.Throws<CallbackException>(() => new CallbackCrypto("token", "secret-key", "corp"));

        Assert.Equal(CallbackError.IllegalAesKey, refusal.Error);
        Assert.DoesNotContain("secret-key", refusal.Message, StringComparison.Ordinal);
    }

    private static CallbackCrypto Crypto(JsonElement vector) => new(vector.Str("token"), vector.Str("encodingAESKey"), vector.Str("receiveId"));

    private static string? Optional(JsonElement vector, string name) =>
        vector.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Open(JsonElement vector)
    {
        var crypto = Crypto(vector);
        var query = new CallbackQuery(Optional(vector, "msg_signature"), Optional(vector, "timestamp"), Optional(vector, "nonce"));
        if (vector.GetProperty("encrypted").ValueKind == JsonValueKind.Null)
            return new CallbackEnvelope(crypto).Open(query, Encoding.UTF8.GetBytes(Optional(vector, "httpBody") ?? ""));

        return new CallbackEnvelope(crypto).VerifyUrl(query with { EchoStr = vector.Str("encrypted") });
    }
}
