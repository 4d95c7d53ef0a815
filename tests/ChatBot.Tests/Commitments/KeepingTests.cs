using ChatBot.Features.People;
using static ChatBot.Tests.Commitments.Promise;

namespace ChatBot.Tests.Commitments;

/// <summary>The on-time rate in November 2026: 李娜 gives five promises, 王磊 one.</summary>
public sealed class KeepingTests
{
    [Fact]
    public async Task One_sees_what_was_due_and_how_it_ended_down_to_each_promise()
    {
        await using var bot = await NovemberAsync();

        var own = await bot.Says("lina", "履约");

        Has("李娜 11月按时兑现率：25%", own);
        Has("到期 4：按时 1，逾期兑现 1，未兑现 1，到期未交凭证 1；未到期 1（不计入）", own);
        Has("1. CN-4 到期未交凭证 · 第4医院", own);
        Has("2. CN-3 未兑现 · 第3医院", own);
        Has("3. CN-2 逾期兑现 · 第2医院", own);
        Has("4. CN-5 未到期", own);
        Has("5. CN-1 按时 · 第1医院", own);
        Has("结果：已逾期兑现", await bot.Says("lina", "查承诺 CN-2"));
        Assert.Equal(own, await bot.Says("wanghua", "履约 @李娜"));
        Assert.Equal(own, await bot.Says("zhoumin", "履约 李娜 11月"));
        Assert.Equal(own, await bot.Says("lina", "履约率 2026-11"));
    }

    [Fact]
    public async Task A_team_is_its_people_with_the_weakest_first_and_each_can_be_opened()
    {
        await using var bot = await NovemberAsync();

        var team = await bot.Says("wanghua", "履约 团队 11月");

        Has("王华 团队 11月按时兑现率：40%", team);
        Has("到期 5：按时 2，逾期兑现 1，未兑现 1，到期未交凭证 1；未到期 1（不计入）", team);
        Has("1. 李娜 25%：到期 4，按时 1", team);
        Has("2. 王磊 100%：到期 1，按时 1", team);
        Has("李娜 11月按时兑现率：25%", await bot.Says("wanghua", "1"));
        Has("周敏 团队 11月按时兑现率：40%", await bot.Says("zhoumin", "履约 团队"));
        Has("没有到期的承诺", await bot.Says("linfeng", "履约 团队"));
    }

    [Fact]
    public async Task Others_figures_are_not_shown_and_odd_words_are_asked_about()
    {
        await using var bot = await NovemberAsync();

        Has("只能看自己和下属的履约，看不到 李娜 的", await bot.Says("wanglei", "履约 @李娜"));
        Has("只能看自己和下属的履约", await bot.Says("lina", "履约 团队 王华"));
        Has("没有下属", await bot.Says("lina", "履约 团队"));
        Has("没看懂「13月」", await bot.Says("lina", "履约 13月"));
        Has("没有找到", await bot.Says("linfeng", "查承诺 CN-1"));
    }

    [Fact]
    public async Task Who_has_left_stays_in_the_figures()
    {
        await using var bot = await NovemberAsync();
        bot.Platform.Org = TestCompany.Org with { People = [.. TestCompany.Org.People.Select(person => person.UserId == "lina" ? person with { Status = MemberStatus.Disabled } : person)] };
        await bot.Restart();

        var team = await bot.Says("wanghua", "履约 团队 11月");

        Has("到期 5：按时 2", team);
        Has("李娜（已离职） 25%", team);
        Has("李娜 11月按时兑现率：25%", await bot.Says("wanghua", "履约 @李娜 11月"));
    }

    [Fact]
    public async Task Handed_on_it_stays_the_promisers_and_moved_it_counts_by_the_new_deadline()
    {
        await using var bot = await StartAsync();
        await GiveAsync(bot, 1, "11月24日18点");
        await bot.Says("zhanggong", "改派 CN-1 赵敏");
        await bot.Says("lina", "延期 CN-1 到 11月26日18点 原因:客户要求");
        await bot.SendsPicture("lina");
        await bot.JumpTo("2026-11-26 12:00");
        await bot.Says("zhaomin", "兑现 CN-1");
        await bot.SendsPicture("zhaomin");
        await bot.JumpTo("2026-11-27 12:00");

        var own = await bot.Says("lina", "履约");
        Has("按时兑现率：100%", own);
        Has("时限 11月26日(周四)18:00（原定 11月24日(周二)18:00），凭证 11月26日(周四)12:00", own);
        Has("没有到期的承诺", await bot.Says("zhaomin", "履约"));
    }

