using ChatBot.Tests.Collaboration;
using static ChatBot.Tests.Collaboration.Talk;

namespace ChatBot.Tests.AfterSales;

public sealed class LiabilityTests
{
    [Theory]
    [InlineData("定责 KS-1 物流 60% 销售 30% 依据:外箱受压", "比例合计 90%，要正好 100%")]
    [InlineData("定责 KS-1 物流 60% 火星 40% 依据:外箱受压", "「火星」不是流程里的角色、部门或同事")]
    [InlineData("定责 KS-1 物流 一半 依据:外箱受压", "没看懂，请写成：物流 60% 销售 40%")]
    [InlineData("定责 KS-1 物流 60% 物流 40% 依据:外箱受压", "「物流」写了两次")]
    public async Task A_split_that_is_none_is_refused_with_the_reason(string words, string because)
    {
        await using var bot = await AtLiabilityAsync();

        Has(because, await bot.Says("wujing", words));
        Assert.Equal("liability:wujing", await bot.Clocks("KS-1"));
    }

    [Fact]
    public async Task The_parties_are_asked_and_what_they_accept_goes_on_to_the_review()
    {
        await using var bot = await AtLiabilityAsync();

        var done = await bot.Says("wujing", "定责 KS-1 物流 60%，销售 40% 依据:外箱受压");

        Has("结果：物流 60%、销售 40%；依据：外箱受压", done);
        Has("您这一方：物流 60%", bot.LastTo("liqiang"));
        Has("已认可：KS-1 物流 60%", await bot.Presses("liqiang", "认可"));
        Has("已认可：KS-1 销售 40%", await bot.Says("lina", "认可 KS-1"));
        Has("没有要您表态的定责", await bot.Says("sunqian", "认可 KS-1"));
    }

    [Fact]
    public async Task An_objection_goes_to_the_common_superior_and_nothing_is_archived_before()
    {
        await using var bot = await AtLiabilityAsync();
        await bot.Says("wujing", "定责 KS-1 物流 60% 销售 40% 依据:外箱受压");

        Has("异议要写原因", await bot.Presses("liqiang", "异议"));
        var objected = await bot.Says("liqiang", "异议 KS-1 原因:发货前已加固");
        Has("由你们共同的上级 陈总 裁定", objected);
        Has("李强 对「物流 60%」有异议：发货前已加固", bot.LastTo("chenzong"));
        Has("请裁定", bot.LastTo("chenzong"));
        // The others read of it, but only the judge is asked.
        Has("有异议，待裁定", bot.LastTo("lina"));
        Assert.DoesNotContain(bot.Platform.Sent.Where(push => push.RecipientId == "lina").SelectMany(push => push.Message.Acts), act => act.Label == "维持");
        Has("卡点 KS-1", await bot.Says("chenzong", "提示"));
        await bot.Says("lina", "完成 KS-1 结果:补发两支");
        await bot.Says("sunqian", "完成 KS-1 结果:同意");
        Has("责任划分(步骤2，物流有异议，等上级裁定)", await bot.Says("wujing", "完成 KS-1 原因:包装破损 结果:客户满意"));

        Has("由 陈总 裁定", await bot.Says("wujing", "裁定 KS-1 维持 依据:照片清楚"));
        Has("比例合计 110%", await bot.Says("chenzong", "裁定 KS-1 物流 60% 销售 50% 依据:各有责任"));
        Has("裁定：物流 30%、销售 70%", await bot.Says("chenzong", "裁定 KS-1 物流 30% 销售 70% 依据:加固照片属实"));
        Has("陈总 裁定：物流 30%、销售 70%", bot.LastTo("liqiang"));
        Has("全部环节已完成", await bot.Says("wujing", "完成 KS-1 原因:包装破损 结果:客户满意"));
        await bot.SeesTheSameAfterReplay("KS-1");
    }

    [Fact]
    public async Task An_objection_and_a_ruling_are_taken_back_with_the_clock_of_the_judge()
    {
        await using var bot = await AtLiabilityAsync();
        await bot.Says("wujing", "定责 KS-1 物流 60% 销售 40% 依据:外箱受压");
        await bot.Says("liqiang", "异议 KS-1 原因:发货前已加固");
        var disputed = await bot.Clocks("KS-1");
        Has("liability~split:chenzong", disputed);
        await bot.Says("chenzong", "裁定 KS-1 维持 依据:照片清楚");
        Assert.DoesNotContain("~split", await bot.Clocks("KS-1"), StringComparison.Ordinal);

        Has("已撤销：裁定 KS-1", await bot.Says("chenzong", "撤销"));
        Assert.Equal(disputed, await bot.Clocks("KS-1"));
        Has("裁定：物流 30%、销售 70%", await bot.Says("chenzong", "裁定 KS-1 物流 30% 销售 70% 依据:加固照片属实"));
        Has("陈总", await bot.Says("liqiang", "撤销"));
        await bot.SeesTheSameAfterReplay("KS-1");
    }

