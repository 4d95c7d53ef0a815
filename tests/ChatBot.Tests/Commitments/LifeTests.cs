using static ChatBot.Tests.Commitments.Promise;

namespace ChatBot.Tests.Commitments;

public sealed class LifeTests
{
    [Fact]
    public async Task Accepting_tells_the_promiser_and_a_second_press_says_so()
    {
        await using var bot = await InForceAsync();

        Has("已接受 CN-1", await bot.Presses("zhanggong", "接受"));

        Has("张工 已接受 CN-1", bot.NewsTo("lina")[^1]);
        Has("CN-1 已由 张工 于 11月23日(周一)10:00 接受", await bot.Presses("zhanggong", "接受"));
        Assert.Single(bot.NewsTo("lina"), push => push.Contains("已接受", StringComparison.Ordinal));
        Assert.Contains(bot.Platform.CardUpdates, update => update.ToString().Contains("张工 已接受", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_the_responsible_person_answers()
    {
        await using var bot = await InForceAsync();

        Has("要由 张工 本人来做", await bot.Says("lina", "接受 CN-1"));
        Has("没有找到 CN-1", await bot.Says("wanglei", "不能按期 CN-1 没空"));
    }

    [Fact]
    public async Task Declining_asks_for_the_reason_and_alerts_the_promiser_with_three_ways_on()
    {
        await using var bot = await InForceAsync();

        Has("为什么不能按期", await bot.Presses("zhanggong", "不能按期"));
        Has("已告诉 李娜", await bot.Says("zhanggong", "原料周五才到"));

        var alert = bot.NewsTo("lina")[^1];
        Has("⚠ CN-1 不能按期", alert);
        Has("原因：原料周五才到", alert);
        var card = bot.Platform.Sent.Last(push => push.RecipientId == "lina");
        Assert.Equal(["改期", "换责任人", "取消承诺"], card.Message.Acts.Select(act => act.Label));
        Assert.Equal("promise:zhanggong", await bot.ClocksAsync());
    }

    [Theory]
    [InlineData("延期 CN-1 到 11/27 原因:客户要求 客户同意:图")]
    [InlineData("延期 CN-1 到11月27日18点 原因:客户要求")]
    [InlineData("延期 cn1 11月27日 客户要求")]
    [InlineData("改期 CN-1 11月27日 原因：客户要求")]
    public async Task With_the_customers_consent_the_deadline_moves_once_and_the_first_stays_in_sight(string words)
    {
        await using var bot = await InForceAsync();

        Has("缺：客户同意的截图", await bot.Says("lina", words));
        Assert.Equal([TestBot.At("2026-11-25 18:00")], await bot.Query<DateTimeOffset>("select due_at from commitments"));
        var moved = await bot.SendsPicture("lina");

        Has("11月27日(周五)", moved);
        Has("原定 11月25日(周三)18:00", moved);
        Assert.Equal(["客户要求"], await bot.Query<string>("select proposed_reason from commitments"));
        Assert.Equal(["consent"], await bot.Query<string>("select part from evidence where part = 'consent'"));
        Has("11月27日", bot.NewsTo("zhanggong")[^1]);
        Has("已经改期过一次", await bot.Says("lina", "延期 CN-1 到 11月30日 原因:又晚了"));
        Assert.Equal([1L], await bot.Query<long>("select moves from commitments"));
    }

    [Fact]
    public async Task Handing_on_keeps_the_deadline_and_asks_the_new_person()
    {
        await using var bot = await InForceAsync();
        await bot.TimeReaches("2026-11-23 12:00");

        Has("交给谁", await bot.Presses("zhanggong", "改派"));
        Has("已交给 仓储部 赵敏", await bot.Says("zhanggong", "赵敏"));

        Has("由您负责", bot.NewsTo("zhaomin")[^1]);
        Has("改由 赵敏 负责", bot.NewsTo("lina")[^1]);
        Assert.Equal("answer:zhaomin promise:zhaomin", await bot.ClocksAsync());
        Assert.Equal([1L], await bot.Query<long>("select round from deadlines where part = 'promise'"));
        Has("要由 赵敏 本人来做", await bot.Presses("zhanggong", "接受"));
    }

    [Fact]
    public async Task Who_is_silent_for_four_hours_is_taken_up_with_the_superior()
    {
        await using var bot = await InForceAsync();

        await bot.TimeReaches("2026-11-23 13:59");
        Assert.Empty(bot.NewsTo("chenzong"));
        await bot.TimeReaches("2026-11-23 14:00");

        Has("责任人未答复", bot.NewsTo("chenzong")[^1]);
        Has("等您答复", bot.NewsTo("zhanggong")[^1]);
    }

    [Fact]
    public async Task Who_has_answered_is_left_alone()
    {
        await using var bot = await InForceAsync();
        await bot.Presses("zhanggong", "接受");

        await bot.TimeReaches("2026-11-23 18:00");

        Assert.Empty(bot.NewsTo("chenzong"));
    }

    [Fact]
    public async Task Reminders_come_a_day_and_two_hours_ahead_and_at_the_hour_and_then_climb_on_both_sides()
    {
        await using var bot = await InForceAsync();
        await bot.Presses("zhanggong", "接受");

        await bot.TimeReaches("2026-11-24 17:59");
        Assert.Single(bot.NewsTo("zhanggong"));
        await bot.TimeReaches("2026-11-24 18:00");
        Has("还剩 1 天", bot.NewsTo("zhanggong")[^1]);
        await bot.TimeReaches("2026-11-25 16:00");
        Has("还剩 2 小时", bot.NewsTo("zhanggong")[^1]);
        await bot.TimeReaches("2026-11-25 18:00");
        Has("到期，还没有凭证", bot.NewsTo("zhanggong")[^1]);
        Has("请向客户说明", bot.NewsTo("lina")[^1]);
        Assert.Equal(4, bot.NewsTo("zhanggong").Count);
        Assert.Single(await bot.Query<long>("select red_at from deadlines where part = 'promise' and red_at is not null"));
        Assert.Empty(bot.NewsTo("wanghua"));

        // Four hours later it is night, and phones are silent until eight.
        await bot.TimeReaches("2026-11-26 08:00");
        Has("逾期未兑现", bot.NewsTo("chenzong")[^1]);
        Has("逾期未兑现", bot.NewsTo("wanghua")[^1]);
    }

    [Fact]
    public async Task A_reminder_in_the_night_comes_before_it_and_not_after()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", "承诺 华东医院 加急发货50箱 11月25日9点前 责任人:张工");
        await bot.SendsPicture("lina");
        await bot.Presses("zhanggong", "接受");

        await bot.TimeReaches("2026-11-24 22:00");

        Has("还剩 11 小时", bot.NewsTo("zhanggong")[^1]);
    }

    [Fact]
    public async Task What_was_missed_while_the_service_was_down_comes_once_and_marked_late()
    {
        await using var bot = await InForceAsync();
        await bot.Presses("zhanggong", "接受");
        await bot.Stop();
        bot.Clock.SetUtcNow(TestBot.At("2026-11-25 20:00"));

        await bot.Restart();

        Assert.Equal(2, bot.NewsTo("zhanggong").Count);
        Has("补发，本应 11月25日(周三)18:00", bot.NewsTo("zhanggong")[^1]);
    }

    [Fact]
    public async Task Kept_in_time_is_what_was_proven_by_the_deadline()
    {
        await using var bot = await InForceAsync();
        await bot.JumpTo("2026-11-25 17:00");
        Has("请发兑现凭证截图", await bot.Says("zhanggong", "兑现 CN-1"));
        Assert.Equal("Active", await bot.StateAsync());
        bot.Clock.SetUtcNow(TestBot.At("2026-11-25 18:00"));

        Has("CN-1 已按时兑现", await bot.SendsPicture("zhanggong"));

        Assert.Equal("Fulfilled", await bot.StateAsync());
        Has("CN-1 已按时兑现", bot.NewsTo("lina")[^1]);
        Assert.Equal("", await bot.ClocksAsync());
        Has("已由 张工 于", await bot.Says("lina", "兑现 CN-1"));
    }

    [Fact]
    public async Task Proven_after_the_deadline_is_late_and_who_was_alarmed_hears_the_end()
    {
        await using var bot = await InForceAsync();
        await bot.TimeReaches("2026-11-26 08:30");
        await bot.Says("zhanggong", "兑现 CN-1");

        Has("CN-1 已逾期兑现", await bot.SendsPicture("zhanggong"));

        Has("已逾期兑现", bot.NewsTo("wanghua")[^1]);
        Has("已逾期兑现", bot.NewsTo("chenzong")[^1]);
    }

    [Fact]
    public async Task A_picture_without_being_asked_for_proves_nothing()
    {
        await using var bot = await InForceAsync();

        Has("没有等待凭证", await bot.SendsPicture("zhanggong"));
        Assert.Equal("Active", await bot.StateAsync());
    }

    [Fact]
    public async Task A_draft_cannot_be_kept()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", Ahead);

        Has("要先生效", await bot.Says("lina", "兑现 CN-1"));
        Has("要先生效", await bot.Says("zhanggong", "接受 CN-1"));
    }

    [Fact]
    public async Task A_promise_in_force_moves_once_with_reason_and_consent()
    {
        await using var bot = await InForceAsync();
        await bot.Presses("zhanggong", "接受");
        Has("要写原因", await bot.Says("lina", "改期 CN-1 11月27日"));

        Has("缺：客户同意的截图", await bot.Says("lina", "改期 CN-1 11月27日 原因:客户同意延后"));
        Assert.Equal(TestBot.At("2026-11-25 18:00"), (await bot.Query<DateTimeOffset>("select due_at from commitments")).Single());

        var moved = await bot.SendsPicture("lina");
        Has("11月27日(周五)18:00", moved);
        Has("原定 11月25日(周三)18:00", moved);
        Has("CN-1 改期", bot.NewsTo("zhanggong")[^1]);
        Assert.Equal("answer:zhanggong promise:zhanggong", await bot.ClocksAsync());
        Has("已经改期过一次", await bot.Says("lina", "改期 CN-1 11月28日 原因:再延"));

        await bot.TimeReaches("2026-11-25 18:00");
        Assert.DoesNotContain(bot.NewsTo("zhanggong"), push => push.Contains("到期，还没有凭证", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_the_deadline_it_neither_moves_nor_is_cancelled()
    {
        await using var bot = await InForceAsync();
        await bot.TimeReaches("2026-11-25 18:01");

        Has("不能再改期", await bot.Says("lina", "改期 CN-1 11月27日 原因:客户同意"));
        Has("不能取消", await bot.Says("lina", "取消承诺 CN-1 不做了"));
        Has("已标为未兑现", await bot.Says("lina", "未兑现 CN-1 客户已另行采购"));
        Assert.Equal("Broken", await bot.StateAsync());
        Has("客户已另行采购", bot.NewsTo("zhanggong")[^1]);
    }

    [Fact]
    public async Task Before_the_deadline_it_is_cancelled_and_not_broken()
    {
        await using var bot = await InForceAsync();

        Has("还没到期", await bot.Says("lina", "未兑现 CN-1 客户已另行采购"));
        Has("已取消", await bot.Says("lina", "取消承诺 CN-1 客户取消了订单"));

        Has("已取消", bot.NewsTo("zhanggong")[^1]);
        Has("CN-1 已由 李娜 于", await bot.Presses("zhanggong", "接受"));
    }

    [Fact]
    public async Task Fulfilling_can_be_taken_back()
    {
        await using var bot = await InForceAsync();
        await bot.Presses("zhanggong", "接受");
        await bot.Says("zhanggong", "兑现 CN-1");
        await bot.SendsPicture("zhanggong");

        Has("已撤销：兑现 CN-1", await bot.Says("zhanggong", "撤销"));

        Assert.Equal("Active", await bot.StateAsync());
        Assert.Equal("promise:zhanggong", await bot.ClocksAsync());
    }

    [Fact]
    public async Task A_promise_unlocked_after_its_date_gives_its_sides_four_hours_before_anybody_above_hears()
    {
        await using var bot = await LockedAsync();
        await bot.SendsPicture("lina");

        await bot.TimeReaches("2026-11-23 13:45");
        Assert.Contains(bot.NewsTo("zhanggong"), push => push.Contains("到期，还没有凭证", StringComparison.Ordinal));
        Assert.Empty(bot.NewsTo("wanghua"));
        await bot.TimeReaches("2026-11-23 14:00");
        Has("逾期未兑现", bot.NewsTo("wanghua")[^1]);
    }

    [Fact]
    public async Task A_promise_in_force_is_on_the_lists_of_its_side()
    {
        await using var bot = await InForceAsync();

        Has("兑现承诺：加急发货50箱", await bot.Says("zhanggong", "待办"));
        Has("在 张工 手里", await bot.Says("wanghua", "卡点 CN-1"));
    }
}
