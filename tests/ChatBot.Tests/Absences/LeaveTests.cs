using static ChatBot.Tests.Collaboration.Talk;

namespace ChatBot.Tests.Absences;

/// <summary>Somebody goes away, somebody stands in, and comes back (R76). The first stage of KS-1 lies with 李强, whose superior is 陈总.</summary>
public sealed class LeaveTests
{
    [Fact]
    public async Task A_leave_is_read_back_with_who_stands_in_and_what_moves_and_both_are_told()
    {
        await using var bot = await ComplaintAsync();

        var answer = await bot.Says("liqiang", "请假 11/25-11/27 代理:孙倩");

        Has("已登记您的请假：11月25日(周三)至11月27日(周五)", answer);
        Has("代理人：孙倩", answer);
        Has("手上 1 件不强行转走", answer);
        Has("KS-1 物流异常核实 · 华东医院", answer);
        Has("已通知：孙倩、陈总", answer);
        Has("李强 请假：11月25日(周三)至11月27日(周五)\n由您代理", bot.LastTo("sunqian"));
        Has("期间由 孙倩 代理", bot.LastTo("chenzong"));
        Has("由 孙倩 代", await bot.Says("liqiang", "代理人"));
        Has("李强 11月25日(周三)至11月27日(周五)", await bot.Says("sunqian", "代理人"));
        Has("李强的请假", await bot.Says("lina", "代理人 李强"));
    }

    [Fact]
    public async Task Without_a_name_the_direct_superior_stands_in()
    {
        await using var bot = await StartAsync();

        var answer = await bot.Says("lina", "请假 明天下午");

        Has("11月24日(周二)下午", answer);
        Has("没有指定代理人，由上级 王华 代", answer);
        Has("由您代理", bot.LastTo("wanghua"));
    }

    [Fact]
    public async Task What_is_missing_is_asked_for_and_the_answer_may_name_the_delegate_too()
    {
        await using var bot = await StartAsync();

        Has("什么时候请假", await bot.Says("lina", "请假"));

        Has("代理人：王磊", await bot.Says("lina", "周三到周五，由王磊代理"));
    }

    [Theory]
    [InlineData("请假 明天 代理:李娜", "代理人不能是请假的 李娜 本人")]
    [InlineData("请假 明天 代理:物流部", "物流部")]
    [InlineData("请假 明天 代理:没有这人", "没有这人")]
    [InlineData("请假 半天", "上午还是下午")]
    [InlineData("请假 2月30日", "没有「2月30日」这一天")]
    [InlineData("请假 昨天", "已经过去")]
    [InlineData("请假 明天 人:王华", "只有 王华 本人")]
    public async Task What_cannot_be_is_refused_with_what_to_do(string said, string expected)
    {
        await using var bot = await StartAsync();

        Has(expected, await bot.Says("lina", said));
        Assert.Equal(0, await bot.Count("select count(*) from absences"));
    }

