using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using ChatBot.Sandbox.Companies;
using ChatBot.Sandbox.Server;
using ChatBot.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChatBot.Sandbox.Tests;

/// <summary>A pretend WeCom, a clock to move, and the smallest bot there can be.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly WebApplication _bot;
    private readonly HttpClient _http;
    private readonly CallbackCrypto _crypto;
    private readonly System.Collections.Concurrent.ConcurrentQueue<XElement> _heard = new();
    private string _token = "";

    private Stage(PretendWeCom wecom, FakeTimeProvider clock)
    {
        Wecom = wecom;
        Clock = clock;
        _http = new HttpClient { BaseAddress = wecom.ApiBaseUrl };
        _crypto = new CallbackCrypto(wecom.App.Token, wecom.App.EncodingAesKey, wecom.App.CorpId);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.Configure<KestrelServerOptions>(k => k.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        _bot = builder.Build();
        _bot.UseRouting();
        _bot.MapGet("/callback", (RequestDelegate)EchoAsync);
        _bot.MapPost("/callback", (RequestDelegate)HearAsync);
    }

    public PretendWeCom Wecom { get; }

    public FakeTimeProvider Clock { get; }

    /// <summary>Everything that reached the bot, decrypted, in order of arrival.</summary>
    public IReadOnlyList<XElement> Heard => [.. _heard];

    /// <summary>What the bot answers: the inner XML of a passive reply, or null for the empty answer.</summary>
    public Func<XElement, string?> Answer { get; set; } = _ => null;

    /// <summary>Status per request, counted from 1.</summary>
    public Func<int, int> Status { get; set; } = _ => 200;

    /// <summary>Runs before the bot answers.</summary>
    public Func<CancellationToken, Task> Before { get; set; } = _ => Task.CompletedTask;

    public string EchoSuffix { get; set; } = "";

    public static async Task<Stage> OpenAsync(bool verified = true)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 30, 1, 0, 0, TimeSpan.Zero));
        var wecom = await PretendWeCom.StartAsync(new PretendWeComOptions(), SeededCompany.MedicalDevices(), clock);
        var stage = new Stage(wecom, clock);
        await stage._bot.StartAsync();
        wecom.CallbackUrl = new Uri(stage._bot.Urls.Single() + "/callback");
        if (verified)
            await wecom.VerifyCallbackUrlAsync();
        stage._token = (await stage.GetAsync($"/cgi-bin/gettoken?corpid={wecom.App.CorpId}&corpsecret={wecom.App.Secret}")).Text("access_token");
        return stage;
    }

    public static string Reply(XElement heard, string kind, string inner) =>
        $"<xml><ToUserName>{heard.Element("FromUserName")!.Value}</ToUserName><FromUserName>{heard.Element("ToUserName")!.Value}</FromUserName>"
        + $"<CreateTime>1720000012</CreateTime><MsgType>{kind}</MsgType>{inner}</xml>";

    public async Task<JsonObject> GetAsync(string path) => await ReadAsync(await _http.GetAsync(new Uri(path, UriKind.Relative)));

    public Task<JsonObject> GetApiAsync(string path, string query = "") => GetAsync($"/cgi-bin/{path}?access_token={_token}&{query}");

    public Task<HttpResponseMessage> GetRawAsync(string path, string query) =>
        _http.GetAsync(new Uri($"/cgi-bin/{path}?access_token={_token}&{query}", UriKind.Relative));

    public Task<HttpResponseMessage> FollowAsync(string pathAndQuery)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Wecom.ApiBaseUrl };
        return client.GetAsync(new Uri(pathAndQuery, UriKind.Relative));
    }

    public async Task<JsonObject> PostAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        return await ReadAsync(await _http.PostAsync(new Uri($"/cgi-bin/{path}?access_token={_token}", UriKind.Relative), content));
    }

    public Task<JsonObject> SendAsync(string to, string type, string body, string more = "") => PostAsync(
        "message/send", $$"""{"touser":"{{to}}","msgtype":"{{type}}","agentid":{{Wecom.App.AgentId}},"{{type}}":{{body}}{{more}}}""");

    public Task<JsonObject> SendTextAsync(string to, string text, string more = "") => SendAsync(to, "text", $$"""{"content":"{{text}}"}""", more);

    public async Task<JsonObject> UploadAsync(string type, byte[] bytes, string fileName, bool quotedBoundary = false)
    {
        using var form = new MultipartFormDataContent("xyz123");
        var part = new ByteArrayContent(bytes);
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"media\"", FileName = $"\"{fileName}\"" };
        form.Add(part);
        form.Headers.Remove("Content-Type");
        form.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=" + (quotedBoundary ? "\"xyz123\"" : "xyz123"));
        return await ReadAsync(await _http.PostAsync(new Uri($"/cgi-bin/media/upload?access_token={_token}&type={type}", UriKind.Relative), form));
    }

    public async Task NewTokenAsync() =>
        _token = (await GetAsync($"/cgi-bin/gettoken?corpid={Wecom.App.CorpId}&corpsecret={Wecom.App.Secret}")).Text("access_token");

    public async ValueTask DisposeAsync()
    {
        await Wecom.DisposeAsync();
        await _bot.StopAsync();
        await _bot.DisposeAsync();
        _http.Dispose();
    }

    private static async Task<JsonObject> ReadAsync(HttpResponseMessage response)
    {
        using (response)
            return JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
    }

    private async Task EchoAsync(HttpContext http)
    {
        var query = http.Request.Query;
        var echo = _crypto.Open(new SealedText(query["echostr"]!, query["msg_signature"]!, query["timestamp"]!, query["nonce"]!));
        await http.Response.WriteAsync(echo + EchoSuffix);
    }

    private async Task HearAsync(HttpContext http)
    {
        var query = http.Request.Query;
        var body = PassiveReply.Parse(await new StreamReader(http.Request.Body).ReadToEndAsync());
        var heard = PassiveReply.Parse(
            _crypto.Open(new SealedText(body.Element("Encrypt")!.Value, query["msg_signature"]!, query["timestamp"]!, query["nonce"]!)));
        _heard.Enqueue(heard);
        http.Response.StatusCode = Status(_heard.Count);
        await Before(http.RequestAborted);
        if (Answer(heard) is not { } reply)
            return;
        var seal = _crypto.Seal(reply, "1720000012", "abc");
        await http.Response.WriteAsync(
            $"<xml><Encrypt>{seal.Encrypt}</Encrypt><MsgSignature>{seal.Signature}</MsgSignature><TimeStamp>{seal.Timestamp}</TimeStamp><Nonce>{seal.Nonce}</Nonce></xml>");
    }
}
