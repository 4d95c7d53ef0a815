using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ChatBot.Sandbox.Companies;
using ChatBot.Sandbox.Launch;
using ChatBot.Sandbox.Server;
using Microsoft.Extensions.Time.Testing;

namespace ChatBot.Tests.Imports;

/// <summary>The service as it runs, a pretend WeCom beside it, and browsers that keep their own cookies.</summary>
internal sealed partial class PageStage : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatbot-page-");

    public FakeTimeProvider Clock { get; } = new(TestBot.At("2026-11-23 10:00"));

    public PretendWeCom WeCom { get; private set; } = null!;

    public BotBeside Bot { get; private set; } = null!;

    public DirectoryInfo Folder => _folder;

    /// <param name="settings">Of the service, beside the usual ones.</param>
    public static async Task<PageStage> OpenAsync(params (string Key, string Value)[] settings)
    {
        var stage = new PageStage();
        stage.WeCom = await PretendWeCom.StartAsync(new PretendWeComOptions(), SeededCompany.MedicalDevices(), stage.Clock);
        stage.Bot = await BotBeside.StartAsync(stage.WeCom, stage.Clock, stage._folder.FullName, settings.ToDictionary(one => one.Key, one => (string?)one.Value, StringComparer.Ordinal), CancellationToken.None);
        await stage.WeCom.VerifyCallbackUrlAsync();
        using var browser = new Browser(stage.Bot.Address);
        await Eventually(async () => (await browser.Http.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode == HttpStatusCode.OK);
        return stage;
    }

    public Browser NewBrowser() => new(Bot.Address);

    /// <summary>Asks for a link in chat and returns its path.</summary>
    public async Task<string> LinkOf(string who, string words = "导入 客户")
    {
        await WeCom.SayAsync(who, words);
        var link = "";
        await Eventually(() => Task.FromResult((link = Links().Matches(WeCom.Phones.Of(who).Bubbles[^1].Text).LastOrDefault()?.Value ?? "").Length > 0));
        return new Uri(link).PathAndQuery;
    }

    public Task Hears(string who, string words) =>
        Eventually(() => Task.FromResult(WeCom.Phones.Of(who).Bubbles.Any(bubble => !bubble.FromMe && (bubble.Text + bubble.Card?.Model.ToJsonString(s_raw)).Contains(words, StringComparison.Ordinal))));

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await WeCom.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static readonly System.Text.Json.JsonSerializerOptions s_raw = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        // Real time: what is waited for happens in other threads of the service.
        for (var tries = 0; !await holds(); tries++)
        {
            Assert.True(tries < 600, "waited for a minute in vain");
            await Task.Delay(100);
        }
    }

    [GeneratedRegex("http://[^\\s]+/[a-z]+/[A-Za-z0-9_-]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Links();
}

/// <summary>A browser without script: fetches, follows, fills in forms with all their hidden fields.</summary>
internal sealed class Browser(Uri address) : IDisposable
{
    public HttpClient Http { get; } = new(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address };

    public HttpResponseMessage Last { get; private set; } = null!;

    public async Task<IHtmlDocument> Open(string path) => await Parse(await Http.GetAsync(new Uri(path, UriKind.Relative)));

    public async Task<IHtmlDocument> Upload(IHtmlDocument page, string kind, byte[] file, string name)
    {
        using var content = new MultipartFormDataContent();
        var form = Form(page, "Upload");
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]")) content.Add(new StringContent(hidden.GetAttribute("value")!), hidden.GetAttribute("name")!);
        content.Add(new StringContent(kind), "kind");
        var part = new ByteArrayContent(file);
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"file\"", FileName = $"\"{name}\"", FileNameStar = name };
        content.Add(part);
        return await Parse(await Http.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), content));
    }

    public async Task<IHtmlDocument> Press(IHtmlDocument page, string handler, params (string Name, string Value)[] instead)
    {
        var form = Form(page, handler);
        var fields = form.QuerySelectorAll("input[type=hidden]").ToDictionary(hidden => hidden.GetAttribute("name")!, hidden => hidden.GetAttribute("value")!, StringComparer.Ordinal);
        foreach (var (name, value) in instead) fields[name] = value;
        using var content = new FormUrlEncodedContent(fields);
        return await Parse(await Http.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), content));
    }

    public async Task<IHtmlDocument> Post(string path, HttpContent content) => await Parse(await Http.PostAsync(new Uri(path, UriKind.Relative), content));

    public void Dispose() => Http.Dispose();

    private static IElement Form(IHtmlDocument page, string handler) =>
        page.QuerySelectorAll("form").FirstOrDefault(form => form.GetAttribute("action")?.Contains("handler=" + handler, StringComparison.Ordinal) == true)
        ?? throw new InvalidOperationException($"No form for {handler} on: {page.Body?.TextContent}");

    private async Task<IHtmlDocument> Parse(HttpResponseMessage response)
    {
        Last = response;
        return await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
    }
}
