using static ChatBot.Tests.Commitments.Promise;

namespace ChatBot.Tests.Commitments;

/// <summary>CN-1 of 李娜 was proven by 张工 on Thursday the 26th at noon, eighteen hours late; 王华 is above 李娜.</summary>
public sealed class AppealTests
{
    private const string Words = "申诉 CN-1 客户当天不在，无法签收";

    [Theory]
    [InlineData("lina")]
    [InlineData("zhanggong")]
    public async Task Either_side_appeals_and_the_superior_finds_for_it(string who)
    {
        await using var bot = await LateAsync();

        Has("已提交 CN-1 的申诉，由 王华 判定", await bot.Says(who, Words));
        var asked = bot.NewsTo("wanghua")[^1];
        Has("现在计为：逾期兑现", asked);
        Has("理由：客户当天不在", asked);
        Assert.Equal("appeal:wanghua", await bot.ClocksAsync());

        Has("CN-1 的申诉已判定：成立，计为按时", await bot.Presses("wanghua", "成立"));

        Has("CN-1 的申诉成立，计为按时", bot.NewsTo("lina")[^1]);
        Has("CN-1 的申诉成立，计为按时", bot.NewsTo("zhanggong")[^1]);
        Assert.Equal("", await bot.ClocksAsync());
        Has("11月按时兑现率：100%", await bot.Says("lina", "履约"));
        Has("→ 成立，计为按时", await bot.Says("lina", "查承诺 CN-1"));
        Assert.Equal([who + " 申诉", "wanghua 申诉成立"], await bot.Query<string>("select actor || ' ' || action from ledger where record_no = 'CN-1' and action like '申诉%' order by seq"));
        Has("CN-1 已由 王华 于 11月26日(周四)12:00 判定申诉成立", await bot.Says("zhoumin", "申诉不成立 CN-1 不同意"));
    }

    [Fact]
    public async Task A_no_wants_a_reason_and_changes_nothing()
    {
        await using var bot = await LateAsync();
        await bot.Says("lina", Words);

        Has("为什么不成立", await bot.Presses("wanghua", "不成立"));
        Has("不成立，仍计为逾期兑现", await bot.Says("wanghua", "发货前没有联系客户"));

        Has("判定：王华，发货前没有联系客户", bot.NewsTo("lina")[^1]);
        Has("11月按时兑现率：0%", await bot.Says("lina", "履约"));
        Has("已由 李娜 于 11月26日(周四)12:00 申诉", await bot.Says("lina", Words));
    }

    [Theory]
    [InlineData("2026-12-01 12:00", "已提交 CN-1 的申诉")]
    [InlineData("2026-12-01 12:01", "申诉要在 5 天内提出")]
    public async Task Within_five_days(string at, string says)
    {
        await using var bot = await LateAsync();
        await bot.JumpTo(at);

        Has(says, await bot.Says("lina", Words));
    }

    [Fact]
    public async Task What_was_in_time_or_is_still_open_is_not_appealed_and_strangers_do_not()
    {
        await using var bot = await InForceAsync();
        Has("只有逾期兑现或未兑现的承诺可以申诉", await bot.Says("lina", Words));
        await bot.JumpTo("2026-11-25 19:00");
        Has("先交凭证（兑现 CN-1）或承认未兑现", await bot.Says("lina", Words));
        Has("没有找到 CN-1", await bot.Says("wanglei", Words));
        Has("要由承诺人 李娜 或责任人 张工 提出", await bot.Says("wanghua", Words));
        Has("没有待判定的申诉", await bot.Says("wanghua", "申诉成立 CN-1"));
    }

    [Theory]
    [InlineData("lina")]
    [InlineData("zhanggong")]
    [InlineData("linfeng")]
    public async Task Nobody_judges_a_cause_of_ones_own_or_of_another_line(string who)
    {
        await using var bot = await LateAsync();
        await bot.Says("lina", Words);

        var answer = await bot.Says(who, "申诉成立 CN-1");

        Assert.True(answer.Contains("要由 王华", StringComparison.Ordinal) || answer.Contains("没有找到", StringComparison.Ordinal), answer);
        Assert.Equal(["Open"], await bot.Query<string>("select verdict from commitment_appeals"));
    }

    [Fact]
    public async Task A_superior_who_does_not_decide_is_reminded_and_then_the_next_one_up_hears()
    {
        await using var bot = await LateAsync();
        await bot.Says("lina", Words);

        // Eighty per cent of two days end in the night: the reminder waits for the morning.
        await bot.TimeReaches("2026-11-28 08:01");
        Has("申诉还在等 华东区 王华 判定", bot.NewsTo("wanghua")[^1]);
        await bot.TimeReaches("2026-11-28 12:00");

        Has("申诉还在等 华东区 王华 判定", bot.NewsTo("zhoumin")[^1]);
        Has("已判定", await bot.Presses("zhoumin", "成立"));
    }

    [Fact]
    public async Task Both_can_be_taken_back_as_long_as_nobody_has_acted_on_it()
    {
        await using var bot = await LateAsync();
        await bot.Says("lina", Words);
        Has("已撤销：申诉 CN-1", await bot.Says("lina", "撤销"));
        Assert.Equal("", await bot.ClocksAsync());
        Has("没有待判定的申诉", await bot.Presses("wanghua", "成立"));

        Has("已提交", await bot.Says("lina", "申诉 CN-1 客户当天放假"));
        await bot.Says("wanghua", "申诉成立 CN-1");
        Has("已由 王华", await bot.Says("lina", "撤销"));
        Has("已撤销：申诉成立 CN-1", await bot.Says("wanghua", "撤销"));
        Assert.Equal("appeal:wanghua", await bot.ClocksAsync());
        Has("11月按时兑现率：0%", await bot.Says("lina", "履约"));
        Has("已判定", await bot.Says("wanghua", "申诉不成立 CN-1 放假是早知道的"));
    }

    private static async Task<TestBot> LateAsync()
    {
        var bot = await InForceAsync();
        await bot.Says("zhanggong", "接受 CN-1");
        await bot.JumpTo("2026-11-26 12:00");
        await bot.Says("zhanggong", "兑现 CN-1");
        Has("逾期兑现", await bot.SendsPicture("zhanggong"));
        return bot;
    }
}
