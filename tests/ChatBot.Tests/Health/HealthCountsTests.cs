using System.Text.Json;
using System.Text.RegularExpressions;
using ChatBot.Features.Boards;
using ChatBot.Features.Chat;
using ChatBot.Features.Health;
using ChatBot.Features.Reports;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Tests.Health;

/// <summary>
/// Whatever people do, undo, hand over and however they are away: the report, the ledger, 健康, 健康度 and what pages and exports read say the same numbers.
/// </summary>
public sealed partial class HealthCountsTests
{
    private static readonly string[] Reps = ["lina", "wanglei", "huangli"], Customers = ["华东医院", "浙江一院", "仁和诊所"], Things = ["呼吸机管路", "监护仪", "除颤仪电极片"];

    private enum Act
    {
        Need,
        Answer,
        Stock,
        Undo,
        Reassign,
        Leave,
        Back,
    }

    private static readonly Act[] Often = [Act.Need, Act.Need, Act.Need, Act.Answer, Act.Answer, Act.Stock, Act.Undo, Act.Undo, Act.Reassign, Act.Leave, Act.Back];

    /// <summary>What, by whom, of which record or customer, and how many minutes after the one before.</summary>
    private static readonly Gen<(Act What, int Who, int Which, int Minutes)[]> Days =
        Gen.Select(Gen.Int[0, Often.Length - 1].Select(which => Often[which]), Gen.Int[0, 2], Gen.Int[1, 6], Gen.Int[1, 90]).Array[8, 26];

    [Fact]
    public async Task Report_ledger_chat_and_export_say_the_same() => await Days.SampleAsync(
        async day =>
        {
            await using var bot = await TestBot.StartAsync("2026-11-23 09:00");
            var last = "";
            foreach (var (what, who, which, minutes) in day)
            {
                var next = bot.Clock.GetUtcNow().AddMinutes(minutes);
                if (next >= TestBot.At("2026-11-23 17:59")) break;
                bot.Clock.SetUtcNow(next);
                await bot.Tick();
                var rep = Reps[who];
                switch (what)
                {
                    case Act.Need:
                        await bot.Says(rep, $"需求 客户:{Customers[which % 3]} 内容:{Things[which / 2 % 3]} 数量:{which}0 期望:12月4日");
                        last = rep;
                        break;
                    case Act.Answer:
                        await bot.Says("wanggong", $"接单 XQ-{which} 12月4日可交");
                        last = "wanggong";
                        break;
                    case Act.Stock:
                        await bot.Says("zhanggong", $"库存确认 XQ-{which} 有 {which}0/{which}0");
                        last = "zhanggong";
                        break;
                    case Act.Undo when last.Length > 0:
                        await bot.Says(last, "撤销");
                        break;
                    case Act.Reassign:
                        await bot.Says("zhanggong", $"指派 XQ-{which} 库存确认 @zhaomin");
                        break;
                    case Act.Leave:
                        await bot.Says(rep, "请假 今天 代理:周敏");
                        break;
                    case Act.Back:
                        await bot.Says(rep, "销假");
                        break;
                }
            }

            // The reports lie written by then; what happened in the last minute before the first ones leave would be told on the next day.
            await bot.JumpTo("2026-11-23 17:59:59");
            await bot.JumpTo("2026-11-23 18:00");
            await SameAsync(bot);
        },
        iter: 10,
        threads: 1);

    private static async Task SameAsync(TestBot bot)
    {
        var now = bot.Clock.GetUtcNow();
        var credits = await bot.Query<Counted>("select person, kind as name, count(*) as samples from health_actions where day = '2026-11-23' and undone_at is null and split_of is null group by person, kind");
        // Rows as they are; the verdict of each is worked out here by the rule, and not by the query under test.
        var rows = await bot.Database.ReadAsync((scope, cancel) => scope.GetRequiredService<HealthSampleStore>().RowsAsync(new DateOnly(2026, 11, 1), new DateOnly(2026, 12, 31), null, null, now, 0, 10_000, cancel));
        var month = rows.Where(row => row.Day.Month == 11).ToList();
        var board = await bot.Database.ReadAsync((scope, cancel) => scope.GetRequiredService<BoardStore>().HealthAsync(null, new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 23), cancel));
        foreach (var person in bot.Org.ActivePeople.Select(one => one.UserId))
        {
            var mine = credits.Where(one => one.Person == person).ToList();
            var total = mine.Sum(one => one.Samples);
            Assert.Equal(total, board.Where(row => row.Person == person).Sum(row => row.Count));
            var report = await bot.Query<string>("select data from daily_reports where person = @person and day = '2026-11-23'", new { person });
            Assert.Equal(bot.Org.IsHere(person) ? 1 : 0, report.Count);
            if (report.Count > 0)
            {
                var told = JsonSerializer.Deserialize<DailyReportModel>(report[0], ChatJson.Options)!;
                Assert.Equal(total, told.Count);
                if (told.Team is { } team) Assert.Equal(credits.Where(one => bot.Org.IsAbove(person, one.Person)).Sum(one => one.Samples), team.Count);
            }

            var today = await bot.Says(person, "健康");
            Assert.Contains($"健康动作：{total} 个", today, StringComparison.Ordinal);
            Assert.Contains(total == 0 ? "健康动作：0 个" : string.Join("、", HealthActionKind.All.Where(kind => mine.Any(one => one.Name == kind)).Select(kind => $"{kind}×{mine.Single(one => one.Name == kind).Samples}")), today, StringComparison.Ordinal);

            var verdicts = month.Where(row => row.Credited == person).Select(row => row.At(now)).ToList();
            var (hits, samples) = (verdicts.Count(one => one == HealthVerdict.Hit), verdicts.Count(one => one is HealthVerdict.Hit or HealthVerdict.Missed));
            var exported = await bot.Database.ReadAsync((scope, cancel) => scope.GetRequiredService<HealthSampleStore>().RatesByPersonAsync(new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30), [person], now, cancel));
            Assert.Equal((hits, samples), ((int)exported.Sum(row => row.Hits), (int)exported.Sum(row => row.Samples)));
            var shown = await bot.Says(person, "健康度 本月 明细");
            Assert.Contains($"（{hits}/{samples}）", shown, StringComparison.Ordinal);
            var rate = Total().Match(await bot.Says(person, "健康度 本月"));
            Assert.Equal(verdicts.Count == 0 ? "" : $"{samples}", rate.Groups["n"].Value);
        }

        // A need that was taken back is nowhere, and none is there twice.
        var withdrawn = await bot.Query<string>("select record_no from needs where withdrawn_at is not null");
        Assert.DoesNotContain(rows, row => withdrawn.Contains(row.RecordNo));
        Assert.Equal(rows.Count, rows.Select(row => (row.Action, row.RecordNo, row.Part)).Distinct().Count());
        var live = await bot.Query<string>("select record_no from needs where withdrawn_at is null order by record_no");
        Assert.Equal(live, rows.Where(row => row.Action == "need-response").Select(row => row.RecordNo).Order(StringComparer.Ordinal));
        // The answer that counts is the first of the case's own history.
        var answers = await bot.Query<string>("select record_no from health_samples where action = 'need-response' and hit_at is not null and withdrawn_at is null order by record_no");
        Assert.Equal(await bot.Query<string>("select distinct record_no from case_stages where record_no like 'XQ-%' and done_at is not null order by record_no"), answers);
    }

    private sealed record Counted
    {
        public string Person { get; init; } = "";

        public string Name { get; init; } = "";

        public long Samples { get; init; }
    }

    [GeneratedRegex("n=(?<n>[0-9]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Total();
}
