using System.Text.Json;

namespace ChatBot.WeCom.Api;

/// <summary>
/// Innermost handler: reads the whole answer within the attempt and notes whether the request may have taken effect, which decides
/// whether it may be repeated and whether its failure is definite.
/// </summary>
internal sealed class AttemptHandler : DelegatingHandler
{
    // Above the 20 MB of a file: WeCom demands ranges beyond that.
    private const long AnswerLimit = 32 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var state = CallState.Of(request);
        state.Code = null;
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            await response.Content.LoadIntoBufferAsync(AnswerLimit, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            state.Code = response.IsSuccessStatusCode && MayHoldError(response) ? ErrCode(body) : null;
            if ((int)response.StatusCode >= 500 || state.Code == (int)WeComError.SystemBusy) state.MaybeDone = true;
            return response;
        }
        catch (HttpRequestException e) when (NeverLeft(e))
        {
            throw;
        }
        catch
        {
            state.MaybeDone = true;
            throw;
        }
    }

    public static bool NeverLeft(HttpRequestException e) => e.HttpRequestError
        is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
        or HttpRequestError.ProxyTunnelError or HttpRequestError.VersionNegotiationError;

    // media/get answers a file, or an error as JSON with status 200; a member may well upload a .json file of his own.
    private static bool MayHoldError(HttpResponseMessage response) =>
        !response.Content.Headers.NonValidated.Contains("Content-Disposition") || response.Headers.NonValidated.Contains("Error-Code");

    private static int? ErrCode(byte[] body)
    {
        if (!body.AsSpan().TrimStart(" \t\r\n\uFEFF"u8).StartsWith("{"u8)) return null;
        try
        {
            using var json = JsonDocument.Parse(WithoutBom(body));
            // A missing errcode (callback addresses) means success.
            return json.RootElement.Int("errcode") ?? 0;
        }
        catch (JsonException)
        {
            // Not JSON after all; the caller who needs JSON says so.
            return null;
        }
    }

    public static ReadOnlyMemory<byte> WithoutBom(ReadOnlyMemory<byte> body) => body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
}
