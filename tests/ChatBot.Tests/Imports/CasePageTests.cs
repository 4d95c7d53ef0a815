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

    [Fact]
    public async Task A_nurse_signs_once_by_a_link_and_the_rep_hears_of_it()
    {
        await using var stage = await PageStage.OpenAsync();
        await stage.WeCom.SayAsync("lina", "报修 华东医院 CT-2 现象:开机报错E05");
        await stage.Hears("lina", "已发起维修工单 WX-1");
        await stage.WeCom.SayAsync("zhenggong", "诊断 WX-1 高压发生器过热 配件:不需要");
        await stage.WeCom.SayAsync("zhanggong", "不适用 WX-1 配件出库 原因:不用换件");
        await stage.Hears("zhanggong", "已提交：WX-1 配件出库 不适用");
        await stage.WeCom.SayAsync("zhenggong", "同意不适用 WX-1 配件出库");
        await stage.Hears("zhenggong", "WX-1 工程师到场");

        // Its turn has not come: no link.
        await stage.WeCom.SayAsync("zhenggong", "签字链接 WX-1 客户签收 护士长 陈");
        await stage.Hears("zhenggong", "还没轮到");
        using var browser = stage.NewBrowser();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Http.GetAsync(new Uri("/sign/unknown", UriKind.Relative))).StatusCode);
    }
}
