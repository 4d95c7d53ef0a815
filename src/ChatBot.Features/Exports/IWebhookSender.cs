namespace ChatBot.Features.Exports;

/// <summary>The port to another program: one POST, no redirects. It never throws for what the other side answers or does not answer.</summary>
public interface IWebhookSender
{
    Task<WebhookAnswer> SendAsync(Uri url, string body, IReadOnlyDictionary<string, string> headers, CancellationToken cancel);
}

/// <param name="Status">HTTP status; null where nothing was answered.</param>
/// <param name="Failure">Name of what went wrong; null where something was answered.</param>
public sealed record WebhookAnswer(int? Status, string? Failure)
{
    public bool IsTaken => Status is >= 200 and < 300;
}
