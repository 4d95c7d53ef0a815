using ChatBot.WeCom.Api;

namespace ChatBot.WeCom.Tests.Api;

public sealed class AccessTokenTests
{
    private const string User = """{"errcode":0,"userid":"chenlei"}""";

    [Fact]
    public async Task One_token_serves_many_calls_until_five_minutes_before_its_end()
    {
        var wecom = new FakeWeCom().Answers(User).Answers(User).Answers(User);

        await wecom.Client.GetUserAsync("chenlei", CancellationToken.None);
        wecom.Time.Advance(TimeSpan.FromSeconds(7200 - 301));
        await wecom.Client.GetUserAsync("chenlei", CancellationToken.None);
        Assert.Equal(1, wecom.TokensFetched);

        wecom.Time.Advance(TimeSpan.FromSeconds(2));
        await wecom.Client.GetUserAsync("chenlei", CancellationToken.None);
        Assert.Equal(2, wecom.TokensFetched);
        Assert.Contains("access_token=token-2", wecom.Calls.Last().Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(40014)]
    [InlineData(42001)]
    public async Task A_refused_token_is_fetched_once_more_and_the_call_repeated_once(int code)
    {
        var wecom = new FakeWeCom().Answers($$"""{"errcode":{{code}},"errmsg":"expired"}""").Answers(User);

        await wecom.Client.GetUserAsync("chenlei", CancellationToken.None);

        Assert.Equal(2, wecom.TokensFetched);
        Assert.Equal("token-1 token-2", string.Join(' ', wecom.Calls.Select(call => call.Url.Split("access_token=")[1].Split('&')[0])));
    }

    [Fact]
    public async Task A_token_refused_twice_is_an_error_and_no_loop()
    {
        const string expired = """{"errcode":42001,"errmsg":"expired"}""";
        var wecom = new FakeWeCom().Answers(expired).Answers(expired);

        var error = await Assert.ThrowsAsync<WeComException>(() => wecom.Client.GetUserAsync("chenlei", CancellationToken.None));

        Assert.Equal((42001, WeComErrorKind.TokenExpired), (error.Code, error.Kind));
        Assert.Equal((2, 2), (wecom.TokensFetched, wecom.Calls.Count));
    }

    [Fact]
    public async Task Callers_at_once_share_one_fetch_and_one_giving_up_does_not_end_it()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var wecom = new FakeWeCom { BeforeToken = gate.Task };
        for (var i = 0; i < 20; i++) wecom.Answers(User);
        using var impatient = new CancellationTokenSource();

        var first = wecom.Client.GetUserAsync("chenlei", impatient.Token);
        var others = Enumerable.Range(0, 20).Select(_ => wecom.Client.GetUserAsync("chenlei", CancellationToken.None)).ToList();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();
        await Task.WhenAll(others);

        Assert.Equal(1, wecom.TokensFetched);
    }

    [Fact]
    public async Task Callers_whose_token_was_refused_together_fetch_one_new_token()
    {
        var wecom = new FakeWeCom();
        for (var i = 0; i < 10; i++)
        {
            wecom.Does((request, _) => Task.FromResult(FakeWeCom.Json(
                request.RequestUri!.Query.Contains("token-1", StringComparison.Ordinal) ? """{"errcode":40014}""" : User)));
            wecom.Does((request, _) => Task.FromResult(FakeWeCom.Json(
                request.RequestUri!.Query.Contains("token-1", StringComparison.Ordinal) ? """{"errcode":40014}""" : User)));
        }

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => wecom.Client.GetUserAsync("chenlei", CancellationToken.None)));

        Assert.Equal(2, wecom.TokensFetched);
    }

    [Fact]
    public async Task A_wrong_secret_is_not_tried_again_for_a_minute_lest_the_address_be_locked()
    {
        var wecom = new FakeWeCom { Tokens = _ => FakeWeCom.Json("""{"errcode":40001,"errmsg":"invalid credential"}""") };

        for (var i = 0; i < 5; i++)
        {
            var error = await Assert.ThrowsAsync<WeComException>(() => wecom.Client.GetUserAsync("chenlei", CancellationToken.None));
            Assert.Equal(WeComErrorKind.Configuration, error.Kind);
        }

        Assert.Equal(1, wecom.TokensFetched);
        wecom.Time.Advance(TimeSpan.FromSeconds(61));
        wecom.Tokens = number => FakeWeCom.Json("""{"errcode":0,"access_token":"good","expires_in":7200}""");
        wecom.Answers(User);
        await wecom.Client.GetUserAsync("chenlei", CancellationToken.None);
    }

    [Fact]
    public async Task A_ticket_for_pages_is_kept_per_kind()
    {
        var wecom = new FakeWeCom().Answers("""{"errcode":0,"ticket":"corp","expires_in":7200}""").Answers("""{"errcode":0,"ticket":"app","expires_in":7200}""");

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("corp", await wecom.Client.GetJsApiTicketAsync(forAgent: false, CancellationToken.None));
            Assert.Equal("app", await wecom.Client.GetJsApiTicketAsync(forAgent: true, CancellationToken.None));
        }

        Assert.Equal("/cgi-bin/get_jsapi_ticket,/cgi-bin/ticket/get", string.Join(',', wecom.Calls.Select(call => call.Url.Split('?')[0])));
    }
}
