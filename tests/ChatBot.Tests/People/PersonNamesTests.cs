using ChatBot.Features.People;

namespace ChatBot.Tests.People;

public sealed class PersonNamesTests
{
    private static readonly OrgTree Org = new(
        [
            Person("zhangwei", "张伟", 1, "工程师"),
            Person("zhangwei2", "张伟", 2, "销售代表"),
            Person("zhangmin", "张敏", 2, "销售经理", "敏姐"),
            Person("lina", "李娜", 2, "销售代表", "Nana"),
            Person("lijie", "李杰", 1, "库管员"),
            Person("ouyang", "欧阳修文", 2, "总监"),
            Person("zhouyiming", "周一鸣", 1, "专员"),
            Person("sun", "孫麗", 1, "财务"),
        ],
        [new Department(1, "仓储部", 0, []), new Department(2, "销售部", 0, [])],
        PeopleOverrides.None,
        DutyTable.Empty);

    [Theory]
    [InlineData("李娜", "lina")]
    [InlineData("@李娜", "lina")]
    [InlineData("LINA", "lina")]
    [InlineData("nana", "lina")]
    [InlineData("li na", "lina")]
    [InlineData("敏姐", "zhangmin")]
    [InlineData("张经理", "zhangmin")]
    [InlineData("阿敏", "zhangmin")]
    [InlineData("小周", "zhouyiming")]
    [InlineData("周老师", "zhouyiming")]
    [InlineData("一鸣", "zhouyiming")]
    [InlineData("yiming", "zhouyiming")]
    [InlineData("zym", "zhouyiming")]
    [InlineData("周一鸣", "zhouyiming")]
    [InlineData("欧阳总", "ouyang")]
    [InlineData("老欧阳", "ouyang")]
    [InlineData("修文", "ouyang")]
    [InlineData("孙丽", "sun")]
    [InlineData("孫麗", "sun")]
    [InlineData("sunli", "sun")]
    public void Colleagues_are_known_by_the_names_they_are_called(string called, string userId) =>
        Assert.Equal(userId, Assert.Single(Org.Named(called)).UserId);

    [Theory]
    [InlineData("张伟", "zhangwei,zhangwei2")]
    [InlineData("张工", "zhangwei")]
    [InlineData("小张", "zhangmin,zhangwei,zhangwei2")]
    [InlineData("老李", "lijie,lina")]
    public void Several_of_that_name_are_all_found(string called, string userIds) =>
        Assert.Equal(userIds.Split(','), Org.Named(called).Select(person => person.UserId));

    [Theory]
    [InlineData("赵云")]
    [InlineData("物流部")]
    [InlineData("娜")]
    [InlineData("总")]
    [InlineData("李总")]
    [InlineData("x")]
    [InlineData("")]
    public void A_name_that_nobody_has_finds_nobody(string called) => Assert.Empty(Org.Named(called));

    [Theory]
    [InlineData("李那", "lina")]
    [InlineData("周一名", "zhouyiming")]
    [InlineData("zhouyimin", "zhouyiming")]
    [InlineData("孙力", "sun")]
    public void A_slip_is_asked_about_and_never_taken(string typed, string userId)
    {
        Assert.Empty(Org.Named(typed));
        Assert.Equal(userId, Org.NamedLike(typed, 3)[0].UserId);
    }

    [Fact]
    public void Who_has_the_surname_but_not_the_title_is_asked_about() =>
        Assert.Equal(["lijie", "lina"], Org.NamedLike("李总", 3).Select(person => person.UserId).Order(StringComparer.Ordinal));

    private static Person Person(string id, string name, long department, string position, string alias = "") =>
        new(id, name, alias, position, MemberStatus.Active, [department], [], department, []);
}
