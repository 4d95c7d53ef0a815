using System.Net.Http.Headers;
using System.Text;
using ChatBot.Features.Exports;

namespace ChatBot.Health;

/// <summary>Sends signed deliveries to the HR system. Whatever it answers is a value; only our own stopping is an exception.</summary>
internal sealed class HttpWebhookSender(IHttpClientFactory clients) : IWebhookSender
{
    public const string ClientName = "webhook";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<WebhookAnswer> SendAsync(Uri url, string body, IReadOnlyDictionary<string, string> headers, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, url);
            // The signature is over these very bytes.
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
            foreach (var (name, value) in headers) request.Headers.Add(name, value);
            using var response = await clients.CreateClient(ClientName).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return new WebhookAnswer((int)response.StatusCode, null);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return new WebhookAnswer(null, failure is OperationCanceledException ? "Timeout" : failure.GetType().Name);
        }
    }
}
