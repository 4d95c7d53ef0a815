using System.Text.Json;
using ChatBot.Features.Chat;
using ChatBot.Features.Health;
using ChatBot.Features.Reports;
using CsCheck;

namespace ChatBot.Tests.Reports;

public sealed class ReportCountsTests
{
    private static readonly string[] People = ["lina", "wanglei", "huangli"];

    /// <summary>Person, kind, record, minute after Monday 09:00, and which act before it to take back instead (or none).</summary>
    private static readonly Gen<(int Person, int Kind, int Record, int Minute, int Undoes)[]> Acts =
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[1, 4], Gen.Int[0, 32 * 60], Gen.Int[-3, 8]).Array[0, 40];

    [Fact]
    public async Task Reports_and_their_late_lines_count_what_the_ledger_holds()
    {
        await Acts.SampleAsync(
            async acts =>
            {
                await using var bot = await TestBot.StartAsync("2026-11-23 09:00");
                var model = new Dictionary<(string Person, string Kind, string Record, string Day), long>();
                var start = TestBot.At("2026-11-23 09:00");
                var told = new Dictionary<(string Person, string Day), int>();
                long cause = 0;
                foreach (var act in acts.OrderBy(act => act.Minute))
                {
                    var at = start.AddMinutes(act.Minute);
                    if (at >= TestBot.At("2026-11-23 18:00") && told.Count == 0) await ReportOn("2026-11-23");
                    if (at > bot.Clock.GetUtcNow()) bot.Clock.SetUtcNow(at);
                    cause++;
                    if (act.Undoes > 0)
                    {
                        await bot.TakeBack(cause - act.Undoes);
                        foreach (var undone in model.Where(one => one.Value == cause - act.Undoes).Select(one => one.Key).ToList()) model.Remove(undone);
                        continue;
                    }

                    var key = (People[act.Person], HealthActionKind.All[act.Kind], $"XQ-{act.Record}", bot.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd"));
                    await bot.Credit(key.Item1, key.Item2, key.Item3, cause);
                    model.TryAdd(key, cause);
                }

                if (told.Count == 0) await ReportOn("2026-11-23");
                await ReportOn("2026-11-24");

                async Task ReportOn(string day)
                {
                    await bot.JumpTo($"{day} 18:00");
                    foreach (var person in People)
                    {
                        told[(person, day)] = model.Keys.Count(key => key.Person == person && key.Day == day);
                        var data = (await bot.Query<string>("select data from daily_reports where person = @person and day = @day", new { person, day })).Single();
                        var report = JsonSerializer.Deserialize<DailyReportModel>(data, ChatJson.Options)!;
                        Assert.Equal(told[(person, day)], report.Count);
                        Assert.Equal(
                            string.Join("、", HealthActionKind.All
                                .Select(kind => (kind, count: model.Keys.Count(key => key.Person == person && key.Kind == kind && key.Day == day)))
                                .Where(one => one.count > 0).Select(one => $"{one.kind}×{one.count}")),
                            report.Kinds);
                        if (day != "2026-11-24") continue;
                        foreach (var kind in HealthActionKind.All)
                        {
                            var now = model.Keys.Count(key => key.Person == person && key.Kind == kind && key.Day == "2026-11-23");
                            var counted = await bot.Query<long>(
                                "select count from daily_report_counts where person = @person and kind = @kind and action_day = '2026-11-23' order by report_day", new { person, kind });
                            // What was taken back after its report stays told; nothing is told twice and nothing is left out.
                            Assert.True(counted.Sum() >= now && (counted.Sum() == now || counted.Count == 1));
                        }
                    }
                }
            },
            iter: 12,
            threads: 1);
    }
}
