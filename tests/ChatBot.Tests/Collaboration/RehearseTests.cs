using static ChatBot.Tests.Collaboration.Talk;

namespace ChatBot.Tests.Collaboration;

/// <summary>R77: what another limit would have told, before anything is changed. 陈总 is the admin; 周一鸣 answers to 李强, and he to 陈总.</summary>
public sealed class RehearseTests
{
    [Fact]
    public async Task The_limits_that_were_in_force_tell_exactly_what_was_told()
    {
        await using var bot = await LivelyAsync();

        var same = await bot.Says("chenzong", "预演 客诉 时限 24小时");

        Has("预演：客诉协同 每个环节时限24小时", same);
        HasNot("（多", same);
        HasNot("（少", same);
        Has($"预警 {await Fires(bot, "f.step = 'warn'")} →", same);
        Has($"升级第1级 {await Fires(bot, "f.step = 'red'")} →", same);
        Has($"升级第2级 {await Fires(bot, "f.step = 'level-2'")} →", same);
        Has("只是预演，什么都没改", same);
    }

    [Fact]
    public async Task A_shorter_limit_shows_by_level_and_by_person_what_it_would_have_cost()
    {
        await using var bot = await ComplaintWithZhouAsync();
        await bot.TimeReaches("2026-11-23 23:00");
        await bot.FinishLogistics("zhouyiming");
        await bot.SendsPhoto("zhouyiming", "KS-1");

        var shorter = await bot.Says("chenzong", "预演 客诉 环节:物流异常核实 时限：6小时");

        Has("「物流异常核实」时限6小时", shorter);
        Has("预警 0 → 1（多1）", shorter);
        Has("标红 0 → 1（多1）", shorter);
        Has("升级第1级 0 → 1（多1）", shorter);
        Has("· 周一鸣 0 → 2（多2）", shorter);
        Has("· 李强 0 → 1（多1）", shorter);
        HasNot("升级第2级", shorter);
        Has("templates/flows", shorter);
        Assert.Empty(await bot.Query<string>("select step from deadline_fires"));
    }

    [Fact]
    public async Task Another_target_and_other_quiet_hours_can_be_tried_too()
    {
        await using var bot = await ComplaintWithZhouAsync();
        await bot.TimeReaches("2026-11-24 12:00");

        var regional = await bot.Says("chenzong", "预演 客诉 升级 区域经理");
        Has("升级给区域经理", regional);
        Has("· 王华 0 → 1（多1）", regional);
        Has("· 李强 1 → 0（少1）", regional);

        var quiet = await bot.Says("chenzong", "预演 全部 免打扰 9:00-14:00");
        Has("预演：全部流程 免打扰 09:00–14:00", quiet);
        Has("升级第1级 1 → 0（少1）", quiet);
        Has("标红 1 → 1", quiet);
        Has("Escalation__QuietFrom", quiet);
    }

    [Fact]
    public async Task What_is_not_understood_is_said_with_what_can_be_written()
    {
        await using var bot = await StartAsync();

        Has("没有叫「报销」的流程", await bot.Says("chenzong", "预演 报销 时限 12小时"));
        Has("需求、", await bot.Says("chenzong", "预演 报销 时限 12小时"));
        Has("「时限」后面的「很快」没看懂", await bot.Says("chenzong", "预演 客诉 时限 很快"));
        Has("环节可以写：物流异常核实", await bot.Says("chenzong", "预演 客诉 环节 收款 时限 3小时"));
        Has("没有「速度」这一项", await bot.Says("chenzong", "预演 客诉 速度 12小时"));
        Has("要预演的值没有写", await bot.Says("chenzong", "预演 客诉"));
        Has("没有数据可以预演", await bot.Says("chenzong", "预演 客诉 时限 12小时"));
        HasNot("实际 → 预演", await bot.Says("lina", "预演 客诉 时限 12小时"));
    }

    /// <summary>Three complaints over a week: one acknowledged and then late by two levels, one delayed and handed on, one done in time.</summary>
    private static async Task<TestBot> LivelyAsync()
    {
        var bot = await ComplaintWithZhouAsync();
        await bot.Says("lina", "客诉 浙江一院 短装两箱 订单:HT-90");
        await bot.Says("lina", "客诉 仁济医院 标签错误 订单:HT-91");
        await bot.TimeReaches("2026-11-24 09:00");
        await bot.Says("liqiang", "完成 KS-3 结果:标签已更换");
        await bot.SendsPhoto("liqiang", "KS-3");
        await bot.TimeReaches("2026-11-24 11:00");
        await bot.Says("liqiang", "收到 KS-1");
        await bot.Says("chenzong", "延时 KS-2 6小时 原因:等承运商答复");
        await bot.TimeReaches("2026-11-24 20:00");
        await bot.Says("lina", "指派 KS-2 物流异常核实 周一鸣");
        await bot.TimeReaches("2026-11-27 12:00");
        return bot;
    }

    private static Task<long> Fires(TestBot bot, string which) =>
        bot.Count($"select count(*) from deadline_fires f join deadlines d on d.id = f.deadline_id where d.policy = 'stage' and f.recipients <> '' and {which}");
}
