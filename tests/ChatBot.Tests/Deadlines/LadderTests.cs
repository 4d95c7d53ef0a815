using ChatBot.Features.Deadlines;
using ChatBot.Features.People;
using CsCheck;

namespace ChatBot.Tests.Deadlines;

public sealed class LadderTests
{
    private static readonly DateTimeOffset Start = TestBot.At("2026-11-23 10:00");

    [Theory]
    [InlineData(null, "warn", "2026-11-24 05:12")]
    [InlineData("warn", "red", "2026-11-24 10:00")]
    [InlineData("red", "level-2", "2026-11-25 10:00")]
    [InlineData("level-2", "level-3", "2026-11-26 10:00")]
    [InlineData("level-7", "level-8", "2026-12-01 10:00")]
    public void Each_step_has_its_instant(string? after, string name, string at)
    {
        var step = EscalationLadder.Next(OfHours(24), after)!;

        Assert.Equal(name, step.Name);
        Assert.Equal(TestBot.At(at), step.At);
        Assert.Equal(name == "red", step.TurnsRed);
        Assert.Equal(name is not ("warn" or "red"), step.WaitsForAcknowledgement);
    }

    [Fact]
    public void After_the_highest_level_there_is_nothing() => Assert.Null(EscalationLadder.Next(OfHours(24), "level-8"));

    [Theory]
    [InlineData("warn", 0)]
    [InlineData("again-1764000000000", 0)]
    [InlineData("red", 1)]
    [InlineData("level-2", 2)]
    [InlineData("level-8", 8)]
    public void Steps_know_their_level(string step, int level) => Assert.Equal(level, EscalationLadder.LevelOf(step));

    [Fact]
    public void However_long_the_limit_is_the_steps_come_in_order_and_end() =>
        Gen.Double[0.25, 24 * 366].Sample(hours =>
        {
            var deadline = OfHours(hours);
            var before = Start;
            var count = 0;
            for (var step = EscalationLadder.Next(deadline, null); step is not null; step = EscalationLadder.Next(deadline, step.Name))
            {
                Assert.True(step.At >= before, $"{step.Name} comes before what precedes it");
                before = step.At;
                count++;
            }

            Assert.Equal(EscalationLadder.HighestLevel + 1, count);
        });

    [Theory]
    [InlineData("zhouyiming", 1, "liqiang", "上级 周一鸣 → 李强")]
    [InlineData("zhouyiming", 2, "chenzong", "上级 周一鸣 → 李强 → 陈总")]
    [InlineData("zhouyiming", 3, "chenzong", "再次通知")]
    [InlineData("liqiang", 1, "chenzong", "上级 李强 → 陈总")]
    [InlineData("chenzong", 1, "chenzong", "兜底 陈总")]
    public void The_direct_line_is_climbed(string holder, int level, string expected, string path)
    {
        var found = Recipients.Of(OfHours(24) with { Holder = holder }, Hearer.Superior(level), Org())!;

        Assert.Equal(expected, found.Person.UserId);
        Assert.Contains(path, found.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 1, "wanghua")]
    [InlineData("华东", 1, "wanghua")]
    [InlineData("华南", 1, "linfeng")]
    [InlineData("华南大区", 1, "linfeng")]
    [InlineData("海外", 1, "wanghua")]
    [InlineData("华南", 2, "zhoumin")]
    [InlineData("华南", 3, "chenzong")]
    public void The_board_goes_to_the_region_and_up_from_there(string? region, int level, string expected)
    {
        var deadline = OfHours(2) with { Holder = "wanggong", EscalateTo = EscalationTarget.RegionalManager, Region = region };

        Assert.Equal(expected, Recipients.Of(deadline, Hearer.Superior(level), Org())!.Person.UserId);
    }

    [Fact]
    public void A_region_named_in_people_yaml_wins_over_the_department_of_that_name()
    {
        var overrides = new PeopleOverrides { Regions = new Dictionary<string, string>(StringComparer.Ordinal) { ["华南"] = "zhoumin" } };
        var deadline = OfHours(2) with { Holder = "wanggong", EscalateTo = EscalationTarget.RegionalManager, Region = "华南" };

        Assert.Equal("zhoumin", Recipients.Of(deadline, Hearer.Superior(1), Org(overrides))!.Person.UserId);
    }

    [Fact]
    public void A_regional_manager_who_holds_it_is_not_told_about_himself()
    {
        var deadline = OfHours(2) with { Holder = "wanghua", Owner = "lina", EscalateTo = EscalationTarget.RegionalManager };

        Assert.Equal("zhoumin", Recipients.Of(deadline, Hearer.Superior(1), Org())!.Person.UserId);
    }

    [Fact]
    public void Two_who_lead_each_other_make_no_circle()
    {
        var circle = new OrgTree(
            TestCompany.Org.People.Select(person => person.UserId switch
            {
                "liqiang" => person with { DirectLeaders = ["zhouyiming"] },
                _ => person,
            }),
            TestCompany.Org.Departments.Select(one => one.Id == 6 ? one with { ParentId = 0, Leaders = [] } : one), PeopleOverrides.None, DutyTable.Empty);

        Assert.Equal(["liqiang"], circle.SuperiorsOf("zhouyiming").Select(person => person.UserId));
        Assert.Equal("chenzong", Recipients.Of(OfHours(24) with { Holder = "zhouyiming" }, Hearer.Superior(2), circle)!.Person.UserId);
    }

    [Fact]
    public void Whoever_of_the_company_holds_it_and_whoever_is_disabled_somebody_hears_at_every_level()
    {
        var ids = TestCompany.Org.People.Select(person => person.UserId).ToArray();
        var anybody = Gen.Int[0, ids.Length - 1].Select(index => ids[index]);
        Gen.Select(anybody, anybody.HashSet[0, 12], Gen.Int[1, EscalationLadder.HighestLevel], Gen.Enum<EscalationTarget>()).Sample((holder, disabled, level, target) =>
        {
            if (disabled.Count == ids.Length) return;
            var org = new OrgTree(
                TestCompany.Org.People.Select(person => disabled.Contains(person.UserId) ? person with { Status = MemberStatus.Disabled } : person),
                TestCompany.Org.Departments, PeopleOverrides.None, DutyTable.Empty);
            foreach (var hearer in new[] { Hearer.Holder, Hearer.Owner, Hearer.Superior(level), Hearer.OfRole("财务") })
            {
                var found = Recipients.Of(OfHours(24) with { Holder = holder, EscalateTo = target }, hearer, org);
                Assert.NotNull(found);
                Assert.True(found.Person.IsActive);
            }
        });
    }

    private static OrgTree Org(PeopleOverrides? overrides = null) =>
        new(TestCompany.Org.People, TestCompany.Org.Departments, overrides ?? PeopleOverrides.None, DutyTable.Empty);

    private static Deadline OfHours(double hours) => new()
    {
        Policy = "stage", RecordNo = "KS-1", Part = "logistics", Holder = "liqiang", Owner = "lina", StartedAt = Start, DueAt = Start.AddHours(hours),
    };
}
