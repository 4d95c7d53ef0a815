using ChatBot.Features.Chat;
using static ChatBot.Tests.Collaboration.Talk;

namespace ChatBot.Tests.Collaboration;

/// <summary>The shipped flows as people walk through them.</summary>
public sealed class InstallationTests
{
    [Fact]
    public async Task Seventeen_steps_lead_to_the_acceptance_and_the_compliance_form_gates_it()
    {
        await using var bot = await StartAsync();
        var begun = await bot.Says("lina", "验收 开始 华东医院 CT-2");
        Has("已发起装机验收 YS-1", begun);
        Has("共 17 个环节", begun);
        Has("17. 验收完成", await bot.Says("lina", "验收 YS-1"));
        Has("✗ 缺：配置清单(步骤1)", await bot.Says("sunqian", "验收完成 YS-1"));

        await WalkAsync(bot, recordForm: "2026-11-23");
        await bot.JumpTo("2026-11-24 10:00");
        var lacking = await bot.Says("sunqian", "验收完成 YS-1 同意");
        Has("✗ 缺：《医疗器械使用备案表》(步骤14，已于2026-11-23过期)", lacking);
        await bot.Says("lina", "补交 YS-1 步骤14 有效期至:2027-12-31");
        await bot.SendsPicture("lina");
        Has("全部环节已完成", await bot.Says("sunqian", "验收完成 YS-1 同意"));
        await bot.SeesTheSameAfterReplay("YS-1");
    }

    [Fact]
    public async Task Without_the_form_and_the_signature_both_are_named_at_once()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", "验收 华东医院 CT-2");
        await WalkAsync(bot, recordForm: null);

        var lacking = await bot.Says("sunqian", "验收完成 YS-1");

        Has("《医疗器械使用备案表》(步骤14)", lacking);
        Has("护士长签字(步骤9)", lacking);
    }

    [Fact]
    public async Task A_paper_that_was_announced_for_one_case_does_not_take_the_pictures_of_the_next()
    {
        await using var bot = await StartAsync();
        await bot.Says("lina", "验收 华东医院 CT-2");
        await WalkAsync(bot, recordForm: "2026-11-23");
        await bot.JumpTo("2026-11-24 10:00");
        await bot.Says("lina", "补交 YS-1 步骤14 有效期至:2027-12-31");

        await bot.JumpTo("2026-11-24 10:40");
        await bot.Says("lina", "调拨 浙江一院 货号:GL-22 数量:20 从:二仓");
        await bot.Says("wanghua", "批准调拨 DB-1 同意");
        await bot.Says("zhanggong", "完成 DB-1 出库数量:20 批号效期:20261101");
        await bot.SendsPicture("zhanggong");
        await bot.Says("liqiang", "完成 DB-1 SF1024");
        await bot.Says("lina", "完成 DB-1 实收数量:20");
        Has("DB-1 结束", await bot.SendsPicture("lina"));
    }

    [Fact]
    public async Task A_repair_is_closed_only_with_its_four_facts()
    {
        await using var bot = await StartAsync();
        Has("已发起维修工单 WX-1", await bot.Says("lina", "报修 华东医院 CT-2 现象:开机报错E05"));
        await bot.Says("zhenggong", "诊断 WX-1 高压发生器过热 配件:不需要");
        Has("由 郑工 审核", await bot.Says("zhanggong", "不适用 WX-1 配件出库 原因:不用换件"));
        await bot.Says("zhenggong", "同意不适用 WX-1 配件出库");
        Has("✗ 缺：到场位置(步骤3)", await bot.SendsPhoto("zhenggong", "WX-1") + await bot.Says("zhenggong", "完成 WX-1 工程师到场"));
        Has("已完成：WX-1 工程师到场", await bot.Hears("zhenggong", new LocationContent(30.25, 120.16, "华东医院")));
        await bot.SendsPhoto("zhenggong", "WX-1");
        Has("已完成：WX-1 维修复测", await bot.Says("zhenggong", "完成 WX-1 结果:清洗滤网，复测正常"));
        Has("✗ 缺：客户签字(步骤5)", await bot.Says("zhenggong", "完成 WX-1 签字人:陈科长 满意度:5"));
        Has("已完成：WX-1 客户签收", await bot.SendsPicture("zhenggong"));
        Has("全部环节已完成", await bot.Says("wujing", "完成 WX-1 回访正常"));
    }

    [Fact]
    public async Task A_transfer_and_a_change_of_specification_start_with_what_is_asked_for()
    {
        await using var bot = await StartAsync();

        Has("已发起调拨 DB-1", await bot.Says("lina", "调拨 华东医院 货号:GL-22 数量:20 从:二仓"));
        Has("1. 调拨批准 → 王华", await bot.Says("lina", "调拨 浙江一院 货号:GL-23 数量:5 从:二仓"));
        Has("为什么改", await bot.Says("lina", "改规格 华东医院 从:22mm 到:15mm"));
        Has("已发起规格变更 JF-1", await bot.Says("lina", "患者体型变化"));
        Assert.Equal("contract:yanlv quality:sunqian warehouse:zhanggong", await bot.Clocks("JF-1"));
        // The file says that it is grave.
        Assert.Equal(["High"], await bot.Query<string>("select distinct severity from deadlines where record_no = 'JF-1'"));
        Assert.Equal(["Normal"], await bot.Query<string>("select distinct severity from deadlines where record_no = 'DB-1'"));
    }

    private static async Task WalkAsync(TestBot bot, string? recordForm)
    {
        async Task Step(string who, int number, string words, int pictures = 0)
        {
            for (var sent = 0; sent < pictures; sent++)
            {
                await bot.Says(who, $"补交 YS-1 步骤{number}");
                await bot.SendsPicture(who);
            }

            Has("已完成：YS-1", await bot.Says(who, $"完成 YS-1 步骤{number} {words}"));
        }

        await Step("lina", 1, "主机一台，与合同一致");
        await Step("zhenggong", 2, "通道可过", 2);
        await Step("zhenggong", 3, "", 1);
        await Step("zhanggong", 4, "序列号:CT2-0001", 1);
        await Step("sunqian", 5, "型号相符 有效期至:2029-12-31", 1);
        await Step("liqiang", 6, "SF1024", 1);
        await Step("zhenggong", 7, "齐全", 2);
        await bot.Hears("zhenggong", new LocationContent(30.25, 120.16, "华东医院"));
        await Step("zhenggong", 8, "", 1);
        await Step("zhenggong", 10, "自检通过");
        await Step("sunqian", 11, "有效期至:2027-11-30", 1);
        await Step("zhanggong", 13, "", 1);
        await Step("zhenggong", 15, "人数:6", 1);
        if (recordForm is null) return;
        await Step("lina", 9, "签字人:陈护士长", 1);
        await Step("lina", 12, "签字人:周主任", 1);
        await Step("lina", 14, $"有效期至:{recordForm}", 1);
        await Step("wujing", 16, "", 1);
    }
}
