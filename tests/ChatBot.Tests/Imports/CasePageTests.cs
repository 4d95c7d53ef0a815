using System.Net;
using ChatBot.Tests.Collaboration;

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

    [Fact]
    public async Task A_nurse_signs_once_by_a_link_and_the_rep_hears_of_it()
    {
        var templates = Directory.CreateTempSubdirectory("chatbot-sign-");
        await MiniFlow.CopyAsync(templates, "transfer.yaml", SignatureTests.Receipt);
        await using (var stage = await PageStage.OpenAsync(("Content:Templates", templates.FullName)))
        {
            await stage.WeCom.SayAsync("lina", "收货 华东医院");
            await stage.Hears("lina", "已发起收货 DB-1");
            var link = await stage.LinkOf("lina", "签字链接 DB-1 收货核对 护士长 陈");
            using var browser = stage.NewBrowser();
            var form = await browser.Open(link);
            Assert.Contains("请您确认：收货核对", form.Body!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("李娜", form.Body.TextContent, StringComparison.Ordinal);

            var wrong = await browser.Press(form, "Sign", ("name", "陈静"), ("tail", "12"), ("answer", "yes"), ("remark", ""));
            Assert.Equal(HttpStatusCode.BadRequest, browser.Last.StatusCode);
            Assert.Contains("请写手机号的后四位数字", wrong.Body!.TextContent, StringComparison.Ordinal);
            var done = await browser.Press(form, "Sign", ("name", "陈静"), ("tail", "1234"), ("answer", "yes"), ("remark", ""));
            Assert.Contains("已签字，谢谢", done.Body!.TextContent, StringComparison.Ordinal);
            await stage.Hears("lina", "陈静 已签字");
            await browser.Open(link);
            Assert.Equal(HttpStatusCode.Gone, browser.Last.StatusCode);
            await browser.Open("/sign/unknown");
            Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);
        }

        templates.Delete(recursive: true);
    }
}
