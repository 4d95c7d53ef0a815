using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Dom;

namespace ChatBot.Tests.Imports;

/// <summary>Pictures of a stage handed in on the page of its case, over HTTP as a phone would do it: the gate of the chat, the answers of the chat.</summary>
public sealed class CaseUploadPageTests
{
    [Fact]
    public async Task The_holder_takes_a_code_and_hands_in_the_photo_and_a_second_phone_cannot()
    {
        await using var stage = await ComplaintAsync();
        var link = await stage.LinkOf("liqiang", "流程 KS-1");
        using var phone = stage.NewBrowser();
        var page = await phone.Open(link);
        Assert.Contains("交「物流异常核实」的现场照片", page.Body!.TextContent, StringComparison.Ordinal);

        page = await UploadAsync(phone, page, TestPictures.Scene("dock"), "a.png");
        Assert.Equal(HttpStatusCode.BadRequest, phone.Last.StatusCode);
        Assert.Contains("还没有取口令", page.Body!.TextContent, StringComparison.Ordinal);
        // Refusing it has given a code.
        page = await phone.Open(link);
        Assert.Contains("照片里要看得到口令", page.Body!.TextContent, StringComparison.Ordinal);
        page = await UploadAsync(phone, page, TestPictures.Scene("dock again"), "b.png");
        Assert.Equal(HttpStatusCode.OK, phone.Last.StatusCode);
        Assert.Contains("收到了", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("现场照片：1 张", page.Body!.TextContent, StringComparison.Ordinal);

        await stage.Hears("liqiang", "已存入 KS-1");

        // The very same picture again, a text that calls itself a picture, nothing at all.
        page = await UploadAsync(phone, page, TestPictures.Scene("dock again"), "c.png");
        Assert.Contains("是同一张", page.Body!.TextContent, StringComparison.Ordinal);
        page = await UploadAsync(phone, page, "hello, no picture"u8.ToArray(), "d.png");
        Assert.Equal(HttpStatusCode.BadRequest, phone.Last.StatusCode);
        page = await UploadAsync(phone, page, [], "e.png");
        Assert.Contains("空文件不能收", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("现场照片：1 张", (await phone.Open(link)).Body!.TextContent, StringComparison.Ordinal);

        using var other = stage.NewBrowser();
        await other.Open(link);
        Assert.Equal(HttpStatusCode.Gone, other.Last.StatusCode);
        await stage.WeCom.SayAsync("liqiang", "完成 KS-1 结果:外箱受潮");
        await stage.Hears("liqiang", "已完成：KS-1 物流异常核实");
        page = await UploadAsync(phone, page, TestPictures.Scene("too late"), "f.png");
        Assert.Contains("没有收下", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_only_looks_has_nothing_to_hand_in_and_a_forged_form_is_refused()
    {
        await using var stage = await ComplaintAsync();
        using var rep = stage.NewBrowser();
        var link = await stage.LinkOf("lina", "流程 KS-1");
        var page = await rep.Open(link);
        Assert.Empty(page.QuerySelectorAll("input[type=file]"));

        // Without the form's own token, and for a stage that is not hers.
        using var bare = new MultipartFormDataContent { { new StringContent("logistics"), "stage" }, { new ByteArrayContent(TestPictures.Scene("forged")), "file", "x.png" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await rep.Http.PostAsync(new Uri(link + "?handler=Upload", UriKind.Relative), bare)).StatusCode);
        await stage.WeCom.SayAsync("lina", "图 KS-1");
        await stage.Hears("lina", "KS-1 还没有");
    }

    private static async Task<PageStage> ComplaintAsync()
    {
        var stage = await PageStage.OpenAsync();
        await stage.WeCom.SayAsync("lina", "客诉 华东医院 包装破损，两支受潮");
        await stage.Hears("lina", "已登记客诉 KS-1");
        return stage;
    }

    private static async Task<IHtmlDocument> UploadAsync(Browser browser, IHtmlDocument page, byte[] file, string name)
    {
        var form = page.QuerySelectorAll("form").First(one => one.GetAttribute("action")?.Contains("handler=Upload", StringComparison.Ordinal) == true);
        using var content = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]")) content.Add(new StringContent(hidden.GetAttribute("value")!), hidden.GetAttribute("name")!);
        var part = new ByteArrayContent(file);
        part.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        content.Add(part, "file", name);
        return await browser.Post(form.GetAttribute("action")!, content);
    }
}