    [Fact]
    public async Task New_work_goes_to_the_delegate_while_the_leave_runs_and_to_the_person_again_afterwards()
    {
        await using var bot = await StartAsync();
        await bot.Says("liqiang", "请假 明天 代理:孙倩");
        await bot.Says("lina", Complaint);
        Assert.EndsWith(":liqiang", await bot.Clocks("KS-1"), StringComparison.Ordinal);

        await bot.TimeReaches("2026-11-24 10:00");
        await bot.Says("lina", "客诉 浙江一院 标签错误");
        Assert.EndsWith(":sunqian", await bot.Clocks("KS-2"), StringComparison.Ordinal);

        await bot.TimeReaches("2026-11-25 10:00");
        await bot.Says("lina", "客诉 仁济医院 外箱破了");
        Assert.EndsWith(":liqiang", await bot.Clocks("KS-3"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_runs_is_offered_at_the_beginning_taken_by_a_button_and_given_account_of_on_return()
    {
        await using var bot = await ComplaintAsync();
        await bot.Says("liqiang", "请假 11/24-11/25 代理:孙倩");
        HasNot("接 KS-1", string.Join('\n', bot.News("sunqian")));

        await bot.TimeReaches("2026-11-24 09:00");
        Has("李强 请假（11月24日(周二)至11月25日(周三)），由您代理。TA手上有 1 件", bot.LastTo("sunqian"));
        Has("清单已发给 孙倩", bot.LastTo("liqiang"));
        Assert.EndsWith(":liqiang", await bot.Clocks("KS-1"), StringComparison.Ordinal);
        var due = await bot.Query<long>("select due_at from deadlines where record_no = 'KS-1'");

        Has("已从 李强 接过来，时限不变", await bot.Presses("sunqian", "接 KS-1"));

        Assert.EndsWith(":sunqian", await bot.Clocks("KS-1"), StringComparison.Ordinal);
        Assert.Equal(due, await bot.Query<long>("select due_at from deadlines where record_no = 'KS-1'"));
        Has("孙倩 接手了原在您手上的事", bot.LastTo("liqiang"));

        await bot.TimeReaches("2026-11-26 09:01");
        Has("欢迎回来！您请假期间", bot.LastTo("liqiang"));
        Has("KS-1 物流异常核实 在 孙倩 手里", bot.LastTo("liqiang"));
        Has("已从 孙倩 接过来", await bot.Presses("liqiang", "接回 KS-1"));
        Assert.EndsWith(":liqiang", await bot.Clocks("KS-1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_delegate_may_take_all_by_typing_and_undo_gives_it_back()
    {
        await using var bot = await ComplaintAsync();
        await bot.Says("liqiang", "请假 今天 代理:孙倩");
        Has("不能由您接", await bot.Says("wujing", "接过来 @liqiang"));

        Has("已从 李强 接过来", await bot.Says("sunqian", "接过来 @李强"));
        Has("已撤销：接过来 KS-1", await bot.Says("sunqian", "撤销"));

        Assert.EndsWith(":liqiang", await bot.Clocks("KS-1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_delegate_may_do_the_work_without_taking_it_over_and_the_record_says_who_did()
    {
        await using var bot = await ComplaintAsync();
        HasNot("等照片", await bot.Says("sunqian", "完成 KS-1 结果:外箱受潮"));
        await bot.Says("liqiang", "请假 今天 代理:孙倩");

        await bot.FinishLogistics("sunqian");

        Assert.Equal(["sunqian"], await bot.Query<string>("select done_by from case_stages where record_no = 'KS-1' and done_by is not null"));
    }

    [Fact]
    public async Task An_alarm_goes_to_the_delegate_and_says_the_way()
    {
        await using var bot = await ComplaintAsync();
        await bot.Says("liqiang", "请假 11/24 代理:孙倩");

        await bot.TimeReaches("2026-11-24 10:01");

        Has("KS-1 物流异常核实超时未完成", bot.LastTo("sunqian"));
        Has("当前处理人 李强（请假） → 代理 孙倩", bot.LastTo("sunqian"));
    }

    [Fact]
    public async Task A_superior_on_leave_without_a_delegate_is_passed_over()
    {
        await using var bot = await ComplaintWithZhouAsync();
        await bot.Says("liqiang", "请假 11/24");

        await bot.TimeReaches("2026-11-24 10:01");

        Has("上级 周一鸣 → 李强（请假） → 陈总", bot.LastTo("chenzong"));
        Assert.DoesNotContain(bot.News("liqiang"), push => push.Contains("超时", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_who_stand_in_for_each_other_are_cut_and_the_superior_is_named_at_once()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", "请假 11/25 代理:王磊");

        var answer = await bot.Says("wanglei", "请假 11/25 代理:李娜");

        Has("代理人：王华", answer);
        Has("李娜（请假） → 代理 王磊（循环） → 上级 王华", answer);
    }

    [Fact]
    public async Task Nobody_on_leave_is_given_a_stage_and_the_delegate_is_offered()
    {
        await using var bot = await ComplaintAsync();
        await bot.Says("zhouyiming", "请假 今天 代理:赵敏");

        var answer = await bot.Says("lina", "指派 KS-1 物流异常核实 周一鸣");

        Has("周一鸣 请假到 11月24日(周二)00:00", answer);
        Has("改由 赵敏", answer);
        Assert.EndsWith(":liqiang", await bot.Clocks("KS-1"), StringComparison.Ordinal);
        await bot.Says("lina", "1");
        Assert.EndsWith(":zhaomin", await bot.Clocks("KS-1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Back_early_ends_it_at_once_tells_both_and_can_be_undone()
    {
        await using var bot = await ComplaintAsync();
        await bot.Says("liqiang", "请假 11/24-11/27 代理:孙倩");
        await bot.TimeReaches("2026-11-25 10:00");

        var answer = await bot.Says("liqiang", "销假");

        Has("已销假：您从现在起在岗", answer);
        Has("李强 已提前回来上班", bot.LastTo("sunqian"));
        Assert.Null(bot.Org.AbsenceOf("liqiang"));
        await bot.Tick();
        Has("欢迎回来", bot.LastTo("liqiang"));
        await bot.Says("liqiang", "撤销");
        Assert.NotNull(bot.Org.AbsenceOf("liqiang"));
    }

    [Fact]
    public async Task A_leave_that_has_not_begun_is_given_up_and_one_of_two_is_asked_about()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", "请假 11/25");
        await bot.Says("lina", "请假 12/1-12/2");

        Has("取消哪一次", await bot.Says("lina", "销假"));
        Has("已取消您的请假：12月1日(周二)至12月2日(周三)", await bot.Says("lina", "销假 12月1日"));
        Has("已取消您的请假：11月25日(周三)全天", await bot.Says("lina", "销假"));
        Has("没有正在进行或已登记的请假", await bot.Says("lina", "销假"));
    }

    [Fact]
    public async Task Undo_takes_a_leave_back_and_corrects_who_was_told()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", "请假 今天 代理:王磊");
        Assert.NotNull(bot.Org.AbsenceOf("lina"));

        Has("已撤销：请假 11月23日(周一)全天", await bot.Says("lina", "撤销"));

        Assert.Null(bot.Org.AbsenceOf("lina"));
        Has("请假 11月23日(周一)全天", bot.LastTo("wanglei"));
    }

    [Fact]
    public async Task The_same_again_is_one_leave_another_delegate_changes_it_and_an_overlap_is_refused()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", "请假 11/25-11/27 代理:王磊");

        Has("代理人：王磊", await bot.Says("lina", "请假 11/25-11/27"));
        Has("代理人：黄丽", await bot.Says("lina", "请假 11/25-11/27 代理:黄丽"));
        Has("与这次重叠", await bot.Says("lina", "请假 11/26"));

        Assert.Equal(["huangli"], await bot.Query<string>("select delegate from absences"));
    }

    [Fact]
    public async Task A_superior_may_announce_it_for_somebody_who_is_ill()
    {
        await using var bot = await StartAsync();

        Has("已登记李娜的请假：11月23日(周一)全天", await bot.Says("wanghua", "请假 今天 人:李娜 代理:王磊"));

        Has("李娜 请假", bot.LastTo("lina"));
        Has("由您代理", bot.LastTo("wanglei"));
    }

    [Fact]
    public async Task No_report_on_leave_and_the_half_day_is_told_on_the_next_working_day()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", Need);
        await bot.Says("lina", "请假 今天下午到11/24 代理:王磊");

        await bot.TimeReaches("2026-11-24 18:30");
        Assert.DoesNotContain(bot.PushesTo("lina"), push => push.Contains("日报", StringComparison.Ordinal));
        Assert.Equal(0, await bot.Count("select count(*) from missed_reports where person = 'lina'"));
        await bot.TimeReaches("2026-11-25 18:30");

        var report = Assert.Single(bot.PushesTo("lina"), push => push.Contains("日报", StringComparison.Ordinal));
        Has("需求录入×1", report);
        Has("补记", report);
        Assert.Equal(0, await bot.Count("select count(*) from missed_reports where person = 'lina'"));
    }

    [Fact]
    public async Task A_restart_forgets_no_leave()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", "请假 今天 代理:王磊");

        await bot.Restart();

        Assert.Equal("wanglei", bot.Org.AbsenceOf("lina")?.Delegate);
        Assert.Single(bot.News("wanglei"));
    }
}
