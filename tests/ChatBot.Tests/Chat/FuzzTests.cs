using System.Text;
using ChatBot.Features.Chat;
using ChatBot.Fuzz;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Tests.Chat;

/// <summary>
/// Thousands of random and mutated messages through the whole path: nothing fails, everything is answered, nothing is too long. The benchmark
/// project sends 100,000 with <c>fuzz</c>.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Seed = 20261124, Messages = 3000;

    private static readonly string[] People = ["lina", "wanglei", "wanggong", "zhanggong", "zhaomin", "chenzong", "wujing", "nobody"];

    [Fact]
    public async Task Nothing_that_is_typed_goes_unanswered_or_breaks_anything()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        var lines = new FuzzLines(Seed, [.. new CommandCatalog().Specs.SelectMany(spec => spec.Examples.Concat(spec.Verbs))]);
        var random = new Random(Seed);
        for (var i = 0; i < Messages; i++)
        {
            var who = People[random.Next(People.Length)];
            var line = lines.Next();
            bot.Clock.Advance(TimeSpan.FromSeconds(random.Next(40)));
            var answer = random.Next(30) switch
            {
                0 => await bot.SendsPicture(who, $"picture {i}"),
                1 => await bot.Hears(who, new MediaContent(MediaKind.Voice, $"voice-{i}") { Transcript = line }),
                2 => await bot.Hears(who, new ClickContent(line, $"card-{i}", $"code-{i}")),
                3 => await bot.Hears(who, new MenuContent(line)),
                _ => await bot.Says(who, line),
            };
            Assert.True(answer.Length > 0, $"seed {Seed}, message {i} of {who} was not answered: {line}");
            Assert.False(answer.Contains("错误编号", StringComparison.Ordinal), $"seed {Seed}, message {i} of {who} failed: {line}\n{answer}");
        }

        Assert.Empty(await bot.Database.ReadAsync((scope, cancel) => scope.GetRequiredService<FailedMessages>().ListAsync(null, cancel)));
        var longest = (await bot.Query<string>("select answer from inbox where answer is not null")).Max(Encoding.UTF8.GetByteCount);
        output.WriteLine($"{Messages} messages, longest passive answer {longest} bytes");
        Assert.InRange(longest, 1, MessagePipeline.LongestPassiveText);
    }
}