    [Fact]
    public async Task Who_objected_and_thought_better_of_it_leaves_nothing_to_decide()
    {
        await using var bot = await AtLiabilityAsync();
        await bot.Says("wujing", "定责 KS-1 物流 60% 销售 40% 依据:外箱受压");
        await bot.Says("liqiang", "异议 KS-1 原因:发货前已加固");

        Has("已撤销：异议 KS-1", await bot.Says("liqiang", "撤销"));
        Assert.DoesNotContain("~split", await bot.Clocks("KS-1"), StringComparison.Ordinal);
        await bot.Says("liqiang", "异议 KS-1 原因:发货前已加固，有照片");
        Has("已认可", await bot.Says("liqiang", "认可 KS-1"));
        Assert.DoesNotContain("~split", await bot.Clocks("KS-1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reviewer_returns_a_liability_that_does_not_fit()
    {
        await using var bot = await AtLiabilityAsync();
        await bot.Says("wujing", "定责 KS-1 物流 100% 依据:外箱受压");
        await bot.Says("lina", "完成 KS-1 结果:补发两支");

        Has("从「审核」退到「责任认定」", await bot.Says("sunqian", "退回 KS-1 责任认定 原因:依据和照片对不上"));
        Assert.Equal("liability:wujing", await bot.Clocks("KS-1"));
        Has("比例", await bot.Says("wujing", "定责 KS-1 物流 50% 依据:再查"));
        await bot.Says("wujing", "定责 KS-1 物流 50% 销售 50% 依据:搬运不当");
        Has("▶ 3. 处理方案 李娜", await bot.Says("lina", "流程 KS-1"));
    }

    [Fact]
    public async Task Nobody_takes_a_ruling_over_not_even_who_stands_above_the_judge()
    {
        await using var bot = await AtLiabilityAsync();
        await bot.Says("wujing", "定责 KS-1 物流 60% 销售 40% 依据:外箱受压");
        await bot.Says("liqiang", "异议 KS-1 原因:发货前已加固");
        var disputed = await bot.Clocks("KS-1");
        await bot.OrgBecomes(With("chenzong", person => person with { DirectLeaders = ["hemiao"] }));
        await bot.JumpTo("2026-11-24 10:05");

        Has("KS-1 在 陈总 手里，不能在这里接管", await bot.Says("hemiao", "接管 KS-1 异议裁定"));
        Has("异议由裁定人裁定", await bot.Says("hemiao", "接管 KS-1 异议裁定"));

        Assert.Equal(disputed, await bot.Clocks("KS-1"));
        Has("由 陈总 裁定", await bot.Says("hemiao", "裁定 KS-1 维持 依据:照片清楚"));
    }

    [Fact]
    public async Task A_handover_takes_the_ruling_along_with_its_clock()
    {
        var org = With("chenzong", person => person with { DirectLeaders = ["hemiao"] });
        await using var bot = await AtLiabilityAsync();
        await bot.Says("wujing", "定责 KS-1 物流 60% 销售 40% 依据:外箱受压");
        await bot.Says("liqiang", "异议 KS-1 原因:发货前已加固");
        var due = await bot.Query<long>("select due_at from deadlines where part = 'liability~split' and closed_at is null");
        await bot.OrgBecomes(org);

        Has("异议裁定：1", await bot.Says("hemiao", "交接 陈总 → 郑工"));
        await bot.Says("hemiao", "1");
        await bot.Tick();

        Has("liability~split:zhenggong", await bot.Clocks("KS-1"));
        Assert.Equal(due, await bot.Query<long>("select due_at from deadlines where part = 'liability~split' and closed_at is null"));
        Has("由 郑工 裁定", await bot.Says("chenzong", "裁定 KS-1 维持 依据:照片清楚"));
        Has("裁定：物流 60%、销售 40%", await bot.Says("zhenggong", "裁定 KS-1 维持 依据:照片清楚"));
        await bot.SeesTheSameAfterReplay("KS-1");
    }

    [Fact]
    public async Task The_third_complaint_of_the_same_cause_opens_an_improvement()
    {
        await using var bot = await StartAsync();
        for (var number = 1; number <= 3; number++)
        {
            await bot.Says("lina", $"客诉 华东医院 包装破损第{number}次");
            await ArchiveAsync(bot, $"KS-{number}", "包装破损");
        }

        var news = bot.News("sunqian")[^1];
        Has("近90天同因第3次：包装破损", news);
        Has("改进完成 KS-3 措施:…", news);
        Assert.Equal("improvement:sunqian", await bot.Clocks("KS-3"));
        Has("没有待完成的改进事项", await bot.Says("huangli", "改进完成 KS-3 措施:不关我事"));
        Has("由 孙倩 负责", await bot.Says("lina", "改进完成 KS-3 措施:不关我事"));
        Has("改进已完成：包装破损", await bot.Says("sunqian", "改进完成 KS-3 措施:改用五层瓦楞"));
        Assert.Equal("", await bot.Clocks("KS-3"));
        Has("已撤销", await bot.Says("sunqian", "撤销"));
        Assert.Equal("improvement:sunqian", await bot.Clocks("KS-3"));
    }

    private static async Task<TestBot> AtLiabilityAsync()
    {
        var bot = await ComplaintAsync();
        await bot.FinishLogistics();
        return bot;
    }

    private static async Task ArchiveAsync(TestBot bot, string no, string cause)
    {
        await bot.Says("liqiang", $"完成 {no} 结果:外箱受潮");
        await bot.SendsPicture("liqiang");
        await bot.Says("wujing", $"定责 {no} 物流 100% 依据:外箱受压");
        await bot.Says("lina", $"完成 {no} 结果:补发");
        await bot.Says("sunqian", $"完成 {no} 结果:同意");
        Has("全部环节已完成", await bot.Says("wujing", $"完成 {no} 原因:{cause} 结果:客户满意"));
    }
}
