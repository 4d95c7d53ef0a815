using System.Diagnostics;
using System.Globalization;
using System.Text;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Language;
using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Benchmarks.Journey;

/// <summary>
/// The main path as it is used, printed as a markdown table: messages of 64 people at once through the pipeline (SQLite on disk, synchronous=FULL),
/// the reading of 10 kB, a sweep of 10,000 due clocks, and the report for 1,000 people.
/// </summary>
internal static class JourneyRun
{
    private const int Callers = 64, Clocks = 10_000, Readers = 1_000;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3), Measured = TimeSpan.FromSeconds(10);

    /// <summary>Monday 2026-11-23, 10:00 in Shanghai.</summary>
    private static readonly DateTimeOffset Morning = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    public static async Task RunAsync()
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024):F0} GiB; SQLite on disk, synchronous=FULL"));
        Console.WriteLine();
        Console.WriteLine("| what | result |");
        Console.WriteLine("|---|---|");
        await MessagesAsync();
        Reading();
        await SweepAsync();
        await ReportAsync();
    }

    private static async Task MessagesAsync()
    {
        await using var bot = await BenchBot.StartAsync(Morning, 100);
        var pipeline = bot.Get<MessagePipeline>();
        var start = Stopwatch.GetTimestamp();
        var cpuBefore = Environment.CpuUsage.TotalTime;
        var handled = 0;
        var callers = Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var waits = new List<double>();
            for (var i = 0; Stopwatch.GetElapsedTime(start) < WarmUp + Measured; i++)
            {
                // Every name and content is new, or the bot would ask whether the same need was meant twice.
                var text = (i % 3) switch { 0 => $"需求 客户:医院{caller}院区{i} 内容:呼吸机管路{caller}-{i}型 数量:50 期望:下周五", 1 => "待办", _ => "帮助" };
                var handedIn = Stopwatch.GetTimestamp();
                var answer = await pipeline.HandleAsync(new IncomingMessage($"{caller}-{i}", $"rep{caller}", Morning, new TextContent(text), "<xml/>"), new PassiveReply(), CancellationToken.None);
                if (answer is null || answer.Contains("错误编号", StringComparison.Ordinal)) throw new InvalidOperationException($"'{text}' was answered: {answer}");
                Interlocked.Increment(ref handled);
                if (Stopwatch.GetElapsedTime(start) > WarmUp) waits.Add(Stopwatch.GetElapsedTime(handedIn).TotalMilliseconds);
            }

            return waits;
        })).ToList();

        var waited = (await Task.WhenAll(callers)).SelectMany(wait => wait).Order().ToList();
        Row($"messages, {Callers} people at once (需求, 待办, 帮助 in turn)",
            $"{waited.Count / Measured.TotalSeconds:F0} messages/s, p50 {At(waited, 0.5):F1} ms, p99 {At(waited, 0.99):F1} ms, max {waited[^1]:F1} ms, {(Environment.CpuUsage.TotalTime - cpuBefore).TotalMicroseconds / handled:F0} µs of processor a message");
    }

    private static void Reading()
    {
        var pasted = new StringBuilder();
        while (Encoding.UTF8.GetByteCount(pasted.ToString()) < 10 * 1024) pasted.Append("浙二医院 加急补货50箱 下周三下午5点前 货款12.5万 @张工\n");
        var text = pasted.ToString();
        var catalog = new CommandCatalog();
        var parser = new CommandParser(WorkCalendar.Default);
        var spec = catalog.Find("承诺")!;
        Row("reading 10 kB as 承诺 (verb, keys, names, deadline)", Median(() => parser.Parse(spec, text, Morning)));
        Row("reading 10 kB for deadlines", Median(() => DeadlinePhrase.Read(text, Morning, WorkCalendar.Default)));
        Row("reading 10 kB for amounts", Median(() => AmountPhrase.ReadMessage(text)));
    }

    private static async Task SweepAsync()
    {
        await using var bot = await BenchBot.StartAsync(Morning, 100);
        var work = bot.Get<UnitOfWork>();
        var deadlines = Enumerable.Range(0, Clocks).Select(i => new Deadline
        {
            Policy = "stage", RecordNo = $"KS-{i + 1}", Part = "check", Title = "现场核实", Customer = $"医院{i}", Holder = $"rep{i % 80}", Owner = $"rep{(i + 1) % 80}",
            StartedAt = Morning, DueAt = Morning.AddHours(24),
        });
        await Task.WhenAll(deadlines.Chunk(500).Select(chunk => work.WriteAsync(async (scope, cancel) =>
        {
            var store = scope.GetRequiredService<DeadlineStore>();
            foreach (var deadline in chunk) await store.OpenAsync(deadline, cancel);
        })));

        // At the limit: the warning and the red mark are due for every clock, to holder and superior.
        bot.Clock.Now = Morning.AddHours(24).AddSeconds(5);
        var runner = bot.Get<JobRunner>();
        var sweep = runner.Jobs.Single(job => job.Name == "Sweep");
        var start = Stopwatch.GetTimestamp();
        long left;
        do
        {
            if (!await runner.RunAsync(sweep, CancellationToken.None)) throw new InvalidOperationException("The sweep failed.");
            left = await work.ReadAsync((scope, cancel) => scope.GetRequiredService<DbSession>().FindAsync<long>("select count(*) from deadlines where next_at <= @now", new { now = bot.Clock.Now }, cancel));
        }
        while (left > 0);
        var taken = Stopwatch.GetElapsedTime(start);
        var pushes = await work.ReadAsync((scope, cancel) => scope.GetRequiredService<DbSession>().FindAsync<long>("select count(*) from outbox", null, cancel));
        Row($"sweep of {Clocks:N0} clocks that are all due", $"{taken.TotalSeconds:F1} s, {Clocks / taken.TotalSeconds:F0} clocks/s, {pushes:N0} pushes written");
    }

    private static async Task ReportAsync()
    {
        await using var bot = await BenchBot.StartAsync(Morning.AddHours(8), Readers);
        var runner = bot.Get<JobRunner>();
        var start = Stopwatch.GetTimestamp();
        if (!await runner.RunAsync(runner.Jobs.Single(job => job.Name == "DailyReport"), CancellationToken.None)) throw new InvalidOperationException("The report failed.");
        var written = Stopwatch.GetElapsedTime(start);
        bot.Clock.Now = bot.Clock.Now.AddSeconds(61);
        start = Stopwatch.GetTimestamp();
        await bot.Get<OutboxWorker>().DrainAsync(CancellationToken.None);
        var sent = Stopwatch.GetElapsedTime(start);
        var accepted = await bot.Get<UnitOfWork>().ReadAsync((scope, cancel) => scope.GetRequiredService<DbSession>().FindAsync<long>("select count(*) from outbox where state = 'Accepted'", null, cancel));
        Row($"report at 18:00 for {Readers:N0} people", $"{written.TotalMilliseconds:F0} ms to write; {sent.TotalMilliseconds:F0} ms to hand {accepted:N0} pushes to a platform that takes them at once (they are spread over a minute)");
    }

    private static FormattableString Median<T>(Func<T> work)
    {
        for (var i = 0; i < 30; i++) work();
        var times = Enumerable.Range(0, 101).Select(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            work();
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }).Order().ToList();
        return $"{times[50]:F2} ms (median), {times[^2]:F2} ms (p99)";
    }

    private static double At(List<double> sorted, double part) => sorted[(int)(part * (sorted.Count - 1))];

    private static void Row(string what, FormattableString result) => Console.WriteLine($"| {what} | {result.ToString(CultureInfo.InvariantCulture)} |");
}
