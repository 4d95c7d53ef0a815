using ChatBot.Features.Calendar;
using ChatBot.Features.Evidence;
using ChatBot.Features.People;
using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Pictures;

/// <summary>Orders the picture of the project board for every leader once a week; the unique key of person and week makes it exactly one.</summary>
internal sealed class SendWeeklyBoardJob(
    UnitOfWork work, OrgDirectory org, WorkCalendar calendar, FontFinder font, PicturesOptions options, IOptions<ScheduleOptions> schedule) : IScheduledJob
{
    private const string Board = "projects";

    public string Name => "WeeklyBoard";

    public string Cron => schedule.Value.Sweep;

    public async Task RunAsync(JobContext context, CancellationToken cancel)
    {
        // Without a font there is no picture; 体检 says so, and whoever installs one within the week brings them.
        if (!options.Weekly || font.Font is null || WeeklyBoard.WeekDue(calendar, options.WeeklyAt, context.Now) is not { } week) return;
        var prefix = FormattableString.Invariant($"weekly/{week:yyyy-MM-dd}/");
        var served = (await work.ReadAsync((scope, token) => scope.GetRequiredService<PictureOrderStore>().PeopleWithAsync(prefix, token), cancel)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var tree = org.Current;
        var orders = tree.ActivePeople
            .Where(person => tree.LeadsAnybody(person.UserId) && tree.IsHere(person.UserId) && !served.Contains(person.UserId))
            .Select(person => PictureOrder.OfBoard(prefix + person.UserId, person.UserId, Board, "{}", null, context.Now))
            .ToList();
        if (orders.Count > 0) await work.WriteAsync((scope, token) => scope.GetRequiredService<PictureOrderStore>().AddAsync(orders, token), cancel);
    }
}
