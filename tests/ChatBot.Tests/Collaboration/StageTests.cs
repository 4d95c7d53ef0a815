using ChatBot.Features.Chat;
using static ChatBot.Tests.Collaboration.Talk;

namespace ChatBot.Tests.Collaboration;

public sealed class StageTests
{
    [Fact]
    public async Task Without_a_photo_the_result_is_kept_and_the_stage_stays_open_until_it_comes()
    {
        await using var bot = await ComplaintAsync();

        var asked = await bot.Says("liqiang", "完成 KS-1 结果:外箱受潮但内包装完好");
        Has("没有照片不能完成", asked);
        Has("结果已先记下：外箱受潮但内包装完好", asked);
        Assert.Equal("logistics:liqiang", await bot.Clocks("KS-1"));

        var done = await bot.SendsPicture("liqiang");
        Has("已完成：KS-1 物流异常核实", done);
        Has("照片：1 张", done);
        Assert.Equal("liability:wujing", await bot.Clocks("KS-1"));
    }

    [Fact]
    public async Task The_photo_may_come_first()
    {
        await using var bot = await ComplaintAsync();

        Has("已存入 KS-1 物流异常核实：现场照片（共 1 张）", await bot.SendsPicture("liqiang"));
        Has("已完成：KS-1 物流异常核实", await bot.Says("liqiang", "处理 KS-1 结果:外箱受潮"));
    }

    [Fact]
    public async Task A_voice_message_is_no_photo()
    {
        await using var bot = await ComplaintAsync();
        await bot.Says("liqiang", "完成 KS-1 结果:外箱受潮");

        Has("需要的是照片", await bot.Hears("liqiang", new MediaContent(MediaKind.Voice, "v-1")));

        Assert.Equal("logistics:liqiang", await bot.Clocks("KS-1"));
    }

    [Fact]
    public async Task No_entrance_leads_past_the_photo()
    {
        await using var bot = await ComplaintAsync();

        await bot.Presses("liqiang", "完成");
        Has("没有照片不能完成", await bot.Says("liqiang", "外箱受潮"));
        Has("没有照片不能完成", await bot.Says("chenzong", "完成 KS-1 结果:我来办"));
        Has("没有照片不能完成", await bot.Hears("liqiang", new MenuContent("提交 KS-1 结果:好了")));

        Assert.Equal("logistics:liqiang", await bot.Clocks("KS-1"));
    }

    [Fact]
    public async Task An_empty_result_is_asked_for_and_the_next_words_are_it()
    {
        await using var bot = await NeedAsync();

        var asked = await bot.Says("zhanggong", "库存确认 XQ-1");
        Has("还缺处理结果", asked);
        Has("怎么做", asked);
        Assert.Equal("production:wanggong stock:zhanggong", await bot.Clocks("XQ-1"));

        Has("已完成：XQ-1 库存确认", await bot.Says("zhanggong", "有 50/50"));
    }

    [Fact]
    public async Task Somebody_else_cannot_complete_it_but_a_superior_can_and_it_says_so()
    {
        await using var bot = await NeedAsync();

        Has("现在不在您手里", await bot.Says("lina", "完成 XQ-1 库存确认 结果:有"));
        Has("（代 张工 完成）", await bot.Says("chenzong", "库存确认 XQ-1 有 50/50"));

        Has("完成人：陈总（代 张工）", bot.LastTo("zhanggong"));
    }

    [Fact]
    public async Task Two_who_finish_the_same_stage_at_once_finish_it_once()
    {
        await using var bot = await NeedAsync();

        var answers = await Task.WhenAll(
            Task.Run(() => bot.Hears("zhanggong", new TextContent("库存确认 XQ-1 有 50/50"))),
            Task.Run(() => bot.Hears("chenzong", new TextContent("完成 XQ-1 库存确认 结果:有 50/50"))));

        Assert.Single(answers, answer => answer.Contains("已完成：XQ-1 库存确认", StringComparison.Ordinal));
        Assert.Single(answers, answer => answer.Contains("该任务已由", StringComparison.Ordinal) || answer.Contains("刚刚被别人更新", StringComparison.Ordinal));
        Assert.Equal(1, await bot.Count("select count(*) from deadlines where record_no = 'XQ-1' and part = 'quality'"));
        Assert.Single(bot.News("sunqian"));
    }

    [Fact]
    public async Task Needs_logged_at_once_get_numbers_of_their_own()
    {
        await using var bot = await StartAsync();

        await Task.WhenAll(new[] { "lina", "wanglei", "huangli", "wanghua" }.Select((who, index) =>
            Task.Run(() => bot.Hears(who, new TextContent($"需求 华东医院 呼吸机管路{index + 1}0套 12月4日前")))));

        Assert.Equal(4, await bot.Count("select count(distinct record_no) from needs"));
        Assert.Equal(1, await bot.Count("select count(*) from customers"));
        Assert.Equal(8, await bot.Count("select count(*) from deadlines where closed_at is null"));
    }

    [Fact]
    public async Task A_click_on_a_card_that_is_settled_is_told_by_whom_and_when()
    {
        await using var bot = await NeedAsync();
        await bot.Presses("wanggong", "接单");
        await bot.JumpTo("2026-11-23 10:20");

        Has("该任务已由 王工 于 11月23日(周一)10:00 处理：XQ-1 生产应答", await bot.Presses("wanggong", "接单"));
    }

    [Fact]
    public async Task The_state_of_a_case_can_be_rebuilt_from_its_events()
    {
        await using var bot = await ComplaintWithZhouAsync();
        await bot.FinishLogistics("zhouyiming");
        await bot.Says("zhouyiming", "撤销");
        await bot.FinishLogistics("zhouyiming");
        await bot.Says("wujing", "定责 KS-1 物流 100% 依据:外箱受压");

        await bot.SeesTheSameAfterReplay("KS-1");
    }

    [Fact]
    public async Task A_promise_is_not_finished_but_fulfilled()
    {
        await using var bot = await StartAsync();

        Has("兑现 CN-7", await bot.Says("zhanggong", "完成 CN-7 结果:已发货"));
        Has("到账 HK-9", await bot.Says("lina", "完成 HK-9"));
    }

    [Fact]
    public async Task Without_a_number_it_is_asked_for_and_nonsense_changes_nothing()
    {
        await using var bot = await NeedAsync();
        await bot.Says("lina", "需求 客户:浙江一院 内容:手套 数量:20箱 期望:12月4日");

        Has("请发编号", await bot.Says("zhanggong", "完成"));
        Has("没有找到 XQ-77", await bot.Says("zhanggong", "XQ-77"));
        Assert.Equal("production:wanggong stock:zhanggong", await bot.Clocks("XQ-1"));
    }
}
