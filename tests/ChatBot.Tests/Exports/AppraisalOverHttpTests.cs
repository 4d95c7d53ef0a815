using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ChatBot.Features.Exports;
using ChatBot.Tests.Imports;

namespace ChatBot.Tests.Exports;

/// <summary>The link as a phone opens it, and the delivery as the HR system receives it, with the service as it runs.</summary>
public sealed class AppraisalOverHttpTests
{
    private const string Secret = "a secret of more than sixteen signs";

    [Fact]
    public async Task The_sheet_is_fetched_by_its_link_alone_and_the_HR_system_can_check_what_it_got()
    {
        using var hr = new HttpListener();
        var address = $"http://127.0.0.1:{FreePort()}/";
        hr.Prefixes.Add(address);
        hr.Start();
        var received = ReceiveAsync(hr);
        await using var stage = await PageStage.OpenAsync(("Exports:WebhookUrl", address + "hook"), ("Exports:WebhookSecret", Secret));
        await stage.WeCom.SayAsync("lina", "需求 客户:华东医院 内容:呼吸机管路 数量:50 期望:12月31日");
        await stage.Hears("lina", "XQ-1");
        stage.Clock.SetUtcNow(TestBot.At("2026-12-01 08:00:30"));
        // What Quartz would tick; the second time sends what the first has frozen.
        await stage.Bot.CatchUpAsync(CancellationToken.None);
        await stage.Bot.CatchUpAsync(CancellationToken.None);

        var link = new Uri(await stage.LinkOf("lina", "绩效 11月 导出"), UriKind.Relative);
        using var browser = stage.NewBrowser();
        var file = await browser.Http.GetAsync(link);
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.Equal(AppraisalDesk.ContentType, file.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-referrer", file.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("PK"u8.ToArray(), (await file.Content.ReadAsByteArrayAsync())[..2]);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Http.GetAsync(new Uri("/appraisal/unknown", UriKind.Relative))).StatusCode);
        stage.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Http.GetAsync(link)).StatusCode);

        var (body, headers) = await received.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Contains("\"month\":\"2026-11\"", body, StringComparison.Ordinal);
        Assert.Contains("\"userId\":\"lina\"", body, StringComparison.Ordinal);
        Assert.Equal(Webhook.Sign(Secret, long.Parse(headers[Webhook.TimestampHeader]!, CultureInfo.InvariantCulture), body), headers[Webhook.SignatureHeader]);
        Assert.Equal("appraisal.frozen", headers[Webhook.EventHeader]);
    }

    private static async Task<(string Body, System.Collections.Specialized.NameValueCollection Headers)> ReceiveAsync(HttpListener hr)
    {
        var request = await hr.GetContextAsync();
        using var reader = new StreamReader(request.Request.InputStream);
        var body = await reader.ReadToEndAsync();
        request.Response.StatusCode = 204;
        request.Response.Close();
        return (body, request.Request.Headers);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
