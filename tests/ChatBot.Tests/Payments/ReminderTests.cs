using static ChatBot.Tests.Payments.Pay;

namespace ChatBot.Tests.Payments;

public sealed class ReminderTests
{
    /// <summary>Due on Thursday 2026-12-10; each moment with the only people who hear of it.</summary>
    [Theory]
    [InlineData("2026-12-03 09:30", "T-7", "lina")]
    [InlineData("2026-12-07 09:30", "T-3", "lina")]
    [InlineData("2026-12-10 09:30", "T0", "lina")]
    [InlineData("2026-12-11 09:30", "T+1", "lina wanghua")]
    [InlineData("2026-12-17 09:30", "T+7", "lina wanghua qianhui")]
    [InlineData("2027-01-11 09:30", "T+30", "lina wanghua qianhui zhoumin")]
    public async Task Each_day_has_its_hearers(string at, string step, string hearers)
    {
        await using var bot = await PlannedAsync(settings: [("Payments:HeadFromYuan", "50000")]);
        await bot.MorningsReach(TestBot.At(at).AddMinutes(-1).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        string[] everybody = ["lina", "wanghua", "qianhui", "zhoumin", "chenzong"];
        var before = everybody.ToDictionary(who => who, who => bot.RemindersTo(who).Count);
        Assert.DoesNotContain(step, (await bot.FiredAsync()).Split(' '));

        await bot.MorningsReach(at);

        Assert.Contains(step, (await bot.FiredAsync()).Split(' '));
        Assert.Equal(hearers, string.Join(' ', everybody.Where(who => bot.RemindersTo(who).Count == before[who] + 1)));
        Assert.Equal(hearers, (await bot.Query<string>("select recipients from deadline_fires f join deadlines d on d.id = f.deadline_id where d.record_no = 'HK-1' and f.step = @step", new { step })).Single().Replace('、', ' '));
    }

    [Fact]
    public async Task The_whole_way_says_what_is_owed_and_turns_red_a_day_late()
    {
        await using var bot = await PlannedAsync();
        await bot.MorningsReach("2026-12-18 10:00");

        var told = bot.RemindersTo("lina");
        Assert.Equal(5, told.Count);
        Has("回款 HK-1 还有 7 天", told[0]);
        Has("还差：5万元", told[0]);
        Has("到期：12月10日(周四)", told[0]);
        Has("还有 3 天", told[1]);
        Has("今天到期", told[2]);
        HasNot("🔴", told[2]);
        Has("🔴 回款 HK-1 已逾期 1 天", told[3]);
        HasNot("李娜", told[3]);
        Has("负责人：李娜", bot.RemindersTo("wanghua")[0]);
        Has("已逾期 7 天", told[4]);
        Has("浙江一院", bot.RemindersTo("wanghua")[0]);
        Has("→ 钱会", Assert.Single(bot.RemindersTo("qianhui")));
        Has("🔴", await bot.Says("lina", "待办"));
        Has("HK-1", await bot.Says("wanghua", "卡点"));
        Assert.Equal([TestBot.At("2026-12-11 09:30").ToUnixTimeMilliseconds()], await bot.Query<long>("select red_at from deadlines where record_no = 'HK-1'"));
    }

    [Fact]
    public async Task Thirty_days_late_the_head_hears_of_much_money_only()
    {
        await using var bot = await PlannedAsync(settings: [("Payments:HeadFromYuan", "50001")]);

        await bot.MorningsReach("2027-01-11 10:00");

        Assert.Equal("T-7 T-3 T0 T+1 T+7 T+30", await bot.FiredAsync());
        Assert.Equal(3, bot.RemindersTo("wanghua").Count);
        Assert.Empty(bot.RemindersTo("zhoumin"));
    }

    [Fact]
    public async Task What_is_open_when_it_is_said_decides_about_the_head()
    {
        await using var bot = await PlannedAsync(settings: [("Payments:HeadFromYuan", "50000")]);
        await bot.MorningsReach("2026-12-18 10:00");
        await bot.Says("lina", "到账 HK-1 0.01元");

        await bot.MorningsReach("2027-01-11 10:00");

        Assert.Empty(bot.RemindersTo("zhoumin"));
        Has("还差：49,999.99元", bot.RemindersTo("lina")[^1]);
    }

    [Fact]
    public async Task A_part_changes_what_is_said()
    {
        await using var bot = await PlannedAsync();
        await bot.MorningsReach("2026-12-04 10:00");
        await bot.Says("qianhui", "到账 HK-1 2万");

        await bot.MorningsReach("2026-12-07 10:00");

        Has("还差：3万元", bot.RemindersTo("lina")[^1]);
        Has("应收5万元，已到2万元", bot.RemindersTo("lina")[^1]);
    }

    /// <summary>By name of the step, when it fires.</summary>
    [Theory]
    // Due on a Saturday: in time until Monday; three days before that is Friday.
    [InlineData("2026-11-23 10:00", "2026-12-12", "T-7@12-07 T-3@12-11 T0@12-14 T+1@12-15 T+7@12-21")]
    // A Friday: a day late is a Saturday, said on Monday.
    [InlineData("2026-11-23 10:00", "2026-12-11", "T-7@12-04 T-3@12-08 T0@12-11 T+1@12-14 T+7@12-18")]
    // 国庆 from 1 to 7 October 2026, worked on Saturday the 10th: due inside, in time on the 8th; both ahead fall on 30 September, the nearer is said.
    [InlineData("2026-09-01 10:00", "2026-10-03", "T-3@09-30 T0@10-08 T+1@10-09 T+7@10-15")]
    // The day before the holiday: a day and a week late both fall on the 8th, the graver is said.
    [InlineData("2026-09-01 10:00", "2026-09-30", "T-7@09-23 T-3@09-24 T0@09-30 T+7@10-08")]
    // A worked Saturday is a day like any other; both ahead fall into the holiday and on the morning before it.
    [InlineData("2026-09-01 10:00", "2026-10-10", "T-3@09-30 T0@10-10 T+1@10-12 T+7@10-19")]
    // 元旦 from 1 to 3 January 2026, worked on Sunday the 4th.
    [InlineData("2025-12-01 10:00", "2026-01-01", "T-7@12-26 T-3@12-31 T0@01-04 T+1@01-05 T+7@01-12")]
    public async Task Reminders_leave_on_working_days(string now, string due, string expected)
    {
        await using var bot = await PlannedAsync($"100% {due}", now);

        await bot.MorningsReach(TestBot.At(due + " 12:00").AddDays(16).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));

        var fired = await bot.Query<Fire>(
            "select f.step as step, f.fired_at as at from deadline_fires f join deadlines d on d.id = f.deadline_id where d.record_no = 'HK-1' and f.path <> '已过时，未发送' order by f.fired_at, f.due_at");
        Assert.All(fired, fire => Assert.Equal(new TimeSpan(9, 30, 0), fire.At.ToOffset(TimeSpan.FromHours(8)).TimeOfDay));
        var said = string.Join(' ', fired.Select(fire => $"{fire.Step}@{fire.At.ToOffset(TimeSpan.FromHours(8)):MM-dd}"));
        Assert.Equal(expected, said);
    }

