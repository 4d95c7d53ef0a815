using System.Net;
using ChatBot.WeCom.Api;

namespace ChatBot.WeCom.Tests.Api;

/// <summary>Accepted, refused or unknown: what the outbox writes down must be true.</summary>
public sealed class OutcomeTests
{
    private const string Sent = """{"errcode":0,"errmsg":"ok","msgid":"m1"}""";
    private const string Busy = """{"errcode":-1,"errmsg":"system busy"}""";

    private static readonly OutgoingText s_once = new(Recipients.User("chenlei"), "到期提醒");
    private static readonly OutgoingText s_checked = s_once with { DuplicateCheck = TimeSpan.FromMinutes(30) };

    [Fact]
    public async Task A_lost_answer_is_unknown_and_not_tried_again_without_duplicate_check()
    {
        var wecom = new FakeWeCom().Fails(new HttpRequestException(HttpRequestError.ResponseEnded, "reset"));

        await Assert.ThrowsAsync<WeComOutcomeUnknownException>(() => wecom.Client.SendAsync(s_once, CancellationToken.None));

        Assert.Single(wecom.Calls);
    }

    [Fact]
    public async Task A_lost_answer_is_tried_again_with_duplicate_check()
    {
        var wecom = new FakeWeCom().Fails(new HttpRequestException(HttpRequestError.ResponseEnded, "reset")).Answers(Sent);

        Assert.Equal("m1", (await wecom.Client.SendAsync(s_checked, CancellationToken.None)).MsgId);

        Assert.Equal(2, wecom.Calls.Count);
        Assert.Contains("\"enable_duplicate_check\":1,\"duplicate_check_interval\":1800", wecom.Calls.First().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_answer_in_time_is_unknown_although_the_business_clock_stands_still()
    {
        var wecom = new FakeWeCom(("AttemptTimeout", "00:00:00.200")).NeverAnswers();

        await Assert.ThrowsAsync<WeComOutcomeUnknownException>(() => wecom.Client.SendAsync(s_once, CancellationToken.None));
    }

    [Fact]
    public async Task A_connection_that_was_never_made_is_a_definite_failure_after_several_tries()
    {
        var wecom = new FakeWeCom();
        for (var i = 0; i < 4; i++) wecom.Fails(new HttpRequestException(HttpRequestError.ConnectionError, "refused"));

        var error = await Assert.ThrowsAsync<WeComException>(() => wecom.Client.SendAsync(s_once, CancellationToken.None));

        Assert.Equal(((int)WeComError.NoConnection, WeComErrorKind.Retryable, 4), (error.Code, error.Kind, wecom.Calls.Count));
    }

    [Fact]
    public async Task A_lost_answer_stays_unknown_although_the_later_tries_found_no_connection()
    {
        var wecom = new FakeWeCom().Fails(new HttpRequestException(HttpRequestError.ResponseEnded, "reset"));
        for (var i = 0; i < 3; i++) wecom.Fails(new HttpRequestException(HttpRequestError.ConnectionError, "refused"));

        await Assert.ThrowsAsync<WeComOutcomeUnknownException>(() => wecom.Client.SendAsync(s_checked, CancellationToken.None));
    }

    [Fact]
    public async Task A_refusal_of_the_content_is_definite_even_after_a_lost_answer()
    {
        var wecom = new FakeWeCom().Fails(new HttpRequestException(HttpRequestError.ResponseEnded, "reset")).Answers("""{"errcode":81013,"errmsg":"all invalid"}""");

        var error = await Assert.ThrowsAsync<WeComException>(() => wecom.Client.SendAsync(s_checked, CancellationToken.None));

        Assert.Equal(WeComErrorKind.PermanentForRecipient, error.Kind);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task A_server_error_leaves_a_send_unknown(HttpStatusCode status)
    {
        var wecom = new FakeWeCom().Answers(() => new HttpResponseMessage(status));

        await Assert.ThrowsAsync<WeComOutcomeUnknownException>(() => wecom.Client.SendAsync(s_once, CancellationToken.None));

        Assert.Single(wecom.Calls);
    }

    [Fact]
    public async Task System_busy_leaves_a_send_unknown_and_is_tried_again_only_with_duplicate_check()
    {
        var once = new FakeWeCom().Answers(Busy);
        await Assert.ThrowsAsync<WeComOutcomeUnknownException>(() => once.Client.SendAsync(s_once, CancellationToken.None));

        var checkedTwice = new FakeWeCom().Answers(Busy).Answers(Busy).Answers(Sent);
        Assert.Equal("m1", (await checkedTwice.Client.SendAsync(s_checked, CancellationToken.None)).MsgId);
    }

    [Theory]
    [InlineData(6000)]
    [InlineData(45033)]
    public async Task A_refusal_that_passes_is_tried_again_even_without_duplicate_check(int code)
    {
        var wecom = new FakeWeCom().Answers($$"""{"errcode":{{code}},"errmsg":"later"}""").Answers(Sent);

        Assert.Equal("m1", (await wecom.Client.SendAsync(s_once, CancellationToken.None)).MsgId);
    }

    [Fact]
    public async Task An_answer_that_is_no_json_leaves_a_send_unknown_and_is_no_success_for_a_read()
    {
        static HttpResponseMessage Portal() => new(HttpStatusCode.OK) { Content = new StringContent("<html>please log in</html>") };
        await Assert.ThrowsAsync<WeComOutcomeUnknownException>(() => new FakeWeCom().Answers(Portal).Client.SendAsync(s_once, CancellationToken.None));

        var error = await Assert.ThrowsAsync<WeComException>(() => new FakeWeCom().Answers(Portal).Client.GetUserAsync("a", CancellationToken.None));
        Assert.Equal((int)WeComError.UnreadableAnswer, error.Code);
    }

    [Fact]
    public async Task Giving_up_on_a_send_that_is_out_is_unknown_and_not_cancelled()
    {
        using var stop = new CancellationTokenSource();
        var wecom = new FakeWeCom().Does(async (_, cancel) =>
        {
            await stop.CancelAsync();
            cancel.ThrowIfCancellationRequested();
            return FakeWeCom.Json(Sent);
        });

        await Assert.ThrowsAsync<WeComOutcomeUnknownException>(() => wecom.Client.SendAsync(s_once, stop.Token));
    }

    [Fact]
    public async Task A_lost_answer_to_a_card_update_is_unknown_and_never_repeated()
    {
        var wecom = new FakeWeCom().Fails(new IOException("reset"));

        await Assert.ThrowsAsync<WeComOutcomeUnknownException>(() => wecom.Client.UpdateTemplateCardAsync("rc", "已确认", null, CancellationToken.None));

        Assert.Single(wecom.Calls);
    }

    [Fact]
    public async Task A_read_is_tried_four_times_and_then_fails_as_retryable()
    {
        var wecom = new FakeWeCom();
        for (var i = 0; i < 4; i++) wecom.Answers(() => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable));

        var error = await Assert.ThrowsAsync<WeComException>(() => wecom.Client.GetUserAsync("a", CancellationToken.None));

        Assert.Equal((WeComErrorKind.Retryable, 4), (error.Kind, wecom.Calls.Count));
    }

    [Fact]
    public async Task After_a_row_of_outages_calls_fail_at_once_and_definitely()
    {
        var wecom = new FakeWeCom();
        for (var i = 0; i < 40; i++) wecom.Answers(() => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable));
        for (var i = 0; i < 6; i++) await Assert.ThrowsAsync<WeComException>(() => wecom.Client.GetUserAsync("a", CancellationToken.None));
        var tried = wecom.Calls.Count;

        var error = await Assert.ThrowsAsync<WeComException>(() => wecom.Client.SendAsync(s_once, CancellationToken.None));

        Assert.Equal(((int)WeComError.CircuitOpen, tried), (error.Code, wecom.Calls.Count));
    }

    [Fact]
    public async Task A_frequency_refusal_stops_that_api_for_its_window_and_no_other()
    {
        const string often = """{"errcode":45009,"errmsg":"api freq out of limit"}""";
        var wecom = new FakeWeCom().Answers(often);

        var first = await Assert.ThrowsAsync<WeComException>(() => wecom.Client.SendAsync(s_once, CancellationToken.None));
        Assert.Equal((WeComErrorKind.RateLimited, TimeSpan.FromMinutes(1)), (first.Kind, first.RetryAfter));
        wecom.Time.Advance(TimeSpan.FromSeconds(20));
        var second = await Assert.ThrowsAsync<WeComException>(() => wecom.Client.SendAsync(s_once, CancellationToken.None));
        Assert.Equal(TimeSpan.FromSeconds(40), second.RetryAfter);
        Assert.Single(wecom.Calls);

        wecom.Answers("""{"errcode":0,"userid":"a"}""");
        await wecom.Client.GetUserAsync("a", CancellationToken.None);

        wecom.Time.Advance(TimeSpan.FromSeconds(40));
        wecom.Answers(often);
        var third = await Assert.ThrowsAsync<WeComException>(() => wecom.Client.SendAsync(s_once, CancellationToken.None));
        Assert.Equal(TimeSpan.FromMinutes(10), third.RetryAfter);

        wecom.Time.Advance(TimeSpan.FromMinutes(10));
        wecom.Answers(Sent).Answers(often);
        await wecom.Client.SendAsync(s_once, CancellationToken.None);
        var fourth = await Assert.ThrowsAsync<WeComException>(() => wecom.Client.SendAsync(s_once, CancellationToken.None));
        Assert.Equal(TimeSpan.FromMinutes(1), fourth.RetryAfter);
    }

    [Fact]
    public async Task The_text_of_an_error_is_kept_and_neither_token_nor_secret_is_in_it()
    {
        var wecom = new FakeWeCom().Answers("""{"errcode":60011,"errmsg":"no privilege, hint: [123]"}""");

        var error = await Assert.ThrowsAsync<WeComException>(() => wecom.Client.GetUserAsync("a", CancellationToken.None));

        Assert.Equal("user/get: 60011 no privilege, hint: [123]", error.Message);
        Assert.DoesNotContain("token-1", error.ToString(), StringComparison.Ordinal);
    }
}
