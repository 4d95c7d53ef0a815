using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ChatBot.Wire.Tests.Process;
using static ChatBot.Wire.Tests.Words;

namespace ChatBot.Wire.Tests.Hostile;

/// <summary>What is refused, with which status; after each the process lives and nothing is stored.</summary>
public sealed class HostileTests(HostileStage stage) : IClassFixture<HostileStage>
{
    private const string Message =
        "<xml><ToUserName>ww1a2b3c4d5e6f7890</ToUserName><FromUserName>mallory</FromUserName><CreateTime>1720001000</CreateTime><MsgType>text</MsgType><Content>需求 客户:甲 内容:乙</Content><MsgId>1</MsgId></xml>";

    public static IEnumerable<TheoryDataRow<string>> Negatives =>
        HostileStage.Vectors.GetProperty("negatives").EnumerateArray().Select(vector => new TheoryDataRow<string>(vector.GetProperty("id").GetString()!));

    [Theory]
    [MemberData(nameof(Negatives))]
    public async Task A_negative_vector_is_refused_by_its_kind(string id)
    {
        var vector = HostileStage.Vectors.GetProperty("negatives").EnumerateArray().Single(one => one.GetProperty("id").GetString() == id);
        if (Of(vector, "encodingAESKey") != stage.Wire.WeCom.App.EncodingAesKey && id.StartsWith("bad-key", StringComparison.Ordinal))
        {
            await IsRefusedAsSettingAsync("WeCom__EncodingAesKey", Of(vector, "encodingAESKey"), "WeCom:EncodingAesKey");
            return;
        }

        if (id == "other-key")
        {
            await OpensWithNoOtherKeyAsync(vector);
            return;
        }

        if (Of(vector, "receiveId").Length == 0)
        {
            await IsRefusedAsSettingAsync("WeCom__CorpId", "", "WeCom:CorpId");
            return;
        }

        var query = $"?msg_signature={Uri.EscapeDataString(Of(vector, "msg_signature"))}&timestamp={Of(vector, "timestamp")}&nonce={Of(vector, "nonce")}";
        var body = vector.TryGetProperty("httpBody", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString()! : HostileStage.Envelope(Of(vector, "encrypted"));

        var posted = await stage.PostAsync(query, Encoding.UTF8.GetBytes(body));
        var verified = await stage.SendAsync(HttpMethod.Get, query + "&echostr=" + Uri.EscapeDataString(Of(vector, "encrypted")));

        var code = vector.GetProperty("expected").GetProperty("code").GetInt32();
        HttpStatusCode[] due = Of(vector, "token") != stage.Wire.WeCom.App.Token || Of(vector, "encodingAESKey") != stage.Wire.WeCom.App.EncodingAesKey || Also(vector)
            ? [HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest]
            : code is -40001 or -40005 ? [HttpStatusCode.Unauthorized] : [HttpStatusCode.BadRequest];
        Assert.Contains(posted, due);
        Assert.Contains(verified, (HttpStatusCode[])[HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest]);
        await stage.NothingHappenedAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("?msg_signature=&timestamp=&nonce=")]
    [InlineData("?msg_signature=a&msg_signature=b&timestamp=1&nonce=2")]
    [InlineData("?msg_signature=%00%ff&timestamp=1&nonce=2&echostr=%FF%FE")]
    public async Task A_query_that_proves_nothing_is_refused(string query)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await stage.SendAsync(HttpMethod.Get, query));
        Assert.Equal(HttpStatusCode.Unauthorized, await stage.PostAsync(query, Encoding.UTF8.GetBytes(HostileStage.Envelope("AAAA"))));
        await stage.NothingHappenedAsync();
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_refused_wherever_it_breaks()
    {
        var query = HostileStage.Query(stage.Crypto.Seal(Message, "1720001000", "424242"), out var envelope);
        var bytes = Encoding.UTF8.GetBytes(envelope);
        for (var length = 0; length < bytes.Length; length += 37)
            Assert.Equal(HttpStatusCode.BadRequest, await stage.PostAsync(query, bytes[..length]));
        await stage.NothingHappenedAsync();
    }

    [Fact]
    public async Task A_request_that_promises_more_than_it_sends_takes_nothing_down()
    {
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(stage.Wire.Address.Host, stage.Wire.Address.Port);
            await client.GetStream().WriteAsync("POST /wecom/callback?msg_signature=a HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n<xml><Encr"u8.ToArray());
        }

        await stage.NothingHappenedAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ten_megabytes_are_not_read(bool chunked)
    {
        var body = new byte[10 * 1024 * 1024];
        Array.Fill(body, (byte)'a');

        try
        {
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await stage.PostAsync("?msg_signature=a&timestamp=1&nonce=2", body, chunked));
        }
        catch (HttpRequestException closed) when (closed.InnerException is IOException)
        {
            // It may hang up while we are still sending: then nobody reads the status, which is as good a refusal.
        }

