using System.Diagnostics;
using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Features.Health;
using ChatBot.Features.People;
using ChatBot.Features.Reports;
using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Benchmarks.Journey;

/// <summary>
/// The evening of a large company: 100,000 members, 2,000,000 credits of twenty working days, as many told in reports, 200,000 running clocks. Prints what the
/// report at 18:00 takes to work out and to render for everybody, and what chat asks for in between. Nothing is sent.
/// </summary>
internal static class HealthRun
{
    private const int Members = 100_000, Reps = 95_000, Credits = 2_000_000, Days = 20, Clocks = 200_000, Samples = 500_000;

    /// <summary>Monday, 30 November 2026, 18:00 in Shanghai.</summary>
    private static readonly DateTimeOffset Evening = new(2026, 11, 30, 18, 0, 0, TimeSpan.FromHours(8));

    public static async Task RunAsync()
    {
        await using var bot = await BenchBot.StartAsync(Evening, Members);
        var work = bot.Get<UnitOfWork>();
        await work.WriteAsync((scope, cancel) => SeedAsync(scope.GetRequiredService<DbSession>(), cancel), CancellationToken.None);
        Console.WriteLine($"| what ({Members:N0} members, {Credits:N0} credits, {Clocks:N0} clocks) | result |\n|---|---|");

        // The first round pays for what is compiled and cached once; the second is what an evening takes.
        for (var round = 1; round <= 2; round++)
        {
            using var memory = new PeakMemory();
            var (start, processorBefore) = (Stopwatch.GetTimestamp(), Processor());
            var org = bot.Get<OrgDirectory>().Current;
            var options = bot.Get<ReportsOptions>();
            var everybody = ReportScope.Of(org, options.Departments);
            var facts = await work.ReadAsync((scope, cancel) => scope.GetRequiredService<ReportStore>().FactsOfAllAsync(Evening, [.. everybody.Select(person => person.UserId)], cancel), CancellationToken.None);
            var read = Stopwatch.GetElapsedTime(start);
            var processor = Processor() - processorBefore;
            var (teams, field, commands, renderer) = (new Teams(org), ReportScope.FieldOf(org, options.Field), bot.Get<CommandCatalog>(), bot.Get<TemplateRenderer>());
            long signs = 0;
            foreach (var person in everybody)
            {
                var report = DailyReport.For(person, facts, org, teams, field, options, commands);
                signs += renderer.Render(ReportWordings.Daily.With(report)).Text.Length + JsonSerializer.Serialize(report, ChatJson.Options).Length;
            }

            var all = Stopwatch.GetElapsedTime(start);
            Row($"facts for everybody, round {round}", $"{read.TotalSeconds:F2} s; processor {processor.TotalSeconds:F2} s");
            Row($"facts and {everybody.Count:N0} rendered reports, round {round}", $"{all.TotalSeconds:F2} s; processor {(Processor() - processorBefore).TotalSeconds:F2} s; {memory.MegabytesAbove:F0} MB above what was there before, {signs / everybody.Count} signs each");
        }

        var now = Stopwatch.GetTimestamp();
        var rates = await work.ReadAsync((scope, cancel) => scope.GetRequiredService<HealthSampleStore>().RatesAsync(new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30), null, Evening, cancel), CancellationToken.None);
        Row($"健康度 of the whole company over a month ({rates.Sum(row => row.Samples):N0} samples)", $"{Stopwatch.GetElapsedTime(now).TotalMilliseconds:F0} ms");
        now = Stopwatch.GetTimestamp();
        await work.ReadAsync((scope, cancel) => scope.GetRequiredService<HealthSampleStore>().RatesAsync(new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30), [.. Enumerable.Range(0, 20).Select(i => $"rep{i}")], Evening, cancel), CancellationToken.None);
        Row("健康度 of a team of 20 over a month", $"{Stopwatch.GetElapsedTime(now).TotalMilliseconds:F1} ms");

        var written = Stopwatch.GetTimestamp();
        var runner = bot.Get<JobRunner>();
        if (!await runner.RunAsync(runner.Jobs.Single(job => job.Name == "DailyReport"), CancellationToken.None)) throw new InvalidOperationException("The report failed.");
        var reports = await work.ReadAsync((scope, cancel) => scope.GetRequiredService<DbSession>().FindAsync<long>("select count(*) from daily_reports where day = '2026-11-30'", null, cancel), CancellationToken.None);
        Row($"the whole job, {reports:N0} reports written with their pushes", $"{Stopwatch.GetElapsedTime(written).TotalSeconds:F1} s");
    }

    private static async Task SeedAsync(DbSession db, CancellationToken cancel)
    {
        const string numbers = "with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < @count)";
        List<DateOnly> days = [.. Enumerable.Range(0, 40).Select(back => new DateOnly(2026, 11, 30).AddDays(-back)).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Take(Days).Reverse()];
        var listed = JsonSerializer.Serialize(days.Select(day => day.ToString("yyyy-MM-dd", null)));
        var (reps, perDay) = (Reps, Credits / Days);
        await db.ExecuteAsync(
            numbers + """
             , d as (select key, value as day, (julianday(value) - 2440587.5) * 86400000 - 28800000 as start from json_each(@listed))
            insert into health_actions (person, kind, record_no, day, at, noted_at)
            select 'rep' || (i % @reps), case i % 3 when 0 then '需求录入' when 1 then '合同审批' else '回款跟进' end, 'XQ-' || i, d.day, cast(d.start as integer) + 36000000, cast(d.start as integer) + 36000000
            from n join d on d.key = n.i / @perDay
            """,
            new { count = Credits, reps, listed, perDay },
            cancel);
        // All days but today were told; one evening in fifty something came after the report.
        await db.ExecuteAsync(
            """
            insert into daily_report_counts (person, report_day, action_day, kind, count)
            select person, day, day, kind, count(*) from health_actions where day < '2026-11-30' group by person, day, kind
            """,
            null, cancel);
        await db.ExecuteAsync(
            "insert into daily_reports (person, day, body, data, rendered_at) select 'rep' || i, '2026-11-27', '', '{}', @at from (" + numbers + " select i from n) r",
            new { count = Reps - (Reps / 25), at = Evening.AddDays(-3) }, cancel);
        await db.ExecuteAsync(
            "insert into health_actions (person, kind, record_no, day, at, noted_at) select 'rep' || (i * 50), '需求录入', 'XQ-late-' || i, '2026-11-27', @at, @at from (" + numbers + " select i from n) r",
            new { count = Reps / 50, at = Evening.AddDays(-3).AddHours(2) }, cancel);
        await db.ExecuteAsync(
            """
            insert into deadlines (policy, record_no, part, round, title, customer, holder, owner, escalate_to, started_at, due_at, amount_fen, version)
            select case i % 4 when 0 then 'payment' else 'stage' end, case i % 4 when 0 then 'HK-' else 'KS-' end || i, '', 1, '现场核实', '华东医院', 'rep' || (i % @reps), 'rep0', 'DirectSuperior', @now,
                @now + (i % 200 - 60) * 3600000, case i % 4 when 0 then i * 1000 else null end, 1
            from (
            """ + numbers + " select i from n) c",
            new { count = Clocks, reps, now = Evening }, cancel);
        await db.ExecuteAsync(
            """
            insert into health_samples (action, version, record_no, part, actor, credited, customer, words, day, started_at, due_at, hit_at)
            select case i % 3 when 0 then 'need-response' when 1 then 'contract-approval' else 'commitment-kept' end, 1, 'XQ-' || i, '', 'rep' || (i % @reps), 'rep' || (i % @reps), '华东医院', '',
                (select value from json_each(@listed) where key = i % 20), @now - i, @now - i + 7200000, case when i % 10 < 8 then @now - i + 3600000 else null end
            from (
            """ + numbers + " select i from n) c",
            new { count = Samples, reps, listed, now = Evening.AddDays(-1) }, cancel);
        await db.ExecuteAsync("analyze", null, cancel);
    }

    /// <summary>What this process had of the processors: on a machine with other work it stays the same.</summary>
    private static TimeSpan Processor()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    private static void Row(string what, string result) => Console.WriteLine($"| {what} | {result} |");

    /// <summary>The most memory that the process had while this was alive, above what it had before.</summary>
    private sealed class PeakMemory : IDisposable
    {
        private readonly CancellationTokenSource _over = new();
        private readonly Thread _watch;
        private readonly long _before;
        private long _peak;

        public PeakMemory()
        {
            GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            _before = Environment.WorkingSet;
            _watch = new Thread(() =>
            {
                while (!_over.IsCancellationRequested)
                {
                    _peak = Math.Max(_peak, Environment.WorkingSet);
                    _over.Token.WaitHandle.WaitOne(20);
                }
            })
            { IsBackground = true };
            _watch.Start();
        }

        public double MegabytesAbove => (_peak - _before) / 1048576.0;

        public void Dispose()
        {
            _over.Cancel();
            _watch.Join();
            _over.Dispose();
        }
    }
}