    [Fact]
    public async Task What_was_given_up_before_it_was_due_or_never_came_into_force_is_in_no_rate()
    {
        await using var bot = await StartAsync();
        await GiveAsync(bot, 1, "11月24日18点");
        await bot.Says("lina", "取消承诺 CN-1 客户取消了订单");
        await bot.Says("lina", "承诺 第2医院 发货2箱 11月24日18点 责任人:张工");
        await bot.JumpTo("2026-11-27 12:00");

        Has("没有到期的承诺", await bot.Says("lina", "履约"));
    }

    [Fact]
    public async Task On_the_first_at_eight_the_month_is_fixed_and_the_leaders_hear_theirs()
    {
        await using var bot = await NovemberAsync();
        await bot.TimeReaches("2026-12-01 07:59");
        HasNot("冻结", await bot.Says("lina", "履约 11月"));

        await bot.TimeReaches("2026-12-01 08:00");

        Has("11月按时兑现率：20%", await bot.Says("lina", "履约 11月"));
        Has("已于 12月1日(周二)08:00 冻结（第1版）", await bot.Says("lina", "履约 11月"));
        Has("您的团队按时兑现率：33.3%", Assert.Single(bot.PushesTo("wanghua"), push => push.Contains("履约数据已冻结", StringComparison.Ordinal)));
        Has("王华 团队 11月按时兑现率：33.3%", await bot.Presses("wanghua", "看团队"));
        Assert.Single(bot.PushesTo("zhoumin"), push => push.Contains("履约数据已冻结", StringComparison.Ordinal));
        Assert.DoesNotContain(bot.PushesTo("linfeng"), push => push.Contains("履约数据已冻结", StringComparison.Ordinal));
        await bot.Restart();
        await bot.TimeReaches("2026-12-01 09:00");
        Assert.Equal([1L], await bot.Query<long>("select count(*) from commitment_freezes"));
    }

    [Fact]
    public async Task Later_corrections_stand_beside_the_fixed_figure()
    {
        await using var bot = await NovemberAsync();
        await bot.TimeReaches("2026-12-01 08:00");

        await bot.Says("zhanggong", "兑现 CN-4");
        await bot.SendsPicture("zhanggong");
        await bot.Says("lina", "申诉 CN-4 客户要求12月1日收货");
        await bot.Presses("wanghua", "成立");

        var own = await bot.Says("lina", "履约 11月");
        Has("11月按时兑现率：20%", own);
        Has("冻结后更正：\n· CN-4 到期未交凭证 → 按时", own);
        Has("更正后：2/5，40%", own);
        Has("CN-4 按时（申诉成立）", own);
        Assert.Equal(["Open"], await bot.Query<string>("select verdict from commitment_frozen where no = 'CN-4'"));
    }

    [Fact]
    public async Task Down_on_the_first_the_same_figures_are_fixed_later()
    {
        await using var bot = await NovemberAsync();
        await bot.TimeReaches("2026-11-30 20:00");
        await bot.Stop();
        bot.Clock.SetUtcNow(TestBot.At("2026-12-01 11:00"));

        await bot.Restart();

        Assert.Equal([TestBot.At("2026-12-01 08:00")], await bot.Query<DateTimeOffset>("select as_of from commitment_freezes"));
        Has("11月按时兑现率：20%", await bot.Says("lina", "履约 11月"));
    }

    /// <summary>On Friday the 27th at noon: CN-1 in time, CN-2 late, CN-3 broken, CN-4 due without a word, CN-5 due on Monday; CN-6 of 王磊 in time.</summary>
    private static async Task<TestBot> NovemberAsync()
    {
        var bot = await StartAsync();
        for (var i = 1; i <= 5; i++) await GiveAsync(bot, i, i == 5 ? "11月30日18点" : "11月24日18点");
        await GiveAsync(bot, 6, "11月24日18点", "wanglei");
        await bot.JumpTo("2026-11-24 12:00");
        foreach (var no in new[] { 1, 6 })
        {
            await bot.Says("zhanggong", $"兑现 CN-{no}");
            await bot.SendsPicture("zhanggong");
        }

        await bot.JumpTo("2026-11-25 12:00");
        await bot.Says("zhanggong", "兑现 CN-2");
        await bot.SendsPicture("zhanggong");
        await bot.Says("lina", "未兑现 CN-3 客户已另行采购");
        await bot.JumpTo("2026-11-27 12:00");
        return bot;
    }

    private static async Task GiveAsync(TestBot bot, int number, string due, string promiser = "lina")
    {
        await bot.Says(promiser, $"承诺 第{number}医院 发货{number}箱 {due}前 责任人:张工");
        await bot.SendsPicture(promiser);
        await bot.Says("zhanggong", $"接受 CN-{number}");
    }
}
