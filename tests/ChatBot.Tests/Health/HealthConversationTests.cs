using ChatBot.Features.Health;
using ChatBot.Tests.Approvals;

namespace ChatBot.Tests.Health;

public sealed class HealthConversationTests
{
    private const string Need = "需求 客户:华东医院 内容:呼吸机管路 数量:50 期望:12月4日";

    [Fact]
    public async Task A_need_that_somebody_answers_within_two_hours_is_hit()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", Need);

        Has("… 需求响应 XQ-1 · 华东医院：11月23日(周一)10:00起，还剩 2 小时", await bot.Says("lina", "健康"));
        await bot.TimeReaches("2026-11-23 11:20");
        await bot.Says("wanggong", "接单 XQ-1 12月4日可交");

        Has("✓ 需求响应 XQ-1 · 华东医院：11月23日(周一)10:00起，11月23日(周一)11:20完成，用时 1 小时 20 分钟", await bot.Says("lina", "健康"));
        Has("11月23日(周一) 健康动作：1 个（需求录入×1）", await bot.Says("lina", "健康"));
        Has("✓ 协作按时 XQ-1", await bot.Says("wanggong", "健康"));
    }

    [Fact]
    public async Task A_need_that_nobody_answers_is_missed_and_one_taken_back_is_no_sample()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", Need);
        await bot.Says("lina", "需求 客户:浙江一院 内容:监护仪 数量:2 期望:12月4日");
        await bot.Says("lina", "撤销");
        await bot.TimeReaches("2026-11-23 12:01");

        Has("✗ 需求响应 XQ-1", await bot.Says("lina", "健康"));
        var rate = await bot.Says("lina", "健康度 我 本月");
        Has("需求响应：0.0%（0/1）", rate);
        Has("口径 v1", rate);
        await bot.Says("wanggong", "接单 XQ-1 12月4日可交");
        Has("需求响应：0.0%（0/1）", await bot.Says("lina", "健康度"));
        Assert.DoesNotContain("XQ-2", await bot.Says("lina", "健康度 明细"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_taken_back_is_no_answer()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", Need);
        await bot.Says("wanggong", "接单 XQ-1 12月4日可交");
        Has("需求响应：100.0%（1/1）", await bot.Says("lina", "健康度"));
        await bot.Says("wanggong", "撤销");

        Has("需求响应：无样本（0/0），进行中 1", await bot.Says("lina", "健康度"));
    }

    [Fact]
    public async Task A_need_in_pieces_is_shown_and_counts_once()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", Need);
        await bot.TimeReaches("2026-11-23 10:05");
        await bot.Says("lina", "需求 客户:华东医院 内容:呼吸机管路 数量:30 期望:12月4日");
        await bot.Says("lina", "需求 客户:华东医院 内容:除颤仪电极片 数量:30 期望:12月4日");
        await bot.TimeReaches("2026-11-23 10:20");
        await bot.Says("lina", "需求 客户:华东医院 内容:呼吸机管路 数量:20 期望:12月4日");

        var today = await bot.Says("lina", "健康");
        Has("健康动作：3 个（需求录入×3）", today);
        Has("⚑ 疑似拆分，不计入：XQ-2（与 XQ-1 相近）", today);
        Has("⚑ 需求响应 XQ-2", today);
        Has("您今日完成3个健康动作", await bot.Says("lina", "日报"));
        Has("不计入 1", await bot.Says("lina", "健康度"));
    }

    [Fact]
    public async Task When_the_first_piece_is_taken_back_the_next_one_counts()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", Need);
        await bot.TimeReaches("2026-11-23 10:02");
        await bot.Says("lina", "需求 客户:华东医院 内容:呼吸机管路 数量:30 期望:12月4日");
        Has("健康动作：1 个", await bot.Says("lina", "健康"));
        // The second is taken back first, then the first.
        await bot.Says("lina", "撤销");
        await bot.Says("lina", "需求 客户:华东医院 内容:呼吸机管路 数量:31 期望:12月4日");
        Assert.Equal(["XQ-1"], await bot.Query<string>("select split_of from health_samples where record_no = 'XQ-3' and split_of is not null"));
        await bot.Database.WriteAsync(async (scope, cancel) =>
        {
            var book = (HealthSampleBook)scope.GetService(typeof(HealthSampleBook))!;
            await book.NoteAsync(new HealthFact(HealthObject.Need, "", "XQ-1", "", "wanggong", "lina", "华东医院", "呼吸机管路 50", bot.Clock.GetUtcNow()) { WithdrawnAt = bot.Clock.GetUtcNow() }, cancel);
        });

        Assert.Empty(await bot.Query<string>("select split_of from health_samples where record_no = 'XQ-3' and split_of is not null"));
        Assert.Empty(await bot.Query<string>("select split_of from health_actions where record_no = 'XQ-3' and split_of is not null"));
    }

    [Fact]
    public async Task Legal_has_four_working_hours_in_all_and_the_initiator_is_credited()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 09:00");
        await bot.HasContract("HT-88");
        var form = new DeskForm(bot, "202611230001", "lina", text: "HT-88").Node(DeskForm.Anybody, "yanlv");
        await form.Submits();
        await bot.TimeReaches("2026-11-23 11:30");
        await form.Agrees("yanlv");

        var row = await bot.Says("lina", "健康度 我 本月 合同审批 明细");
        Has("合同审批 明细 本月", row);
        Has("100.0%（1/1）", row);
        Has("用时 2 小时 30 分钟，时限 11月23日(周一)13:00", row);
        Has("这段时间没有样本", await bot.Says("yanlv", "健康度"));
    }

    [Fact]
    public async Task A_form_taken_back_is_no_sample()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 09:00");
        await bot.HasContract("HT-88");
        var form = new DeskForm(bot, "202611230001", "lina", text: "HT-88").Node(DeskForm.Anybody, "yanlv");
        await form.Submits();
        await bot.TimeReaches("2026-11-23 11:30");
        await form.Agrees("yanlv");
        await form.WithdrawsAfterPass();

        Has("这段时间没有样本", await bot.Says("lina", "健康度"));
    }

    [Fact]
    public async Task A_stage_counts_for_whoever_has_it_and_a_handing_on_taken_back_counts_for_nobody_else()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "客诉 华东医院 包装破损，两支受潮");
        Assert.Equal(["liqiang"], await Credited());
        await bot.Says("liqiang", "指派 KS-1 物流异常核实 周一鸣");
        Assert.Equal(["zhouyiming"], await Credited());
        Has("已撤销", await bot.Says("liqiang", "撤销"));
        Assert.Equal(["liqiang"], await Credited());
        await bot.JumpTo("2026-11-24 10:01");

        Has("客诉按时处理：0.0%（0/1）", await bot.Says("liqiang", "健康度"));

        Task<IReadOnlyList<string>> Credited() => bot.Query<string>("select credited from health_samples where action = 'complaint-in-time' and withdrawn_at is null");
    }

    [Fact]
    public async Task A_promise_is_a_sample_once_it_is_in_force_and_stays_with_whoever_gave_it()
    {
        await using var bot = await Commitments.Promise.InForceAsync();
        Has("… CN-1 承诺兑现", await bot.Says("lina", "健康度 明细"));
        await bot.TimeReaches("2026-11-25 18:15");

        Has("✗ CN-1 承诺兑现", await bot.Says("lina", "健康度 承诺兑现 明细"));
        Has("这段时间没有样本", await bot.Says("zhanggong", "健康度"));
    }

    [Fact]
    public async Task The_team_and_the_department_are_for_those_who_lead_them()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", Need);
        await bot.Says("wanggong", "接单 XQ-1 12月4日可交");

        Has("王华 团队（3人） 健康度 本月（11月1日–11月30日）", await bot.Says("wanghua", "健康度 团队 本月"));
        Has("需求响应：100.0%（1/1）", await bot.Says("wanghua", "健康度 团队"));
        Has("李娜", await bot.Says("wanghua", "健康度 团队 明细"));
        Has("销售部（6人）", await bot.Says("zhoumin", "健康度 部门"));
        Has("无权查看 销售部", await bot.Says("lina", "健康度 部门 销售部"));
        Has("无权查看 王磊", await bot.Says("lina", "健康度 @王磊"));
        Has("名下没有团队", await bot.Says("lina", "健康度 团队"));
        Has("没看懂「9x9」", await bot.Says("lina", "健康度 9x9"));
        Has("健康度 8月（8月1日–8月31日）", await bot.Says("lina", "健康度 8月"));
    }

    [Fact]
    public async Task The_baseline_is_fixed_once_and_compared_in_points()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.HasSamples("lina", "2026-10-12", hits: 17, misses: 33);
        await bot.HasSamples("lina", "2026-11-20", hits: 89, misses: 11);

        Has("还没有基线", await bot.Says("lina", "健康度 对比 基线"));
        Has("由管理员固定", await bot.Says("lina", "基线 10月1日到10月31日"));
        Has("要早于今天", await bot.Says("chenzong", "基线 11月1日到11月30日"));
        Has("已固定基线：10月1日–10月31日，样本 50 个", await bot.Says("chenzong", "基线 10月1日到10月31日"));
        var compared = await bot.Says("lina", "健康度 本月 对比 基线");
        Has("需求响应：89.0%（89/100）", compared);
        Has("基线 34.0%（17/50），+55.0 个百分点", compared);
        Has("合计（按样本数加权）：89.0%，n=100；基线 34.0%，+55.0 个百分点", compared);
        Has("合计（各类等权）：89.0%；基线 34.0%，+55.0 个百分点", compared);
        // It has been used: it stays.
        Has("不能再改", await bot.Says("chenzong", "基线 9月1日到9月30日"));
        Assert.DoesNotContain("已撤销", await bot.Says("chenzong", "撤销"), StringComparison.Ordinal);
        Has("核对一致", await bot.Says("chenzong", "基线"));
        await bot.Execute("update health_baseline_samples set is_hit = 1 where sample_id = (select max(sample_id) from health_baseline_samples)");
        Has("与固定时不一致", await bot.Says("chenzong", "基线"));
    }

    [Fact]
    public async Task A_baseline_of_fewer_than_thirty_is_not_compared_with_and_can_be_changed_before_it_is_used()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.HasSamples("lina", "2026-10-12", hits: 9, misses: 20);
        await bot.HasSamples("lina", "2026-11-20", hits: 1, misses: 0);

        await bot.Says("chenzong", "基线 2026-10-01 到 2026-10-10");
        Has("代替之前的：10月1日–10月10日", await bot.Says("chenzong", "基线 2026-10-01 到 2026-10-31"));
        var compared = await bot.Says("lina", "健康度 本月 对比 基线");
        Has("样本不足", compared);
        Assert.DoesNotContain("百分点", compared, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_definition_says_what_is_counted_and_an_unknown_one_gets_the_list()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        var told = await bot.Says("lina", "口径 需求响应");
        Has("需求响应 口径 v1", told);
        Has("分子：需求：首个协作环节有人应答，不晚于时限", told);
        Has("分母：需求：已录入的全部样本，时限未到且未达成的除外", told);
        Has("时限：2 小时（自然时间）", told);
        Has("疑似拆分的不计入", told);
        Has("客户确认率", await bot.Says("lina", "口径 回款跟进"));
        Has("健康动作", await bot.Says("lina", "口径 标杆"));
        var unknown = await bot.Says("lina", "口径 需求响映");
        Has("没有叫「需求响映」的口径", unknown);
        Has("1 需求响应", unknown);
        Has("承诺兑现", unknown);
        Has("需求响应 口径 v1", await bot.Says("lina", "1"));
    }

    [Fact]
    public async Task Every_source_of_definitions_is_asked()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        var list = await bot.Says("lina", "口径");

        var names = await bot.Database.ReadAsync((scope, cancel) => Task.FromResult<List<string>>(
            [.. ((IEnumerable<IDefinitionSource>)scope.GetService(typeof(IEnumerable<IDefinitionSource>))!).SelectMany(source => source.Definitions).Select(definition => definition.Name)]));

        Assert.Contains("需求响应", names);
        foreach (var name in names) Has(name, list);
    }

    [Fact]
    public async Task A_target_counts_from_tomorrow_on_and_can_be_taken_back()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        Has("由团队负责人或管理员设定", await bot.Says("lina", "目标 个人 3"));
        Has("不是您的下属负责人", await bot.Says("wanghua", "目标 团队 @林峰 每日 3"));
        Has("没看懂目标", await bot.Says("wanghua", "目标 团队 很多"));
        Has("已设 王华 团队成员个人目标：每天 5 个 → 3 个，自11月24日(周二)起", await bot.Says("wanghua", "目标 个人 3"));
        Has("标杆：5 个", await bot.Says("lina", "标杆"));
        Has("已设 王华 团队合计目标：每天 12 个 → 20 个", await bot.Says("wanghua", "目标 团队 每日 20"));
        Has("待生效：个人每天 3 个，自11月24日(周二)", await bot.Says("wanghua", "目标"));
        await bot.Says("wanghua", "撤销");
        await bot.JumpTo("2026-11-24 10:00");

        Has("标杆：3 个", await bot.Says("lina", "标杆"));
        Has("标杆：5 个", await bot.Says("huangli", "标杆"));
        Has("每天目标 12 个", await bot.Says("wanghua", "标杆"));
        Has("个人：每天 3 个（自11月24日(周二)）", await bot.Says("lina", "目标"));
    }

    private static void Has(string part, string text) => Assert.Contains(part, text, StringComparison.Ordinal);
}
