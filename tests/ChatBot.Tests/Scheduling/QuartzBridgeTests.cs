using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatBot.Tests.Scheduling;

/// <summary>The real Quartz: everywhere else a test asks the jobs itself.</summary>
public sealed class QuartzBridgeTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatbot-quartz-");

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(-5)]
    public async Task A_job_ticks_by_the_clock_of_the_service_whatever_the_machine_shows(int hoursAhead)
    {
        var job = new EverySecond();
        using var lifetime = new Lifetime();
        await using var services = Services(job, lifetime, new Shifted(TimeSpan.FromHours(hoursAhead)));
        var hosted = services.GetServices<IHostedService>().ToList();
        foreach (var one in hosted) await one.StartAsync(CancellationToken.None);
        Assert.Equal(0, job.Runs);

        lifetime.Started();
        await job.RanThrice.Task.WaitAsync(TimeSpan.FromSeconds(60));
        foreach (var one in hosted) await one.StopAsync(CancellationToken.None);

        // A second apart by its own clock; a trigger that lies in its past for ever would have fired thousands of times.
        Assert.All(job.Times.Skip(1).Zip(job.Times.Skip(2)), pair => Assert.NotEqual(pair.First.ToUnixTimeSeconds(), pair.Second.ToUnixTimeSeconds()));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private ServiceProvider Services(IScheduledJob job, IHostApplicationLifetime lifetime, TimeProvider clock)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Storage:ConnectionString"] = $"Data Source={Path.Combine(_folder.FullName, "chatbot.db")}",
        }).Build());
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton(lifetime).AddSingleton(clock).AddSingleton(job);
        services.AddStorage();
        services.AddSingleton<JobRunner>();
        services.AddQuartzTicks();
        return services.BuildServiceProvider();
    }

    private sealed class EverySecond : IScheduledJob
    {
        public string Name => "EverySecond";

        public string Cron => "* * * * * ?";

        public List<DateTimeOffset> Times { get; } = [];

        public int Runs => Times.Count;

        public TaskCompletionSource RanThrice { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task RunAsync(JobContext context, CancellationToken cancel)
        {
            Times.Add(context.Now);
            // The first is the catching up at start.
            if (Times.Count == 4) RanThrice.SetResult();
            return Task.CompletedTask;
        }
    }

    private sealed class Shifted(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }

    private sealed class Lifetime : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource _started = new();

        public CancellationToken ApplicationStarted => _started.Token;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void Started() => _started.Cancel();

        public void Dispose() => _started.Dispose();

        public void StopApplication()
        {
        }
    }
}
