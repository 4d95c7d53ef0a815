using ChatBot.Tests.Collaboration;
using static ChatBot.Tests.Collaboration.Talk;

namespace ChatBot.Tests.Deadlines;

public sealed class AcknowledgeTests
{
    [Fact]
    public async Task Taking_notice_holds_the_ladder_back_for_four_hours_and_no_longer()
    {
        await using var bot = await ComplaintWithZhouAsync();
        await bot.JumpTo("2026-11-24 10:00");
        await bot.JumpTo("2026-11-25 09:00");

        var answer = await bot.Presses("liqiang", "收到");
        Has("已知悉 KS-1（在 周一鸣 手里）", answer);
        Has("11月25日(周三)13:00 前暂停升级", answer);
        HasNot("完成后请发", answer);

        await bot.JumpTo("2026-11-25 10:00");
        Assert.Empty(bot.News("chenzong"));
        await bot.JumpTo("2026-11-25 13:00");
        Has("第 2 级升级", bot.LastTo("chenzong"));
        HasNot("补发", bot.LastTo("chenzong"));
    }

    [Fact]
    public async Task Without_progress_holder_and_superior_hear_again_when_it_runs_out()
    {
        await using var bot = await ComplaintWithZhouAsync();
        await bot.JumpTo("2026-11-24 10:00");
        await bot.Says("liqiang", "收到 KS-1");

        await bot.JumpTo("2026-11-24 14:00");

        Has("🔴 KS-1 物流异常核实仍未完成", bot.LastTo("liqiang"));
        Has("李强 之前表示已知悉", bot.LastTo("zhouyiming"));
        Has("完成后请发：完成 KS-1", bot.LastTo("zhouyiming"));
        Assert.Empty(bot.News("chenzong"));
        await bot.JumpTo("2026-11-24 18:30");
        Assert.Single(bot.News("liqiang"), push => push.Contains("仍未完成", StringComparison.Ordinal));
        await bot.JumpTo("2026-11-25 10:00");
        Has("第 2 级升级", bot.LastTo("chenzong"));
    }

    [Fact]
    public async Task Before_the_limit_it_stops_neither_red_nor_the_superior()
    {
        await using var bot = await ComplaintWithZhouAsync();
        await bot.JumpTo("2026-11-24 08:00");
        await bot.Says("zhouyiming", "收到 KS-1");

        await bot.JumpTo("2026-11-24 10:00");

        Has("已超时", bot.LastTo("zhouyiming"));
        Has("超时未完成", bot.LastTo("liqiang"));
    }

    [Fact]
    public async Task One_holder_does_not_hold_back_the_ladder_of_another()
    {
        await using var bot = await NeedAsync();
        await bot.JumpTo("2026-11-23 14:00");

        Has("（在 王工 手里）", await bot.Says("wanggong", "收到 XQ-1"));

        Assert.Equal(["production"], await bot.Query<string>("select part from deadlines where acknowledged_by is not null"));
    }

    [Fact]
    public async Task Handing_it_on_ends_the_acknowledgement()
    {
        await using var bot = await ComplaintWithZhouAsync();
        await bot.JumpTo("2026-11-24 10:00");
        await bot.Says("liqiang", "收到 KS-1");

        await bot.Says("liqiang", "指派 KS-1 物流异常核实 郑工");

        Assert.Equal(0, await bot.Count("select count(*) from deadlines where acknowledged_by is not null"));
    }

    [Fact]
    public async Task It_is_taken_back_like_anything_else()
    {
        await using var bot = await ComplaintWithZhouAsync();
        await bot.JumpTo("2026-11-24 10:00");
        await bot.JumpTo("2026-11-25 09:55");
        await bot.Says("liqiang", "收到 KS-1");

        Has("已撤销：收到 KS-1，升级照常进行", await bot.Says("liqiang", "撤销"));
        await bot.JumpTo("2026-11-25 10:00");

        Has("第 2 级升级", bot.LastTo("chenzong"));
    }

    [Fact]
    public async Task A_late_click_is_told_who_has_done_it_and_when()
    {
        await using var bot = await ComplaintWithZhouAsync();
        await bot.JumpTo("2026-11-24 10:00");
        await bot.FinishLogistics("zhouyiming");

        Has("KS-1 已由 周一鸣 于 11月24日(周二)10:00 处理", await bot.Presses("zhouyiming", "收到"));
    }

    [Fact]
    public async Task Who_was_told_may_take_notice_whatever_side_they_stand_on()
    {
        await using var bot = await NeedAsync(Need + " 区域:华南");
        await bot.JumpTo("2026-11-23 12:00");

        Has("已知悉 XQ-1", await bot.Presses("linfeng", "收到"));
    }

    [Theory]
    [InlineData("收到")]
    [InlineData("好的收到")]
    [InlineData("好的，收到")]
    [InlineData("收到，谢谢")]
    [InlineData("收到谢谢！")]
    [InlineData("知道了")]
    public async Task Said_out_of_politeness_it_starts_nothing(string said)
    {
        await using var bot = await NeedAsync();

        Has("没有等您知悉的预警", await bot.Says("lina", said));
        Assert.Equal(0, await bot.Count("select count(*) from drafts"));
        Has("手上没有待办", await bot.Says("lina", "待办"));
    }

    [Fact]
    public async Task With_other_words_behind_it_nothing_is_taken_for_noticed_without_a_number()
    {
        await using var bot = await ComplaintWithZhouAsync();
        await bot.JumpTo("2026-11-24 10:00");

        var answer = await bot.Says("liqiang", "收到 客户寄来的三箱样品");

        Has("「客户寄来的三箱样品」没有记下，也没有算作知悉", answer);
        Assert.Equal(0, await bot.Count("select count(*) from deadlines where acknowledged_by is not null"));
        Has("已知悉 KS-1", await bot.Says("liqiang", "收到 KS-1 下午去现场"));
        Assert.Equal(["下午去现场"], await bot.Query<string>("select reason from ledger where action = '知悉'"));
    }

    [Theory]
    [InlineData("收到")]
    [InlineData("好的收到")]
    public async Task Without_a_number_it_is_for_the_one_thing_that_waits(string said)
    {
        await using var bot = await ComplaintWithZhouAsync();
        await bot.JumpTo("2026-11-24 10:00");

        Has("已知悉 KS-1（在 周一鸣 手里）", await bot.Says("liqiang", said));
        Has("没有等您知悉的预警", await bot.Says("liqiang", "收到"));
        Has("没有等您知悉的预警", await bot.Says("lina", "收到"));
    }

    [Fact]
    public async Task Where_several_wait_it_asks_which_by_number()
    {
        await using var bot = await NeedAsync();
        await bot.Says("lina", Complaint);
        await bot.Says("lina", "指派 KS-1 物流异常核实 王工");
        await bot.JumpTo("2026-11-24 10:00");

        var asked = await bot.Says("wanggong", "收到");
        Has("收到的是哪一件？", asked);
        Has("XQ-1", asked);
        Has("KS-1", asked);
        Has("已知悉", await bot.Says("wanggong", "2"));
    }
}
