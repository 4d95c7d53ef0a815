using ChatBot.Tests.Collaboration;
using ChatBot.Tests.Imports;
using static ChatBot.Tests.Collaboration.Talk;
using static ChatBot.Tests.Imports.Files;

namespace ChatBot.Tests.Inventory;

/// <summary>R05: a specification changes before delivery. 李娜 asks; 张工 stocks, 孙倩 checks, 严律 reads the contract.</summary>
public sealed class SpecChangeTests
{
    private const string Change = "改规格 XQ-1 从:22mm 到:15mm 原因:患者体型变化 交期:12月10日";

    [Fact]
    public async Task What_hangs_on_it_is_shown_first_and_nothing_happens_before_it_is_confirmed()
    {
        await using var bot = await NeedAsync();
        await bot.Imports("zhanggong", "stock", Csv("仓库,货号,品名,数量,单位,盘点时间", "二仓,GL-22,呼吸机管路22mm,120,套,2026-11-23 08:00", "二仓,GL-15,呼吸机管路15mm,40,套,2026-11-23 08:00"));
        await bot.Says("lina", "合同 HT-88 华东医院 12.5万 呼吸机管路年度采购");

        var impact = await bot.Says("lina", Change);

        Has("改规格前请看影响：XQ-1 呼吸机管路 50套（华东医院）", impact);
        Has("仓储还没有答复库存", impact);
        Has("旧规格 22mm：二仓 120套", impact);
        Has("新规格 15mm：二仓 40套", impact);
        Has("HT-88", impact);
        Has("12月4日(周五)18:00 → 12月10日", impact);
        Has("确认后马上停办：库存确认（张工）", impact);
        Assert.Equal(0, await bot.Count("select count(*) from cases where flow_id = 'respec'"));
        Assert.Equal("production:wanggong stock:zhanggong", await bot.Clocks("XQ-1"));

        Has("XQ-1 已停办：库存确认（张工）", await bot.Says("lina", Change + " 确认:是"));
        Assert.Equal("production:wanggong", await bot.Clocks("XQ-1"));
        Has("⛔ XQ-1 库存确认先停下：李娜 发起了 JF-1", string.Join('\n', bot.News("zhanggong")));
        Has("⛔ 停办：等 JF-1", await bot.Says("lina", "流程 XQ-1"));
    }

    [Fact]
    public async Task Stock_quality_and_dispatch_stand_still_until_all_have_answered_and_their_limits_move()
    {
        await using var bot = await NeedAsync();
        await bot.Says("lina", Change + " 确认:是");
        Has("⛔ XQ-1 库存确认现在停办", await bot.Says("zhanggong", "库存确认 XQ-1 有 40/50"));
        Has("已完成：XQ-1 生产应答", await bot.Says("wanggong", "接单 XQ-1 可以"));
        // 收到 says that it was seen, and nothing else.
        await bot.TimeReaches("2026-11-23 11:00");
        await bot.Says("zhanggong", "收到 JF-1");
        Assert.Equal("contract:yanlv quality:sunqian warehouse:zhanggong", await bot.Clocks("JF-1"));

        Has("已完成：JF-1 库存影响确认", await bot.Says("zhanggong", "可行 JF-1 新规格可发40，缺10，12月5日到"));
        Has("已完成：JF-1 质量影响确认", await bot.Says("sunqian", "可行 JF-1"));
        Has("⛔", await bot.Says("zhanggong", "库存确认 XQ-1 有 40/50"));
        Has("已完成：JF-1 合同影响确认", await bot.Says("yanlv", "可行 JF-1 签补充协议，价差 200 元"));
        await bot.Says("lina", "完成 JF-1");
        await bot.SendsPicture("lina");
        await bot.TimeReaches("2026-11-23 13:00");
        Has("JF-1 结束", await bot.Says("zhanggong", "完成 JF-1 结果:旧规格退回待检，12月8日发 50 套"));

        Has("▶ XQ-1 库存确认可以继续：JF-1 已办完", string.Join('\n', bot.News("zhanggong")));
        // It had until 14:00, and stood still for three hours.
        Has("11月23日(周一)17:00 前", string.Join('\n', bot.News("zhanggong")));
        Assert.Equal(["15mm"], await bot.Query<string>("select spec from needs where record_no = 'XQ-1'"));
        Assert.Equal(1, await bot.Count("select count(*) from need_specs where record_no = 'XQ-1' and version = 2 and spec_after = '15mm' and author = 'lina' and expected_after > expected_before"));
        Has("已完成：XQ-1 库存确认", await bot.Says("zhanggong", "库存确认 XQ-1 有 50/50"));
        await bot.SeesTheSameAfterReplay("XQ-1");
        await bot.SeesTheSameAfterReplay("JF-1");
    }

