using ChatBot.Features.Administration;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;
using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatBot.Tests.Administration;

public sealed class UpkeepTests
{
    [Fact]
    public async Task What_nobody_can_need_any_more_is_deleted_and_the_rest_stays()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        var now = bot.Clock.GetUtcNow();
        await bot.Database.WriteAsync(async (scope, cancel) =>
        {
            var db = scope.GetRequiredService<DbSession>();
            foreach (var (key, age, state) in new[] { ("old", 31, "Handled"), ("old-failed", 31, "Failed"), ("young", 29, "Handled") })
                await db.ExecuteAsync("insert into inbox (dedupe_key, sender, kind, received_at, state) values (@key, 'lina', 'text', @at, @state)", new { key, at = now.AddDays(-age), state }, cancel);
            foreach (var (key, age) in new[] { ("old", (int?)91), ("young", 89), ("pending", null) })
            {
                await db.ExecuteAsync(
                    "insert into outbox (key, recipient, kind, body, acts, state, due_at, settled_at, created_at) values (@key, 'lina', 'Push', '', '[]', @state, @due, @settled, 1)",
                    new { key, state = age is null ? "Cancelled" : "Accepted", due = now.AddDays(300), settled = age is { } days ? now.AddDays(-days) : (DateTimeOffset?)null },
                    cancel);
            }

            foreach (var (person, command, hours) in new[] { ("lina", "x", -1), ("wanglei", "x", 1), ("wanglei", "y", -1) })
            {
                await db.ExecuteAsync(
                    "insert into drafts (person, command, said, misses, parked, started_at, touched_at, expires_at) values (@person, @command, '[]', 0, 0, 1, 1, @expires)",
                    new { person, command, expires = now.AddHours(hours) },
                    cancel);
            }
        });

        var runner = bot.Services.GetRequiredService<JobRunner>();
        Assert.True(await runner.RunAsync(runner.Jobs.Single(job => job.Name == "Cleanup"), CancellationToken.None));

        Assert.Equal(["old-failed", "young"], await bot.Query<string>("select dedupe_key from inbox order by dedupe_key"));
        Assert.Equal(["pending", "young"], await bot.Query<string>("select key from outbox order by key"));
        Assert.Equal(["wanglei x"], await bot.Query<string>("select person || ' ' || command from drafts"));
    }

    [Fact]
    public async Task A_warning_of_the_platform_reaches_the_admins()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        await bot.Hears("sys", new AppWarningContent("agent_will_close"));

        Assert.Contains("agent_will_close", Assert.Single(bot.PushesTo("chenzong")), StringComparison.Ordinal);
        Assert.Empty(bot.PushesTo("lina"));
    }

    [Fact]
    public async Task A_broken_edit_is_told_to_the_admins_once_and_a_good_one_takes_effect()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        var folder = Directory.CreateTempSubdirectory("chatbot-templates-");
        try
        {
            CopyTemplates(Path.Combine(AppContext.BaseDirectory, "templates"), folder.FullName);
            var options = new ContentOptions(folder.FullName);
            var renderer = new TemplateRenderer(options, NullLogger<TemplateRenderer>.Instance);
            var org = new OrgDirectory(bot.Database, options, bot.Clock);
            await org.ReloadAsync(CancellationToken.None);
            var catalog = new CommandCatalog();
            var words = new WordList(options, catalog);
            var job = new ReloadContentJob(bot.Database, renderer, words, org, options, new ContentState(), Options.Create(new ScheduleOptions()));
            await Run();
            Assert.Empty(bot.PushesTo("chenzong"));

            var file = Path.Combine(folder.FullName, "messages", "reports", "tips.scriban");
            await File.WriteAllTextAsync(file, "{{ nobody_knows_this }}");
            await Run();
            await Run();
            Assert.Contains("reports/tips.scriban:1", Assert.Single(bot.PushesTo("chenzong")), StringComparison.Ordinal);

            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "people.yaml"), "admins: [lina");
            await Run();
            await Run();
            Assert.Contains("people.yaml:2", bot.PushesTo("chenzong")[^1], StringComparison.Ordinal);
            Assert.Equal(2, bot.PushesTo("chenzong").Count);
            Assert.False(org.Current.IsAdmin("lina"));

            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "people.yaml"), "admins: [lina, hemiao]");
            await Run();
            Assert.True(org.Current.IsAdmin("lina"));
            Assert.Equal(2, bot.PushesTo("chenzong").Count);

            // words.yaml: a good edit is taken up without a restart, a broken one leaves the words as they were.
            var guess = new DidYouMean(catalog, words);
            Assert.DoesNotContain("需求", Meant("吃螃蟹"));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "words.yaml"), "需求: [吃螃蟹]");
            await Run();
            Assert.Contains("需求", Meant("吃螃蟹"));
            foreach (var broken in (string[])["需求: [吃螃蟹, 数星星", "不存在的命令: [数星星]"])
            {
                var before = bot.PushesTo("lina").Count;
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, "words.yaml"), broken);
                await Run();
                await Run();
                Assert.Equal(before + 1, bot.PushesTo("lina").Count);
                Assert.Contains("templates/words.yaml", bot.PushesTo("lina")[^1], StringComparison.Ordinal);
                Assert.Contains("需求", Meant("吃螃蟹"));
                Assert.NotEmpty(words.Check());
            }

            IEnumerable<string> Meant(string typed) => guess.For(typed, _ => true, (_, _) => true).Select(one => one.Spec.Name);

            async Task Run()
            {
                bot.Clock.Advance(TimeSpan.FromSeconds(15));
                await job.RunAsync(new JobContext(bot.Clock.GetUtcNow(), bot.Services.GetRequiredService<JobRunner>()), CancellationToken.None);
                await bot.Settle();
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void CopyTemplates(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
