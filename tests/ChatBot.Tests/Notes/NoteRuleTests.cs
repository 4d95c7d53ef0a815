using ChatBot.Features.Calendar;
using ChatBot.Features.Customers;
using ChatBot.Features.Notes;
using CsCheck;

namespace ChatBot.Tests.Notes;

public sealed class NoteRuleTests
{
    private static readonly DateTimeOffset Now = TestBot.At("2026-11-23 10:00");

    [Theory]
    [InlineData("华东医院要50套管路", "50套", "管路", true)]
    [InlineData("张主任说下周要采购 30 台 监护仪，价格再谈", "30台", "监护仪", true)]
    [InlineData("管路50套，急需", "50套", "管路", true)]
    [InlineData("手套要20箱", "20箱", "手套", true)]
    [InlineData("有一个客户问价格", "", "", false)]
    [InlineData("他们不要50套了，取消", "50套", "他们不要 了", false)]
    [InlineData("主要是价格问题", "", "", false)]
    [InlineData("昨天来过", "", "", false)]
    public void Quantities_and_what_is_wanted_are_read(string text, string quantities, string content, bool wants)
    {
        var findings = NoteFindings.Of(text, ["华东医院"], Now, WorkCalendar.Default);

        Assert.Equal(quantities, string.Join('、', findings.Quantities));
        Assert.Equal(wants, findings.Wants);
        if (wants) Assert.Equal(content, findings.Content);
    }

    [Theory]
    [InlineData("12月4日前要50套管路", "2026年12月4日")]
    [InlineData("昨天要了50套管路", "")]
    [InlineData("今天拜访了王主任", "")]
    [InlineData("要在周五18点前到50套管路", "2026年11月27日18:00")]
    public void A_date_counts_where_it_limits_something_to_come(string text, string expected)
    {
        var line = NoteFindings.Of(text, [], Now, WorkCalendar.Default).NeedLine("华东医院", "FK-1");

        if (expected.Length == 0) Assert.DoesNotContain("期望", line, StringComparison.Ordinal);
        else Assert.Contains($"期望:{expected} ", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("浙江一院月底前要20箱手套", "浙江一院")]
    [InlineData("昨天去了浙江大学附属第一医院开会", "浙江大学附属第一医院")]
    [InlineData("上海市第六人民医院要货", "上海市第六人民医院")]
    [InlineData("去医院开会", null)]
    [InlineData("公司那边没意见", null)]
    [InlineData("价格太高了", null)]
    public void Words_like_a_customers_name_are_found(string text, string? name) => Assert.Equal(name, CustomerNames.LikeOne(text));

    [Fact]
    public void The_longer_name_is_meant()
    {
        Customer[] known = [new() { Id = 1, Name = "华东医院" }, new() { Id = 2, Name = "华东医院东院" }, new() { Id = 3, Name = "仁济医院" }];

        Assert.Equal(["华东医院东院", "仁济医院"], CustomerNames.KnownIn("华东医院东院和仁济医院都要", known).Select(one => one.Name));
    }

    [Fact]
    public void A_new_number_is_never_one_that_is_open_nor_the_last_one() =>
        Gen.Select(Gen.Long[0, 99], Gen.Long[1, 99].HashSet[0, 90]).Sample((last, open) =>
        {
            var number = LooseItem.NextNumber(last, open);
            Assert.DoesNotContain(number, open);
            Assert.NotEqual(last, number);
            Assert.InRange(number, 1, 99);
        });

    [Fact]
    public void Nothing_that_is_typed_breaks_the_reader() =>
        Gen.String.Sample(text =>
        {
            var findings = NoteFindings.Of(text, ["a", ""], Now, WorkCalendar.Default);
            Assert.DoesNotContain('\n', findings.NeedLine("华东医院", "#1"));
            CustomerNames.LikeOne(text);
        });
}
