using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatBot.Sandbox.Wire;

namespace ChatBot.Sandbox.Server;

/// <summary>
/// The transport of the API: JSON in and out, token from the query, HTTP 200 for nearly every error with errcode in body and headers, the faults,
/// the basic frequency (10 000 a minute per API), and the log of what went over the wire.
/// </summary>
internal sealed class ApiHost(TokenOffice tokens, TrustedAddresses trusted, Faults faults, WireLog log, TimeProvider clock)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly FrequencyGauge _gauge = new(clock);
    private long _calls;

    /// <summary>Calls that WeCom does not document, bodies with escapes: what works here and would not there.</summary>
    public event Action<string>? Complained;

    /// <param name="method">GET or POST; the other answers 43001 or 43002.</param>
    /// <param name="perMinute">Calls a minute, per API.</param>
    public void Map(
        IEndpointRouteBuilder routes, string method, string path, Func<ApiCall, Task<ApiAnswer>> handle, bool token = true, int perMinute = 10_000) =>
        routes.Map(path, http => HandleAsync(http, method, path, handle, token, perMinute));

    public void Map(IEndpointRouteBuilder routes, string method, string path, Func<ApiCall, ApiAnswer> handle, bool token = true, int perMinute = 10_000) =>
        Map(routes, method, path, call => Task.FromResult(handle(call)), token, perMinute);

    public Task UnknownAsync(HttpContext http)
    {
        Complained?.Invoke($"{http.Request.Method} {http.Request.Path} is not an API of WeCom");
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private async Task HandleAsync(
        HttpContext http, string method, string path, Func<ApiCall, Task<ApiAnswer>> handle, bool token, int perMinute)
    {
        var begun = Stopwatch.GetTimestamp();
        var (body, raw) = ("", false);
        if (faults.ApiSlow.Strikes())
            await Task.Delay(faults.SlowBy, http.RequestAborted);
        if (faults.ResetBefore.Strikes())
        {
            Note(http, path, "", "(connection reset before the call)", 0, begun);
            http.Abort();
            return;
        }

        if (faults.ServerError.Strikes())
        {
            Note(http, path, "", "(bad gateway)", StatusCodes.Status502BadGateway, begun);
            http.Response.StatusCode = StatusCodes.Status502BadGateway;
            return;
        }

        if (http.Request.HasFormContentType)
            raw = true;
        else
            body = await new StreamReader(http.Request.Body, Encoding.UTF8).ReadToEndAsync(http.RequestAborted);
        var answer = await AnswerAsync(http, method, path, body, handle, token, perMinute);
        var text = Text(http, answer);
        Note(http, path, raw ? "(file)" : body, answer.File is null ? text : $"(file {answer.File.FileName}, {answer.File.Bytes.Length} bytes)", 200, begun);
        if (faults.ResetAfter.Strikes())
        {
            http.Abort();
            return;
        }

        await WriteAsync(http, answer, text);
    }

    private async Task<ApiAnswer> AnswerAsync(
        HttpContext http, string method, string path, string body, Func<ApiCall, Task<ApiAnswer>> handle, bool token, int perMinute)
    {
        if (!HttpMethods.Equals(http.Request.Method, method))
        {
            Complained?.Invoke($"{path} wants {method}");
            return ApiAnswer.Error(method == "GET" ? 43001 : 43002);
        }

        if (faults.UntrustedAddress.Strikes() || !trusted.Allows(http.Connection.RemoteIpAddress?.ToString() ?? ""))
            return ApiAnswer.Error(60020);
        if (token)
        {
            if (faults.TokenExpired.Strikes())
                tokens.ExpireAll();
            var fault = tokens.Check(http.Request.Query["access_token"].ToString());
            if (fault != 0)
                return ApiAnswer.Error(fault);
        }

        if (!_gauge.Fits(path, perMinute, TimeSpan.FromMinutes(1)))
            return ApiAnswer.Error(45009);
        if (token && faults.TooManyConcurrent.Strikes())
            return ApiAnswer.Error(45033);
        var busy = token && faults.SystemBusy.Strikes();
        if (busy && faults.Roll(2) == 0)
            return ApiAnswer.Error(-1);
        try
        {
            var answer = await handle(new ApiCall(http, Parse(path, body), clock.GetUtcNow()));
            return busy ? ApiAnswer.Error(-1) : answer;
        }
        catch (ApiRefusal refusal)
        {
            return refusal.Answer;
        }
    }

    private JsonObject Parse(string path, string body)
    {
        if (body.Length == 0)
            return [];
        if (HasEscapes(body))
        {
            Complained?.Invoke($"{path}: the body holds \\uXXXX, send UTF-8");
            if (faults.EscapesRefused)
                throw new ApiRefusal(40033);
        }

        try
        {
            return JsonNode.Parse(body) as JsonObject ?? throw new ApiRefusal(47001);
        }
        catch (JsonException)
        {
            throw new ApiRefusal(47001);
        }
    }

    // An escaped backslash before the u is a backslash and a u, which is legal.
    private static bool HasEscapes(string body)
    {
        for (var i = 0; i + 1 < body.Length; i++)
        {
            if (body[i] != '\\')
                continue;
            if (body[++i] == 'u')
                return true;
        }

        return false;
    }

    private string Text(HttpContext http, ApiAnswer answer)
    {
        var serial = Interlocked.Increment(ref _calls);
        var json = new JsonObject();
        if (!answer.WithoutErrCode)
        {
            json["errcode"] = answer.ErrCode;
            var hint = $"{clock.GetUtcNow().ToUnixTimeMilliseconds()}{serial:D6}";
            json["errmsg"] = ErrorTable.Message(answer.ErrCode, hint, http.Connection.RemoteIpAddress?.ToString() ?? "");
        }

        foreach (var (name, value) in answer.Body)
            json[name] = value?.DeepClone();
        if (faults.ExtraMembers)
            json["sandbox_future_member"] = new JsonObject { ["since"] = "later", ["list"] = new JsonArray(1, "two", null) };
        return json.ToJsonString(Json);
    }

    private static async Task WriteAsync(HttpContext http, ApiAnswer answer, string text)
    {
        http.Response.Headers["Error-Code"] = answer.ErrCode.ToString();
        http.Response.Headers["Error-Msg"] = ErrorTable.Message(answer.ErrCode, "header", http.Connection.RemoteIpAddress?.ToString() ?? "");
        if (answer.File is { } file)
        {
            // Header APIs refuse raw UTF-8, in which the service may write the name; percent-encoded it survives every client.
            var name = Uri.EscapeDataString(file.FileName);
            http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"; filename*=UTF-8''{name}";
            await Results.Bytes(file.Bytes, file.ContentType, enableRangeProcessing: true).ExecuteAsync(http);
            return;
        }

        http.Response.ContentType = "application/json; charset=UTF-8";
        await http.Response.WriteAsync(text, http.RequestAborted);
    }

    private void Note(HttpContext http, string path, string body, string answer, int status, long begun)
    {
        var query = http.Request.Query.Where(q => q.Key is not ("access_token" or "corpsecret" or "code"))
            .Select(q => $"{q.Key}={q.Value}");
        var shown = string.Join('&', query);
        log.Add(
            clock.GetUtcNow(), WireDirection.ToWeCom, $"{http.Request.Method} {path}{(shown.Length > 0 ? "?" : "")}{shown}", body, "",
            Masked(path, answer), status, Stopwatch.GetElapsedTime(begun));
    }

    private static string Masked(string path, string answer)
    {
        if (!path.EndsWith("gettoken", StringComparison.Ordinal))
            return answer;
        var json = JsonNode.Parse(answer)!.AsObject();
        if (json.ContainsKey("access_token"))
            json["access_token"] = "…";
        return json.ToJsonString(Json);
    }
}
