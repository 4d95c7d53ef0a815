using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.People;
using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Notes;

/// <summary>
/// Reminds each author once on a working day of what still belongs to nothing (R09). It asks with every sweep what is due; the unique row of a person and day makes
/// it exactly once, whatever is restarted when.
/// </summary>
internal sealed class RemindLooseJob(UnitOfWork work, OrgDirectory org, WorkCalendar calendar, IOptions<ScheduleOptions> schedule) : IScheduledJob
{
    private const int MostShown = 8;

    /// <summary>Later in the evening it would only disturb; tomorrow is another day.</summary>
    private static readonly TimeSpan CatchUp = TimeSpan.FromHours(2);

    public string Name => "LooseInput";

    public string Cron => schedule.Value.Sweep;

    public async Task RunAsync(JobContext context, CancellationToken cancel)
    {
        if (WorkdayFiring.Due(schedule.Value.LooseInput, calendar, CatchUp, context.Now) is not { } firing) return;
        var day = BusinessTime.DayOf(context.Now);
        var people = await work.ReadAsync((scope, token) => scope.GetRequiredService<LooseStore>().ToRemindAsync(day, firing, token), cancel);
        await context.Runner.ForEachAsync(
            Name,
            [.. people.Where(person => org.Current.Find(person) is { IsActive: true })],
            person => $"{day:yyyy-MM-dd}/{person}",
            (scope, person, token) => RemindAsync(scope, person, firing, context.Now, token),
            cancel);
    }

    private static async Task RemindAsync(IServiceProvider scope, string person, DateTimeOffset firing, DateTimeOffset now, CancellationToken cancel)
    {
        var store = scope.GetRequiredService<LooseStore>();
        var open = (await store.OpenOfAsync(person, cancel)).Where(item => item.FirstAt <= firing).ToList();
        var day = BusinessTime.DayOf(now);
        if (open.Count == 0 || !await store.TryRemindAsync(person, day, now, cancel)) return;
        var reminder = new ReminderModel(open.Count, LooseView.Lines(open.Take(MostShown), now), Math.Max(0, open.Count - MostShown));
        await scope.GetRequiredService<Outbox>().AddAsync(
            new Push($"loose/{day:yyyy-MM-dd}/{person}", person, NotesWordings.Reminder.With(reminder)) { ExpiresAt = firing + CatchUp }, null, cancel);
    }
}
