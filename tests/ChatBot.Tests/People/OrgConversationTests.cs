using ChatBot.Features.People;
using ChatBot.Tests.Collaboration;
using static ChatBot.Tests.Collaboration.Talk;

namespace ChatBot.Tests.People;

public sealed class OrgConversationTests
{
    [Fact]
    public void Who_cannot_be_reached_or_escalated_for_is_named_with_why_and_what_to_do()
    {
        var org = new OrgTree(
            TestCompany.Org.People.Select(person => person.UserId switch
            {
                "lina" => person with { Status = MemberStatus.NotActivated },
                "wanglei" => person with { Status = MemberStatus.Disabled },
                "huangli" => person with { Status = MemberStatus.Gone },
                "hemiao" => person with { DirectLeaders = ["nobody-visible"] },
                _ => person,
            }),
            TestCompany.Org.Departments.Select(one => one.Id == 11 ? one with { ParentId = 0 } : one), PeopleOverrides.None, DutyTable.Empty);

        var findings = org.Findings().ToDictionary(finding => finding.Person.UserId, finding => finding.Problem, StringComparer.Ordinal);

        Assert.Equal("未激活企业微信", findings["lina"]);
        Assert.Equal("已禁用", findings["wanglei"]);
        Assert.Equal("已离开可见范围", findings["huangli"]);
        Assert.Equal("没有可用的直属上级", findings["hemiao"]);
        Assert.Equal(4, findings.Count);
        Assert.All(org.Findings(), finding => Assert.NotEmpty(finding.Remedy));
    }

    [Fact]
    public async Task Who_is_no_longer_shown_keeps_the_name_in_old_records_and_may_not_speak()
    {
        await using var bot = await NeedAsync();
        await bot.OrgBecomes(TestCompany.Org with { People = [.. TestCompany.Org.People.Where(person => person.UserId != "lina")] });

        Has("不在授权范围", await bot.Says("lina", "待办"));
        Has("发起：李娜", await bot.Says("wanghua", "流程 XQ-1"));
        // What the initiator has to hear goes nowhere, and the work goes on all the same.
        Has("已完成：XQ-1 库存确认", await bot.Says("zhanggong", "库存确认 XQ-1 有 50/50"));
    }

    [Fact]
    public async Task People_yaml_goes_over_the_head_of_the_directory()
    {
        using var content = new Content();
        content.Write("people.yaml", """
            leaders:
              zhouyiming: zhenggong
            admins: [hemiao]
            last_resort: hemiao
            regions:
              西北: linfeng
            aliases:
              zhanggong: 老张
            """);
        content.Write("duty.yaml", """
            生产:
              影像: [zhenggong]
              "*": [nobody, wanggong]
            """);
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00", null, ("Content:Templates", content.Root));

        Has("请联系管理员 何苗", await bot.Says("stranger", "待办"));
        Has("生产应答 → 郑工", await bot.Says("lina", Need + " 产品线:影像 区域:西北"));
        Has("生产应答 → 王工", await bot.Says("huangli", Need));
        Has("由 张工 改为 赵敏", await bot.Says("lina", "指派 XQ-1 库存确认 赵敏"));
        Has("由 赵敏 改为 张工", await bot.Says("lina", "指派 XQ-1 库存确认 老张"));
        await bot.Says("lina", Complaint);
        await bot.Says("lina", "指派 KS-1 物流异常核实 周一鸣");
        await bot.JumpTo("2026-11-23 12:00");
        Has("区域 西北 → 林峰", bot.LastTo("linfeng"));
        await bot.JumpTo("2026-11-24 10:00");
        Has("周一鸣 → 郑工", bot.LastTo("zhenggong"));
    }

    [Fact]
    public async Task A_broken_people_yaml_is_reported_with_its_line()
    {
        using var content = new Content();
        content.Write("people.yaml", "leaders:\n  lina: [wanghua\n");
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00", null, ("Content:Templates", content.Root));

        var problem = Assert.Single(bot.Problems(), one => one.File == "templates/people.yaml");
        Assert.True(problem.Line is 2 or 3, problem.Line.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.NotEmpty(problem.Remedy);
    }

    [Fact]
    public async Task A_userid_that_the_directory_does_not_show_is_reported()
    {
        using var content = new Content();
        content.Write("duty.yaml", "生产:\n  \"*\": [wanggon]\n");
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00", null, ("Content:Templates", content.Root));

        Assert.Contains(bot.Problems(), one => one.File == "templates/duty.yaml" && one.Problem.Contains("wanggon", StringComparison.Ordinal));
    }
}
