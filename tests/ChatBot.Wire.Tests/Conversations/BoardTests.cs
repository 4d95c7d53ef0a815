using System.Net;
using MiniExcelLibs;
using static ChatBot.Wire.Tests.Words;

namespace ChatBot.Wire.Tests.Conversations;

/// <summary>The boards as a browser meets them: signed in by WeCom's OAuth, with the rows that the reader may see and no others (C9).</summary>
public sealed class BoardTests
{
    private static readonly string[] Pages = ["projects", "promises", "health", "payments", "funnel", "mine"];

    [Fact]
    public async Task Who_is_not_signed_in_is_sent_to_wecom_and_comes_back_to_the_page_that_was_wanted()
    {
        await using var bot = await BeganAsync();
        using var browser = new Browser(bot);

        var page = await browser.SignInAsync("lina", "/boards/projects?late=1");

        Has("/boards/projects?late=1", page.RequestMessage!.RequestUri!.ToString());
        Has("没有在走的事", await page.Content.ReadAsStringAsync());
        Has("script-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single());
        foreach (var name in Pages)
        {
            using var one = await browser.Http.GetAsync($"/boards/{name}");
            Assert.Equal(HttpStatusCode.OK, one.StatusCode);
        }
    }

    [Fact]
    public async Task A_code_that_was_not_asked_for_here_signs_nobody_in()
    {
        await using var bot = await BeganAsync();
        using var browser = new Browser(bot);

        using var forged = await browser.Http.GetAsync($"/boards/signed-in?code={bot.WeCom.Login.IssueCode("chenzong")}&state=abc");
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Has("登录没有成功", await forged.Content.ReadAsStringAsync());

        using var events = await browser.Http.GetAsync("/boards/events");
        Assert.Equal(HttpStatusCode.Unauthorized, events.StatusCode);
    }

    [Fact]
    public async Task Another_team_gets_for_a_record_what_it_gets_for_one_that_does_not_exist()
    {
        await using var bot = await BeganAsync();
        using var own = new Browser(bot);
        using var other = new Browser(bot);
        await own.SignInAsync("lina");
        await other.SignInAsync("chenmei");

        var mine = await own.TextAsync("/boards/records/XQ-1");
        Has("华东医院", mine);
        Has("XQ-1", await own.TextAsync("/boards/projects"));
        var (strange, status) = await other.ReadAsync("/boards/records/XQ-1");
        var (nothing, missing) = await other.ReadAsync("/boards/records/XQ-9999");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (status, missing));
        Assert.Equal(nothing, strange);
        Assert.Equal(await other.ReadAsync("/boards/records/XQ-9999.xlsx"), await other.ReadAsync("/boards/records/XQ-1.xlsx"));
        foreach (var name in Pages) HasNot("华东医院", await other.TextAsync($"/boards/{name}"));
    }

    [Fact]
    public async Task The_sheet_has_the_rows_of_the_page()
    {
        await using var bot = await BeganAsync();
        using var browser = new Browser(bot);
        await browser.SignInAsync("liuyang");

        using var sheet = new MemoryStream(await browser.Http.GetByteArrayAsync("/boards/projects.xlsx"));

        var rows = sheet.Query(useHeaderRow: true).Cast<IDictionary<string, object>>().ToList();
        Assert.Contains(rows, row => (string)row["编号"] == "XQ-1" && (string)row["客户"] == "华东医院");
        using var filtered = new MemoryStream(await browser.Http.GetByteArrayAsync("/boards/projects.xlsx?customer=" + Uri.EscapeDataString("没有这家")));
        Assert.DoesNotContain(filtered.Query(useHeaderRow: true).Cast<IDictionary<string, object>>(), row => row["编号"] as string == "XQ-1");
    }

    [Fact]
    public async Task Who_leaves_is_signed_out_at_once_and_who_has_signed_out_is_asked_again()
    {
        await using var bot = await BeganAsync();
        using var browser = new Browser(bot);
        await browser.SignInAsync("lina");

        await browser.TextAsync("/boards/sign-out");
        using var again = await browser.Stays.GetAsync("/boards/mine");
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Has("/connect/oauth2/authorize", again.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_page_hears_that_something_has_changed()
    {
        await using var bot = await BeganAsync();
        using var browser = new Browser(bot);
        await browser.SignInAsync("lina");
        using var stream = new StreamReader(await browser.Http.GetStreamAsync("/boards/events"));
        Assert.Equal("retry: 5000", await stream.ReadLineAsync());

        await bot.Says("lina", "需求 客户:浙江一院 内容:输液泵 数量:3 期望:下周五");

        string? line;
        while ((line = await stream.ReadLineAsync()) is "") continue;
        Assert.Equal("event: changed", line);
    }

    [Fact]
    public async Task The_bot_answers_with_the_board_and_its_address()
    {
        await using var bot = await BeganAsync();

        var said = await bot.Says("liuyang", "看板");

        Has("全周期看板：1 件在走，没有超时；最先到期的是 XQ-1", said);
        Has($"{bot.Address.ToString().TrimEnd('/')}/boards/projects", said);
        Has("华东医院", await bot.Says("liuyang", "看板 华东医院"));
        Has("没有等着到的款", await bot.Says("liuyang", "看板 回款"));
    }

    private static async Task<WireBot> BeganAsync()
    {
        var bot = await WireBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "需求 客户:华东医院 内容:呼吸机管路 数量:50 期望:下周五");
        return bot;
    }

    /// <summary>A browser with cookies of its own, inside WeCom.</summary>
    private sealed class Browser : IDisposable
    {
        public Browser(WireBot bot)
        {
            var cookies = new CookieContainer();
            Http = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = bot.Address };
            Stays = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = bot.Address };
        }

        public HttpClient Http { get; }

        /// <summary>The same browser, which looks at where it is sent instead of going there.</summary>
        public HttpClient Stays { get; }

        public async Task<HttpResponseMessage> SignInAsync(string who, string wanted = "/boards/projects")
        {
            using var asked = await Stays.GetAsync(wanted);
            Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
            // The pretend WeCom asks who holds the phone; here the test says it.
            var authorize = new UriBuilder(asked.Headers.Location!) { Fragment = "" };
            authorize.Query += $"&sandbox_user={who}";
            return await Http.GetAsync(authorize.Uri);
        }

        public async Task<string> TextAsync(string path) => (await ReadAsync(path)).Text;

        public async Task<(string Text, HttpStatusCode Status)> ReadAsync(string path)
        {
            using var answer = await Http.GetAsync(path);
            var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            // The number that was asked for may stand in the page; nothing else may differ.
            return (text.Replace("XQ-9999", "XQ-1", StringComparison.Ordinal), answer.StatusCode);
        }

        public void Dispose()
        {
            Http.Dispose();
            Stays.Dispose();
        }
    }
}
