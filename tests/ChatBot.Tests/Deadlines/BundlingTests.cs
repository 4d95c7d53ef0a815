using ChatBot.Features.Deadlines;
using ChatBot.Tests.Collaboration;
using CsCheck;
using static ChatBot.Tests.Collaboration.Talk;

namespace ChatBot.Tests.Deadlines;

public sealed class BundlingTests
{
    private static readonly DateTimeOffset Now = TestBot.At("2026-11-24 10:00");
    private static readonly BundleRule Rule = new(5, TimeSpan.FromMinutes(30), 12);

    [Theory]
    [InlineData(1, "", "Singly")]
    [InlineData(5, "", "Singly")]
    [InlineData(6, "", "InDigest")]
    [InlineData(3, "-10 -5", "Singly")]
    [InlineData(4, "-10 -5", "InDigest")]
    [InlineData(4, "-31 -30", "Singly")]
    [InlineData(1, "-25 -20 -15 -10 -5", "Wait 10:05")]
    [InlineData(2, "-25 -20 -15 -10 -5", "InDigest")]
    [InlineData(9, "-20d", "Wait 10:10")]
    [InlineData(2, "-20d", "Singly")]
    [InlineData(1, "-59 -58 -57 -56 -55 -50 -45 -44 -43 -42 -41 -40", "Wait 10:01")]
    public void More_than_five_in_thirty_minutes_become_one(int held, string sent, string expected)
    {
        var before = sent.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(one => new SentAlarm(Now.AddMinutes(int.Parse(one.TrimEnd('d'), System.Globalization.CultureInfo.InvariantCulture)), one.EndsWith('d'))).ToList();

        var bundle = Bundling.Of(held, before, Rule, Now);

        Assert.Equal(expected, bundle.Kind == BundleKind.Wait ? $"Wait {bundle.Until.ToOffset(TimeSpan.FromHours(8)):HH:mm}" : bundle.Kind.ToString());
    }

    [Fact]
    public void However_alarms_come_nobody_reads_more_than_allowed_and_every_alarm_is_said() =>
        Gen.Select(Gen.Int[0, 179].Array[1, 120], Gen.Int[1, 8], Gen.Int[2, 14]).Sample((minutes, above, perHour) =>
        {
            var rule = new BundleRule(above, TimeSpan.FromMinutes(30), perHour);
            var sent = new List<SentAlarm>();
            var (held, said) = (0, 0);
            for (var minute = 0; minute < 180 + 240; minute++)
            {
                held += minutes.Count(at => at == minute);
                if (held == 0) continue;
                var now = Now.AddMinutes(minute);
                switch (Bundling.Of(held, sent, rule, now))
                {
                    case { Kind: BundleKind.Singly }:
                        sent.AddRange(Enumerable.Repeat(new SentAlarm(now, false), held));
                        (said, held) = (said + held, 0);
                        break;
                    case { Kind: BundleKind.InDigest }:
                        sent.Add(new SentAlarm(now, true));
                        (said, held) = (said + held, 0);
                        break;
                    case var wait:
                        Assert.True(wait.Until > now, "a wait ends");
                        Assert.True(wait.Until <= now.AddHours(1), "within the hour");
                        break;
                }
            }

            Assert.Equal(minutes.Length, said);
            foreach (var one in sent)
            {
                Assert.True(sent.Count(other => other.At > one.At.AddHours(-1) && other.At <= one.At) <= perHour);
                Assert.True(sent.Count(other => other.At > one.At.AddMinutes(-30) && other.At <= one.At) <= above + 1);
            }
        });

    [Fact]
    public async Task Eight_at_once_are_one_digest_and_each_is_a_row_of_its_own()
    {
        await using var bot = await ComplaintsAsync(8);
        var before = bot.News("chenzong").Count;

        await bot.JumpTo("2026-11-24 10:00");

        var digest = Assert.Single(bot.News("chenzong").Skip(before));
        Has("🔴 时限提醒汇总：8 件", digest);
        Has("🔴 KS-3 物流异常核实超时未完成", digest);
        Assert.Equal(8, await bot.Count("select count(*) from outbox where recipient = 'chenzong' and state = 'Bundled' and bundled_into is not null"));
        Assert.Equal(8, await bot.Count("select count(*) from deadline_fires where step = 'red'"));
        Has("已并入汇总，汇总已受理", await bot.Says("chenzong", "为什么升级 KS-3"));

        var mine = await bot.Says("chenzong", "我的升级");
        Has("升级到您这里的 8 件", mine);
        Has("8. 🔴KS-8 物流异常核实 · 华东医院", mine);
        Has("已知悉 KS-8", await bot.Says("chenzong", "收到 8"));
    }

    [Fact]
    public async Task Five_at_once_come_one_by_one()
    {
        await using var bot = await ComplaintsAsync(5);

        await bot.JumpTo("2026-11-24 10:00");

        Assert.Equal(5, bot.News("chenzong").Count(push => push.Contains("超时未完成", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_grave_one_is_never_in_a_digest()
    {
        await using var bot = await ComplaintsAsync(8);
        await bot.Says("lina", "客诉 同济医院 到货少两箱 严重:高");

        await bot.JumpTo("2026-11-24 10:00");

        Has("时限提醒汇总：8 件", string.Join('\n', bot.News("chenzong")));
        Assert.Single(bot.News("chenzong"), push => push.StartsWith("🔴 KS-9 物流异常核实超时未完成", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_crash_left_gathered_leaves_with_the_next_sweep()
    {
        await using var bot = await ComplaintsAsync(1);
        await bot.JumpTo("2026-11-24 10:00");
        await bot.Database.WriteAsync((scope, cancel) => ((Storage.DbSession)scope.GetService(typeof(Storage.DbSession))!).ExecuteAsync(
            "update outbox set state = 'Held', released_at = null, settled_at = null where recipient = 'chenzong' and key like 'KS-1/%'", null, cancel));
        bot.Platform.Sent.Clear();

        await bot.Restart();

        Has("超时未完成", bot.LastTo("chenzong"));
    }

    /// <summary>Complaints of one hour, all in the hands of 李强, due on Tuesday at ten.</summary>
    private static async Task<TestBot> ComplaintsAsync(int count)
    {
        var bot = await StartAsync();
        for (var i = 0; i < count; i++) await bot.Says("lina", $"客诉 华东医院 包装破损第{i + 1}箱");
        return bot;
    }
}
