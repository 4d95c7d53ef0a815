using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ChatBot.WeCom.Api;

namespace ChatBot.WeCom.Tests.Api;

public sealed class MediaTests
{
    [Fact]
    public async Task An_upload_avoids_what_the_service_misreads()
    {
        var wecom = new FakeWeCom().Answers("""{"errcode":0,"errmsg":"","type":"file","media_id":"M1","created_at":"1380000000"}""");

        var media = await wecom.Client.UploadMediaAsync(MediaType.File, "合同\"v2\".pdf", new MemoryStream("content"u8.ToArray()), CancellationToken.None);

        Assert.Equal(("M1", DateTimeOffset.FromUnixTimeSeconds(1380000000)), (media.MediaId, media.CreatedAt));
        var (url, body, request) = wecom.Calls.Single();
        Assert.Equal("/cgi-bin/media/upload?access_token=token-1&type=file", url);
        var contentType = request.Content!.Headers.NonValidated["Content-Type"].ToString();
        Assert.DoesNotContain('"', contentType);
        var boundary = contentType.Split("boundary=")[1];
        Assert.Equal(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"media\"; filename=\"合同_v2_.pdf\"; filelength=7\r\nContent-Type: application/octet-stream\r\n\r\ncontent\r\n--{boundary}--\r\n",
            body);
    }

    [Fact]
    public async Task A_file_above_20_MB_is_not_even_tried()
    {
        var wecom = new FakeWeCom();

        var error = await Assert.ThrowsAsync<WeComException>(() =>
            wecom.Client.UploadMediaAsync(MediaType.File, "big.zip", new MemoryStream(new byte[20 * 1024 * 1024 + 1]), CancellationToken.None));

        Assert.Equal((int)WeComError.MediaTooLarge, error.Code);
        Assert.Empty(wecom.Calls);
    }

    [Theory]
    [InlineData("attachment; filename=\"合同.pdf\"", "合同.pdf")]
    [InlineData("attachment; filename=plain.jpg", "plain.jpg")]
    [InlineData("attachment; filename=\"x.bin\"; filename*=UTF-8''%E5%90%88%E5%90%8C.pdf", "合同.pdf")]
    [InlineData("attachment; filename=\"../../etc/passwd\"", "passwd")]
    public async Task A_download_has_type_name_and_bytes(string disposition, string name)
    {
        var wecom = new FakeWeCom().Answers(() => File("image/jpeg", disposition, [1, 2, 3]));

        var file = await wecom.Client.GetMediaAsync("M1", CancellationToken.None);

        Assert.Equal(("image/jpeg", name, "010203"), (file.ContentType, file.FileName, Convert.ToHexString(file.Content)));
    }

    [Fact]
    public async Task An_error_in_place_of_a_file_is_an_error_although_the_status_is_200()
    {
        var wecom = new FakeWeCom().Answers("""{"errcode":40007,"errmsg":"invalid media_id"}""");

        var error = await Assert.ThrowsAsync<WeComException>(() => wecom.Client.GetMediaAsync("M1", CancellationToken.None));

        Assert.Equal((40007, WeComErrorKind.MediaExpired), (error.Code, error.Kind));
    }

    [Fact]
    public async Task A_json_file_of_a_member_is_a_file()
    {
        const string content = """{"errcode":40007}""";
        var wecom = new FakeWeCom().Answers(() => File("application/json", "attachment; filename=\"a.json\"", Encoding.UTF8.GetBytes(content)));

        Assert.Equal(content, Encoding.UTF8.GetString((await wecom.Client.GetMediaAsync("M1", CancellationToken.None)).Content));
    }

    [Fact]
    public async Task A_large_file_is_read_in_ranges_of_20_MB()
    {
        const int total = 20 * 1024 * 1024 + 5;
        var wecom = new FakeWeCom().Answers("""{"errcode":830002,"errmsg":"need range"}""").Does(Part).Does(Part);

        var file = await wecom.Client.GetMediaAsync("M1", CancellationToken.None);

        Assert.Equal((total, "big.mp4"), (file.Content.Length, file.FileName));
        Assert.Equal("bytes=0-20971519 bytes=20971520-41943039", string.Join(' ', wecom.Calls.Skip(1).Select(call => call.Request.Headers.Range)));

        static Task<HttpResponseMessage> Part(HttpRequestMessage request, CancellationToken cancel)
        {
            var from = (int)request.Headers.Range!.Ranges.Single().From!.Value;
            var to = Math.Min((int)request.Headers.Range.Ranges.Single().To!.Value, total - 1);
            var response = File("video/mp4", "attachment; filename=\"big.mp4\"", new byte[to - from + 1]);
            response.StatusCode = HttpStatusCode.PartialContent;
            response.Content.Headers.ContentRange = new ContentRangeHeaderValue(from, to, total);
            return Task.FromResult(response);
        }
    }

    [Fact]
    public async Task A_download_larger_than_wanted_is_refused()
    {
        var wecom = new FakeWeCom().Answers(() => File("image/jpeg", "attachment; filename=a.jpg", new byte[100]));

        await Assert.ThrowsAsync<WeComException>(() => wecom.Client.GetMediaAsync("M1", CancellationToken.None, maxBytes: 99));
    }

    private static HttpResponseMessage File(string type, string disposition, byte[] content)
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(content) };
        response.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        response.Content.Headers.TryAddWithoutValidation("Content-Disposition", disposition);
        return response;
    }
}
