using ChatBot.Features.Chat;
using static ChatBot.Tests.Collaboration.Talk;

namespace ChatBot.Tests.Collaboration;

/// <summary>What else can be done with a case than finishing its stages: start by a file's verb, return, leave out, wait, let pass, ask.</summary>
public sealed class CaseActTests : IAsyncLifetime
{
    private TestBot _bot = null!;
    private DirectoryInfo _templates = null!;

    public async ValueTask InitializeAsync() => (_bot, _templates) = await MiniFlow.BegunAsync();

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        _templates.Delete(recursive: true);
    }

    [Fact]
    public async Task A_verb_of_the_file_starts_the_flow_shows_it_and_asks_for_what_is_missing()
    {
        Has("WX-1 小流程：进行中", await _bot.Says("lina", "试流程 WX-1"));
        Has("是哪个客户", await _bot.Says("wanglei", "试流程"));
        Has("哪台设备", await _bot.Says("wanglei", "浙江一院"));
        var begun = await _bot.Says("wanglei", "MR-9");
        Has("已发起小流程 WX-2", begun);
        Has("设备：MR-9", begun);
        Has("1. 现场检查 → 郑工", begun);
        Has("2. 备案 → 张工", begun);
        Has("已撤销：小流程 WX-2", await _bot.Says("wanglei", "撤销"));
        Has("已发起小流程 WX-3", await _bot.Says("wanglei", "试流程 开始 浙江一院 MR-9"));
        Has("试流程：试一试", await _bot.Says("wanglei", "发起"));
    }

    [Fact]
    public async Task All_that_is_lacking_is_listed_at_once_and_what_was_given_is_kept()
    {
        var answer = await _bot.Says("zhenggong", "完成 WX-1 结论:滤网堵塞 温度:21℃");

        Has("✗ 缺：现场照片(步骤1)、原因(步骤1)、位置(步骤1)", answer);
        Has("已给的都已保存", answer);
        await _bot.SendsPhoto("zhenggong", "WX-1");
        await _bot.SendsPhoto("zhenggong", "WX-1");
        await _bot.Hears("zhenggong", new LocationContent(30.25, 120.16, "浙江一院"));
        Has("已完成：WX-1 现场检查", await _bot.Says("zhenggong", "完成 WX-1 原因:过热"));
        Has("滤网堵塞；现场照片2张；温度：21℃；原因：过热；位置：已定位", _bot.LastTo("lina"));
    }

    [Fact]
    public async Task Full_width_signs_are_read_like_others_and_a_text_stays_as_it_was_typed()
    {
        Has("✗ 缺：现场照片(步骤1)、位置(步骤1)", await _bot.Says("zhenggong", "完成 WX-1 步骤１ 结论：滤网（左）堵塞 温度：２１℃ 原因：过热"));
        await _bot.SendsPhoto("zhenggong", "WX-1");
        await _bot.SendsPhoto("zhenggong", "WX-1");
        await _bot.Hears("zhenggong", new LocationContent(30.25, 120.16, "浙江一院"));

        Has("滤网（左）堵塞；现场照片2张；温度：21℃；原因：过热", _bot.LastTo("lina"));
    }

    [Fact]
    public async Task What_does_not_fit_its_type_is_refused_with_the_reason()
    {
        Has("温度 99℃超出范围（至少15℃至多30℃）", await _bot.Says("zhenggong", "完成 WX-1 温度:99"));
        Has("温度要写数字", await _bot.Says("zhenggong", "完成 WX-1 温度:很热"));
        Has("原因「天气」不在清单里，请选：过热、其他", await _bot.Says("zhenggong", "完成 WX-1 原因:天气"));
        Has("有效期「下个月」没看懂", await _bot.Says("zhanggong", "完成 WX-1 备案 有效期至:下个月"));
        Assert.Equal("check:zhenggong papers:zhanggong", await _bot.Clocks("WX-1"));
    }

    [Fact]
    public async Task A_document_may_come_before_its_date_or_after_it()
    {
        Has("还没有写有效期", await _bot.SendsPicture("zhanggong"));
        Has("已完成：WX-1 备案", await _bot.Says("zhanggong", "完成 WX-1 备案 有效期至:2027年12月31日"));
        Has("《备案表》（有效期至2027-12-31）", _bot.LastTo("lina"));

        await _bot.Says("lina", "试流程 浙江一院 MR-9");
        Has("✗ 缺：《备案表》(步骤2)", await _bot.Says("zhanggong", "完成 WX-2 备案 有效期至:2027-12"));
        Has("已完成：WX-2 备案", await _bot.SendsPicture("zhanggong"));
    }

    [Fact]
    public async Task The_verb_of_the_last_stage_lists_all_that_the_case_lacks_before_it_is_its_turn()
    {
        await _bot.FinishPapersAsync("2026-11-24");
        await _bot.JumpTo("2026-11-26 10:00");

        Has("✗ 缺：结论(步骤1)、现场照片(步骤1)、温度(步骤1)、原因(步骤1)、位置(步骤1)、《备案表》(步骤2，已于2026-11-24过期)、选配件(步骤3，还没有完成)、护士长签字(步骤4)", await _bot.Says("sunqian", "结案确认 WX-1"));
    }

    [Fact]
    public async Task What_ran_out_is_brought_anew_to_a_stage_that_is_done()
    {
        await _bot.AtLastAsync("2026-11-24");
        await _bot.JumpTo("2026-11-26 10:00");
        Has("《备案表》(步骤2，已于2026-11-24过期)", await _bot.Says("sunqian", "结案确认 WX-1 同意"));

        Has("《备案表》 有效期至2028-01-31", await _bot.Says("sunqian", "补交 WX-1 步骤2 有效期至:2028-01-31"));
        await _bot.SendsPicture("sunqian");
        Has("全部环节已完成", await _bot.Says("sunqian", "结案确认 WX-1 同意"));
        await _bot.SeesTheSameAfterReplay("WX-1");
    }

    [Fact]
    public async Task Where_a_step_takes_no_picture_none_is_waited_for_and_the_next_one_goes_to_what_wants_it()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "需求 客户:华东医院 内容:输液泵 数量:50");
        Has("这一步没有要补交的图片或文件", await bot.Says("wanggong", "补交 XQ-1 生产应答"));

        await bot.Says("wanggong", "承诺 浙江一院 寄样品 11月27日18点前 责任人:张工");
        Has("已生效", await bot.SendsPicture("wanggong"));
    }

    [Fact]
    public async Task A_return_is_taken_back_as_if_nothing_had_been_done()
    {
        await _bot.FinishCheckAsync();
        await _bot.FinishPapersAsync();
        await _bot.Says("zhanggong", "完成 WX-1 选配件");
        var before = await StandsAsync();
        Has("退到", await _bot.Says("lina", "退回 WX-1 现场检查 原因:照片不清楚"));
        Assert.Equal("check:zhenggong", await _bot.Clocks("WX-1"));

        Has("已撤销：退回 WX-1 现场检查，回到之前的状态，时限不变", await _bot.Says("lina", "撤销"));

        Assert.Equal(before, await StandsAsync());
        Has("更正", _bot.LastTo("zhenggong"));
        await _bot.SeesTheSameAfterReplay("WX-1");
        Has("已完成", await _bot.Says("lina", "完成 WX-1 科室签字 签字人:陈护士长") + await _bot.SendsPicture("lina"));
    }

    [Fact]
    public async Task Whoever_has_taken_notice_of_a_return_keeps_it()
    {
        await _bot.FinishCheckAsync();
        await _bot.FinishPapersAsync();
        await _bot.Says("zhanggong", "完成 WX-1 选配件");
        await _bot.Says("lina", "退回 WX-1 现场检查 原因:照片不清楚");
        await _bot.SendsPicture("zhenggong");

        Has("郑工", await _bot.Says("lina", "撤销"));
        Assert.Equal("check:zhenggong", await _bot.Clocks("WX-1"));
    }

    [Fact]
    public async Task A_question_whether_a_step_applies_and_its_answer_are_taken_back_by_who_gave_them()
    {
        await _bot.FinishPapersAsync();
        var before = await StandsAsync();
        await _bot.Says("zhanggong", "不适用 WX-1 选配件 原因:没有选配件");
        var asked = await StandsAsync();
        await _bot.Says("sunqian", "同意不适用 WX-1 选配件");

        Has("已撤销：同意不适用 WX-1 选配件", await _bot.Says("sunqian", "撤销"));
        Assert.Equal(asked, await StandsAsync());
        await _bot.Says("sunqian", "不同意不适用 WX-1 选配件 原因:有一件");
        Has("已撤销：不同意不适用 WX-1 选配件", await _bot.Says("sunqian", "撤销"));
        Assert.Equal(asked, await StandsAsync());

        Has("孙倩", await _bot.Says("zhanggong", "撤销"));
        await _bot.SeesTheSameAfterReplay("WX-1");
        Assert.NotEqual(before, asked);
    }

    [Fact]
    public async Task A_pause_and_its_end_are_taken_back_and_the_clock_has_its_old_limit()
    {
        var before = await StandsAsync();
        await _bot.Says("zhenggong", "等客户 WX-1 现场检查 原因:设备科周三才开门");
        Has("暂停", await _bot.SendsPicture("zhenggong"));
        var paused = await StandsAsync();
        await _bot.JumpTo("2026-11-23 10:05");
        await _bot.Says("zhenggong", "客户已答复 WX-1 现场检查");

        Has("已撤销：继续计时 WX-1 现场检查", await _bot.Says("zhenggong", "撤销"));
        Assert.Equal(paused, await StandsAsync());
        Has("已撤销：等客户 WX-1 现场检查", await _bot.Says("zhenggong", "撤销"));
        Assert.Equal(before, await StandsAsync());
        await _bot.SeesTheSameAfterReplay("WX-1");
    }

    [Fact]
    public async Task What_was_brought_later_is_taken_back_and_the_old_one_counts_again()
    {
        await _bot.FinishPapersAsync("2026-12-01");
        var before = await StandsAsync();
        Has("2028-01-31", await _bot.Says("zhanggong", "补交 WX-1 步骤2 有效期至:2028-01-31"));

        Has("已撤销：补交 WX-1 备案", await _bot.Says("zhanggong", "撤销"));

        Assert.Equal(before, await StandsAsync());
        Has("2026-12-01", await _bot.Says("lina", "流程 WX-1"));
    }

    /// <summary>The clocks that run, with their holders and limits.</summary>
    private Task<IReadOnlyList<string>> StandsAsync() =>
        _bot.Query<string>("select part || ' ' || holder || ' ' || due_at from deadlines where record_no = 'WX-1' and closed_at is null order by part");

    [Fact]
    public async Task Only_the_role_that_the_flow_names_lets_a_gate_pass_and_it_is_counted()
    {
        await _bot.AtLastAsync("2026-11-24");
        await _bot.JumpTo("2026-11-26 10:00");

        Has("只有合规负责人 严律 可以放行", await _bot.Says("chenzong", "放行 WX-1 步骤5 原因:急用"));
        Has("为什么放行", await _bot.Says("yanlv", "放行 WX-1 步骤5"));
        await _bot.Says("yanlv", "取消");
        var passed = await _bot.Says("yanlv", "放行 WX-1 步骤5 原因:受理号已下");
        Has("⚠ 放行，缺：《备案表》(步骤2，已于2026-11-24过期)、意见(步骤5)", passed);
        Has("严律 放行：受理号已下", _bot.LastTo("lina"));
        Assert.Equal(1, await _bot.Count("select count(*) from ledger where record_no = 'WX-1' and action = '放行' and reason = '受理号已下'"));
        Has("放行 1 次", await _bot.Says("chenzong", "体检"));
        await _bot.SeesTheSameAfterReplay("WX-1");
    }

    [Fact]
    public async Task A_gate_with_nothing_lacking_needs_nobody_to_let_it_pass()
    {
        await _bot.FinishPapersAsync();

        Has("不需要放行", await _bot.Says("yanlv", "放行 WX-1 选配件 原因:快点"));
        Assert.Equal("check:zhenggong extra:zhanggong", await _bot.Clocks("WX-1"));
    }

    [Fact]
    public async Task A_reviewer_returns_the_case_to_a_named_stage_and_both_times_are_kept()
    {
        await _bot.FinishCheckAsync();
        await _bot.FinishPapersAsync();
        await _bot.Says("zhanggong", "完成 WX-1 选配件");
        await _bot.JumpTo("2026-11-23 14:00");

        Has("为什么退回", await _bot.Says("lina", "退回 WX-1 现场检查"));
        var returned = await _bot.Says("lina", "照片看不清铭牌");
        Has("已退回：WX-1 从「科室签字」退到「现场检查」", returned);
        Has("由 郑工 重做", returned);
        Has("↩ WX-1 现场检查被退回，请重做", _bot.LastTo("zhenggong"));
        Has("原因：照片看不清铭牌", _bot.LastTo("zhenggong"));
        Assert.Equal("check:zhenggong", await _bot.Clocks("WX-1"));
        await _bot.JumpTo("2026-11-23 15:00");
        Has("✗ 缺", await _bot.Says("zhenggong", "完成 WX-1 结论:滤网堵塞"));
        Has("已完成：WX-1 现场检查", await _bot.Says("zhenggong", "完成 WX-1 温度:21 原因:过热"));
        var timeline = await _bot.Says("lina", "流程 WX-1");
        Has("▶ 4. 科室签字 李娜", timeline);
        Has("已用 4 小时", timeline);
        Has("用时 1 小时", timeline);
        await _bot.SeesTheSameAfterReplay("WX-1");
    }

    [Fact]
    public async Task A_stage_that_cannot_return_the_case_says_so()
    {
        Has("流程没有规定这个环节可以退回", await _bot.Says("zhenggong", "退回 WX-1 备案 原因:不对"));
    }

    [Fact]
    public async Task A_stage_is_left_out_only_with_a_reason_and_anothers_yes()
    {
        await _bot.FinishPapersAsync();
        Has("流程规定这个环节不能这样做", await _bot.Says("zhenggong", "不适用 WX-1 现场检查 原因:不想去"));
        var asked = await _bot.Says("zhanggong", "不适用 WX-1 步骤3 原因:没有选配件");
        Has("由 孙倩 审核", asked);
        Assert.Equal("check:zhenggong extra:sunqian", await _bot.Clocks("WX-1"));
        Has("现在不在您手里", await _bot.Says("zhanggong", "同意不适用 WX-1 选配件"));
        Has("正在审核「不适用」", await _bot.Says("sunqian", "完成 WX-1 选配件"));

        Has("要写明原因", await _bot.Says("sunqian", "不同意不适用 WX-1 选配件"));
        Has("已退给 张工", await _bot.Says("sunqian", "不同意不适用 WX-1 选配件 原因:合同里有"));
        Has("请照常办理", _bot.LastTo("zhanggong"));
        await _bot.Says("zhanggong", "不适用 WX-1 选配件 原因:合同已改");
        Has("结果：不适用：合同已改", await _bot.Presses("sunqian", "同意"));
        Has("⊘ 3. 选配件", await _bot.Says("lina", "流程 WX-1"));
        await _bot.SeesTheSameAfterReplay("WX-1");
    }

    [Fact]
    public async Task Waiting_for_the_customer_takes_a_proof_pauses_the_clock_and_ends_by_itself()
    {
        Has("流程规定这个环节不能这样做", await _bot.Says("zhanggong", "等客户 WX-1 备案 原因:等盖章"));
        await _bot.JumpTo("2026-11-23 12:00");
        Has("等客户要有凭证", await _bot.Says("zhenggong", "等客户 WX-1 现场检查 原因:设备科周三才开门"));
        Assert.Equal("check:zhenggong papers:zhanggong", await _bot.Clocks("WX-1"));

        var paused = await _bot.SendsPicture("zhenggong");
        Has("⏸ WX-1 现场检查已暂停计时", paused);
        Has("最晚到 11月25日(周三)12:00", paused);
        Assert.Equal("check~wait:zhenggong papers:zhanggong", await _bot.Clocks("WX-1"));
        Has("⏸ 1. 现场检查", await _bot.Says("lina", "流程 WX-1"));
        // Eight working hours from Monday 10:00 would be over by 18:00.
        await _bot.JumpTo("2026-11-24 12:00");
        HasNot("现场检查已超时", string.Join('\n', _bot.News("zhenggong")));

        await _bot.JumpTo("2026-11-25 12:00");
        Has("等客户的时间到了", _bot.LastTo("zhenggong"));
        Assert.Equal("check:zhenggong papers:zhanggong", await _bot.Clocks("WX-1"));
        var timeline = await _bot.Says("lina", "流程 WX-1");
        Has("另等客户 2 天", timeline);
        Has("期限 11月25日(周三)18:00", timeline);
        Has("等客户的时间已用完", await _bot.Says("zhenggong", "等客户 WX-1 现场检查 原因:还没开门"));
        await _bot.SeesTheSameAfterReplay("WX-1");
    }

    [Fact]
    public async Task The_customers_answer_lets_the_clock_go_on()
    {
        await _bot.SendsPicture("zhanggong");
        await _bot.Says("zhenggong", "等客户 WX-1 现场检查 原因:约周二");
        await _bot.SendsPicture("zhenggong");
        await _bot.JumpTo("2026-11-23 13:00");

        var going = await _bot.Says("zhenggong", "客户已答复 WX-1");
        Has("共等了 3 小时", going);
        Has("新期限：11月24日(周二)12:00", going);
        Has("没有在等客户", await _bot.Says("zhenggong", "客户已答复 WX-1 现场检查"));
    }

    [Fact]
    public async Task Why_and_how_are_told_with_what_to_hand_in_and_whom_to_ask()
    {
        var tip = await _bot.Says("zhenggong", "怎么做 WX-1 步骤1");
        Has("为什么：先看现场。", tip);
        Has("怎么做：拍两张照片，量温度。", tip);
        Has("交什么：结论、现场照片（照片2张）、温度（℃）、原因（过热/其他）、位置（发送位置）", tip);
        Has("例：结论:过热 温度:21", tip);
        Has("不清楚问：李娜", tip);
        Has("WX-1 步骤1 现场检查", await _bot.Says("zhenggong", "为什么"));
        Has("WX-1 步骤2 备案", await _bot.Says("zhanggong", "怎么做 WX-1"));
        Has("没有找到 WX-1", await _bot.Says("huangli", "怎么做 WX-1"));
    }
}
