using System.Net;
using ChatBot.Health;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatBot.Tests.Deadlines;

public sealed class HttpHeartbeatTests
{
    private static readonly Uri Watcher = new("https://watch.example/ping/abc");

    [Fact]
    public async Task It_carries_no_data()
    {
        var watcher = new Handler(_ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)));

        await Beat(watcher);

        var request = Assert.Single(watcher.Seen);
        Assert.Equal((HttpMethod.Get, Watcher, null), (request.Method, request.RequestUri, request.Content));
        Assert.Empty(request.Headers);
    }

    [Fact]
    public async Task A_watcher_that_is_away_refuses_or_hangs_holds_nothing()
    {
        await Beat(new Handler(_ => throw new HttpRequestException("away")));
        await Beat(new Handler(_ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.InternalServerError))));
        await Beat(new Handler(async cancel =>
        {
            await Task.Delay(Timeout.Infinite, cancel);
            return new HttpResponseMessage();
        })).WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_service_that_stops_is_not_held_either()
    {
        using var stopping = new CancellationTokenSource();
        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Beat(new Handler(_ => Task.FromResult(new HttpResponseMessage())), stopping.Token));
    }

    private static Task Beat(Handler handler, CancellationToken cancel = default) =>
        new HttpHeartbeat(handler, NullLogger<HttpHeartbeat>.Instance).BeatAsync(Watcher, TimeSpan.FromMilliseconds(100), cancel);

    private sealed class Handler(Func<CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler, IHttpClientFactory
    {
        public List<HttpRequestMessage> Seen { get; } = [];

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Seen.Add(request);
            return answer(cancellationToken);
        }
    }
}