    [Fact]
    public async Task Nothing_fires_while_it_stands_still_and_a_stage_that_opens_meanwhile_stands_still_too()
    {
        await using var bot = await NeedAsync();
        await bot.Says("zhanggong", "库存确认 XQ-1 有 50/50");
        await bot.Says("lina", Change + " 确认:是");

        await bot.TimeReaches("2026-11-25 10:00");

        Assert.Equal(0, await bot.Count("select count(*) from deadline_fires f join deadlines d on d.id = f.deadline_id where d.record_no = 'XQ-1' and d.part = 'quality'"));
        Has("⛔ XQ-1 质检现在停办", await bot.Says("sunqian", "完成 XQ-1 质检 结果:合格"));
        Has("⛔ XQ-1", await bot.Says("sunqian", "退回 XQ-1 库存确认 原因:不对"));
        // The three who have not answered are late, and their superior knows.
        Has("JF-1", string.Join('\n', bot.News("chenzong")));
    }

    [Fact]
    public async Task A_verdict_against_it_goes_no_further_and_calling_it_off_sets_all_going_again()
    {
        await using var bot = await NeedAsync();
        await bot.Says("lina", Change + " 确认:是");
        await bot.Says("zhanggong", "可行 JF-1");
        Has("质量影响", await bot.Says("sunqian", "不可行 JF-1"));
        Has("已完成：JF-1 质量影响确认", await bot.Says("sunqian", "15mm 不在注册证范围内"));
        await bot.Says("yanlv", "可行 JF-1");

        Has("质量影响确认 孙倩", await bot.Says("lina", "完成 JF-1"));
        Has("只能由发起人 李娜", await bot.Says("zhanggong", "终止 JF-1 原因:麻烦"));
        Has("已终止：JF-1 规格变更", await bot.Says("lina", "终止 JF-1 原因:客户同意仍用22mm"));

        Assert.Equal("production:wanggong stock:zhanggong", await bot.Clocks("XQ-1"));
        Has("已终止", bot.LastTo("sunqian"));
        Has("不能再撤销", (await bot.Says("lina", "撤销")).Replace("不能撤销", "不能再撤销", StringComparison.Ordinal));
        Has("已完成：XQ-1 库存确认", await bot.Says("zhanggong", "库存确认 XQ-1 有 50/50"));
        Assert.Equal(0, await bot.Count("select count(*) from need_specs"));
    }

    [Fact]
    public async Task After_dispatch_it_is_refused_with_the_way_to_a_return()
    {
        await using var bot = await NeedAsync();
        await bot.Says("wanggong", "接单 XQ-1 可以");
        await bot.Says("zhanggong", "库存确认 XQ-1 有 50/50");
        await bot.Says("sunqian", "完成 XQ-1 质检 结果:合格，批号 1");
        Has("XQ-1 结束", await bot.Says("zhanggong", "完成 XQ-1 结果:5箱已发"));

        var answer = await bot.Says("lina", Change);

        Has("已经发货", answer);
        Assert.Equal(0, await bot.Count("select count(*) from cases where flow_id = 'respec'"));
        Has("已登记客诉 KS-1", await bot.Says("lina", "1"));
    }

    [Fact]
    public async Task The_customer_alone_names_its_only_need_and_of_several_it_is_asked_which()
    {
        await using var bot = await NeedAsync();
        Has("改规格前请看影响：XQ-1", await bot.Says("lina", "改规格 华东医院 从:22mm 到:15mm 原因:体型"));
        await bot.Says("lina", "需求 客户:华东医院 内容:面罩 数量:5个 期望:12月4日");
        var which = await bot.Says("lina", "改规格 华东医院 从:大 到:小 原因:体型");
        Has("有 2 件在办的需求", which);
        Has("改规格前请看影响：XQ-2 面罩 5个", await bot.Says("lina", "1"));
        Has("没看懂新交期", await bot.Says("lina", "改规格 XQ-2 从:大 到:小 原因:体型 交期:随便"));
        Has("没有", await bot.Says("huangli", "改规格 XQ-2 从:大 到:小 原因:体型"));
        await bot.Says("lina", "改规格 XQ-2 从:大 到:小 原因:体型 确认:是");
        Has("正在办另一个变更 JF-1", await bot.Says("lina", "改规格 XQ-2 从:大 到:中 原因:体型"));
        // Taken back, it is as if it had never been.
        Has("已撤销", await bot.Says("lina", "撤销"));
        Has("stock:zhanggong", await bot.Clocks("XQ-2"));
    }
}