        await stage.NothingHappenedAsync();
    }

    [Theory]
    [InlineData("<!DOCTYPE xml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", "&x;")]
    [InlineData("<!DOCTYPE xml [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>", "&c;")]
    [InlineData("<!DOCTYPE xml SYSTEM \"http://127.0.0.1:9/evil.dtd\">", "x")]
    public async Task A_dtd_is_refused_outside_and_inside(string dtd, string content)
    {
        var seal = stage.Crypto.Seal(Message, "1720001000", "424242");
        var query = HostileStage.Query(seal, out _);
        var outside = $"{dtd}<xml><ToUserName>{content}</ToUserName><Encrypt>{seal.Encrypt}</Encrypt></xml>";

        Assert.Equal(HttpStatusCode.BadRequest, await stage.PostAsync(query, Encoding.UTF8.GetBytes(outside)));
        Assert.Equal(HttpStatusCode.BadRequest, await stage.PostSealedAsync(dtd + Message.Replace("<Content>", "<Content>" + content, StringComparison.Ordinal)));
        await stage.NothingHappenedAsync();
        HasNot("root:", stage.Wire.Service.Log);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not xml at all")]
    [InlineData("<xml></xml>")]
    [InlineData("<xml><ToUserName>wwOTHERCORP</ToUserName><FromUserName>mallory</FromUserName><MsgType>text</MsgType><Content>x</Content><MsgId>2</MsgId></xml>")]
    public async Task A_sealed_message_that_is_none_or_for_another_corp_is_refused(string plaintext)
    {
        Assert.Contains(await stage.PostSealedAsync(plaintext), (HttpStatusCode[])[HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized]);
        await stage.NothingHappenedAsync();
    }

    [Fact]
    public async Task A_tower_of_elements_and_bytes_that_are_no_utf8_are_refused()
    {
        var query = HostileStage.Query(stage.Crypto.Seal(Message, "1720001000", "424242"), out _);
        var tower = string.Concat(Enumerable.Repeat("<a>", 50_000)) + string.Concat(Enumerable.Repeat("</a>", 50_000));

        Assert.Equal(HttpStatusCode.BadRequest, await stage.PostAsync(query, Encoding.UTF8.GetBytes(tower)));
        Assert.Equal(HttpStatusCode.BadRequest, await stage.PostAsync(query, [0xFF, 0xFE, 0x00, 0x3C, 0xC3, 0x28]));
        await stage.NothingHappenedAsync();
    }

    [Fact]
    public async Task Other_methods_and_paths_are_none_of_its_business()
    {
        Assert.Equal(HttpStatusCode.MethodNotAllowed, await stage.SendAsync(HttpMethod.Put, ""));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, await stage.SendAsync(HttpMethod.Delete, ""));
        Assert.Equal(HttpStatusCode.NotFound, await stage.SendAsync(HttpMethod.Get, "/wecom/../appsettings.json"));
        Assert.Equal(HttpStatusCode.NotFound, await stage.SendAsync(HttpMethod.Get, "/appsettings.json"));
        await stage.NothingHappenedAsync();
    }

    [Fact]
    public async Task A_flood_of_forgeries_is_refused_one_by_one_and_counted()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(i =>
            stage.PostAsync($"?msg_signature={i:x40}&timestamp=1&nonce=2", Encoding.UTF8.GetBytes(HostileStage.Envelope("AAAA")))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Unauthorized, answer));
        await stage.NothingHappenedAsync();
        using var http = new HttpClient();
        Assert.Matches("""chatbot_callbacks_refused_total\{[^}]*reason="SignatureMismatch"[^}]*\} [0-9]{3,}""", await http.GetStringAsync(new Uri(stage.Wire.Address, "/metrics")));
    }

    [Fact]
    public async Task What_people_say_and_whom_it_is_about_never_stands_in_the_log()
    {
        string[] secrets = ["华东第九医院", "心脏支架", "张主任的手机13912345678", "不良事件", "lina", "王工"];
        var wecom = stage.Wire.WeCom;
        await wecom.SayAsync("lina", "需求 客户:华东第九医院 内容:心脏支架 数量:50 规格:张主任的手机13912345678");
        await wecom.SayAsync("lina", "客诉 华东第九医院 不良事件");
        await wecom.SayAsync("lina", "随便说说张主任的手机13912345678");
        await wecom.SendImageAsync("lina", Sandbox.Samples.SamplePictures.Draw("package").Bytes, "张主任的手机13912345678.png");
        wecom.Faults.RefusedRecipients.Add("wanggong");
        await wecom.SayAsync("lina", "需求 客户:华东第九医院 内容:心脏支架二 数量:5");
        await Eventually.TrueAsync(() => stage.Wire.Query("select key from outbox where state = 'Rejected'").Count > 0, "a push was rejected");

        var log = stage.Wire.Service.Log;

        Assert.NotEqual("", log);
        Assert.All(secrets, secret => HasNot(secret, log));
        HasNot(wecom.App.Secret, log);
        HasNot(wecom.App.Token, log);
        HasNot(wecom.App.EncodingAesKey, log);
        HasNot("access_token=", log);
    }

    /// <summary>The signature holds, the ciphertext is another key's: our own stage has that key, so this service gets the one of the vector.</summary>
    private static async Task OpensWithNoOtherKeyAsync(JsonElement vector)
    {
        await using var wire = await WireService.PrepareAsync(Sandbox.Server.AppCredentials.Generate() with
        {
            CorpId = Of(vector, "receiveId"), Token = Of(vector, "token"), EncodingAesKey = Of(vector, "encodingAESKey"),
        });
        await wire.StartServiceAsync();
        using var http = new HttpClient();
        using var body = new StringContent(HostileStage.Envelope(Of(vector, "encrypted")));
        using var answer = await http.PostAsync(
            new Uri(wire.Address, $"/wecom/callback?msg_signature={Of(vector, "msg_signature")}&timestamp={Of(vector, "timestamp")}&nonce={Of(vector, "nonce")}"), body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private async Task IsRefusedAsSettingAsync(string key, string value, string named)
    {
        var settings = new Dictionary<string, string>(stage.Wire.Settings, StringComparer.Ordinal) { [key] = value };
        var ended = await ServiceProcess.RunAsync(settings, stage.Wire.Folder, []);
        Assert.Equal(2, ended.Code);
        Has(named, ended.Errors);
        if (value.Length > 0) HasNot(value, ended.Errors + ended.Output);
    }

    private static bool Also(JsonElement vector) => vector.GetProperty("expected").TryGetProperty("alsoAcceptable", out _);

    private static string Of(JsonElement vector, string name) => vector.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
