using ChatBot.Features.Language;

namespace ChatBot.Tests.Language;

public sealed class MentionAndQuantityTests
{
    [Theory]
    [InlineData("承诺 加急发货50箱 9月3日18点前 责任人:张工", "张工", "责任人:张工")]
    [InlineData("承诺 发货 责任人：李倩 明天", "李倩", "责任人：李倩")]
    [InlineData("承诺 发货 明天 @王工", "王工", "@王工")]
    [InlineData("承诺 后天上午9点前@张工 急", "张工", "@张工")]
    [InlineData("跟进 @刘国庆 的订单", "刘国庆", "@刘国庆")]
    [InlineData("承诺 ＠zhang.san 明天", "zhang", "＠zhang")]
    [InlineData("承诺 @李工明天下午3点前发", "李工", "@李工")]
    public void A_person_is_named_by_sign_or_key(string text, string name, string span)
    {
        var read = Assert.Single(MentionPhrase.Read(text));
        Assert.Equal((name, span), (read.Name, read.Span));
        Assert.Equal(span, text.Substring(read.Start, read.Length));
    }

    [Fact]
    public void A_lone_sign_names_nobody() => Assert.Empty(MentionPhrase.Read("承诺 @ 明天 责任人: "));

    [Theory]
    [InlineData("承诺 华东医院 加急发货50箱 9月3日", 50, "箱")]
    [InlineData("需求 12.5万支注射器", 125000, "支")]
    [InlineData("需求 三千盒试剂", 3000, "盒")]
    [InlineData("需求 两台样机", 2, "台")]
    [InlineData("需求 １０ 套", 10, "套")]
    public void A_count_has_its_measure(string text, int amount, string unit)
    {
        var read = Assert.Single(QuantityPhrase.Read(text));
        Assert.Equal((amount, unit), (read.Amount, read.Unit));
        Assert.Equal(read.Span, text.Substring(read.Start, read.Length));
    }

    [Theory]
    [InlineData("承诺 3个工作日内发货")]
    [InlineData("承诺 3个月后回访 下午3点")]
    [InlineData("回款 HT-2026-001 12万 5号")]
    [InlineData("跟进 第2批")]
    [InlineData("跟进 第 2 批")]
    [InlineData("跟进 第 二 批")]
    public void Spans_of_time_money_and_labels_are_no_goods(string text) => Assert.Empty(QuantityPhrase.Read(text));
}
