using ChatBot.Features;
using ChatBot.Features.Approvals;
using ChatBot.Features.Chat;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Evidence;
using ChatBot.Features.Exports;
using ChatBot.Features.People;
using ChatBot.Health;
using ChatBot.Settings;
using ChatBot.Storage;
using ChatBot.Web;
using ChatBot.WeCom;
using ChatBot.WeCom.Api;
using ChatBot.Wire;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using Serilog;
using Serilog.Events;

namespace ChatBot;

/// <summary>Puts the service together: a table of contents of what it consists of.</summary>
public static class ChatBotHost
{
    /// <param name="args">Command line settings of the form <c>--Section:Key value</c>.</param>
    /// <param name="configure">The sandbox and tests put their clock and settings here; nothing else differs from production.</param>
    public static WebApplicationBuilder CreateBuilder(string[] args, Action<WebApplicationBuilder>? configure = null) =>
        // The standard output of a command is its answer, which a program may read; what it logs goes beside.
        Compose(args, configure, logToErrors: true);

    private static WebApplicationBuilder Compose(string[] args, Action<WebApplicationBuilder>? configure, bool logToErrors)
    {
        // appsettings.json lies beside the binary, whatever the working directory; the content root is there too, so its file watcher never sees the database.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddSingleton(TimeProvider.System);
        configure?.Invoke(builder);

        builder.Services.AddSerilog((_, log) =>
            log.ReadFrom.Configuration(builder.Configuration).WriteTo.Console(standardErrorFromLevel: logToErrors ? LogEventLevel.Verbose : null));
        builder.Services.AddStorage();
        builder.Services.AddWeCom();
        builder.Services.AddFeatures(ContentSettings.From(builder.Configuration));
        builder.Services.AddSingleton<IMessenger, WeComMessenger>();
        builder.Services.AddSingleton<IOrgSource, WeComOrgSource>();
        builder.Services.AddSingleton<IMediaSource, WeComMediaSource>();
        builder.Services.AddSingleton<IApprovalSource, WeComApprovalSource>();
        builder.Services.AddSingleton<ILoginSource, WeComLogin>();
        // Its address is known to few and carries no data: it is not logged, and nobody can send it elsewhere.
        builder.Services.AddHttpClient(HttpHeartbeat.ClientName).RemoveAllLoggers().ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler { AllowAutoRedirect = false });
        builder.Services.AddSingleton<IHeartbeat, HttpHeartbeat>();
        // Nor may what is signed for one address be led to another.
        builder.Services.AddHttpClient(HttpWebhookSender.ClientName).RemoveAllLoggers().ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler { AllowAutoRedirect = false });
        builder.Services.AddSingleton<IWebhookSender, HttpWebhookSender>();
        builder.Services.AddSingleton<WeComWebhook>();
        builder.Services.AddSingleton<CallbackMetrics>();
        builder.Services.AddSingleton<PendingAnswers>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<PendingAnswers>());
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter(CallbackMetrics.MeterName, FuseMetric.MeterName)
            .AddAspNetCoreInstrumentation()
            .AddRuntimeInstrumentation()
            .AddPrometheusExporter());
        return builder;
    }

    /// <summary>The service that listens: everything of <see cref="CreateBuilder"/>, with what runs by itself, and the routes.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = Compose(args, configure, logToErrors: false);
        builder.Services.AddBackgroundWork();
        builder.Services.AddWebPages(services => services.GetRequiredService<IOptions<WeComOptions>>().Value.EncodingAesKey);
        var app = builder.Build();
        app.MapGet(WeComWebhook.Path, (HttpContext http, WeComWebhook webhook) => webhook.Verify(http));
        app.MapPost(WeComWebhook.Path, (HttpContext http, WeComWebhook webhook) => webhook.ReceiveAsync(http));
        app.MapGet("/health/live", () => Results.Text("live"));
        app.MapGet("/health/ready", (Readiness readiness) => readiness.Answer());
        app.MapPrometheusScrapingEndpoint("/metrics");
        app.MapWebPages();
        return app;
    }

    /// <summary>
    /// Everything that has to be right before the service listens: settings, templates, flows, schema, and the cached org if there is one.
    /// Returns what is wrong; empty when it may start.
    /// </summary>
    public static async Task<IReadOnlyList<string>> PrepareAsync(IServiceProvider services, CancellationToken cancel)
    {
        var problems = StartCheck.Problems(services);
        if (problems.Count > 0) return problems;
        services.GetRequiredService<MigrationRunner>().Apply();
        await services.GetRequiredService<OrgDirectory>().ReloadAsync(cancel);
        services.GetRequiredService<Readiness>().Prepared();
        return [];
    }
}
