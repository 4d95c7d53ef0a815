using System.Net;

namespace ChatBot.Tests.Imports;

/// <summary>The page on which a customer confirms a payment reminder, over HTTP as a phone would open it (R38).</summary>
public sealed class ConfirmPageTests
{
    [Fact]
    public async Task A_look_opens_nothing_a_press_opens_it_and_it_is_confirmed_once()
    {
        await using var stage = await PageStage.OpenAsync();
        await stage.WeCom.SayAsync("lina", "合同 HT-2026-088 浙江一院 12.5万");
        await stage.Hears("lina", "已登记合同 HT-2026-088");
        await stage.WeCom.SayAsync("lina", "回款计划 HT-2026-088 5万 12月10日; 7.5万 12月31日");
        await stage.Hears("lina", "已排回款计划");
        var link = await stage.LinkOf("lina", "催款 HK-1");
        using var browser = stage.NewBrowser();

        var cover = await browser.Open(link);
        Assert.Contains("一份付款提醒", cover.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("5万", cover.Body.TextContent, StringComparison.Ordinal);
        Assert.Empty(cover.QuerySelectorAll("script"));
        Assert.DoesNotContain(stage.WeCom.Phones.Of("lina").Bubbles, bubble => bubble.Text.Contains("已打开", StringComparison.Ordinal));

        var text = await browser.Press(cover, "Open");
        Assert.Contains("浙江一院您好", text.Body!.TextContent, StringComparison.Ordinal);
        foreach (var ours in new[] { "李娜", "HK-1" }) Assert.DoesNotContain(ours, text.Body.TextContent, StringComparison.Ordinal);
        await stage.Hears("lina", "已打开 HK-1 的催款");
        await browser.Press(text, "Confirm", ("name", ""));
        Assert.Equal(HttpStatusCode.BadRequest, browser.Last.StatusCode);
        var done = await browser.Press(text, "Confirm", ("name", "陈科长"));
        Assert.Contains("已确认，谢谢", done.Body!.TextContent, StringComparison.Ordinal);
        await stage.Hears("lina", "已确认收到 HK-1 的催款（陈科长）");
        await browser.Open(link);
        Assert.Equal(HttpStatusCode.Gone, browser.Last.StatusCode);
        await browser.Open("/confirm/unknown");
        Assert.Equal(HttpStatusCode.NotFound, browser.Last.StatusCode);
    }

    [Fact]
    public async Task A_browser_that_has_opened_pages_for_staff_only_looks()
    {
        await using var stage = await PageStage.OpenAsync();
        await stage.WeCom.SayAsync("lina", "合同 HT-2026-088 浙江一院 12.5万");
        await stage.Hears("lina", "已登记合同 HT-2026-088");
        await stage.WeCom.SayAsync("lina", "回款计划 HT-2026-088 5万 12月10日; 7.5万 12月31日");
        await stage.Hears("lina", "已排回款计划");
        await stage.WeCom.SayAsync("lina", "客诉 华东医院 包装破损，两支受潮");
        await stage.Hears("lina", "已登记客诉 KS-1");
        using var browser = stage.NewBrowser();
        await browser.Open(await stage.LinkOf("lina", "流程 KS-1"));

        var text = await browser.Press(await browser.Open(await stage.LinkOf("lina", "催款 HK-1")), "Open");

        Assert.Contains("都不计入客户", text.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(text.QuerySelector("#name"));
    }
}
