using System.Net;
using ChatBot.Features.Imports;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using static ChatBot.Tests.Imports.Files;

namespace ChatBot.Tests.Imports;

/// <summary>From the link in chat to the answer in chat, over HTTP with the service as it runs.</summary>
public sealed class ImportPageTests
{
    private static readonly byte[] Customers = Csv("客户名称,区域,负责人,电话", "华东医院,华东,李娜,1", "浙江一院,华东,王磊,2", "某院,,张三丰,3", "华东医院,华东,李娜,1");

    [Fact]
    public async Task Link_page_dry_run_yes_and_the_result_in_chat()
    {
        await using var stage = await PageStage.OpenAsync();
        using var browser = stage.NewBrowser();
        var link = await stage.LinkOf("liuyang");

        var page = await browser.Open(link);
        Assert.Equal(HttpStatusCode.OK, browser.Last.StatusCode);
        Assert.Equal("上传要导入的表格", page.QuerySelector("h1")!.TextContent);
        Assert.True(page.QuerySelector("input[value=customers]")!.HasAttribute("checked"));
        Assert.Empty(page.QuerySelectorAll("script, [style], [onclick]"));
        var csp = browser.Last.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'", csp, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", csp, StringComparison.Ordinal);
        Assert.Equal("no-referrer", browser.Last.Headers.GetValues("Referrer-Policy").Single());

        page = await browser.Upload(page, "customers", Customers, "客户.csv");
        Assert.Equal("试读完了：2 行可以导入", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("C4：通讯录里没有「张三丰」", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("第5行：与第 2 行相同", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("没有用到的列：电话", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Empty(await NamesAsync(stage));
        await stage.Hears("liuyang", "试读完了");

        var problems = await browser.Http.GetStringAsync(new Uri(link + "/problems.csv", UriKind.Relative));
        Assert.Contains("某院,,张三丰,4,", problems, StringComparison.Ordinal);

        page = await browser.Press(page, "Confirm");
        Assert.Equal("导入完成，写入 2 行", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["华东医院", "浙江一院"], (await NamesAsync(stage)).Order(StringComparer.Ordinal));
        await stage.Hears("liuyang", "写入：2 行");
    }

    [Fact]
    public async Task Another_browser_another_time_and_another_token_stay_outside()
    {
        await using var stage = await PageStage.OpenAsync();
        using var first = stage.NewBrowser();
        using var second = stage.NewBrowser();
        var link = await stage.LinkOf("liuyang");
        // A chat program that looks at the address uses nothing up.
        await second.Open(link);
        var page = await first.Upload(await first.Open(link), "customers", Customers, "客户.csv");
        Assert.Equal(HttpStatusCode.OK, first.Last.StatusCode);

        Assert.Contains("已经用过", (await second.Open(link)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, second.Last.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await second.Http.GetAsync(new Uri(link + "/problems.xlsx", UriKind.Relative))).StatusCode);
        Assert.Contains("没有这个链接", (await second.Open("/import/" + new string('A', 22))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, second.Last.StatusCode);

        var unused = await stage.LinkOf("huangjie");
        stage.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Contains("链接过期", (await second.Open(unused)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, second.Last.StatusCode);
        // Whoever has begun may finish.
        Assert.Contains("写入 2 行", (await first.Press(page, "Confirm")).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        stage.Clock.Advance(TimeSpan.FromHours(13));
        Assert.Contains("链接过期", (await first.Open(link)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_confirms_for_somebody_else()
    {
        await using var stage = await PageStage.OpenAsync();
        using var theirs = stage.NewBrowser();
        using var mine = stage.NewBrowser();
        await theirs.Upload(await theirs.Open(await stage.LinkOf("huangjie")), "customers", Csv("客户", "华南医院"), "a.csv");
        var page = await mine.Upload(await mine.Open(await stage.LinkOf("liuyang")), "customers", Csv("客户", "华东医院"), "b.csv");

        await mine.Press(page, "Confirm", ("id", "1"));

        Assert.Equal([ImportState.Ready, ImportState.Ready], await StatesAsync(stage));
    }

    [Fact]
    public async Task A_form_that_is_not_ours_changes_nothing()
    {
        await using var stage = await PageStage.OpenAsync();
        using var browser = stage.NewBrowser();
        var link = await stage.LinkOf("liuyang");
        var page = await browser.Upload(await browser.Open(link), "customers", Csv("客户", "华东医院"), "a.csv");

        foreach (var forged in new[] { "", "made-up" })
        {
            var answer = await browser.Press(page, "Confirm", ("form", forged));
            Assert.Equal(HttpStatusCode.BadRequest, browser.Last.StatusCode);
            Assert.Contains("没有成功", answer.Body!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal([ImportState.Ready], await StatesAsync(stage));
    }

    [Fact]
    public async Task A_bad_upload_says_why_and_the_link_can_be_used_again()
    {
        await using var stage = await PageStage.OpenAsync();
        using var browser = stage.NewBrowser();
        var page = await browser.Open(await stage.LinkOf("liuyang", "导入"));

        page = await browser.Upload(page, "nothing", Customers, "a.csv");
        Assert.Contains("请选择要导入什么", page.Body!.TextContent, StringComparison.Ordinal);
        page = await browser.Upload(page, "customers", [], "a.csv");
        Assert.Contains("请选择一个文件", page.Body!.TextContent, StringComparison.Ordinal);
        page = await browser.Upload(page, "customers", new byte[ImportLimits.Bytes + 1], "a.csv");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, browser.Last.StatusCode);
        Assert.Contains("最多 20 MB", page.Body!.TextContent, StringComparison.Ordinal);
        page = await browser.Upload(page, "customers", [0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3, 4], "客户.xls");
        Assert.Contains("旧版 .xls", page.Body!.TextContent, StringComparison.Ordinal);

        page = await browser.Upload(page, "customers", Customers, "../../../../evil\u202excod.csv");
        Assert.Contains("试读完了", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("· evilxcod.csv", page.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(stage.Folder.EnumerateFiles("*", SearchOption.AllDirectories), file => file.Name.Contains("evil", StringComparison.Ordinal));
        Assert.Equal([ImportState.Refused, ImportState.Ready], await StatesAsync(stage));

        page = await browser.Upload(page, "customers", Csv("客户", "仁济医院"), "b.csv");
        Assert.Equal([ImportState.Refused, ImportState.Cancelled, ImportState.Ready], await StatesAsync(stage));
        page = await browser.Press(page, "Cancel");
        Assert.Contains("已取消", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await NamesAsync(stage));
    }

    [Fact]
    public async Task Every_kind_has_its_template()
    {
        await using var stage = await PageStage.OpenAsync();
        using var browser = stage.NewBrowser();

        foreach (var shape in ImportShape.All)
        {
            var file = await browser.Http.GetByteArrayAsync(new Uri($"/templates/{shape.Code}.xlsx", UriKind.Relative));
            Assert.Equal("PK"u8.ToArray(), file[..2]);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Http.GetAsync(new Uri("/templates/..%2f..%2fappsettings.xlsx", UriKind.Relative))).StatusCode);
    }

    private static Task<IReadOnlyList<string>> NamesAsync(PageStage stage) => QueryAsync<string>(stage, "select name from customers");

    private static async Task<ImportState[]> StatesAsync(PageStage stage) =>
        [.. (await QueryAsync<string>(stage, "select state from imports order by id")).Select(Enum.Parse<ImportState>)];

    private static Task<IReadOnlyList<T>> QueryAsync<T>(PageStage stage, string sql) =>
        stage.Bot.Services.GetRequiredService<UnitOfWork>().ReadAsync((scope, cancel) => scope.GetRequiredService<DbSession>().QueryAsync<T>(sql, null, cancel));
}
