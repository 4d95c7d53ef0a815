using System.Net;
using System.Text;
using ChatBot.WeCom.Api;
using ChatBot.WeCom.Callback;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace ChatBot.WeCom;

public static class WeComSetup
{
    /// <summary>
    /// Options from section "WeCom" (checked at start), <see cref="CallbackCrypto"/>, <see cref="CallbackEnvelope"/>, <see cref="WeComClient"/>
    /// and <see cref="MemberRateLimiter"/>, all singletons. Uses the registered <see cref="TimeProvider"/>, else the system's.
    /// </summary>
    public static IServiceCollection AddWeCom(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<WeComOptions>().BindConfiguration(WeComOptions.Section).ValidateDataAnnotations();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<WeComOptions>>().Value;
            return new CallbackCrypto(options.Token, options.EncodingAesKey, options.CorpId);
        });
        services.AddSingleton<CallbackEnvelope>();
        services.AddSingleton<MemberRateLimiter>();
        services.AddSingleton<ApiPauses>();
        services.AddSingleton<WeComTransport>();
        services.AddSingleton<AccessTokenCache>();
        services.AddSingleton(provider => new WeComClient(
            provider.GetRequiredService<WeComTransport>(),
            provider.GetRequiredService<AccessTokenCache>(),
            provider.GetRequiredService<IOptions<WeComOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<WeComClient>>()));

        var client = services.AddHttpClient(WeComTransport.ClientName)
            // Time-outs are the pipeline's, one per attempt.
            .ConfigureHttpClient(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AutomaticDecompression = DecompressionMethods.All,
                ConnectTimeout = TimeSpan.FromSeconds(5),
                // 45033 punishes concurrency of which the limit is not published.
                MaxConnectionsPerServer = 32,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                // File names come as raw UTF-8.
                ResponseHeaderEncodingSelector = (_, _) => Encoding.UTF8,
            })
            // The default loggers write addresses, and ours hold the token in the query.
            .RemoveAllLoggers();
        client.AddResilienceHandler("wecom", (builder, context) => Resilience(builder, context.ServiceProvider.GetRequiredService<IOptions<WeComOptions>>().Value));
        client.AddHttpMessageHandler(() => new AttemptHandler());
        return services;
    }

    private static void Resilience(ResiliencePipelineBuilder<HttpResponseMessage> builder, WeComOptions options)
    {
        // Delays and breaks are about a network that does not know our business clock, which tests and the sandbox freeze and move.
        builder.TimeProvider = TimeProvider.System;
        builder
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = 3,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                ShouldHandle = args => ValueTask.FromResult(MayTryAgain(args)),
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                FailureRatio = 0.5,
                MinimumThroughput = 20,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(10),
                ShouldHandle = args => ValueTask.FromResult(IsOutage(args.Outcome)),
            })
            .AddTimeout(new TimeoutStrategyOptions
            {
                TimeoutGenerator = args => ValueTask.FromResult(CallState.Of(args.Context.GetRequestMessage()!).AttemptTimeout),
            });
    }

    private static bool MayTryAgain(RetryPredicateArguments<HttpResponseMessage> args)
    {
        var state = CallState.Of(args.Context.GetRequestMessage()!);
        var passing = IsOutage(args.Outcome) || state.Code is { } code && args.Outcome.Exception is null && IsPassing(code);
        return passing && (state.Repeatable || !state.MaybeDone);
    }

    // The codes that pass by themselves within seconds; other retryable ones are for the caller to try later.
    private static bool IsPassing(int code) => code
        is (int)WeComError.SystemBusy or (int)WeComError.VersionConflict or (int)WeComError.TooManyConcurrentCalls or 301022 or 301026 or 301057;

    private static bool IsOutage(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is HttpRequestException or IOException or TimeoutRejectedException || outcome.Result is { StatusCode: >= HttpStatusCode.InternalServerError };
}
