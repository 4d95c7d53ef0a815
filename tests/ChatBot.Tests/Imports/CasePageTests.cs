using System.Net;

namespace ChatBot.Tests.Imports;

/// <summary>The page of a case, over HTTP as a phone would open it.</summary>
public sealed class CasePageTests
{
    [Fact]
    public async Task A_case_is_shown_to_whom_the_link_was_made_for_and_until_its_time_is_over()
    {
        await using var stage = await PageStage.OpenAsync();
        await stage.WeCom.SayAsync("lina", "客诉 华东医院 包装破损，两支受潮");
        await stage.Hears("lina", "已登记客诉 KS-1");
        var link = new Uri(await stage.LinkOf("lina", "流程 KS-1"), UriKind.Relative);
        using var browser = stage.NewBrowser();

        var page = await browser.Http.GetAsync(link);
        var text = await page.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("KS-1：已完成 0/5，最急的是「物流异常核实」，在 李强 手里", text, StringComparison.Ordinal);
        Assert.Contains("要交：核实结论、现场照片", text, StringComparison.Ordinal);
        Assert.Contains("为什么做、怎么做", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Http.GetAsync(new Uri("/case/unknown", UriKind.Relative))).StatusCode);
        stage.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(HttpStatusCode.Gone, (await browser.Http.GetAsync(link)).StatusCode);
    }
}
