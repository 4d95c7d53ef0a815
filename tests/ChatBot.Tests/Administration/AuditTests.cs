using System.Text;
using ChatBot.Features.Chat;
using ChatBot.Features.Ledger;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Tests.Administration;

public sealed class AuditTests
{
    [Fact]
    public async Task Those_whom_a_record_concerns_read_who_changed_what()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await Append(bot, new LedgerEntry(bot.Clock.GetUtcNow(), "lina", "Chat", "KS-7", "改期", "11月24日", "11月26日", "客户同意"));
        await Append(bot, new LedgerEntry(bot.Clock.GetUtcNow(), "system", "job", "KS-7", "标红", "{\"json\":1}", null));

        var answer = await bot.Says("lina", "审计 KS-7");

        Assert.Contains("KS-7 共 2 条变更：", answer, StringComparison.Ordinal);
        Assert.Contains("11月23日(周一)10:00 李娜 改期：11月24日 → 11月26日（客户同意）", answer, StringComparison.Ordinal);
        Assert.Contains("系统 标红", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("json", answer, StringComparison.Ordinal);
        Assert.Equal(answer, await bot.Says("wanghua", "审计 ks7"));
        Assert.Equal(answer, await bot.Says("chenzong", "审计 KS-7"));
    }

    [Fact]
    public async Task For_others_the_record_does_not_exist()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await Append(bot, new LedgerEntry(bot.Clock.GetUtcNow(), "lina", "Chat", "KS-7", "建立"));

        Assert.Equal((await bot.Says("wanglei", "审计 KS-99")).Replace("99", "7", StringComparison.Ordinal), await bot.Says("wanglei", "审计 KS-7"));
    }

    [Fact]
    public async Task A_long_history_is_shown_from_its_end_and_fits()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        for (var i = 1; i <= 40; i++)
            await Append(bot, new LedgerEntry(bot.Clock.GetUtcNow(), "lina", "Chat", "KS-7", $"第{i}步", new string('前', 40), new string('后', 40), new string('因', 40)));

        var answer = await bot.Says("lina", "审计 KS-7");

        Assert.InRange(Encoding.UTF8.GetByteCount(answer), 1000, MessagePipeline.LongestPassiveText);
        Assert.Contains("第40步", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("第1步", answer, StringComparison.Ordinal);
        Assert.StartsWith("KS-7 共 40 条变更，最近", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Earlier_changes_follow_page_by_page_to_the_first()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        for (var i = 1; i <= 40; i++)
            await Append(bot, new LedgerEntry(bot.Clock.GetUtcNow(), "lina", "Chat", "KS-7", $"第{i}步。", new string('前', 40), new string('后', 40), new string('因', 40)));

        var all = await bot.Says("lina", "审计 KS-7");
        for (var pages = 1; all.TrimEnd().EndsWith("回复「更多」接着看。", StringComparison.Ordinal) && pages < 10; pages++) all += "\n" + await bot.Says("lina", "更多");

        Assert.All(Enumerable.Range(1, 40), i => Assert.Equal(2, all.Split($" 第{i}步。").Length));
        Assert.Contains("KS-7 共 40 条变更，更早", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_check_of_the_chain_names_the_first_row_that_was_touched()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        for (var i = 0; i < 5; i++) await Append(bot, new LedgerEntry(bot.Clock.GetUtcNow(), "lina", "Chat", "KS-7", "改"));
        Assert.Equal("审计链完整：5 条，没有被改动过。", await bot.Says("chenzong", "审计 校验"));

        await bot.Database.WriteAsync((scope, cancel) => scope.GetRequiredService<DbSession>().ExecuteAsync("update ledger set reason = '别的' where seq = 3", null, cancel));

        Assert.StartsWith("⚠ 审计链从第 3 条起不完整", await bot.Says("chenzong", "审计 校验"), StringComparison.Ordinal);
        Assert.Contains("只有管理员", await bot.Says("lina", "审计 校验"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_chain_is_checked_beside_the_conversation()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await Append(bot, new LedgerEntry(bot.Clock.GetUtcNow(), "lina", "Chat", "KS-7", "建立"));
        await bot.Database.WriteAsync((scope, cancel) => scope.GetRequiredService<DbSession>().ExecuteAsync(
            "insert into ledger (seq, at, actor, source, record_no, action, hash) values (30000, 1, 'x', 'x', 'KS-8', 'x', 'forged')", null, cancel));

        Assert.Contains("完成后把结果推送给您", await bot.Says("chenzong", "审计 校验"), StringComparison.Ordinal);
        await bot.Tick();
        await bot.Tick();

        Assert.Single(bot.PushesTo("chenzong"), push => push.Contains("从第 30000 条起不完整", StringComparison.Ordinal));
    }

    private static Task Append(TestBot bot, LedgerEntry entry) =>
        bot.Database.WriteAsync((scope, cancel) => scope.GetRequiredService<LedgerStore>().AppendAsync(entry, cancel));
}
