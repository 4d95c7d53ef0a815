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
/// The report of the day (R54): whoever is in scope and has none yet gets one, from its time on until the catch-up ends. It is written some minutes ahead, so
/// that the first push leaves on the second (decision 12). The unique row of a person and day makes it exactly one, whatever is restarted when.
/// </summary>
internal sealed class SendDailyReportJob(
    UnitOfWork work, OrgDirectory org, WorkCalendar calendar, CommandCatalog commands, TemplateRenderer renderer, ReportsOptions options, IOptions<ScheduleOptions> schedule)
    : IScheduledJob
{
    /// <summary>People a transaction: few enough that a chat message does not wait long behind one.</summary>
    private const int ChunkSize = 50;

    /// <summary>Five hundred people within 60 s (decision 12); whoever comes after them waits for nothing but the platform's rate.</summary>
    private static readonly TimeSpan BetweenPushes = TimeSpan.FromMilliseconds(120), LongestSpread = TimeSpan.FromSeconds(60);

    /// <summary>What lies written ahead is compared with the truth this often.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    private DateTimeOffset _lookedAt = DateTimeOffset.MinValue;

    public string Name => "DailyReport";

    public string Cron => schedule.Value.DailyReport;

    public Task RunAsync(JobContext context, CancellationToken cancel) => SendAsync(context, Name, ChunkSize, cancel);

    /// <param name="parkAs">The name under which failed pieces are set aside.</param>
    /// <param name="chunk">People a transaction.</param>
    internal async Task SendAsync(JobContext context, string parkAs, int chunk, CancellationToken cancel)
    {
        var day = BusinessTime.DayOf(context.Now);
        if (ReportDue.FiringOf(Cron, calendar, day) is not { } usual || ReportDue.IsQuiet(usual, options.RenderAhead, options.CatchUp, context.Now)) return;
        var times = await work.ReadAsync((scope, token) => scope.GetRequiredService<ReportTimeStore>().AllAsync(token), cancel);
        var tree = org.Current;
        var everybody = ReportScope.Of(tree, options.Departments);
        var run = new Lazy<Task<Run>>(async () => new Run(
            await work.ReadAsync((scope, token) => scope.GetRequiredService<ReportStore>().FactsOfAllAsync(context.Now, [.. everybody.Select(person => person.UserId)], token), cancel),
            tree, new Teams(tree), ReportScope.FieldOf(tree, options.Field)));
        var due = everybody.Select((person, place) => new Waiting(person, times.DueAt(person.UserId, usual, tree), place)).ToList();
        await TakeBackStaleAsync(day, due, usual, run, context, cancel);

        var reported = await work.ReadAsync((scope, token) => scope.GetRequiredService<ReportStore>().ReportedOnAsync(day, token), cancel);
        var waiting = due.Where(one => one.DueAt - options.RenderAhead <= context.Now && context.Now < one.DueAt + options.CatchUp && !reported.Contains(one.Person.UserId)).ToList();
        if (waiting.Count == 0) return;
        var now = await run.Value;
        // Ahead of its time nothing has failed yet, so nothing has to be tried one by one.
        await context.Runner.ForEachAsync(
            parkAs,
            [.. waiting.Chunk(waiting.TrueForAll(one => one.DueAt > context.Now) ? ChunkSize : chunk)],
            people => people.Length == 1 ? $"{day:yyyy-MM-dd}/{people[0].Person.UserId}" : $"{day:yyyy-MM-dd}/{people[0].Person.UserId}+{people.Length}",
            async (scope, people, token) =>
            {
                foreach (var one in people) await SendToAsync(scope, one, now, token);
            },
            cancel);
    }

    /// <summary>
    /// What was written ahead and has not left is looked at again each minute, and when its time has come: where it is not true any more, or its person is
    /// not to get it now, it is taken back, and written anew with the others.
    /// </summary>
    private async Task TakeBackStaleAsync(DateOnly day, List<Waiting> due, DateTimeOffset usual, Lazy<Task<Run>> run, JobContext context, CancellationToken cancel)
    {
        if (context.Now - _lookedAt < LookAgain && (_lookedAt >= usual || context.Now < usual)) return;
        _lookedAt = context.Now;
        var written = await work.ReadAsync((scope, token) => scope.GetRequiredService<ReportStore>().UnsentOnAsync(day, token), cancel);
        if (written.Count == 0) return;
        var wanted = due.Where(one => context.Now < one.DueAt + options.CatchUp).ToDictionary(one => one.Person.UserId, StringComparer.OrdinalIgnoreCase);
        var now = await run.Value;
        var stale = written.Where(report => !wanted.TryGetValue(report.Person, out var one) || one.DueAt > context.Now + options.RenderAhead || DataOf(ReportOf(one.Person, now)) != report.Data).Select(report => report.Person).ToList();
        await context.Runner.ForEachAsync(
            "DailyReportAgain", [.. stale.Chunk(ChunkSize)], people => $"{day:yyyy-MM-dd}/{people[0]}",
            async (scope, people, token) =>
            {
                foreach (var person in people) await scope.GetRequiredService<ReportStore>().TakeBackUnsentAsync(person, day, token);
            },
            cancel);
    }

    private DailyReportModel ReportOf(Person person, Run run) => DailyReport.For(person, run.Facts, run.Org, run.Teams, run.Field, options, commands);

    private static string DataOf(DailyReportModel report) => JsonSerializer.Serialize(report, ChatJson.Options);

    private async Task SendToAsync(IServiceProvider scope, Waiting one, Run run, CancellationToken cancel)
    {
        var store = scope.GetRequiredService<ReportStore>();
        var person = one.Person;
        var report = ReportOf(person, run);
        var said = ReportWordings.Daily.With(report);
        if (!await store.TryAddAsync(person.UserId, run.Facts.Day, renderer.Render(said).Text, DataOf(report), run.Facts.Now, cancel)) return;
        await store.NoteCountedAsync(person.UserId, run.Facts, cancel);
        await scope.GetRequiredService<Outbox>().AddAsync(
            new Push(ReportStore.KeyOf(run.Facts.Day, person.UserId), person.UserId, said) { NotBefore = one.DueAt + Spread(one.Place), ExpiresAt = one.DueAt + options.CatchUp }, null, cancel);
    }

    private static TimeSpan Spread(int place)
    {
        var spread = place * BetweenPushes;
        return spread < LongestSpread ? spread : LongestSpread;
    }

    /// <param name="Place">By which pushes are spread.</param>
    private sealed record Waiting(Person Person, DateTimeOffset DueAt, int Place);

    private sealed record Run(ReportFacts Facts, OrgTree Org, Teams Teams, ReportScope.Field Field);
}
