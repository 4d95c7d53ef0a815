using ChatBot.Features.People;
using static ChatBot.Tests.Collaboration.Talk;

namespace ChatBot.Tests.Collaboration;

public sealed class AssignTests
{
    [Fact]
    public async Task The_open_stage_goes_to_another_person_and_its_clock_goes_on()
    {
        await using var bot = await ComplaintAsync();
        await bot.JumpTo("2026-11-23 15:00");

        var answer = await bot.Says("lina", "指派 KS-1 周一鸣");

        Has("已指派：KS-1 物流异常核实 由 李强 改为 周一鸣", answer);
        Has("期限不变：11月24日(周二)10:00（还剩 19 小时）", answer);
        Has("转给您处理", bot.LastTo("zhouyiming"));
        Has("换人不重新计时", bot.LastTo("zhouyiming"));
        Has("您不用再处理", bot.LastTo("liqiang"));
        Assert.Equal("logistics:zhouyiming", await bot.Clocks("KS-1"));
        await bot.JumpTo("2026-11-24 10:00");
        Has("🔴 KS-1 物流异常核实已超时", bot.LastTo("zhouyiming"));
        Has("超时未完成", bot.LastTo("liqiang"));
    }

    [Theory]
    [InlineData("lina", "发起人")]
    [InlineData("wanghua", "发起人的上级")]
    [InlineData("liqiang", "处理人")]
    [InlineData("chenzong", "处理人的上级")]
    public async Task Initiator_holder_and_their_superiors_may(string who, string because)
    {
        await using var bot = await ComplaintAsync();

        var answer = await bot.Says(who, "转派 KS-1 物流异常核实 @周一鸣");

        Assert.True(answer.Contains("改为 周一鸣", StringComparison.Ordinal), because + "：" + answer);
    }

    [Fact]
    public async Task Who_only_has_a_later_stage_may_not()
    {
        await using var bot = await ComplaintAsync();

        Has("您不能指派。发起人 李娜、处理人 李强 和他们的上级可以", await bot.Says("wujing", "指派 KS-1 物流异常核实 周一鸣"));
        Assert.Equal("logistics:liqiang", await bot.Clocks("KS-1"));
    }

    [Fact]
    public async Task A_department_is_refused_with_who_is_on_duty_there()
    {
        await using var bot = await ComplaintAsync();

        var answer = await bot.Says("lina", "指派 KS-1 物流异常核实 物流部");

        Has("不可选部门", answer);
        Has("物流部可选：李强、周一鸣（在岗）", answer);
        Has("改为 周一鸣", await bot.Says("lina", "2"));
    }

    [Theory]
    [InlineData("指派 KS-1 物流异常核实 李强、周一鸣")]
    [InlineData("指派 KS-1 物流异常核实 周一鸣 吴静")]
    [InlineData("指派 KS-1 周一鸣 吴静")]
    [InlineData("指派 KS-1 @周一鸣 @吴静")]
    public async Task Two_names_are_refused(string words)
    {
        await using var bot = await ComplaintAsync();

        Has("只能指定一个人", await bot.Says("lina", words));

        Assert.Equal("logistics:liqiang", await bot.Clocks("KS-1"));
    }

    [Fact]
    public async Task A_stage_that_the_flow_does_not_have_is_asked_about_and_not_guessed()
    {
        await using var bot = await ComplaintAsync();

        var answer = await bot.Says("lina", "指派 KS-1 归挡 周一鸣");

        Has("没有「归挡」这个环节", answer);
        Assert.Equal("logistics:liqiang", await bot.Clocks("KS-1"));
        Has("已指派：KS-1 归档 由 吴静 改为 周一鸣", await bot.Says("lina", "5"));
        Has("还没轮到", await bot.Says("zhouyiming", "完成 KS-1 归档 结果:好"));
    }

    [Fact]
    public async Task Words_like_to_are_no_stage()
    {
        await using var bot = await ComplaintAsync();

        Has("改为 周一鸣", await bot.Says("lina", "转派 KS-1 给 周一鸣"));
    }

