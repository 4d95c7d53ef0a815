using System.Collections.Concurrent;
using System.Net;
using System.Text;
using ChatBot.WeCom.Api;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChatBot.WeCom.Tests.Api;

/// <summary>The client as the host gets it, on a wire that answers from a script. The business clock stands still unless moved.</summary>
internal sealed class FakeWeCom : HttpMessageHandler
{
    private readonly ConcurrentQueue<Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>> _script = new();
    private readonly ServiceProvider _services;
    private int _tokens;

    public FakeWeCom(params (string Key, string Value)[] settings)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["WeCom:CorpId"] = "wwb7c2d9e4f1a08356",
            ["WeCom:AgentId"] = "1000031",
            ["WeCom:Secret"] = "s3cret",
            ["WeCom:Token"] = "tokenA1",
            ["WeCom:EncodingAesKey"] = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
            ["WeCom:ApiBaseUrl"] = "https://wecom.example/",
            ["WeCom:RetryDelay"] = "00:00:00.001",
        };
        foreach (var (key, value) in settings) values[$"WeCom:{key}"] = value;
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Time);
        services.AddWeCom();
        services.AddHttpClient(WeComTransport.ClientName).ConfigurePrimaryHttpMessageHandler(() => this);
        _services = services.BuildServiceProvider();
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 30, 2, 0, 0, TimeSpan.Zero));

    public WeComClient Client => _services.GetRequiredService<WeComClient>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Path with query of every request except gettoken, and its body.</summary>
    public ConcurrentQueue<(string Url, string Body, HttpRequestMessage Request)> Calls { get; } = new();

    public int TokensFetched => _tokens;

    /// <summary>Answers gettoken; counts up "token-1", "token-2" … unless replaced.</summary>
    public Func<int, HttpResponseMessage> Tokens { get; set; } = number => Json($$"""{"errcode":0,"errmsg":"ok","access_token":"token-{{number}}","expires_in":7200}""");

    /// <summary>Waited for before gettoken is answered.</summary>
    public Task BeforeToken { get; set; } = Task.CompletedTask;

    public FakeWeCom Answers(string json) => Answers(() => Json(json));

    public FakeWeCom Answers(Func<HttpResponseMessage> answer) => Does((_, _) => Task.FromResult(answer()));

    public FakeWeCom Fails(Exception exception) => Does((_, _) => Task.FromException<HttpResponseMessage>(exception));

    public FakeWeCom NeverAnswers() => Does(async (_, cancel) =>
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancel);
        throw new InvalidOperationException("Not reached.");
    });

    public FakeWeCom Does(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer)
    {
        _script.Enqueue(answer);
        return this;
    }

    public static HttpResponseMessage Json(string json) => new(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var url = request.RequestUri!.PathAndQuery;
        if (url.StartsWith("/cgi-bin/gettoken?", StringComparison.Ordinal))
        {
            var number = Interlocked.Increment(ref _tokens);
            await BeforeToken;
            return Tokens(number);
        }

        Calls.Enqueue((url, request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken), request));
        return _script.TryDequeue(out var answer)
            ? await answer(request, cancellationToken)
            : throw new InvalidOperationException($"The script has no answer left for {request.RequestUri.AbsolutePath}.");
    }

}
