using ChatBot.Features.Deadlines;
using ChatBot.Features.People;
using CsCheck;

namespace ChatBot.Tests.People;

/// <summary>Who acts for whom, with the way written down (part C 10–12, R76).</summary>
public sealed class StandingTests
{
    [Theory]
    [InlineData("", "lina", "当前处理人 李娜")]
    [InlineData("lina>wanglei", "wanglei", "当前处理人 李娜（请假） → 代理 王磊")]
    [InlineData("lina>", "wanghua", "当前处理人 李娜（请假） → 上级 王华")]
    [InlineData("lina>wanglei wanglei>huangli", "huangli", "当前处理人 李娜（请假） → 代理 王磊（请假） → 代理 黄丽")]
    [InlineData("lina>wanglei wanglei>lina", "wanghua", "当前处理人 李娜（请假） → 代理 王磊（请假） → 代理 李娜（循环） → 上级 王华")]
    [InlineData("lina>wanglei wanglei>", "wanghua", "当前处理人 李娜（请假） → 代理 王磊（请假） → 上级 王华")]
    [InlineData("lina> wanghua>", "zhoumin", "当前处理人 李娜（请假） → 上级 王华（请假） → 周敏")]
    [InlineData("lina> wanghua>linfeng", "linfeng", "当前处理人 李娜（请假） → 上级 王华（请假） → 代理 林峰")]
    [InlineData("lina>wanglei wanglei>huangli huangli>linfeng linfeng>sunqian", "wanghua",
        "当前处理人 李娜（请假） → 代理 王磊（请假） → 代理 黄丽（请假） → 代理 林峰（请假） → 代理 孙倩（代理超过三层） → 上级 王华")]
    [InlineData("lina>nobody", "wanghua", "当前处理人 李娜（请假） → 代理 nobody（不可见） → 上级 王华")]
    [InlineData("lina> wanghua> zhoumin> chenzong>", "chenzong", "再无上级，兜底 陈总")]
    public void On_leave_the_delegate_acts_then_the_next_then_the_superior(string away, string expected, string path)
    {
        var found = Company(away).ActingFor("lina", "当前处理人")!;

        Assert.Equal(expected, found.Person.UserId);
        Assert.EndsWith(path, found.Path, StringComparison.Ordinal);
        Assert.Equal(SkipReason.None, found.Steps[^1].Skipped);
        Assert.DoesNotContain(found.Steps.SkipLast(1), step => step.Skipped == SkipReason.None);
    }

    [Fact]
    public void A_disabled_person_is_stood_in_for_by_the_superior_and_the_path_says_why()
    {
        var org = Company("", "lina");

        Assert.Equal("当前处理人 李娜（停用） → 上级 王华", org.ActingFor("lina", "当前处理人")!.Path);
    }

    [Theory]
    [InlineData("", "wanghua zhoumin chenzong")]
    [InlineData("wanghua>", "zhoumin chenzong")]
    [InlineData("wanghua>wanglei", "wanglei zhoumin chenzong")]
    [InlineData("wanghua>lina", "zhoumin chenzong")]
    [InlineData("zhoumin>wanghua", "wanghua chenzong")]
    [InlineData("wanghua> zhoumin> chenzong>", "chenzong")]
    public void The_line_above_passes_over_who_is_on_leave_and_never_comes_back_to_whom_it_is_about(string away, string expected) =>
        Assert.Equal(expected, string.Join(' ', Company(away).LineAbove("lina").Select(rung => rung.Person.UserId)));

    [Fact]
    public void Beside_a_superior_on_leave_the_second_direct_superior_hears_before_the_next_level()
    {
        var people = TestCompany.Org.People.Select(person => person.UserId == "lina" ? person with { DirectLeaders = ["wanghua", "linfeng"] } : person);
        var org = new OrgTree(people, TestCompany.Org.Departments, PeopleOverrides.None, DutyTable.Empty);

        Assert.Equal("wanghua", org.LineAbove("lina")[0].Person.UserId);
        Assert.Equal("上级 李娜 → 王华（请假） → 林峰", org.With([Away("wanghua", null)]).LineAbove("lina")[0].Path);
    }

    [Theory]
    [InlineData("", "zhanggong", "值班表 仓库·输液泵 → 张工")]
    [InlineData("zhanggong>liqiang", "liqiang", "值班表 仓库·输液泵 → 张工（请假） → 代理 李强")]
    [InlineData("zhanggong>", "zhaomin", "值班表 仓库·输液泵 → 张工（请假） → 其次 赵敏")]
    [InlineData("zhanggong> zhaomin>", "chenzong", "值班表 仓库·输液泵 → 张工（请假） → 其次 赵敏（请假） → 上级 陈总")]
    public void The_duty_table_is_read_in_its_order_and_the_delegate_comes_before_the_next(string away, string expected, string path)
    {
        var duty = new DutyTable(new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>(StringComparer.Ordinal)
        {
            ["仓库"] = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["输液泵"] = ["zhanggong"], ["*"] = ["zhaomin"] },
        });
        var found = new OrgTree(TestCompany.Org.People, TestCompany.Org.Departments, PeopleOverrides.None, duty).With(Parse(away)).Resolve("仓库", "输液泵")!;

