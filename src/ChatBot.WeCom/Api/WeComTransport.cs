using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace ChatBot.WeCom.Api;

/// <summary>Sends one call and sorts its outcome: an answer, a definite failure, or unknown.</summary>
internal sealed class WeComTransport(IHttpClientFactory http, IOptions<WeComOptions> options, ApiPauses pauses, ILogger<WeComTransport> log)
{
    public const string ClientName = "ChatBot.WeCom";

    public CallState NewState(ApiCall call) => new()
    {
        Repeatable = call.Repeatable,
        AttemptTimeout = call.IsMedia ? options.Value.MediaTimeout : options.Value.AttemptTimeout,
    };

    /// <exception cref="WeComException">Refused, or not sent.</exception>
    /// <exception cref="WeComOutcomeUnknownException">Only for calls with effect.</exception>
    public async Task<JsonElement> JsonAsync(ApiCall call, string? token, CallState state, CancellationToken cancel)
    {
        using var response = await SendAsync(call, token, state, cancel);
        var body = await response.Content.ReadAsByteArrayAsync(cancel);
        try
        {
            using var json = JsonDocument.Parse(AttemptHandler.WithoutBom(body));
            return json.RootElement.Clone();
        }
        catch (JsonException e)
        {
            state.MaybeDone = true;
            throw Failure(call, state, (int)WeComError.UnreadableAnswer, "the answer is not JSON", e);
        }
    }

    /// <summary>A success status without an error code; the body is buffered.</summary>
    public async Task<HttpResponseMessage> SendAsync(ApiCall call, string? token, CallState state, CancellationToken cancel)
    {
        if (pauses.Remaining(call.Path) is { } wait && wait > TimeSpan.Zero)
            throw new WeComException((int)WeComError.FrequencyLimit, call.Path, "not tried: the frequency window has not passed", wait);

        var response = await AttemptAsync(call, token, state, cancel);
        if (state.Code is { } code and not 0)
        {
            var errMsg = await ErrMsgAsync(response, cancel);
            response.Dispose();
            throw Failure(call, state, code, errMsg);
        }

        if (!response.IsSuccessStatusCode)
        {
            var status = (int)response.StatusCode;
            response.Dispose();
            throw Failure(call, state, (int)(status >= 500 ? WeComError.NoAnswer : WeComError.HttpStatus), $"HTTP {status}");
        }

        pauses.Succeeded(call.Path);
        return response;
    }

    private async Task<HttpResponseMessage> AttemptAsync(ApiCall call, string? token, CallState state, CancellationToken cancel)
    {
        using var request = Request(call, token);
        request.Options.Set(CallState.Key, state);
        try
        {
            using var client = http.CreateClient(ClientName);
            return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        }
        catch (BrokenCircuitException e)
        {
            throw Failure(call, state, (int)WeComError.CircuitOpen, "not tried: too many of the last calls failed", e);
        }
        catch (HttpRequestException e) when (AttemptHandler.NeverLeft(e))
        {
            throw Failure(call, state, (int)WeComError.NoConnection, $"no connection: {e.HttpRequestError}", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TimeoutRejectedException)
        {
            throw Failure(call, state, (int)WeComError.NoAnswer, e is TimeoutRejectedException ? "no answer in time" : "the connection broke", e);
        }
        catch (OperationCanceledException e) when (call.HasEffect && state.MaybeDone)
        {
            // The caller gave up (a shutdown, say) when the request was out. Cancelled would read as "not sent" and be sent again.
            throw Failure(call, state, (int)WeComError.NoAnswer, "given up while waiting for the answer", e);
        }
    }

    private Exception Failure(ApiCall call, CallState state, int code, string errMsg, Exception? inner = null)
    {
        var kind = WeComErrors.KindOf(code);
        TimeSpan? retryAfter = kind == WeComErrorKind.RateLimited ? pauses.Blocked(call.Path) : null;

        // A refusal of the content itself would have met the first attempt too; anything else leaves an earlier attempt open.
        var couldBeDone = kind is WeComErrorKind.Retryable or WeComErrorKind.RateLimited or WeComErrorKind.TokenExpired or WeComErrorKind.Unlisted;
        if (call.HasEffect && state.MaybeDone && couldBeDone)
        {
            WeComLog.OutcomeUnknown(log, call.Path, code);
            return new WeComOutcomeUnknownException(call.Path, $"{code} {errMsg}", inner);
        }

        WeComLog.CallFailed(log, call.Path, code, kind, errMsg);
        return new WeComException(code, call.Path, errMsg, retryAfter, inner);
    }

    private HttpRequestMessage Request(ApiCall call, string? token)
    {
        var query = call.Query.Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}");
        if (token is not null) query = query.Prepend($"access_token={Uri.EscapeDataString(token)}");
        var request = new HttpRequestMessage(
            call.Body is null ? HttpMethod.Get : HttpMethod.Post,
            $"{options.Value.ApiBaseUrl.TrimEnd('/')}/cgi-bin/{call.Path}?{string.Join('&', query)}");
        if (call.Range is { } range) request.Headers.Range = new RangeHeaderValue(range.First, range.Last);
        if (call.Body is not null)
        {
            request.Content = new ByteArrayContent(call.Body);
            // Unvalidated: .NET quotes a multipart boundary, which the service is reported to misread.
            request.Content.Headers.TryAddWithoutValidation("Content-Type", call.ContentType);
        }

        return request;
    }

    private static async Task<string> ErrMsgAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancel);
        using var json = JsonDocument.Parse(AttemptHandler.WithoutBom(body));
        return json.RootElement.TextOrEmpty("errmsg");
    }
}
