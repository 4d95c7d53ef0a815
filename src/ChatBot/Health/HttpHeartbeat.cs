using ChatBot.Features.Deadlines;

namespace ChatBot.Health;

/// <summary>Calls the watcher's address with an empty GET. What it answers is only logged: a watcher that is away must not hold the fuse.</summary>
internal sealed partial class HttpHeartbeat(IHttpClientFactory clients, ILogger<HttpHeartbeat> logger) : IHeartbeat
{
    public const string ClientName = "heartbeat";

    public async Task BeatAsync(Uri url, TimeSpan timeout, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(timeout);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            using var response = await clients.CreateClient(ClientName).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            if (!response.IsSuccessStatusCode) Refused(logger, (int)response.StatusCode);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            NotHeard(logger, failure.GetType().Name);
        }
    }

    [LoggerMessage(EventId = 1901, Level = LogLevel.Warning, Message = "The heartbeat was answered with status {Status}")]
    private static partial void Refused(ILogger logger, int status);

    [LoggerMessage(EventId = 1902, Level = LogLevel.Warning, Message = "The heartbeat was not heard: {Failure}")]
    private static partial void NotHeard(ILogger logger, string failure);
}
