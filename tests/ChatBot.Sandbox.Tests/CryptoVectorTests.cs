using System.Text.Json.Nodes;
using System.Xml;
using ChatBot.Sandbox.Server;
using ChatBot.Sandbox.Wire;
using CsCheck;

namespace ChatBot.Sandbox.Tests;

public sealed class CryptoVectorTests
{
    private static readonly JsonNode Vectors = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "crypto-vectors.json")))!;

    public static TheoryData<string> Positive => [.. Ids("vectors")];

    public static TheoryData<string> Negative => [.. Ids("negatives")];

    [Theory]
    [MemberData(nameof(Positive))]
    public void Sealing_gives_the_bytes_of_the_vendor_and_opening_gives_the_text_back(string id)
    {
        var v = Find("vectors", id);
        var crypto = Crypto(v);
        var seal = crypto.Seal(v.Text("plaintext"), v.Text("timestamp"), v.Text("nonce"), Convert.FromHexString(v.Text("randomHex")));
        Assert.Equal(v.Text("encrypted"), seal.Encrypt);
        Assert.Equal(v.Text("msg_signature"), seal.Signature);
        Assert.Equal(v.Text("plaintext"), crypto.Open(seal));
    }

    [Theory]
    [MemberData(nameof(Negative))]
    public void What_the_vendor_refuses_is_refused_with_its_number(string id)
    {
        var v = Find("negatives", id);
        var expected = v["expected"];
        var allowed = expected.List("alsoAcceptable").Select(n => n.GetValue<int>()).Append(expected.Number("code")!.Value);
        Assert.Contains((int)Fault(v), allowed);
    }

    [Fact]
    public void Js_sdk_signatures_match_the_published_ones()
    {
        foreach (var v in Vectors["jssdk"]!.AsArray())
            Assert.Equal(v.Text("signature"), JsSdkSignature.Of(v.Text("jsapi_ticket"), v.Text("noncestr"), v.Text("timestamp"), v.Text("url")));
    }

    [Fact]
    public void Any_text_survives_a_round_trip_under_any_generated_key() =>
        Gen.String.Sample(text =>
        {
            var valid = string.Concat(text.EnumerateRunes());
            var crypto = new CallbackCrypto("t", CallbackCrypto.NewEncodingAesKey(), "ww1");
            return crypto.Open(crypto.Seal(valid, "1", "2")) == valid;
        });

    private static CryptoFault Fault(JsonNode v)
    {
        try
        {
            var encrypt = v["encrypted"] is null ? Envelope(v.Text("httpBody")) : v.Text("encrypted");
            Crypto(v).Open(new SealedText(encrypt, v.Text("msg_signature"), v.Text("timestamp"), v.Text("nonce")));
            return CryptoFault.None;
        }
        catch (CallbackCryptoException e)
        {
            return e.Fault;
        }
        catch (XmlException)
        {
            return CryptoFault.Envelope;
        }
    }

    private static string Envelope(string body) => PassiveReply.Parse(body).Element("Encrypt")?.Value
        ?? throw new CallbackCryptoException(CryptoFault.Envelope, "no Encrypt");

    private static CallbackCrypto Crypto(JsonNode v) => new(v.Text("token"), v.Text("encodingAESKey"), v.Text("receiveId"));

    private static IEnumerable<string> Ids(string group) => Vectors[group]!.AsArray().Select(v => v.Text("id"));

    private static JsonNode Find(string group, string id) => Vectors[group]!.AsArray().Single(v => v.Text("id") == id)!;
}
