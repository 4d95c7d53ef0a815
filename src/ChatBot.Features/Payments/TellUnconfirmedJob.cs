using ChatBot.Features.Chat;
using ChatBot.Features.People;
using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Payments;

/// <summary>Tells the rep once that a customer has not confirmed a reminder within a day (R38); by day, for a phone that rings at night collects no money.</summary>
internal sealed class TellUnconfirmedJob(UnitOfWork work, OrgDirectory org, Calendar.WorkCalendar calendar, IOptions<ScheduleOptions> schedule) : IScheduledJob
{
    private const int AtOnce = 200;

    public string Name => "TellUnconfirmed";

    public string Cron => schedule.Value.Sweep;

    public async Task RunAsync(JobContext context, CancellationToken cancel)
    {
        if (calendar.NextWorkingMoment(context.Now) != context.Now) return;
        var silent = await work.ReadAsync(
            (scope, token) => scope.GetRequiredService<PaymentReminderStore>().SilentAsync(context.Now - PaymentReminder.SilentAfter, context.Now, AtOnce, token), cancel);
        await context.Runner.ForEachAsync(Name, silent, reminder => $"{reminder.Id}", (scope, reminder, token) => TellAsync(scope, reminder, context.Now, token), cancel);
    }

    private async Task TellAsync(IServiceProvider scope, PaymentReminder reminder, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await scope.GetRequiredService<PaymentReminderStore>().NoteToldAsync(reminder.Id, now, cancel) || org.Current.Find(reminder.ByPerson) is not { IsActive: true }) return;
        var news = await scope.GetRequiredService<ReminderDesk>().NewsAsync(reminder, "", now, cancel);
        // Paid in the meantime: there is nothing to remind of.
        if (news.Open.Length == 0) return;
        await scope.GetRequiredService<Outbox>().AddAsync(
            new Push($"reminder/{reminder.Id}/silent", reminder.ByPerson, PaymentsWordings.ReminderSilent.With(news)) { RecordNo = reminder.ItemNo }, null, cancel);
    }
}
