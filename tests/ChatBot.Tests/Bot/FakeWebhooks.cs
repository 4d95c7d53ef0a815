using System.Collections.Concurrent;
using ChatBot.Features.Exports;

namespace ChatBot.Tests;

/// <summary>The HR system of the pretend world: takes everything with 200, unless a test says otherwise.</summary>
internal sealed partial class FakePlatform : IWebhookSender
{
    /// <summary>What is answered next, one after another.</summary>
    public ConcurrentQueue<WebhookAnswer> WebhookAnswers { get; } = new();

    public List<(Uri Url, string Body, IReadOnlyDictionary<string, string> Headers)> Webhooks { get; } = [];

    public Task<WebhookAnswer> SendAsync(Uri url, string body, IReadOnlyDictionary<string, string> headers, CancellationToken cancel)
    {
        lock (Webhooks) Webhooks.Add((url, body, headers));
        return Task.FromResult(WebhookAnswers.TryDequeue(out var answer) ? answer : new WebhookAnswer(200, null));
    }
}
