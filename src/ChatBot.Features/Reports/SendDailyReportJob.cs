using System.Text.Json;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.People;
using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatBot.Features.Reports;

/// <summary>
/// The report of the day (R54): whoever is in scope and has none yet gets one, from its time on until the catch-up ends. The unique row of a
/// person and day makes it exactly one, whatever is restarted when.
/// </summary>
internal sealed class SendDailyReportJob(
    UnitOfWork work, OrgDirectory org, WorkCalendar calendar, CommandCatalog commands, TemplateRenderer renderer, ReportsOptions options, IOptions<ScheduleOptions> schedule)
    : IScheduledJob
{
    /// <summary>People a transaction: few enough that a chat message does not wait long behind one.</summary>
    private const int ChunkSize = 50;

    /// <summary>Five hundred people within 60 s (decision 12); whoever comes after them waits for nothing but the platform's rate.</summary>
    private static readonly TimeSpan BetweenPushes = TimeSpan.FromMilliseconds(120), LongestSpread = TimeSpan.FromSeconds(60);

    public string Name => "DailyReport";

    public string Cron => schedule.Value.DailyReport;

    public Task RunAsync(JobContext context, CancellationToken cancel) => SendAsync(context, Name, ChunkSize, cancel);

    /// <param name="parkAs">The name under which failed pieces are set aside.</param>
    /// <param name="chunk">People a transaction.</param>
    internal async Task SendAsync(JobContext context, string parkAs, int chunk, CancellationToken cancel)
    {
        var day = BusinessTime.DayOf(context.Now);
        if (ReportDue.FiringOf(Cron, calendar, day) is not { } usual || ReportDue.IsQuiet(usual, options.CatchUp, context.Now)) return;
        var (reported, times) = await work.ReadAsync(
            async (scope, token) => (await scope.GetRequiredService<ReportStore>().ReportedOnAsync(day, token), await scope.GetRequiredService<ReportTimeStore>().AllAsync(token)), cancel);
        var tree = org.Current;
        var everybody = ReportScope.Of(tree, options.Departments);
        var waiting = everybody
            .Select((person, place) => (Person: person, Place: place))
            .Where(one => !reported.Contains(one.Person.UserId))
            .Select(one => (one.Person, DueAt: times.DueAt(one.Person.UserId, usual, tree), one.Place))
            .Where(one => one.DueAt <= context.Now && context.Now < one.DueAt + options.CatchUp)
            .Select(one => new Waiting(one.Person, one.DueAt + Spread(one.Place), one.DueAt + options.CatchUp))
            .ToList();
        if (waiting.Count == 0) return;

        var facts = await work.ReadAsync((scope, token) => scope.GetRequiredService<ReportStore>().FactsOfAllAsync(context.Now, [.. everybody.Select(person => person.UserId)], token), cancel);
        var run = new Run(facts, tree, new Teams(tree), ReportScope.FieldOf(tree, options.Field));
        await context.Runner.ForEachAsync(
            parkAs,
            [.. waiting.Chunk(chunk)],
            people => $"{day:yyyy-MM-dd}/{people[0].Person.UserId}",
            async (scope, people, token) =>
            {
                foreach (var one in people) await SendToAsync(scope, one, run, token);
            },
            cancel);
    }

    private async Task SendToAsync(IServiceProvider scope, Waiting one, Run run, CancellationToken cancel)
    {
        var store = scope.GetRequiredService<ReportStore>();
        var person = one.Person;
        var report = DailyReport.For(person, run.Facts, run.Org, run.Teams, run.Field, options, commands);
        var said = ReportWordings.Daily.With(report);
        var data = JsonSerializer.Serialize(report, ChatJson.Options);
        if (!await store.TryAddAsync(person.UserId, run.Facts.Day, renderer.Render(said).Text, data, run.Facts.Now, cancel)) return;
        await store.NoteCountedAsync(person.UserId, run.Facts, cancel);
        await scope.GetRequiredService<Outbox>().AddAsync(
            new Push(ReportStore.KeyOf(run.Facts.Day, person.UserId), person.UserId, said) { NotBefore = one.NotBefore, ExpiresAt = one.ExpiresAt }, null, cancel);
    }

    private static TimeSpan Spread(int place)
    {
        var spread = place * BetweenPushes;
        return spread < LongestSpread ? spread : LongestSpread;
    }

    private sealed record Waiting(Person Person, DateTimeOffset NotBefore, DateTimeOffset ExpiresAt);

    private sealed record Run(ReportFacts Facts, OrgTree Org, Teams Teams, ReportScope.Field Field);
}
