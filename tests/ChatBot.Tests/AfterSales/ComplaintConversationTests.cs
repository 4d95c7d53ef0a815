using ChatBot.Features.People;
using ChatBot.Tests.Collaboration;
using static ChatBot.Tests.Collaboration.Talk;

namespace ChatBot.Tests.AfterSales;

public sealed class ComplaintConversationTests
{
    [Fact]
    public async Task A_complaint_names_at_once_who_does_each_stage_in_twenty_four_natural_hours()
    {
        await using var bot = await StartAsync();

        var answer = await bot.Says("lina", Complaint);

        Has("已登记客诉 KS-1", answer);
        Has("订单：HT-88", answer);
        Has("1. 物流异常核实 → 李强，11月24日(周二)10:00 前（自然时间24小时，须附照片）", answer);
        Has("2. 责任认定 → 吴静，轮到后（自然时间24小时）", answer);
        Has("3. 处理方案 → 李娜", answer);
        Has("4. 审核 → 孙倩", answer);
        Has("5. 归档 → 吴静", answer);
        Has("已通知：李强", answer);
        Has("KS-1 物流异常核实，请您处理", bot.LastTo("liqiang"));
        Has("产出：核实结论、现场照片", bot.LastTo("liqiang"));
        Assert.Empty(bot.News("wujing"));
    }

    [Fact]
    public async Task The_five_stages_lead_to_the_archive_each_with_a_clock_of_its_own()
    {
        await using var bot = await ComplaintAsync();
        await bot.JumpTo("2026-11-23 11:00");
        await bot.FinishLogistics();
        Assert.Equal("liability:wujing", await bot.Clocks("KS-1"));
        Has("期限：11月24日(周二)11:00（自然时间24小时）", bot.LastTo("wujing"));
        Has("外箱受潮但内包装完好", bot.LastTo("wujing"));

        await bot.Says("wujing", "定责 KS-1 物流 100% 依据:照片显示外箱破损");
        Has("KS-1 处理方案，请您处理", bot.LastTo("lina"));
        await bot.Says("lina", "完成 KS-1 结果:补发两支，客户设备科陈科长已认可");
        await bot.Says("sunqian", "完成 KS-1 结果:同意");
        Has("全部环节已完成", await bot.Says("wujing", "完成 KS-1 原因:包装破损 结果:客户满意"));

        Has("已全部完成", await bot.Says("lina", "流程 KS-1"));
        Has("该任务已由 吴静 于", await bot.Says("wujing", "完成 KS-1 结果:再归一次"));
    }

    [Fact]
    public async Task Who_complains_does_not_review()
    {
        await using var bot = await StartAsync();

        var answer = await bot.Says("sunqian", Complaint);

        Has("4. 审核 → 陈总", answer);
        Has("不能由发起人 孙倩 本人负责或完成", await bot.Says("sunqian", "指派 KS-1 审核 孙倩"));
        await bot.FinishLogistics();
        await bot.Says("wujing", "定责 KS-1 物流 100% 依据:外箱受压");
        await bot.Says("sunqian", "完成 KS-1 结果:补发两支");
        Assert.Equal("review:chenzong", await bot.Clocks("KS-1"));
    }

    [Fact]
    public async Task The_boss_who_complains_cannot_review_in_the_reviewers_stead()
    {
        await using var bot = await StartAsync();
        await bot.Says("chenzong", Complaint);
        await bot.FinishLogistics();
        await bot.Says("wujing", "定责 KS-1 物流 100% 依据:外箱受压");
        await bot.Says("chenzong", "完成 KS-1 处理方案 结果:补发两支");

        Has("发起和审核要分开", await bot.Says("chenzong", "完成 KS-1 审核 结果:同意"));

        Assert.Equal("review:sunqian", await bot.Clocks("KS-1"));
    }

    [Fact]
    public async Task Where_nobody_but_the_complainer_is_left_to_review_it_does_not_start_and_says_which_role()
    {
        var alone = TestCompany.Org with
        {
            People = [.. TestCompany.Org.People.Select(person => person.UserId == "chenzong" ? person : person with { Status = MemberStatus.Disabled })],
        };
        await using var bot = await StartAsync(org: alone);

        var answer = await bot.Says("chenzong", Complaint);

        Has("不能发起", answer);
        Has("审核人", answer);
        HasNot("物流", answer);
        Assert.Equal(0, await bot.Count("select count(*) from complaints"));
        Assert.Equal(0, await bot.Count("select count(*) from cases"));
        Assert.Equal(0, await bot.Count("select count(*) from customers"));
    }

    [Fact]
    public async Task Severity_is_read_or_asked_for()
    {
        await using var bot = await StartAsync();

        Has("没看懂，请写 高、中 或 低", await bot.Says("lina", "客诉 华东医院 到货少两箱 严重:特别大"));
        Has("严重程度：高", await bot.Says("lina", "投诉 华东医院 到货少两箱 严重:高"));
    }

    [Fact]
    public async Task The_same_complaint_within_a_minute_is_asked_about_and_can_be_withdrawn()
    {
        await using var bot = await ComplaintAsync();

        Has("与 KS-1 相同", await bot.Says("lina", Complaint));
        Has("已登记客诉 KS-2", await bot.Says("lina", "1"));
        Has("已撤销：客诉 KS-2", await bot.Says("lina", "撤销"));
        Has("已撤销：客诉 KS-1", await bot.Says("lina", "撤销"));
        Assert.Equal(0, await bot.Count("select count(*) from deadlines where closed_at is null"));
        Has("没有可", await bot.Says("lina", "撤销"));
    }

    [Fact]
    public async Task A_bare_verb_asks_for_what_is_missing_one_at_a_time()
    {
        await using var bot = await StartAsync();

        Has("是哪个客户投诉", await bot.Says("lina", "客诉"));
        Has("投诉什么问题", await bot.Says("lina", "华东医院"));
        Has("已登记客诉 KS-1", await bot.Says("lina", "包装破损"));
    }

    [Theory]
    [InlineData("客诉：浙江一院 说 包装破了", "浙江一院", "包装破了")]
    [InlineData("客诉 浙江一院反映包装破了", "浙江一院", "包装破了")]
    [InlineData("客诉 浙江一院 说明书缺页", "浙江一院", "说明书缺页")]
    public async Task Who_speaks_is_the_customer(string said, string customer, string problem)
    {
        await using var bot = await StartAsync();

        var answer = await bot.Says("lina", said);

        Has($"客户：{customer}（新客户", answer);
        Has($"问题：{problem}\n", answer);
    }
}