    [Fact]
    public async Task A_day_off_is_named_in_the_reminder()
    {
        await using var bot = await PlannedAsync("100% 2026-12-12");

        await bot.MorningsReach("2026-12-14 10:00");

        Has("约定12月12日(周六)，遇休息日顺延", bot.RemindersTo("lina")[^1]);
        Has("到期：12月14日(周一)", bot.RemindersTo("lina")[^1]);
        Has("今天到期", bot.RemindersTo("lina")[^1]);
    }

    [Fact]
    public async Task Down_in_the_morning_it_leaves_as_soon_as_the_service_is_up()
    {
        await using var bot = await PlannedAsync();
        await bot.MorningsReach("2026-12-03 09:00");
        await bot.Stop();
        bot.Clock.SetUtcNow(TestBot.At("2026-12-03 14:20"));

        await bot.Restart();

        Has("（补发，本应 12月3日(周四)09:30 提醒）", Assert.Single(bot.RemindersTo("lina")));
        await bot.Restart();
        await bot.MorningsReach("2026-12-03 18:00");
        Assert.Single(bot.RemindersTo("lina"));
    }

    /// <summary>Down since Wednesday evening; T-7 was due on Thursday, 2026-12-03, at 09:30.</summary>
    [Theory]
    [InlineData("2026-12-03 19:59", "2026-12-03 19:59", "还有 7 天")]
    [InlineData("2026-12-03 20:00", "2026-12-03 20:00", "还有 7 天")]
    [InlineData("2026-12-03 20:01", "2026-12-04 09:30", "还有 6 天")]
    [InlineData("2026-12-04 02:00", "2026-12-04 09:30", "还有 6 天")]
    // Not the same day: the next working morning, a Monday, on which T-3 has overtaken it.
    [InlineData("2026-12-04 11:00", "2026-12-07 09:30", "还有 3 天")]
    [InlineData("2026-12-05 15:00", "2026-12-07 09:30", "还有 3 天")]
    public async Task Missed_overnight_it_waits_for_the_next_working_morning(string up, string leaves, string says)
    {
        await using var bot = await PlannedAsync();
        await bot.MorningsReach("2026-12-02 18:00");
        await bot.Stop();
        bot.Clock.SetUtcNow(TestBot.At(up));

        await bot.Restart();
        await bot.MorningsReach(TestBot.At(leaves).AddMinutes(up == leaves ? 0 : -1).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(up == leaves ? 1 : 0, bot.RemindersTo("lina").Count);
        await bot.MorningsReach(leaves);
        Has(says, Assert.Single(bot.RemindersTo("lina")));
        await bot.Restart();
        await bot.MorningsReach("2026-12-07 09:31");
        Assert.Equal(says == "还有 3 天" ? 1 : 2, bot.RemindersTo("lina").Count);
    }

    [Fact]
    public async Task Down_again_on_the_morning_to_which_it_was_put_off_it_still_leaves_that_day()
    {
        await using var bot = await PlannedAsync();
        await bot.MorningsReach("2026-12-02 18:00");
        await bot.JumpTo("2026-12-03 23:00");
        await bot.Stop();
        bot.Clock.SetUtcNow(TestBot.At("2026-12-04 16:00"));

        await bot.Restart();

        Has("（补发，本应 12月3日(周四)09:30 提醒）", Assert.Single(bot.RemindersTo("lina")));
    }

    [Fact]
    public async Task What_is_no_longer_true_is_skipped_and_what_matters_is_said_once()
    {
        await using var bot = await PlannedAsync();
        await bot.MorningsReach("2026-12-02 18:00");
        await bot.Stop();
        bot.Clock.SetUtcNow(TestBot.At("2026-12-14 11:00"));

        await bot.Restart();
        await bot.MorningsReach("2026-12-15 09:29");
        Assert.Empty(bot.RemindersTo("lina"));
        await bot.MorningsReach("2026-12-15 09:30");

        Assert.Equal("T+1", await bot.FiredAsync());
        Has("已逾期 5 天", Assert.Single(bot.RemindersTo("lina")));
        Has("本应 12月11日(周五)09:30", Assert.Single(bot.RemindersTo("wanghua")));
        await bot.MorningsReach("2026-12-17 10:00");
        Assert.Equal("T+1 T+7", await bot.FiredAsync());
    }

    [Fact]
    public async Task Down_for_a_fortnight_only_the_gravest_is_said()
    {
        await using var bot = await PlannedAsync();
        await bot.Stop();
        bot.Clock.SetUtcNow(TestBot.At("2026-12-22 11:00"));

        await bot.Restart();
        await bot.MorningsReach("2026-12-23 10:00");

        Assert.Equal("T+7", await bot.FiredAsync());
        Assert.Single(bot.RemindersTo("lina"));
        Assert.Single(bot.RemindersTo("qianhui"));
        Assert.Equal([TestBot.At("2026-12-11 09:30").ToUnixTimeMilliseconds()], await bot.Query<long>("select red_at from deadlines where record_no = 'HK-1'"));
    }

    [Fact]
    public async Task Paid_while_the_service_was_down_is_never_reminded_of()
    {
        await using var bot = await PlannedAsync();
        await bot.MorningsReach("2026-12-10 09:00");
        bot.Clock.SetUtcNow(TestBot.At("2026-12-10 09:31"));
        await bot.Says("qianhui", "到账 HK-1 5万");
        await bot.Tick();

        await bot.MorningsReach("2026-12-20 10:00");

        Assert.Equal("T-7 T-3", await bot.FiredAsync());
    }

    [Fact]
    public async Task Paid_in_the_second_of_the_sweep_it_is_either_said_before_or_not_at_all()
    {
        for (var round = 0; round < 5; round++)
        {
            await using var bot = await PlannedAsync();
            await bot.MorningsReach("2026-12-10 09:29");
            bot.Platform.OnSend = push => push.RecipientId == "lina" && push.Message.Text.Contains("还差：", StringComparison.Ordinal) ? Away : null;
            bot.Clock.SetUtcNow(TestBot.At("2026-12-10 09:30"));

            // The platform holds back what the sweep says, so that whatever won, nothing has left before the money is booked.
            await Task.WhenAll(Task.Run(bot.Tick), Task.Run(() => bot.Says("qianhui", "到账 HK-1 5万")));
            bot.Platform.OnSend = null;
            await bot.MorningsReach("2026-12-12 10:00");

            Assert.Equal("HK-2:7500000", await bot.ClocksAsync());
            Assert.DoesNotContain(bot.RemindersTo("lina"), push => push.Contains("今天到期", StringComparison.Ordinal) || push.Contains("逾期", StringComparison.Ordinal));
            Assert.Equal([], await bot.Query<string>("select key from outbox where key like 'HK-1/payment/%' and state = 'Pending'"));
        }
    }

    [Fact]
    public async Task A_reminder_that_waits_to_leave_is_cancelled_by_the_money()
    {
        await using var bot = await PlannedAsync();
        bot.Platform.OnSend = push => push.Message.Text.Contains("还差：", StringComparison.Ordinal) ? Away : null;
        await bot.MorningsReach("2026-12-03 09:30");
        Assert.Equal(["Pending"], await bot.Query<string>("select state from outbox where key like 'HK-1/payment/%'"));

        await bot.Says("lina", "到账 HK-1 5万");
        bot.Platform.OnSend = null;
        await bot.MorningsReach("2026-12-03 12:00");

        Assert.Equal(["Cancelled"], await bot.Query<string>("select state from outbox where key like 'HK-1/payment/%'"));
        Assert.Empty(bot.RemindersTo("lina"));
    }

    [Fact]
    public async Task The_copy_for_whoever_stands_in_goes_with_its_original()
    {
        await using var bot = await PlannedAsync();
        var rejected = new Features.Chat.SendOutcome(Features.Chat.DeliveryState.Rejected, "invaliduser");
        bot.Platform.OnSend = push => !push.Message.Text.Contains("还差：", StringComparison.Ordinal) ? null : push.RecipientId == "lina" ? rejected : Away;
        await bot.MorningsReach("2026-12-03 09:30");
        Assert.Equal(["Rejected", "Pending"], await bot.Query<string>("select state from outbox where key like 'HK-1/payment/%' order by id"));

        await bot.Says("qianhui", "到账 HK-1 5万");
        bot.Platform.OnSend = null;
        await bot.MorningsReach("2026-12-03 12:00");

        Assert.Equal(["Rejected", "Cancelled"], await bot.Query<string>("select state from outbox where key like 'HK-1/payment/%' order by id"));
        Assert.Empty(bot.RemindersTo("wanghua"));
    }

    [Fact]
    public async Task A_reminder_that_was_settled_while_it_was_on_its_way_has_no_copy()
    {
        await using var bot = await PlannedAsync();
        var isPaid = false;
        bot.Platform.OnSend = push =>
        {
            if (push.RecipientId != "lina" || !push.Message.Text.Contains("还差：", StringComparison.Ordinal)) return null;
            // The money is booked between the sending and the platform's no.
            if (!isPaid) bot.SaysMeanwhile("qianhui", "到账 HK-1 5万").GetAwaiter().GetResult();
            isPaid = true;
            return new Features.Chat.SendOutcome(Features.Chat.DeliveryState.Rejected, "invaliduser");
        };

        await bot.MorningsReach("2026-12-03 12:00");

        Assert.True(isPaid);
        Assert.Empty(bot.RemindersTo("wanghua"));
        Assert.Equal(["Cancelled"], await bot.Query<string>("select state from outbox where key like 'HK-1/payment/%'"));
    }

    [Fact]
    public async Task A_debt_that_was_late_when_it_was_written_down_waits_for_the_next_morning()
    {
        await using var bot = await PlannedAsync("5万 2026-11-02; 7.5万 12月31日");
        await bot.MorningsReach("2026-11-23 20:00");
        Assert.Empty(bot.RemindersTo("lina"));

        await bot.MorningsReach("2026-11-24 10:00");

        Assert.Equal("T+7", await bot.FiredAsync());
        Has("已逾期 22 天", Assert.Single(bot.RemindersTo("lina")));
        Assert.Single(bot.RemindersTo("qianhui"));
    }

    [Fact]
    public async Task The_hour_is_a_setting()
    {
        await using var bot = await PlannedAsync(settings: [("Payments:RemindAt", "08:15")]);
        await bot.JumpTo("2026-12-03 08:14");
        Assert.Empty(bot.RemindersTo("lina"));

        await bot.JumpTo("2026-12-03 08:15");

        Assert.Single(bot.RemindersTo("lina"));
    }

    [Fact]
    public async Task Buttons_do_what_their_words_say()
    {
        await using var bot = await PlannedAsync();
        await bot.MorningsReach("2026-12-17 10:00");

        Has("到账多少", await bot.Presses("lina", "到账"));
        Has("已登记到账 1万元", await bot.Says("lina", "1万"));
        Has("浙江一院您好", await bot.Presses("lina", "催款"));
        Has("HK-1", await bot.Presses("wanghua", "收到"));
        Has("HK-1", await bot.Presses("qianhui", "收到"));
        Assert.Equal(["qianhui"], await bot.Query<string>("select acknowledged_by from deadlines where record_no = 'HK-1'"));
    }

    [Fact]
    public async Task Who_was_told_that_it_is_late_hears_how_it_ended()
    {
        await using var bot = await PlannedAsync();
        await bot.MorningsReach("2026-12-11 10:00");

        await bot.Says("qianhui", "到账 HK-1 5万");

        Has("已结清，不再提醒", bot.PushesTo("wanghua")[^1]);
        Has("已结清，不再提醒", bot.PushesTo("lina")[^1]);
        Assert.Contains(bot.Platform.CardUpdates, update => update.UserId == "lina" && update.ReplacedText.Contains("钱会 已收齐", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tips_put_much_money_first_and_offer_to_chase_it()
    {
        await using var bot = await PlannedAsync("1万 2026-11-25; 2万 2026-11-24; 9.5万 2026-11-26");

        var tips = await bot.Says("lina", "提示");

        var order = new[] { "HK-3", "HK-2", "HK-1" }.Select(no => tips.IndexOf(no, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, order);
        Assert.Equal(order.Order(), order);
        Has("催款 HK-3", tips);
        Has("浙江一院您好", await bot.Says("lina", "1"));
    }

    /// <summary>Not now; to be tried again.</summary>
    private static readonly Features.Chat.SendOutcome Away = new(Features.Chat.DeliveryState.Unknown, "away", RetryAfter: TimeSpan.FromMinutes(10));

    private sealed record Fire
    {
        public string Step { get; init; } = "";

        public DateTimeOffset At { get; init; }
    }
}
