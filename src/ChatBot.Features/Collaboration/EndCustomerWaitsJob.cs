using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Collaboration;

/// <summary>Lets the clock of a stage go on when the time for which it could wait for the customer is over (part C 14).</summary>
internal sealed class EndCustomerWaitsJob(UnitOfWork work, IOptions<ScheduleOptions> schedule) : IScheduledJob
{
    public string Name => "EndCustomerWaits";

    public string Cron => schedule.Value.Sweep;

    public async Task RunAsync(JobContext context, CancellationToken cancel)
    {
        var over = await work.ReadAsync((scope, token) => scope.GetRequiredService<CaseStore>().WaitsOverAsync(context.Now, 500, token), cancel);
        await context.Runner.ForEachAsync(Name, over, wait => $"{wait.RecordNo}/{wait.Stage}", async (scope, wait, token) =>
        {
            // Read again inside the transaction: the customer may have answered in this very second.
            if (await scope.GetRequiredService<CaseStore>().FindAsync(wait.RecordNo, token) is not { } now || now.Run.Stage(wait.Stage).Wait is not { } running || running.Until > context.Now) return;
            await scope.GetRequiredService<CaseDesk>().GoOnAsync(now, wait.Stage, new CaseAct("system", context.Now, CustomerWaitPolicy.Source, null), token);
        }, cancel);
    }
}
