using ChatBot.Features.Scheduling;
using ChatBot.Storage;
using ChatBot.Tests.Collaboration;
using Microsoft.Extensions.DependencyInjection;
using static ChatBot.Tests.Collaboration.Talk;

namespace ChatBot.Tests.Deadlines;

public sealed class AuditDeadlinesTests
{
    [Fact]
    public async Task A_clock_that_the_sweep_has_lost_sight_of_is_found_and_told_once()
    {
        await using var bot = await ComplaintWithZhouAsync();
        await Break(bot, "update deadlines set next_at = null where part = 'logistics'");
        await bot.JumpTo("2026-11-24 10:01");
        await Audits(bot);
        Assert.Empty(bot.News("chenzong"));

        await bot.JumpTo("2026-11-24 10:02:01");
        await Audits(bot);

        var alarm = Assert.Single(bot.News("chenzong"));
        Has("⚠ 有 2 个到点的提醒没有发出", alarm);
        Has("KS-1 物流异常核实：超时标红，本应 11月24日(周二)10:00", alarm);
        Has("到点触发", await bot.Says("chenzong", "体检"));
        Has("过点超过2分钟未触发", await bot.Says("chenzong", "体检"));
        await bot.JumpTo("2026-11-24 10:10");
        await Audits(bot);
        Assert.Single(bot.News("chenzong"));
    }

    [Fact]
    public async Task What_is_made_up_for_is_no_longer_missed()
    {
        await using var bot = await ComplaintWithZhouAsync();
        await Break(bot, "update deadlines set next_at = null where part = 'logistics'");
        await bot.JumpTo("2026-11-24 10:05");
        await Audits(bot);

        await Break(bot, "update deadlines set next_at = 0 where part = 'logistics'");
        await bot.Tick();
        await Audits(bot);

        Has("补发", bot.LastTo("liqiang"));
        Assert.Equal(0, await bot.Count("select count(*) from deadline_alarms where settled_at is null"));
        HasNot("过点超过2分钟未触发", await bot.Says("chenzong", "体检"));
    }

    [Fact]
    public async Task Many_are_one_message()
    {
        await using var bot = await StartAsync();
        for (var i = 0; i < 9; i++) await bot.Says("lina", $"客诉 华东医院 包装破损第{i + 1}箱");
        await Break(bot, "update deadlines set next_at = null");

        await bot.JumpTo("2026-11-24 10:03");
        await Audits(bot);

        Has("有 18 个到点的提醒没有发出", Assert.Single(bot.News("chenzong")));
        Has("还有 12 个", bot.LastTo("chenzong"));
    }

    [Fact]
    public async Task A_poisoned_clock_is_reported_to_the_admin()
    {
        await using var bot = await ComplaintAsync();
        await Break(bot, "update deadlines set policy = 'no-such-policy'");

        await bot.JumpTo("2026-11-24 10:05");
        await Audits(bot);

        Has("KS-1 物流异常核实：时限规则", bot.LastTo("chenzong"));
    }

    [Fact]
    public async Task Nights_acknowledgements_and_delays_are_no_fault()
    {
        await using var bot = await StartAsync("2026-11-22 23:00");
        await bot.Says("lina", Complaint);
        foreach (var at in (string[])["2026-11-23 23:10", "2026-11-24 03:00", "2026-11-24 08:00:30", "2026-11-24 08:05"])
        {
            await bot.JumpTo(at);
            await Audits(bot);
        }

        await bot.JumpTo("2026-11-24 22:50");
        await bot.Says("chenzong", "收到 KS-1");
        await bot.JumpTo("2026-11-24 23:10");
        await Audits(bot);
        await bot.JumpTo("2026-11-25 08:10");
        await Audits(bot);
        await bot.Says("chenzong", "延时 KS-1 20h 原因:等客户");
        await bot.JumpTo("2026-11-26 03:00");
        await Audits(bot);

        Assert.Equal(0, await bot.Count("select count(*) from deadline_alarms"));
    }

    [Fact]
    public async Task A_sweep_that_hangs_does_not_hold_the_auditor()
    {
        await using var bot = await ComplaintAsync();
        await Break(bot, "update deadlines set next_at = null");
        bot.Clock.SetUtcNow(TestBot.At("2026-11-24 10:05"));
        var runner = bot.Services.GetRequiredService<JobRunner>();
        using var hang = new HangingJob();
        var hanging = runner.RunAsync(hang, CancellationToken.None);

        Assert.True(await runner.RunAsync(runner.Jobs.Single(job => job.Name == "Audit"), CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30)));

        hang.Release();
        await hanging;
        Assert.Equal(2, await bot.Count("select count(*) from deadline_alarms"));
    }

    [Fact]
    public async Task After_a_good_sweep_the_heartbeat_is_called_and_without_an_address_it_is_not()
    {
        await using var silent = await ComplaintAsync();
        Assert.Empty(silent.Platform.Heartbeats);
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00", null, ("Escalation:HeartbeatUrl", "https://watch.example/ping"));

        var before = bot.Platform.Heartbeats.Count;
        await bot.Tick();

        Assert.Equal(before + 1, bot.Platform.Heartbeats.Count);
        Assert.Equal("https://watch.example/ping", bot.Platform.Heartbeats[^1].ToString());
    }

    [Theory]
    [InlineData("Escalation:HeartbeatUrl", "http://watch.example/ping", "https")]
    [InlineData("Escalation:MostDelays", "11", "between 0 and 10")]
    [InlineData("Escalation:LongestDelay", "00:00:00", "LongestDelay")]
    [InlineData("Escalation:BundleAbove", "0", "BundleAbove")]
    [InlineData("Escalation:MostPerHour", "1", "MostPerHour")]
    public async Task A_wrong_setting_is_named(string key, string value, string expected)
    {
        var wrong = await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await using var bot = await TestBot.StartAsync("2026-11-23 10:00", null, (key, value));
        });

        Assert.Contains(expected, wrong.ToString(), StringComparison.Ordinal);
    }

    private static async Task Audits(TestBot bot)
    {
        var runner = bot.Services.GetRequiredService<JobRunner>();
        Assert.True(await runner.RunAsync(runner.Jobs.Single(job => job.Name == "Audit"), CancellationToken.None));
        await bot.Settle();
    }

    private static Task Break(TestBot bot, string sql) => bot.Database.WriteAsync((scope, cancel) => scope.GetRequiredService<DbSession>().ExecuteAsync(sql, null, cancel));

    private sealed class HangingJob : IScheduledJob, IDisposable
    {
        private readonly SemaphoreSlim _gate = new(0);

        public string Name => "Sweep";

        public string Cron => "0/15 * * * * ?";

        public void Release() => _gate.Release();

        public Task RunAsync(JobContext context, CancellationToken cancel) => _gate.WaitAsync(cancel);

        public void Dispose() => _gate.Dispose();
    }
}
