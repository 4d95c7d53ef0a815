using ChatBot.Tests.Collaboration;
using static ChatBot.Tests.Collaboration.Talk;

namespace ChatBot.Tests.Deadlines;

public sealed class DelayTests
{
    [Fact]
    public async Task A_delay_holds_the_ladder_is_seen_by_all_and_wakes_to_whoever_has_it_then()
    {
        await using var bot = await OverdueAsync();

        var answer = await bot.Says("liqiang", "延时 KS-1 4h 原因:等客户回电");
        Has("已延时 KS-1（在 周一鸣 手里）到 11月25日(周三)13:00，第 1 次，最多 2 次", answer);
        Has("李强", bot.LastTo("zhouyiming"));
        Has("原因：等客户回电", bot.LastTo("zhouyiming"));
        Has("⏸ 李强 延时到 11月25日(周三)13:00：等客户回电", await bot.Says("lina", "卡点 KS-1"));
        await bot.JumpTo("2026-11-25 10:00");
        Assert.Empty(bot.News("chenzong"));

        await bot.Says("liqiang", "指派 KS-1 物流异常核实 郑工");
        await bot.JumpTo("2026-11-25 13:00");

        Has("延时已到", bot.LastTo("zhenggong"));
        Has("李强 批准的延时（等客户回电）已到", bot.LastTo("zhenggong"));
        HasNot("延时已到", bot.LastTo("zhouyiming"));
        Has("第 2 级升级", string.Join('\n', bot.News("chenzong")));
        HasNot("补发", string.Join('\n', bot.News("chenzong")));
    }

    [Fact]
    public async Task A_button_lacks_the_reason_and_the_bot_asks_for_it()
    {
        await using var bot = await OverdueAsync();

        Has("为什么延时", await bot.Presses("liqiang", "延时 4h"));
        Has("原因：客户在开会", await bot.Says("liqiang", "客户在开会"));
    }

    [Fact]
    public async Task Twice_and_no_more()
    {
        await using var bot = await OverdueAsync();
        await bot.Says("liqiang", "延时 KS-1 1h 原因:等客户");
        await bot.JumpTo("2026-11-25 10:30");
        await bot.Says("liqiang", "延时 KS-1 1h 原因:还在等");

        var third = await bot.Says("liqiang", "延时 KS-1 1h 原因:再等等");

        Has("已经延时 2 次，不能再延", third);
        Has("接管 KS-1", third);
    }

    [Fact]
    public async Task Not_longer_than_allowed_and_not_into_the_past()
    {
        await using var bot = await OverdueAsync();

        Has("最长 1 天", await bot.Says("liqiang", "延时 KS-1 3天 原因:等客户"));
        Assert.Equal(0, await bot.Count("select count(*) from deadline_pauses"));
    }

    [Fact]
    public async Task Nobody_delays_his_own_work()
    {
        await using var bot = await OverdueAsync();

        var answer = await bot.Says("zhouyiming", "延时 KS-1 4h 原因:忙不过来");

        Has("要由处理人的上级批准", answer);
        Has("请联系 李强", answer);
    }

    [Fact]
    public async Task It_is_taken_back_and_does_not_count()
    {
        await using var bot = await OverdueAsync();
        await bot.JumpTo("2026-11-25 09:55");
        await bot.Says("liqiang", "延时 KS-1 4h 原因:等客户");

        Has("已撤销：延时 KS-1，升级照常进行", await bot.Says("liqiang", "撤销"));
        Assert.Equal(0, await bot.Count("select delays from deadlines where part = 'logistics'"));
        await bot.JumpTo("2026-11-25 10:00");

        Has("第 2 级升级", bot.LastTo("chenzong"));
    }

    [Fact]
    public async Task The_red_mark_stays_and_done_ends_it()
    {
        await using var bot = await OverdueAsync();
        await bot.Says("liqiang", "延时 KS-1 4h 原因:等客户");
        Has("🔴", await bot.Says("zhouyiming", "红"));

        await bot.FinishLogistics("zhouyiming");
        await bot.JumpTo("2026-11-25 14:00");

        Assert.DoesNotContain(bot.News("zhouyiming"), push => push.Contains("延时已到", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_over_cannot_be_delayed()
    {
        await using var bot = await OverdueAsync();
        await bot.FinishLogistics("zhouyiming");
        await bot.Says("wujing", "定责 KS-1 物流 100% 依据:外箱受压");
        await bot.Says("lina", "完成 KS-1 结果:补发两支");
        await bot.Says("sunqian", "完成 KS-1 结果:同意");
        await bot.Says("wujing", "完成 KS-1 原因:包装破损 结果:客户满意");

        Has("KS-1 已由 吴静 于", await bot.Says("liqiang", "延时 KS-1 4h 原因:等客户"));
    }

    /// <summary>KS-1 has been red for 23 hours in the hands of 周一鸣; 李强 knows, 陈总 does not yet.</summary>
    internal static async Task<TestBot> OverdueAsync()
    {
        var bot = await ComplaintWithZhouAsync();
        await bot.JumpTo("2026-11-24 10:00");
        await bot.JumpTo("2026-11-25 09:00");
        return bot;
    }
}
