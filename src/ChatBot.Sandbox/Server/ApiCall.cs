using System.Text.Json.Nodes;

namespace ChatBot.Sandbox.Server;

/// <summary>One request to the API after transport, token and JSON have been looked at.</summary>
/// <param name="Body">The JSON body; empty for GET.</param>
internal sealed record ApiCall(HttpContext Http, JsonObject Body, DateTimeOffset Now)
{
    public CancellationToken Stop => Http.RequestAborted;

    /// <summary>A query value, or "" when it is missing.</summary>
    public string Query(string name) => Http.Request.Query[name].ToString();

    public string From => Http.Connection.RemoteIpAddress?.ToString() ?? "";
}

/// <summary>A file for media/get.</summary>
internal sealed record FileAnswer(byte[] Bytes, string ContentType, string FileName);

/// <summary>What the API answers. Errors are HTTP 200 like everything else.</summary>
internal sealed record ApiAnswer(int ErrCode, JsonObject Body)
{
    public FileAnswer? File { get; init; }

    /// <summary>getcallbackip has been seen without errcode; a client must read that as success.</summary>
    public bool WithoutErrCode { get; init; }

    public static ApiAnswer Ok(params IEnumerable<(string Name, JsonNode? Value)> members)
    {
        var body = new JsonObject();
        foreach (var (name, value) in members)
            body[name] = value;
        return new ApiAnswer(0, body);
    }

    public static ApiAnswer Error(int code) => new(code, new JsonObject());
}

/// <summary>Thrown anywhere below an endpoint to end the call with this code.</summary>
internal sealed class ApiRefusal(int code, ApiAnswer? answer = null) : Exception($"errcode {code}")
{
    public ApiAnswer Answer { get; } = answer ?? ApiAnswer.Error(code);
}

/// <summary>Lenient reading of request members: numbers may come as strings and the other way round.</summary>
internal static class JsonReading
{
    public static string Text(this JsonNode? node, string name) => node?[name] switch
    {
        null => "",
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonValue value => value.ToJsonString(),
        _ => "",
    };

    public static int? Number(this JsonNode? node, string name) =>
        int.TryParse(node.Text(name), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    public static IReadOnlyList<JsonNode> List(this JsonNode? node, string name) =>
        node?[name] is JsonArray array ? [.. array.OfType<JsonNode>()] : [];
}