        Assert.Equal((expected, path), (found.Person.UserId, found.Path));
    }

    [Theory]
    [InlineData("qianhui>", "chenzong", "财务部负责人 → 钱会（请假） → 上级 陈总")]
    [InlineData("qianhui>hemiao", "hemiao", "财务部负责人 → 钱会（请假） → 代理 何苗")]
    public void A_department_is_answered_for_by_its_leaders_delegate_and_else_from_above(string away, string expected, string path)
    {
        var found = Company(away).Resolve("财务")!;

        Assert.Equal((expected, path), (found.Person.UserId, found.Path));
    }

    [Fact]
    public void Who_stands_in_sees_and_may_do_what_the_other_has_but_not_what_is_below_the_other()
    {
        var org = Company("wanghua>linfeng");

        Assert.True(org.MaySee("linfeng", "wanghua"));
        Assert.True(org.MayDoFor("linfeng", "wanghua"));
        Assert.False(org.MaySee("linfeng", "lina"));
        Assert.False(Company("").MaySee("linfeng", "wanghua"));
    }

    [Fact]
    public void Whatever_people_have_agreed_every_search_ends_with_somebody_who_is_there_if_anybody_on_the_way_is()
    {
        const int Size = 12;
        var id = Gen.Int[0, Size - 1];
        var person = Gen.Select(id.Array[0, 2], Gen.Frequency((6, Gen.Const(MemberStatus.Active)), (1, Gen.Const(MemberStatus.Disabled)), (1, Gen.Const(MemberStatus.Gone))), id, Gen.Int[0, 4]);
        Gen.Select(person.Array[Size], id, id, Gen.Enum<EscalationTarget>()).Sample((rows, who, last, target) =>
        {
            // 0, 1: at work; 2: away without, 3, 4: away with a delegate, who may be anybody, also oneself.
            var people = rows.Select((row, index) => new Person(
                Id(index), $"名{index}", "", "", row.Item2, [1], [], 1, [.. row.Item1.Select(Id)])).ToList();
            var away = rows.Select((row, index) => (Row: row, Index: index)).Where(one => one.Row.Item4 >= 2)
                .Select(one => Away(Id(one.Index), one.Row.Item4 == 2 ? null : Id(one.Row.Item3)));
            var company = new OrgTree(people, [new Department(1, "公司", 0, [Id(last)])], new PeopleOverrides { LastResort = Id(last) }, DutyTable.Empty);
            var org = company.With(away);
            if (!org.ActivePeople.Any()) return;

            foreach (var found in new[] { org.ActingFor(Id(who), "处理人"), org.Resolve("公司"), org.Resolve("没有这个角色") })
            {
                Assert.NotNull(found);
                Sound(found, org);
            }

            var line = org.LineAbove(Id(who));
            Assert.NotEmpty(line);
            Assert.Distinct(line.Select(rung => rung.Person.UserId));
            foreach (var rung in line) Sound(rung, org);
            if (line.Count > 1) Assert.All(line, rung => Assert.NotEqual(Id(who), rung.Person.UserId));
            Assert.NotNull(Recipients.Of(new Deadline { Holder = Id(who), Owner = Id(who), EscalateTo = target }, Hearer.Superior(1), org));
        });

        static string Id(int index) => $"p{index}";
    }

    private static void Sound(Resolution found, OrgTree org)
    {
        Assert.True(found.Person.IsActive, found.Path);
        Assert.Equal(found.Person.UserId, found.Steps[^1].UserId);
        // Somebody who is away is only taken when nobody who was looked at could be.
        if (!org.IsHere(found.Person.UserId))
            Assert.DoesNotContain(found.Steps, step => step.Skipped == SkipReason.OnTheWay && step.UserId != found.Steps[0].UserId && org.IsHere(step.UserId));
        if (!org.IsHere(found.Person.UserId)) Assert.DoesNotContain(org.Admins, admin => org.IsHere(admin.UserId));
        var depth = 0;
        foreach (var step in found.Steps)
        {
            depth = step.How == "代理" ? depth + 1 : 0;
            Assert.True(depth <= Standing.MostDelegates || step.Skipped is SkipReason.TooFar, found.Path);
        }
    }

    private static OrgTree Company(string away, params string[] disabled) =>
        new OrgTree(
            TestCompany.Org.People.Select(person => disabled.Contains(person.UserId) ? person with { Status = MemberStatus.Disabled } : person),
            TestCompany.Org.Departments, PeopleOverrides.None, DutyTable.Empty).With(Parse(away));

    /// <summary><c>lina>wanglei wanghua></c>: Li Na is away with a delegate, Wang Hua without.</summary>
    private static IEnumerable<Absence> Parse(string away) =>
        away.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('>')).Select(pair => Away(pair[0], pair[1].Length > 0 ? pair[1] : null));

    private static Absence Away(string person, string? stand) =>
        new() { Person = person, Delegate = stand, StartsAt = DateTimeOffset.UnixEpoch, PlannedEnd = DateTimeOffset.UnixEpoch.AddDays(1) };
}
