using ChatBot.Tests.Collaboration;
using static ChatBot.Tests.Collaboration.Talk;

namespace ChatBot.Tests.Deadlines;

public sealed class TakeOverTests
{
    [Fact]
    public async Task A_superior_takes_it_the_clock_goes_on_and_it_is_kept_who_had_it()
    {
        await using var bot = await DelayTests.OverdueAsync();

        var answer = await bot.Presses("liqiang", "接管");

        Has("已接管 KS-1 物流异常核实，原在 周一鸣 手里", answer);
        Has("已超 23 小时，换人不重新计时", answer);
        Has("已改由他人处理", bot.LastTo("zhouyiming"));
        Assert.Equal("logistics:liqiang", await bot.Clocks("KS-1"));
        Assert.Equal(["liqiang", "zhouyiming"], await bot.Query<string>("select holder from deadline_holders order by seq"));
        Has("李强 持有", await bot.Says("lina", "为什么升级 KS-1"));

        await bot.JumpTo("2026-11-25 10:00");
        Has("处理人：李强", bot.LastTo("chenzong"));
    }

    [Fact]
    public async Task It_is_taken_back()
    {
        await using var bot = await DelayTests.OverdueAsync();
        await bot.Says("liqiang", "接管 KS-1");

        Has("仍由 周一鸣 处理", await bot.Says("liqiang", "撤销"));

        Assert.Equal("logistics:zhouyiming", await bot.Clocks("KS-1"));
    }

    [Fact]
    public async Task A_colleague_may_not_and_whoever_has_it_need_not()
    {
        await using var bot = await DelayTests.OverdueAsync();

        Has("已经在您手里", await bot.Says("zhouyiming", "接管 KS-1"));
        Has("只有他的上级或收到升级的人可以接管", await bot.Says("lina", "接管 KS-1"));
        Has("没有", await bot.Says("huangli", "接管 KS-1"));
    }

    [Fact]
    public async Task A_regional_manager_who_was_told_may()
    {
        await using var bot = await NeedAsync(Need + " 区域:华南");
        await bot.JumpTo("2026-11-23 12:00");

        Has("已接管 XQ-1 生产应答", await bot.Presses("linfeng", "接管"));
        Assert.Contains("production:linfeng", await bot.Clocks("XQ-1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_stages_one_is_chosen()
    {
        await using var bot = await NeedAsync();
        await bot.JumpTo("2026-11-23 14:00");

        var which = await bot.Says("chenzong", "接管 XQ-1");
        Has("有 2 个环节可以接管", which);
        Has("已接管 XQ-1 库存确认", await bot.Says("chenzong", "接管 XQ-1 库存确认"));
    }
}
