namespace ChatBot.WeCom.Api;

/// <summary>One call: what to send, and what may be done when it goes wrong.</summary>
/// <param name="Path">Below /cgi-bin/, for instance message/send.</param>
internal sealed record ApiCall(string Path)
{
    public IReadOnlyList<(string Name, string Value)> Query { get; init; } = [];

    /// <summary>Null makes it a GET.</summary>
    public byte[]? Body { get; init; }

    public string ContentType { get; init; } = "application/json; charset=utf-8";

    public (long First, long Last)? Range { get; init; }

    /// <summary>Twice is as good as once: reads, uploads, recalls, and sends under duplicate check.</summary>
    public bool Repeatable { get; init; } = true;

    /// <summary>Somebody sees the effect, so that a lost answer must be reported as such.</summary>
    public bool HasEffect { get; init; }

    /// <summary>Files take longer.</summary>
    public bool IsMedia { get; init; }
}

/// <summary>What became of a call so far; travels with the request through the resilience pipeline and over repeats.</summary>
internal sealed class CallState
{
    public static readonly HttpRequestOptionsKey<CallState> Key = new("ChatBot.WeCom.CallState");

    public required bool Repeatable { get; init; }

    public required TimeSpan AttemptTimeout { get; init; }

    /// <summary>An attempt left and was not clearly refused.</summary>
    public bool MaybeDone { get; set; }

    /// <summary>errcode of the last answer; null when it had none.</summary>
    public int? Code { get; set; }

    public static CallState Of(HttpRequestMessage request) =>
        request.Options.TryGetValue(Key, out var state) ? state : throw new InvalidOperationException("Requests of this client carry their state.");
}
