using static ChatBot.Tests.Commitments.Promise;

namespace ChatBot.Tests.Commitments;

public sealed class LockTests
{
    private const string Question = "请确认是否已同步至执行部门";

    [Fact]
    public async Task A_deadline_before_today_locks_and_asks()
    {
        await using var bot = await StartAsync();

        var answer = await bot.Says("lina", Past);

        Has("⚠ 兑现时限 11月20日(周五)18:00 早于今天", answer);
        Assert.Contains(Question, answer.Split('\n'));
        Has("状态：锁定", answer);
        Has("缺：证据附件，请发截图", answer);
        Has("1 已邮件通知 仓储部 张工", answer);
        Has("2 通知的是其他人", answer);
        Has("3 改为 2027年11月20日(周六)18:00", answer);
        Assert.Equal("Locked", await bot.StateAsync());
    }

    [Theory]
    [InlineData("2026-11-23 09:59", "Draft")]
    [InlineData("2026-11-23 16:00", "Draft")]
    [InlineData("2026-11-23 16:01", "Locked")]
    [InlineData("2026-11-23 18:00", "Locked")]
    [InlineData("2026-11-23 18:01", "Locked")]
    [InlineData("2026-11-23 23:59", "Locked")]
    [InlineData("2026-11-24 00:00", "Locked")]
    public async Task The_moment_counts_and_not_midnight(string now, string state)
    {
        await using var bot = await StartAsync(now);

        await bot.Says("lina", "承诺 华东医院 加急发货50箱 2026-11-23 18:00 责任人:张工");

        Assert.Equal(state, await bot.StateAsync());
    }

    [Fact]
    public async Task Today_with_an_hour_that_has_passed_locks_too()
    {
        await using var bot = await StartAsync("2026-11-23 19:00");

        var answer = await bot.Says("lina", "承诺 华东医院 加急发货50箱 今天15点 责任人:张工");

        Has("早于现在", answer);
        Has(Question, answer);
    }

    [Fact]
    public async Task Too_tight_locks_with_the_same_question()
    {
        await using var bot = await StartAsync();

        var answer = await bot.Says("lina", Tight);

        Has("距现在不足 2 小时", answer);
        Assert.Contains(Question, answer.Split('\n'));
        Assert.Equal(["TooTight"], await bot.Query<string>("select lock from commitments"));
    }

    [Fact]
    public async Task What_is_too_tight_is_a_setting()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00", null, ("Commitments:MinimumLead", "00:30:00"));

        await bot.Says("lina", Tight);

