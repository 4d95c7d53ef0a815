using static ChatBot.Tests.Payments.Pay;

namespace ChatBot.Tests.Figures;

/// <summary>Figures as people ask for them: value with unit and n, what was left out, every row, and nothing of what others have (C9).</summary>
public sealed class FigureTests
{
    private static readonly (string Key, string Value)[] One = [("Figures:LeastSamples", "1")];

    [Fact]
    public async Task The_collection_rate_has_two_definitions_that_are_never_mixed_and_refunds_are_below_zero()
    {
        await using var bot = await PlannedAsync("5万 12月10日; 7.5万 12月31日");
        await bot.Says("qianhui", "到账 HK-1 5万");
        await bot.JumpTo("2026-12-20 10:00");

        var due = await bot.Says("lina", "回款率 本月");
        Has("回款率（按应收月）", due);
        Has("100%（5万元 ÷ 5万元，n=1）", due);
        var signed = await bot.Says("lina", "回款率 11月 按 签约月");
        Has("回款率（按签约月）", signed);
        Has("40%（5万元 ÷ 12.5万元，n=1）", signed);

        await bot.Says("qianhui", "退款 HK-1 1万 原因:多付");
        Has("80%（4万元 ÷ 5万元", await bot.Says("lina", "回款率 本月 按 应收月"));
        Has("差 1万元", await bot.Says("lina", "回款率 本月 明细"));
        Has("无样本", await bot.Says("lina", "回款率 8月"));
    }

    [Fact]
    public async Task Waiting_ends_with_the_answer_and_not_with_receipt_and_is_split_by_department()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00", null, One);
        await bot.Says("lina", "需求 客户:华东医院 内容:呼吸机管路 数量:50 期望:下周五");
        await bot.Says("wanggong", "收到 XQ-1");
        bot.Clock.Advance(TimeSpan.FromHours(3));
        Has("无样本", await bot.Says("lina", "等待 本月"));
        await bot.Says("wanggong", "完成 XQ-1 结果:可以排产");

        var answer = await bot.Says("lina", "等待 本月 按部门");

