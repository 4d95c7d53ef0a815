using static ChatBot.Tests.Payments.Pay;

namespace ChatBot.Tests.Leads;

/// <summary>A deal on its way through the six links (R01), lost with a reason and what the clocks say beside it (R18).</summary>
public sealed class LeadTests
{
    [Fact]
    public async Task It_is_logged_in_the_first_link_and_shows_what_is_lacking()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        var answer = await bot.Says("lina", "线索 客户:华东医院 金额:50万 内容:CT-2两台 来源:展会");

        Has("已登记线索 XS-1", answer);
        Has("客户：华东医院（新客户，已建档）", answer);
        Has("预计金额：50万元", answer);
        Has("环节：线索触达", answer);
        Has("✗ 有客户备注", answer);
        Has("下一步：推进 XS-1 到 需求诊断", answer);
        Assert.Equal(["XS-1 50000000 lina contact"], await bot.Query<string>("select record_no || ' ' || amount_fen || ' ' || owner || ' ' || link from leads"));

        await bot.Says("lina", "备注 华东医院 张主任说预算有了");
        Has("✓ 有客户备注", await bot.Says("lina", "线索 XS-1"));
    }

    [Fact]
    public async Task It_goes_through_the_links_one_at_a_time_with_dwell_and_history()
    {
        await using var bot = await LeadAsync();
        bot.Clock.Advance(TimeSpan.FromDays(3));

        var answer = await bot.Says("lina", "推进 XS-1 到 需求诊断 备注:已见到设备科");

        Has("XS-1 华东医院：进入「需求诊断」", answer);
        Has("「线索触达」用了 3 天", answer);
        Has("✗ 离开「线索触达」时还没有：有客户备注", answer);
        Has("✓ 有预计金额", answer);
        bot.Clock.Advance(TimeSpan.FromDays(1));
        Has("退回「线索触达」", await bot.Says("lina", "推进 XS-1 到 线索触达"));
        bot.Clock.Advance(TimeSpan.FromDays(2));
        await bot.Says("lina", "推进 XS-1");
        Assert.Equal(["contact", "diagnosis", "contact", "diagnosis"], await bot.Query<string>("select link from lead_stays order by seq"));
        Assert.Equal([1L], await bot.Query<long>("select count(*) from lead_stays where left_at is null"));
        // 3 days and 2 days add up; the link it stands in has no time yet.
        Has("线索触达：0 条 0元，中位 5 天（1 条走过）", await bot.Says("lina", "漏斗"));
    }

    [Fact]
    public async Task To_leave_links_out_takes_a_superior_and_a_reason()
    {
        await using var bot = await LeadAsync();

        var asked = await bot.Says("lina", "推进 XS-1 到 合同签署 原因:老客户续签");
        Has("要跳过：需求诊断、方案报价", asked);
        Has("已请 王华 决定", asked);
        Has("李娜 想把线索 XS-1 华东医院 从「线索触达」直接推进到「合同签署」", bot.PushesTo("wanghua")[^1]);
        Has("请写明原因", await bot.Says("wanghua", "推进 XS-1 到 合同签署"));
        Assert.Equal(["contact"], await bot.Query<string>("select link from leads"));

        var moved = await bot.Says("wanghua", "推进 XS-1 到 合同签署 原因:老客户续签");

        Has("跳过：需求诊断、方案报价（原因：老客户续签）", moved);
        Has("王华 把线索 XS-1 华东医院 从「线索触达」推进到「合同签署」", bot.PushesTo("lina")[^1]);
        Assert.Equal(["diagnosis proposal|老客户续签"], await bot.Query<string>("select skipped || '|' || skip_reason from lead_stays where link = 'signing'"));
    }

    [Theory]
    [InlineData("推进 XS-1 到 线索触达", "已经在「线索触达」")]
    [InlineData("推进 XS-1 到 交付协同", "要先赢单")]
    [InlineData("推进 XS-1 到 开香槟", "没有叫「开香槟」的环节")]
    [InlineData("赢单 XS-1 合同:HT-9", "没有找到 HT-9")]
    [InlineData("赢单 XS-1 合同:HT-2026-088", "赢单前要先推进到「合同签署」")]
    [InlineData("赢单 XS-1 合同:HT-2026-099", "合同 HT-2026-099 是 浙江一院 的")]
    [InlineData("丢单 XS-1 原因:天气", "丢单原因「天气」不在清单里")]
    [InlineData("重开线索 XS-1 原因:重新招标", "没有丢单")]
    [InlineData("线索 客户:华东医院 金额:5万美元", "不是人民币")]
    [InlineData("线索 客户:华东医院 金额:-5万", "金额要大于 0")]
    public async Task What_cannot_be_is_refused_with_what_to_do(string said, string reason)
    {
        await using var bot = await LeadAsync();
        await bot.Says("lina", "合同 HT-2026-088 华东医院 48万");
        await bot.Says("lina", "合同 HT-2026-099 浙江一院 48万");

        Has(reason, await bot.Says("lina", said));
        Assert.Equal(["contact Open"], await bot.Query<string>("select link || ' ' || state from leads"));
    }

    [Fact]
    public async Task Won_it_is_bound_to_its_contract_and_goes_on_to_the_delivery()
    {
        await using var bot = await LeadAsync();
        await bot.Says("wanghua", "推进 XS-1 到 合同签署 原因:老客户续签");
        await bot.Says("lina", "合同 HT-2026-088 华东医院 48万");
        bot.Clock.Advance(TimeSpan.FromDays(20));

        var answer = await bot.Says("lina", "赢单 XS-1 合同:HT-2026-088");

        Has("赢单 XS-1 华东医院，合同 HT-2026-088 48万元", answer);
        Has("从登记到签署：20 天", answer);
        Has("进入「交付协同」，已通知 张工", answer);
        Has("李娜 登记了赢单", bot.PushesTo("zhanggong")[^1]);
        Has("已赢单", await bot.Says("lina", "线索 XS-1"));
        Has("已由 李娜 于", await bot.Says("lina", "赢单 XS-1 合同:HT-2026-088"));
        Has("进入「回款跟进」", await bot.Says("lina", "推进 XS-1"));
        Has("已在最后一个环节「回款跟进」", await bot.Says("lina", "推进 XS-1"));
    }

    [Fact]
    public async Task Lost_the_measured_wait_stands_beside_the_reason_and_the_superior_of_the_slow_stage_hears()
    {
        await using var bot = await LeadAsync();
        await bot.Says("lina", "需求 客户:华东医院 内容:呼吸机管路 数量:50 期望:下周五");
        await bot.JumpTo("2026-11-25 16:00");

        var answer = await bot.Says("lina", "丢单 XS-1 原因:内部响应滞后 说明:客户等不及");

        Has("已登记丢单 XS-1 华东医院 50万元", answer);
        Has("原因：内部响应（客户等不及）", answer);
        Has("系统量到的内部等待：2 天 6 小时", answer);
        Has("手里 2 天 6 小时", answer);
        Has("已通知 陈总", answer);
        Has("丢单，李娜 登记的原因：内部响应", bot.PushesTo("chenzong")[^1]);

        Has("已记下对丢单 XS-1", await bot.Says("chenzong", "丢单异议 XS-1 理由:报价当天已给出，客户压价"));
        Has("有异议：报价当天已给出，客户压价", bot.PushesTo("lina")[^1]);
    }

    [Fact]
    public async Task Lost_without_any_wait_says_that_none_was_measured()
    {
        await using var bot = await LeadAsync();

        var answer = await bot.Says("lina", "丢单 XS-1 内部响应");

        Has("系统没有量到内部等待", answer);
        Has("统计里会注明「未见内部等待」", answer);
        Has("没有进行中的线索", await bot.Says("lina", "漏斗"));
        Has("已重开，在「线索触达」接着走", await bot.Says("lina", "重开线索 XS-1 原因:客户重新招标"));
        Assert.Equal([2L], await bot.Query<long>("select count(*) from lead_stays"));
    }

    [Fact]
    public async Task The_reason_is_asked_for()
    {
        await using var bot = await LeadAsync();

        Has("请从清单里选", await bot.Says("lina", "丢单 XS-1"));
        Has("原因：价格", await bot.Says("lina", "价格"));
    }

    [Theory]
    [InlineData("lina", "推进 XS-1")]
    [InlineData("lina", "丢单 XS-1 原因:价格")]
    [InlineData("lina", "线索 XS-1 金额:60万")]
    [InlineData("wanghua", "推进 XS-1 到 合同签署 原因:老客户续签")]
    public async Task What_was_done_can_be_taken_back(string who, string said)
    {
        await using var bot = await LeadAsync();
        var before = await StandsAsync(bot);
        await bot.Says(who, said);
        Assert.NotEqual(before, await StandsAsync(bot));

        Has("已撤销", await bot.Says(who, "撤销"));

        Assert.Equal(before, await StandsAsync(bot));
        Has("「线索触达」用了", await bot.Says("lina", "推进 XS-1"));
        Assert.Equal([1L], await bot.Query<long>("select count(*) from lead_stays where left_at is null and undone_at is null"));
    }

    [Fact]
    public async Task Winning_and_reopening_and_logging_can_be_taken_back()
    {
        await using var bot = await LeadAsync();
        await bot.Says("wanghua", "推进 XS-1 到 合同签署 原因:老客户续签");
        await bot.Says("lina", "合同 HT-2026-088 华东医院 48万");
        await bot.Says("lina", "赢单 XS-1 合同:HT-2026-088");
        await bot.Says("lina", "撤销");
        Assert.Equal(["signing Open"], await bot.Query<string>("select link || ' ' || state from leads"));
        await bot.Says("lina", "丢单 XS-1 原因:价格");
        await bot.Says("lina", "重开线索 XS-1 原因:重新招标");
        await bot.Says("lina", "撤销");
        Assert.Equal(["signing Lost"], await bot.Query<string>("select link || ' ' || state from leads"));
        Assert.Equal([0L], await bot.Query<long>("select count(*) from lead_stays where left_at is null and undone_at is null"));

        await bot.Says("wanglei", "线索 客户:浙江二院");
        Has("已撤销", await bot.Says("wanglei", "撤销"));
        Has("没有找到 XS-2", await bot.Says("wanglei", "线索 XS-2"));
    }

    [Fact]
    public async Task What_somebody_has_acted_on_since_is_not_taken_back()
    {
        await using var bot = await LeadAsync();
        await bot.Says("lina", "推进 XS-1");
        await bot.Says("wanghua", "推进 XS-1 到 方案报价");

        Has("之后又有人改过", await bot.Says("lina", "撤销"));
        Assert.Equal(["proposal"], await bot.Query<string>("select link from leads"));
    }

    [Theory]
    [InlineData("huangli")]
    [InlineData("wanglei")]
    [InlineData("linfeng")]
    [InlineData("yanlv")]
    public async Task Others_do_not_learn_that_it_exists(string who)
    {
        await using var bot = await LeadAsync();

        foreach (var command in new[] { "线索 {0}", "推进 {0} 到 需求诊断", "丢单 {0} 原因:价格", "丢单异议 {0} 理由:不对", "重开线索 {0} 原因:又来了", "卡点 {0}" })
        {
            var asked = await bot.Says(who, string.Format(null, command, "XS-1"));
            var nothing = await bot.Says(who, string.Format(null, command, "XS-9"));
            Assert.Equal(nothing.Replace("XS-9", "XS-1", StringComparison.Ordinal), asked);
        }

        Has("没有进行中的线索", await bot.Says(who, "线索"));
        Has("没有进行中的线索", await bot.Says(who, "漏斗"));
    }

    [Fact]
    public async Task Only_the_owner_and_those_above_act_on_it()
    {
        await using var bot = await LeadAsync();

        Has("由 李娜 负责", await bot.Says("qianhui", "推进 XS-1"));
        Has("进入「需求诊断」", await bot.Says("zhoumin", "推进 XS-1"));
    }

    [Fact]
    public async Task The_funnel_counts_each_lead_once_with_its_amount()
    {
        await using var bot = await LeadAsync();
        await bot.Says("wanglei", "线索 客户:浙江二院 金额:30万");
        await bot.Says("wanglei", "线索 客户:浙江三院");
        await bot.Says("wanglei", "推进 XS-2");

        var funnel = await bot.Says("wanghua", "漏斗");

        Has("漏斗：3 条，80万元", funnel);
        Has("线索触达：2 条 50万元（另 1 条未填金额）", funnel);
        Has("需求诊断：1 条 30万元", funnel);
        var there = await bot.Says("wanghua", "漏斗 需求诊断");
        Has("XS-2 浙江二院 30万元", there);
        HasNot("XS-1", there);
    }

    [Fact]
    public async Task It_goes_along_with_a_handover()
    {
        await using var bot = await LeadAsync();

        Has("线索", await bot.Says("wanghua", "交接 李娜 → 王磊"));
        await bot.Says("wanghua", "交接 @lina 给 @wanglei 确认:是");
        await bot.Tick();

        Assert.Equal(["wanglei"], await bot.Query<string>("select owner from leads"));
    }

    private static async Task<TestBot> LeadAsync()
    {
        var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "线索 客户:华东医院 金额:50万 内容:CT-2两台");
        return bot;
    }

    private static Task<IReadOnlyList<string>> StandsAsync(TestBot bot) => bot.Query<string>(
        "select link || ' ' || state || ' ' || amount_fen || ' ' || link_since || ' ' || version || ' ' || (select count(*) from lead_stays s where s.record_no = leads.record_no and s.undone_at is null and s.left_at is null) from leads");
}