    [Fact]
    public async Task The_same_name_twice_asks_by_department()
    {
        var twins = TestCompany.Org with
        {
            People = [.. TestCompany.Org.People, new Person("zhouyiming2", "周一鸣", "", "客服专员", MemberStatus.Active, [9], [], 9, ["wujing"])],
        };
        await using var bot = await ComplaintAsync(twins);

        var answer = await bot.Says("lina", "指派 KS-1 物流异常核实 周一鸣");

        Has("有多位「周一鸣」", answer);
        Has("物流部", answer);
        Has("客服部", answer);
        Has("改为 周一鸣", await bot.Says("lina", "2"));
        Assert.Equal("logistics:zhouyiming2", await bot.Clocks("KS-1"));
    }

    [Fact]
    public async Task Somebody_disabled_is_refused_and_the_superior_offered()
    {
        await using var bot = await ComplaintAsync(With("zhouyiming", person => person with { Status = MemberStatus.Disabled }));

        var answer = await bot.Says("lina", "指派 KS-1 归档 周一鸣");

        Has("周一鸣 目前不在岗", answer);
        Has("李强（物流部）", answer);
        Has("KS-1 归档 由 吴静 改为 李强", await bot.Says("lina", "1"));
    }

    [Fact]
    public async Task Nobody_of_that_name_and_the_same_holder_change_nothing()
    {
        await using var bot = await ComplaintAsync();

        Has("没有找到「孙悟空」", await bot.Says("lina", "指派 KS-1 物流异常核实 孙悟空"));
        Has("本来就在 李强 手里", await bot.Says("lina", "指派 KS-1 物流异常核实 李强"));
        Assert.Single(bot.News("liqiang"));
    }

    [Fact]
    public async Task With_two_stages_open_the_initiator_is_asked_which_and_a_holder_gives_away_his_own()
    {
        await using var bot = await NeedAsync();

        Has("要指派哪一个", await bot.Says("lina", "指派 XQ-1 赵敏"));
        Has("库存确认 由 张工 改为 赵敏", await bot.Says("lina", "2"));
        Has("生产应答 由 王工 改为 郑工", await bot.Says("wanggong", "转派 XQ-1 郑工"));
    }

    [Fact]
    public async Task The_button_offers_colleagues()
    {
        await using var bot = await ComplaintAsync();

        var asked = await bot.Presses("liqiang", "转派");

        Has("交给谁", asked);
        Has("周一鸣", asked);
        Has("改为 周一鸣", await bot.Says("liqiang", "1"));
    }

    [Fact]
    public async Task A_late_click_of_the_former_holder_is_told_who_has_it_now()
    {
        await using var bot = await ComplaintWithZhouAsync();

        var late = await bot.Presses("liqiang", "完成");

        HasNot("没有找到", late);
        // 李强 leads 周一鸣 and may still finish it in his stead.
        Has("还缺处理结果", late);
        await bot.Says("liqiang", "取消");
        await bot.Says("lina", "指派 KS-1 物流异常核实 郑工");
        var gone = await bot.Presses("zhouyiming", "完成");
        Has("现在不在您手里，没有改动", gone);
        Has("物流异常核实 在 郑工 手里", gone);
    }

    [Fact]
    public async Task An_assignment_is_taken_back_and_nothing_before_it()
    {
        await using var bot = await ComplaintWithZhouAsync();

        Has("已撤销：指派 KS-1 物流异常核实 给 周一鸣，仍由 李强 处理，时限不变", await bot.Says("lina", "撤销"));

        Assert.Equal("logistics:liqiang", await bot.Clocks("KS-1"));
        Assert.Equal(1, await bot.Count("select count(*) from complaints where withdrawn_at is null"));
        Has("李娜 撤销了「指派 KS-1 物流异常核实 给 周一鸣」", bot.LastTo("zhouyiming"));
        Has("转给您处理", bot.News("liqiang")[^2] + bot.LastTo("liqiang"));
    }

    [Fact]
    public async Task An_assignment_that_was_acted_on_stands()
    {
        await using var bot = await ComplaintWithZhouAsync();
        await bot.Says("zhouyiming", "收到 KS-1");

        Has("不能撤销：KS-1 周一鸣", await bot.Says("lina", "撤销"));

        Assert.Equal("logistics:zhouyiming", await bot.Clocks("KS-1"));
    }
}
