using System.Diagnostics;
using System.Globalization;
using System.Text;
using ChatBot.Features.Chat;
using ChatBot.Features.Evidence;
using ChatBot.Fuzz;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Benchmarks.Journey;

/// <summary>
/// 100,000 random and mutated messages of 64 people at once through the whole chat path: exits with 1 when one of them fails, stays without an
/// answer, or is answered with more than WeCom shows. <c>fuzz [messages] [seed]</c>.
/// </summary>
internal static class FuzzRun
{
    private const int Callers = 64, MostShown = 10;

    private static readonly DateTimeOffset Morning = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    public static async Task<int> RunAsync(string[] args)
    {
        var messages = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
        var seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 20261124;
        await using var bot = await BenchBot.StartAsync(Morning, 100);
        var pipeline = bot.Get<MessagePipeline>();
        var sound = new CommandCatalog().Specs.SelectMany(spec => spec.Examples.Concat(spec.Verbs)).ToList();
        var faults = new List<string>();
        var sent = new MessageContent[messages];
        var (longest, slowest, passive) = (0, 0.0, 0);
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var lines = new FuzzLines(seed + caller, sound);
            var random = new Random(seed + caller);
            for (var i = caller; i < messages; i += Callers)
            {
                var line = lines.Next();
                MessageContent content = random.Next(30) switch
                {
                    0 => new MediaContent(MediaKind.Picture, $"picture-{i}"),
                    1 => new MediaContent(MediaKind.Voice, $"voice-{i}") { Transcript = line },
                    2 => new ClickContent(line, $"card-{i}", $"code-{i}"),
                    3 => new MenuContent(line),
                    _ => new TextContent(line),
                };
                sent[i] = content;
                var began = Stopwatch.GetTimestamp();
                var answer = await pipeline.HandleAsync(new IncomingMessage($"fuzz-{i}", $"rep{caller}", Morning.AddSeconds(i / Callers), content, "<xml/>"), new PassiveReply(), CancellationToken.None);
                var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
                lock (faults)
                {
                    slowest = Math.Max(slowest, took);
                    if (answer is null) continue;
                    passive++;
                    longest = Math.Max(longest, Encoding.UTF8.GetByteCount(answer));
                    if (answer.Length == 0 || answer.Contains("错误编号", StringComparison.Ordinal)) faults.Add($"message {i}: {line}\n  {answer}");
                }
            }
        })));
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;

        // A picture that something waits for is answered when it has been fetched, which is no sooner than it came.
        bot.Clock.Now = Morning.AddSeconds((messages / Callers) + 1);
        await bot.Get<EvidenceWorker>().DrainAsync(CancellationToken.None);
        var (failed, unanswered) = await bot.Get<UnitOfWork>().ReadAsync(async (scope, cancel) =>
        {
            var db = scope.GetRequiredService<DbSession>();
            return (await db.QueryAsync<string>("select failure from inbox where state = 'Failed' union all select job || ' ' || item || ' ' || failure from parked_work", null, cancel), await db.QueryAsync<string>(
                "select i.dedupe_key from inbox i where i.answer is null and not exists (select 1 from outbox o where o.cause = i.id and o.kind in ('Answer', 'CardUpdate'))", null, cancel));
        });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{messages} messages, seed {seed}: {failed.Count} failed, {unanswered.Count} without an answer, {passive} answered at once, longest of these {longest} bytes of {MessagePipeline.LongestPassiveText}; {messages / seconds:F0} messages/s, slowest {slowest:F0} ms"));
        faults.AddRange(failed);
        faults.AddRange(unanswered.Select(key => $"no answer to {key}: {sent[int.Parse(key.AsSpan(key.LastIndexOf('-') + 1), CultureInfo.InvariantCulture)]}"));
        foreach (var fault in faults.Take(MostShown)) Console.WriteLine(fault);
        return failed.Count > 0 || unanswered.Count > 0 || faults.Count > 0 || longest > MessagePipeline.LongestPassiveText ? 1 : 0;
    }
}
