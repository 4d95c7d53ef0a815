using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ChatBot.Sandbox.Server;
using ChatBot.Sandbox.Wire;
using ChatBot.Wire.Tests.Process;

namespace ChatBot.Wire.Tests.Hostile;

/// <summary>One running service under the credentials of the crypto vectors, for all that is thrown at it.</summary>
public sealed class HostileStage : IAsyncLifetime
{
    private WireService _wire = null!;
    private HttpClient _http = null!;

    internal static JsonElement Vectors { get; } =
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", "crypto-vectors.json"))).RootElement;

    internal WireService Wire => _wire;

    internal CallbackCrypto Crypto { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var vector = Vectors.GetProperty("negatives").EnumerateArray().First();
        var app = AppCredentials.Generate() with
        {
            CorpId = vector.GetProperty("receiveId").GetString()!, Token = vector.GetProperty("token").GetString()!, EncodingAesKey = vector.GetProperty("encodingAESKey").GetString()!,
        };
        _wire = await WireService.PrepareAsync(app);
        await _wire.StartServiceAsync();
        Crypto = new CallbackCrypto(app.Token, app.EncodingAesKey, app.CorpId);
        _http = new HttpClient { BaseAddress = new Uri(_wire.Address, "/wecom/callback") };
    }

    internal string Sealed(string plaintext, string timestamp = "1720001000", string nonce = "424242") => Query(Crypto.Seal(plaintext, timestamp, nonce), out _);

    internal static string Query(SealedText seal, out string envelope)
    {
        envelope = Envelope(seal.Encrypt);
        return $"?msg_signature={seal.Signature}&timestamp={seal.Timestamp}&nonce={seal.Nonce}";
    }

    internal static string Envelope(string encrypted) => $"<xml><ToUserName><![CDATA[x]]></ToUserName><Encrypt><![CDATA[{encrypted}]]></Encrypt></xml>";

    /// <summary>Signs and posts a plaintext as WeCom would.</summary>
    internal Task<HttpStatusCode> PostSealedAsync(string plaintext)
    {
        var query = Query(Crypto.Seal(plaintext, "1720001000", "424242"), out var envelope);
        return PostAsync(query, Encoding.UTF8.GetBytes(envelope));
    }

    internal async Task<HttpStatusCode> PostAsync(string query, byte[] body, bool chunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, query);
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/xml");
        if (chunked)
        {
            request.Content.Headers.ContentLength = null;
            request.Headers.TransferEncodingChunked = true;
        }

        using var answer = await _http.SendAsync(request);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
        return answer.StatusCode;
    }

    internal async Task<HttpStatusCode> SendAsync(HttpMethod method, string query)
    {
        using var request = new HttpRequestMessage(method, query);
        using var answer = await _http.SendAsync(request);
        return answer.StatusCode;
    }

    /// <summary>The process lives, and nothing came of what was thrown at it.</summary>
    internal async Task NothingHappenedAsync()
    {
        Assert.False(_wire.Service.HasEnded);
        using var live = await _http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Empty(_wire.Query("select dedupe_key from inbox where sender <> 'lina'"));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _wire.DisposeAsync();
    }
}