        Assert.Equal("Draft", await bot.StateAsync());
    }

    [Fact]
    public async Task A_deadline_that_passes_while_evidence_is_awaited_locks()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", "承诺 华东医院 加急发货50箱 今天18点前 责任人:张工");
        bot.Clock.SetUtcNow(TestBot.At("2026-11-23 18:01"));

        Has(Question, await bot.SendsPicture("lina"));

        Assert.Equal("Locked", await bot.StateAsync());
        Assert.Empty(bot.NewsTo("zhanggong"));
    }

    [Fact]
    public async Task The_evidence_alone_does_not_unlock()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", Past);

        var answer = await bot.SendsPicture("lina");

        Has("已收到 CN-1 的证据附件", answer);
        Has(Question, answer);
        Has("也可以直接发通知凭证截图", answer);
        Assert.Equal("Locked", await bot.StateAsync());
        Assert.Empty(bot.NewsTo("zhanggong"));
    }

    [Fact]
    public async Task Choice_one_unlocks_and_the_person_confirms_by_button()
    {
        await using var bot = await LockedAsync();

        var answer = await bot.Says("lina", "1");

        Has("CN-1 已解锁：已邮件通知 仓储部 张工", answer);
        Has("11月23日(周一)12:00", answer);
        Assert.Equal("Active", await bot.StateAsync());
        Assert.Contains(bot.NewsTo("zhanggong"), push => push.StartsWith("请确认收到：承诺 CN-1", StringComparison.Ordinal));

        Has("已确认收到 CN-1", await bot.Presses("zhanggong", "确认收到"));
        Has("张工 已确认收到 CN-1", bot.NewsTo("lina")[^1]);
        await bot.TimeReaches("2026-11-23 12:30");
        Assert.Equal("Active", await bot.StateAsync());
    }

    [Fact]
    public async Task The_typed_twin_unlocks_like_the_choice()
    {
        await using var bot = await LockedAsync();

        Has("CN-1 已解锁", await bot.Says("lina", "解锁 CN-1 已邮件通知 仓储部 张工"));
        Assert.Equal(["zhanggong"], await bot.Query<string>("select notified from commitments"));
        Assert.Equal(["已邮件通知 仓储部 张工"], await bot.Query<string>("select reason from ledger where action = '解锁'"));
    }

    [Fact]
    public async Task Choice_two_asks_for_the_name()
    {
        await using var bot = await LockedAsync();

        Has("通知的是哪位同事", await bot.Says("lina", "2"));
        Has("已邮件通知 物流部 李强", await bot.Says("lina", "李强"));

        Assert.Contains(bot.NewsTo("liqiang"), push => push.StartsWith("请确认收到", StringComparison.Ordinal));
        Has("确认收到 CN-1", await bot.Presses("liqiang", "确认收到"));
        Assert.Equal("answer:zhanggong promise:zhanggong", await bot.ClocksAsync());
    }

    [Fact]
    public async Task Another_person_can_be_named_while_the_confirmation_is_awaited()
    {
        await using var bot = await LockedAsync();
        await bot.Says("lina", "1");

        Has("已邮件通知 物流部 李强", await bot.Says("lina", "改通知 CN-1 李强"));

        Has("本人来做", await bot.Says("zhanggong", "确认收到 CN-1"));
        Assert.Equal("answer:zhanggong notice:liqiang promise:zhanggong", await bot.ClocksAsync());
    }

    [Fact]
    public async Task The_second_picture_is_the_proof_of_the_notice()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", Past);
        await bot.SendsPicture("lina", "evidence");

        var answer = await bot.SendsPicture("lina", "notice");

        Has("CN-1 已解锁，凭证已存", answer);
        Assert.Equal("Active", await bot.StateAsync());
        Assert.Equal(["evidence", "notice"], await bot.Query<string>("select part from evidence where record_no = 'CN-1' order by id"));
        await bot.TimeReaches("2026-11-23 13:00");
        Assert.Equal("Active", await bot.StateAsync());
    }

    [Fact]
    public async Task Unlocking_before_the_evidence_is_there_is_remembered()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", Past);

        var answer = await bot.Says("lina", "解锁 CN-1 张工");
        Has("已解锁", answer);
        Has("缺：证据附件，请发截图", answer);
        Assert.Equal("Draft", await bot.StateAsync());

        Has("已生效", await bot.SendsPicture("lina"));
        Assert.Equal("Active", await bot.StateAsync());
    }

    [Fact]
    public async Task Moving_the_deadline_to_the_future_unlocks_without_proof()
    {
        await using var bot = await LockedAsync();

        var answer = await bot.Says("lina", "改期 CN-1 11月27日");

        Has("11月27日(周五)18:00", answer);
        Has("已生效", answer);
        Assert.Equal("Active", await bot.StateAsync());
        Assert.Single(bot.NewsTo("zhanggong"));
    }

    [Fact]
    public async Task Moving_it_to_a_tight_deadline_stays_locked_and_to_the_past_is_refused()
    {
        await using var bot = await LockedAsync();

        Has("已经过了", await bot.Says("lina", "改期 CN-1 11月21日"));
        Has("距现在不足", await bot.Says("lina", "改期 CN-1 今天11点"));

        Assert.Equal("Locked", await bot.StateAsync());
    }

    [Fact]
    public async Task Next_year_is_one_choice_away()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", Past);

        Has("2027年11月20日(周六)18:00", await bot.Says("lina", "3"));

        Assert.Equal("Draft", await bot.StateAsync());
    }

    [Fact]
    public async Task Without_confirmation_within_two_hours_it_is_locked_again()
    {
        await using var bot = await LockedAsync();
        await bot.Says("lina", "1");

        await bot.TimeReaches("2026-11-23 11:59");
        Assert.Equal("Active", await bot.StateAsync());
        Assert.Contains(bot.NewsTo("zhanggong"), push => push.StartsWith("还没有确认", StringComparison.Ordinal));
        await bot.TimeReaches("2026-11-23 12:00");

        Assert.Equal("Locked", await bot.StateAsync());
        Assert.Equal("draft:lina", await bot.ClocksAsync());
        Has("CN-1 通知未被确认", bot.NewsTo("lina")[^1]);
        Has("暂停", bot.NewsTo("zhanggong")[^1]);
        Assert.Single(bot.NewsTo("lina"), push => push.Contains("通知未被确认", StringComparison.Ordinal));
        Assert.Equal(["通知未被确认"], await bot.Query<string>("select reason from ledger where action = '重新锁定'"));
    }

    [Fact]
    public async Task A_late_confirmation_opens_it()
    {
        await using var bot = await LockedAsync();
        await bot.Says("lina", "1");
        await bot.TimeReaches("2026-11-23 12:30");

        Has("已确认收到", await bot.Presses("zhanggong", "确认收到"));

        Assert.Equal("Active", await bot.StateAsync());
        Has("已由 张工 于", await bot.Presses("zhanggong", "确认收到"));
    }

    [Fact]
    public async Task Accepting_confirms_as_well()
    {
        await using var bot = await LockedAsync();
        await bot.Says("lina", "1");

        await bot.Presses("zhanggong", "接受");
        await bot.TimeReaches("2026-11-23 12:30");

        Assert.Equal("Active", await bot.StateAsync());
    }

    [Fact]
    public async Task A_locked_promise_survives_a_restart()
    {
        await using var bot = await LockedAsync();

        await bot.Restart();

        Assert.Equal("Locked", await bot.StateAsync());
        Has("CN-1 已解锁", await bot.Says("lina", "1"));
    }

    [Fact]
    public async Task A_confirmation_that_is_awaited_survives_a_restart_and_locks_in_time()
    {
        await using var bot = await LockedAsync();
        await bot.Says("lina", "1");
        await bot.Stop();
        bot.Clock.SetUtcNow(TestBot.At("2026-11-23 15:00"));

        await bot.Restart();

        Assert.Equal("Locked", await bot.StateAsync());
        Assert.Single(bot.NewsTo("lina"), push => push.Contains("通知未被确认", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_superior_unlocks_and_the_promiser_hears_of_it()
    {
        await using var bot = await LockedAsync();

        Has("已解锁", await bot.Says("wanghua", "解锁 CN-1 张工"));

        Has("CN-1 已由 王华 解锁", bot.NewsTo("lina")[^1]);
    }

    [Fact]
    public async Task Nobody_else_unlocks()
    {
        await using var bot = await LockedAsync();

        Has("没有找到 CN-1", await bot.Says("wanglei", "解锁 CN-1 张工"));
        Has("没有找到 CN-1", await bot.Says("huangli", "改期 CN-1 11月27日"));
        Has("只有承诺人 李娜 或其上级", await bot.Says("zhanggong", "解锁 CN-1 赵敏"));
        Assert.Equal("Locked", await bot.StateAsync());
    }

    [Fact]
    public async Task Two_at_once_and_the_second_is_told_who_was_first()
    {
        await using var bot = await LockedAsync();

        var answers = await Task.WhenAll(bot.Says("lina", "解锁 CN-1 张工"), bot.Says("wanghua", "解锁 CN-1 张工"));

        Assert.Single(answers, answer => answer.Contains("已解锁", StringComparison.Ordinal));
        Assert.Single(answers, answer => answer.Contains("CN-1 已由", StringComparison.Ordinal));
        Assert.Single(await bot.Query<string>("select action from ledger where action = '解锁'"));
    }

    [Fact]
    public async Task Nobody_unlocks_by_having_notified_himself()
    {
        await using var bot = await StartAsync();
        var answer = await bot.Says("lina", "承诺 华东医院 送样机 11月20日 责任人:李娜");
        HasNot("已邮件通知", answer);

        Has("不能用“通知了自己”", await bot.Says("lina", "解锁 CN-1 李娜"));
        Has("已解锁", await bot.Says("lina", "改通知 CN-1 张工"));
    }

    [Fact]
    public async Task Unlocking_what_is_open_says_so()
    {
        await using var bot = await InForceAsync();

        Has("没有锁定", await bot.Says("lina", "解锁 CN-1 张工"));
    }

    [Fact]
    public async Task Unlocking_can_be_taken_back()
    {
        await using var bot = await LockedAsync();
        await bot.Says("lina", "1");

        Has("已撤销：解锁 CN-1", await bot.Says("lina", "撤销"));

        Assert.Equal("Locked", await bot.StateAsync());
        Assert.Equal("draft:lina", await bot.ClocksAsync());
        Has("更正", bot.NewsTo("zhanggong")[^1]);
    }
}