        Has("平均 3 小时（n=1）", answer);
        Has("· 生产部 平均 3 小时，中位 3 小时，P90 3 小时（n=1）", answer);
        Has("不计入：还没答复", answer);
        Has("王工 3 小时", await bot.Says("lina", "等待 本月 明细"));
    }

    [Fact]
    public async Task Few_samples_are_called_few()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "需求 客户:华东医院 内容:呼吸机管路 数量:50 期望:下周五");
        bot.Clock.Advance(TimeSpan.FromHours(1));
        await bot.Says("wanggong", "完成 XQ-1 结果:可以排产");

        Has("样本不足（1，至少要 5）", await bot.Says("lina", "等待 本月"));
    }

    [Fact]
    public async Task The_cycle_is_held_against_the_benchmark_and_says_how_many_run_on()
    {
        await using var bot = await TestBot.StartAsync("2026-10-05 10:00", null, One);
        await WinAsync(bot, "XS-1", "华东医院", "50万", days: 26);
        await bot.Says("lina", "线索 客户:浙江二院 金额:30万");
        await bot.Says("lina", "线索 客户:浙江三院 金额:3万");

        var answer = await bot.Says("lina", "周期 本季");

        Has("推进周期：平均 26 天（n=1）", answer);
        Has("行业基准 52 天，与基准相比 −50.0%（相对）", answer);
        Has("还没结束的有 1 条，占 50%", answer);
        Has("金额不到项目门槛 1", answer);
        Has("还没结束的有 2 条，占 66.7%", answer);
        Has("XS-1 华东医院 10月5日(周一)起 赢单 26 天", await bot.Says("lina", "指标 线索周期 本季 明细"));
    }

    [Fact]
    public async Task The_closing_of_loops_is_three_shares_and_nothing_where_there_is_nothing()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00", null, One);
        var empty = await bot.Says("chenzong", "闭环率");
        Has("有人有期限：无样本", empty);
        HasNot("0%", empty);
        await bot.Says("lina", "需求 客户:华东医院 内容:呼吸机管路 数量:50 期望:下周五");
        bot.Clock.Advance(TimeSpan.FromHours(1));
        await bot.Says("wanggong", "完成 XQ-1 结果:可以排产");
        await bot.Says("lina", "线索 客户:华东医院 金额:50万");

        var answer = await bot.Says("lina", "闭环率");

        Has("有人有期限：50%（1 ÷ 2）", answer);
        Has("单人有凭证：100%（1 ÷ 1）", answer);
        Has("时间线完整：无样本", answer);
        Has("没有期限", await bot.Says("lina", "指标 loop-owned 本月 明细"));
    }

    [Fact]
    public async Task A_forecast_is_locked_at_the_end_of_the_fifth_and_scored_when_the_month_is_over()
    {
        await using var bot = await TestBot.StartAsync("2026-10-30 10:00", null, One);
        Has("11月的签约预测：120万元", await bot.Says("lina", "预测 11月 120万"));
        await bot.JumpTo("2026-11-05 23:59");
        Has("120万元 → 100万元", await bot.Says("lina", "预测 11月 100万"));
        await bot.JumpTo("2026-11-06 00:00");
        Has("已过锁定时间", await bot.Says("lina", "预测 11月 50万"));
        await bot.Says("lina", "合同 HT-2026-001 华东医院 95万");
        Has("已签约：95万元", await bot.Says("lina", "预测 11月"));
        Has("无样本", await bot.Says("lina", "预测准确率 本月"));
        await bot.JumpTo("2026-12-01 09:00");

        var answer = await bot.Says("wanghua", "预测准确率 上月");

        Has("100%（1 ÷ 1）", answer);
        Has("2026-11：1 人预测 100万元，签约 95万元 ✓", answer);
        Has("2026-11 李娜 预测 100万元，签约 95万元（差 +5.3%（相对）） ✓", await bot.Says("wanghua", "预测准确率 上月 明细"));
        Has("已经过完", await bot.Says("lina", "预测 2026年11月 90万"));
    }

    [Fact]
    public async Task A_forecast_can_be_taken_back_and_the_one_before_counts_again()
    {
        await using var bot = await TestBot.StartAsync("2026-11-02 10:00", null, One);
        await bot.Says("lina", "预测 11月 120万");
        await bot.Says("lina", "预测 11月 80万");
        Has("已撤销", await bot.Says("lina", "撤销"));

        var shown = await bot.Says("lina", "预测 11月");

        Has("120万元", shown);
        HasNot("80万元", shown);
    }

    [Fact]
    public async Task Without_a_baseline_there_is_nothing_to_compare_and_the_admin_is_asked()
    {
        await using var bot = await TestBot.StartAsync("2026-11-02 10:00", null, [.. One, ("Figures:AskForBaselineDays", "5")]);
        await bot.Says("lina", "线索 客户:华东医院 金额:50万");

        Has("无基线", await bot.Says("wanghua", "成效"));
        Has("无基线", await bot.Says("wanghua", "对比 线索周期"));
        foreach (var day in new[] { "03", "04", "05", "06", "07", "09", "10" }) await bot.JumpTo($"2026-11-{day} 09:30");
        Assert.Equal(2, bot.PushesTo("chenzong").Count(said => said.Contains("还没有设定基线", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_baseline_is_fixed_under_a_hash_and_later_changes_do_not_move_it()
    {
        await using var bot = await TestBot.StartAsync("2026-09-01 10:00", null, One);
        await WinAsync(bot, "XS-1", "华东医院", "50万", days: 20);
        await bot.JumpTo("2026-10-02 10:00");
        Has("由管理员设定", await bot.Says("wanghua", "成效基线 设定 9月"));
        Has("已设定基线：9月1日至9月30日", await bot.Says("chenzong", "成效基线 设定 9月"));
        await WinAsync(bot, "XS-2", "浙江二院", "30万", days: 10);
        // What was won in September turns out to have been lost: the baseline stands.
        await bot.Database.WriteAsync(async (scope, cancel) => await ((ChatBot.Storage.DbSession)scope.GetService(typeof(ChatBot.Storage.DbSession))!).ExecuteAsync("update leads set logged_at = logged_at - 864000000 where record_no = 'XS-1'", null, cancel));

        var compared = await bot.Says("wanghua", "对比 线索周期 基线 本月");

        Has("基线 9月1日至9月30日：20 天（n=1）", compared);
        Has("10 天（n=1）", compared);
        Has("变化：−50.0%（相对）", compared);
        var effects = await bot.Says("wanghua", "成效 本月");
        Has("线索周期：20 天（n=1）→ 10 天（n=1），−50.0%（相对）", effects);
        Has("客诉内部协同占比：无样本（n=0）→ 无样本（n=0），基线窗口无样本，不能比", effects);
        Has("请写明原因", (await bot.Says("chenzong", "成效基线 设定 8月")).Replace("要换成另一段时间，", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_baseline_that_was_tampered_with_is_not_used()
    {
        await using var bot = await TestBot.StartAsync("2026-10-02 10:00", null, One);
        await bot.Says("chenzong", "成效基线 设定 9月");
        await bot.Database.WriteAsync(async (scope, cancel) => await ((ChatBot.Storage.DbSession)scope.GetService(typeof(ChatBot.Storage.DbSession))!).ExecuteAsync("update baselines set payload = replace(payload, '\"n\":0', '\"n\":9')", null, cancel));

        Has("不一致", await bot.Says("wanghua", "对比 线索周期"));
        Has("不一致", await bot.Says("wanghua", "成效"));
        Has("✗", await bot.Says("wanghua", "成效基线"));
    }

    [Fact]
    public async Task A_review_tells_what_happened_and_how_much_of_it_was_waiting()
    {
        await using var bot = await TestBot.StartAsync("2026-11-02 10:00", null, [.. One, ("Figures:AskForBaselineDays", "5")]);
        await bot.Says("lina", "线索 客户:华东医院 金额:50万");
        await bot.Says("lina", "需求 客户:华东医院 内容:呼吸机管路 数量:50 期望:下周五");
        bot.Clock.Advance(TimeSpan.FromDays(2));
        await bot.Says("wanggong", "完成 XQ-1 结果:可以排产");
        await bot.Says("zhanggong", "完成 XQ-1 结果:40 可发");
        bot.Clock.Advance(TimeSpan.FromDays(1));
        await bot.Says("wanghua", "推进 XS-1 到 合同签署 原因:老客户续签");
        await bot.Says("lina", "合同 HT-2026-088 华东医院 48万");
        await bot.Says("lina", "赢单 XS-1 合同:HT-2026-088");
        await bot.Says("qianhui", "到账 HT-2026-088 5万");

        var review = await bot.Says("lina", "复盘 HT-88");

        Has("复盘 HT-2026-088 华东医院 48万元", review);
        Has("共 3 天", review);
        // The warehouse and production had it for two days at once, quality for the third.
        Has("其中等同事 3 天（自然时间", review);
        Has("孙倩，XQ-1「质检」，1 天", review);
        Has("11月2日(周一) 李娜 登记线索 XS-1", review);
        Has("王工 完成 XQ-1", review);
        Has("李娜 赢单 XS-1，合同 HT-2026-088", review);
        Has("到账 5万元", review);
        Has("没有找到 HT-88", await bot.Says("huangli", "复盘 HT-88"));
        Has("没有找到 XS-1", await bot.Says("huangli", "复盘 XS-1"));
        Has("没有找到 XQ-1", await bot.Says("huangli", "复盘 XQ-1"));
    }

    [Theory]
    [InlineData("回款率 本月 明细")]
    [InlineData("回款率 11月 按 签约月 明细")]
    [InlineData("等待 本月 明细")]
    [InlineData("周期 本季 明细")]
    [InlineData("闭环率 本月 明细")]
    [InlineData("客诉占比 本月 明细")]
    [InlineData("预测准确率 本月 明细")]
    [InlineData("指标 线索周期 本季 明细")]
    public async Task Another_team_sees_no_row_and_no_value(string asked)
    {
        await using var bot = await PlannedAsync("5万 11月24日; 7.5万 12月31日");
        await bot.Says("lina", "需求 客户:华东医院 内容:呼吸机管路 数量:50 期望:下周五");
        await bot.Says("lina", "客诉 华东医院 包装破损 严重:高");
        await bot.Says("lina", "线索 客户:华东医院 金额:50万");
        await bot.Says("lina", "预测 11月 50万");

        var rows = await bot.Says("linfeng", asked);
        Has("没有您看得到的行", rows);
        HasNot("李娜", rows);
        var value = await bot.Says("linfeng", asked.Replace(" 明细", "", StringComparison.Ordinal));
        HasNot("n=1", value);
        Has("无样本", value);
    }

    [Theory]
    [InlineData("等待 明天起", "没看懂「明天起」")]
    [InlineData("指标 心情", "没有叫「心情」的指标")]
    [InlineData("指标 协作耗时 2027年1月", "还没有到")]
    [InlineData("预测 2028年1月 5万", "太远了")]
    [InlineData("预测 12月 约5万", "不是一个准确的金额")]
    [InlineData("成效基线 设定 本月", "还没有过完")]
    public async Task What_cannot_be_answered_is_refused_with_what_to_write(string asked, string reason)
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        Has(reason, await bot.Says("chenzong", asked));
    }

    private static async Task WinAsync(TestBot bot, string lead, string customer, string amount, int days)
    {
        var contract = $"HT-2026-9{lead[3..]}";
        await bot.Says("lina", $"线索 客户:{customer} 金额:{amount}");
        await bot.Says("lina", $"合同 {contract} {customer} {amount}");
        bot.Clock.Advance(TimeSpan.FromDays(days));
        await bot.Says("wanghua", $"推进 {lead} 到 合同签署 原因:老客户续签");
        Has("赢单", await bot.Says("lina", $"赢单 {lead} 合同:{contract}"));
    }
}
