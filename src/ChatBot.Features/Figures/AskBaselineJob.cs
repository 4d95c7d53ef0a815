using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.People;
using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Figures;

/// <summary>
/// Without a time before there is nothing to compare with later, and it can be fixed honestly in the first week only: on the first working day after the first use
/// the admins are asked for a baseline, and once more on the last of those days (R70).
/// </summary>
internal sealed class AskBaselineJob(UnitOfWork work, OrgDirectory org, WorkCalendar calendar, FiguresOptions options, IOptions<ScheduleOptions> schedule) : IScheduledJob
{
    public string Name => "AskBaseline";

    public string Cron => schedule.Value.Reconcile;

    public async Task RunAsync(JobContext context, CancellationToken cancel)
    {
        var today = BusinessTime.DayOf(context.Now);
        if (options.AskForBaselineDays == 0 || !calendar.IsWorkingDay(today) || context.Now < BusinessTime.At(today, calendar.Hours.Start)) return;
        await work.WriteAsync(
            async (scope, token) =>
            {
                var baselines = scope.GetRequiredService<BaselineStore>();
                if (await baselines.LastAsync(token) is not null || await baselines.FirstUseAsync(token) is not { } first) return;
                var since = calendar.WorkingDaysBetween(BusinessTime.DayOf(first), today);
                if (since != 1 && since != options.AskForBaselineDays) return;
                var said = FigureWordings.AskBaseline.With(new AskBaselineModel(options.AskForBaselineDays - since));
                await scope.GetRequiredService<Outbox>().AddAsync(org.Current.Admins.Select(admin => new Push($"figures/ask-baseline/{today:yyyy-MM-dd}/{admin.UserId}", admin.UserId, said)), null, token);
            },
            cancel);
    }
}
