using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace ChatBot.Features.Scheduling;

/// <summary>The only code that starts Quartz. Every job becomes one cron trigger in memory; Quartz holds no business data (P16).</summary>
internal static class QuartzBridge
{
    public static IServiceCollection AddQuartzTicks(this IServiceCollection services)
    {
        services.AddQuartz();
        services.AddQuartzHostedService(quartz => quartz.WaitForJobsToComplete = true);
        services.AddHostedService<TickRegistration>();
        return services;
    }

    private sealed class TickRegistration(ISchedulerFactory factory, JobRunner runner, IHostApplicationLifetime lifetime, TimeProvider clock) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            // Quartz' own service makes the scheduler while the host starts; two who make it at the same moment may both wait for ever.
            var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var _ = lifetime.ApplicationStarted.Register(started.SetResult);
            await started.Task.WaitAsync(stoppingToken);
            var scheduler = await factory.GetScheduler(stoppingToken);
            foreach (var job in runner.Jobs)
            {
                var detail = JobBuilder.Create<Tick>().WithIdentity(job.Name).UsingJobData("name", job.Name).Build();
                // Quartz takes its time from the container. A trigger reckoned by any other clock lies in its past for ever, and fires without end.
                var trigger = TriggerBuilder.Create(clock)
                    .WithIdentity(job.Name)
                    .WithCronSchedule(job.Cron, cron => cron.InTimeZone(CronTimes.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
                    .Build();
                await scheduler.ScheduleJob(detail, trigger, cancellationToken: stoppingToken);
            }

            await runner.RunAllAsync(stoppingToken);
        }
    }

    [DisallowConcurrentExecution]
    private sealed class Tick(JobRunner runner) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
        {
            var name = context.MergedJobDataMap.GetString("name");
            await runner.RunAsync(runner.Jobs.Single(job => job.Name == name), cancellationToken);
        }
    }
}
