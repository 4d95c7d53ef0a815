using ChatBot.Tests.Payments;
using static ChatBot.Tests.Payments.Pay;

namespace ChatBot.Tests.Contracts;

/// <summary>李娜 gives HT-2026-088 with its two payments to 王磊; 王华 is above both.</summary>
public sealed class TransferTests
{
    private const string Words = "转交合同 HT-88 给 王磊 原因:客户划归王磊";

    [Theory]
    [InlineData("lina", Words)]
    [InlineData("wanghua", Words)]
    [InlineData("zhoumin", "转交合同 ht2026-088 给王磊 原因：客户划归王磊")]
    [InlineData("lina", "转交合同 HT-88 给:王磊 原因:客户划归王磊")]
    [InlineData("lina", "转交合同 @王磊 HT-88 理由:客户划归王磊")]
    public async Task The_owner_or_somebody_above_gives_it_and_both_are_told(string who, string words)
    {
        await using var bot = await PlannedAsync();

        var answer = await bot.Says(who, words);

        Has("已把合同 HT-2026-088 浙江一院 交给 王磊 负责（原负责人 李娜）", answer);
        Has("原因：客户划归王磊", answer);
        Has("现在由您负责", Assert.Single(bot.PushesTo("wanglei")));
        if (who == "lina") Assert.Empty(bot.PushesTo("lina"));
        else Has("已转给 王磊 负责", Assert.Single(bot.PushesTo("lina")));
        Assert.Equal([$"转交合同 lina>wanglei 客户划归王磊 {who}"], await bot.Query<string>(
            "select action || ' ' || before || '>' || after || ' ' || reason || ' ' || actor from ledger where record_no = 'HT-2026-088' and action = '转交合同'"));
    }

    [Fact]
    public async Task Reminders_go_to_the_new_owner_and_to_his_superior()
    {
        await using var bot = await PlannedAsync();
        await bot.Says("wanghua", Words);

        await bot.MorningsReach("2026-12-11 10:00");

        Assert.Empty(bot.RemindersTo("lina"));
        Assert.Equal(4, bot.RemindersTo("wanglei").Count);
        Assert.Single(bot.RemindersTo("wanghua"));
        Has("HK-1", await bot.Says("wanglei", "待办"));
        HasNot("HK-1", await bot.Says("lina", "待办"));
        Has("负责人：王磊", await bot.Says("wanglei", "合同 HT-88"));
    }

    [Fact]
    public async Task A_reminder_on_the_phone_of_who_had_it_is_greyed()
    {
        await using var bot = await PlannedAsync();
        await bot.MorningsReach("2026-12-03 10:00");

        await bot.Says("wanghua", Words);
        await bot.Settle();

        Assert.Contains(bot.Platform.CardUpdates, update => update.UserId == "lina" && update.ReplacedText == "已转给 王磊");
    }

    [Fact]
    public async Task It_can_be_taken_back_and_what_was_done_before_as_well()
    {
        await using var bot = await PlannedAsync();
        await bot.Says("wanghua", Words);

        Has("已撤销：转交合同 HT-2026-088", await bot.Says("wanghua", "撤销"));

        Assert.Equal(["lina"], await bot.Query<string>("select owner from contracts"));
        Assert.Equal(["lina", "lina"], await bot.Query<string>("select holder from deadlines where policy = 'payment' and closed_at is null"));
        Has("更正", bot.PushesTo("wanglei")[^1]);
        Has("已撤销：回款计划 HT-2026-088", await bot.Says("lina", "撤销"));
    }

    [Fact]
    public async Task What_has_been_acted_on_since_cannot_be_taken_back()
    {
        await using var bot = await PlannedAsync();
        await bot.Says("wanghua", Words);
        await bot.Says("wanglei", "到账 HK-1 1万");

        Has("刚刚有人改过", await bot.Says("wanghua", "撤销"));

        Assert.Equal(["wanglei"], await bot.Query<string>("select owner from contracts"));
    }

    [Theory]
    [InlineData("qianhui", "由 李娜 负责")]
    [InlineData("huangli", "没有找到 HT-88")]
    public async Task Nobody_else_gives_it_away(string who, string says)
    {
        await using var bot = await PlannedAsync();

        Has(says, await bot.Says(who, Words));

        Assert.Equal(["lina"], await bot.Query<string>("select owner from contracts"));
        Assert.Empty(bot.PushesTo("wanglei"));
    }

    [Fact]
    public async Task What_is_missing_is_asked_for_and_what_is_so_already_changes_nothing()
    {
        await using var bot = await PlannedAsync();
        Has("为什么转交", await bot.Says("lina", "转交合同 HT-88 给 王磊"));
        Has("已把合同", await bot.Says("lina", "客户划归王磊"));

        Has("本来就由 王磊 负责", await bot.Says("wanghua", Words));
        Has("张三丰", await bot.Says("wanghua", "转交合同 HT-88 给 张三丰 原因:调岗"));
        Assert.Equal(["wanglei"], await bot.Query<string>("select owner from contracts"));
    }
}
