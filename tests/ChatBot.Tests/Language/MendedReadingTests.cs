using ChatBot.Features.Calendar;
using ChatBot.Features.Language;

namespace ChatBot.Tests.Language;

/// <summary>One sentence for each rule that real lines asked for, each beside the one that it must not touch.</summary>
public sealed class MendedReadingTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 10, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData("承诺 发货 明天 1 0 点", "2026-03-11T10:00:00")]
    [InlineData("承诺 1 0 月 1 5 日 发货", "2026-10-15")]
    [InlineData("完成 2 3点前", "2026-03-10T15:00:00")]
    [InlineData("承诺 晌午前发货", "2026-03-10T12:00:00")]
    [InlineData("承诺 明天系统上线", "2026-03-11")]
    [InlineData("承诺 周日新品上架", "2026-03-15")]
    [InlineData("承诺 明日交付餐厅设备", "2026-03-11")]
    [InlineData("承诺 次月15日付款", "2026-04-15")]
    [InlineData("承諾 下週三下午五點前發貨", "2026-03-18T17:00:00")]
    [InlineData("承诺 9点到11点", "2026-03-10T11:00:00")]
    [InlineData("承诺 发票 3日前寄出", "2026-04-03")]
    [InlineData("承诺 明天一早安排", "2026-03-11T09:00:00")]
    public void A_deadline_is_read(string text, string expected) =>
        Assert.Equal(expected, DeadlineScoreTests.Written(DeadlinePhrase.Read(text, Now, WorkCalendar.Default)));

    [Theory]
    [InlineData("跟进 明天系列产品的报价")]
    [InlineData("需求 8点牌子 两箱")]
    [InlineData("需求 午夜阳光香水 两瓶")]
    [InlineData("跟进 周日新的报价")]
    [InlineData("拜访 明日香餐厅")]
    [InlineData("跟进 客户提了5点整改")]
    [InlineData("提醒 周一到周五每天9点报数")]
    [InlineData("投诉 三点半咖啡馆")]
    public void Names_and_points_are_no_deadline(string text) =>
        Assert.Equal(DeadlineKind.None, DeadlinePhrase.Read(text, Now, WorkCalendar.Default).Kind);

    [Theory]
    [InlineData("承诺 开票后次月15日付款", "开票后次月15日")]
    [InlineData("承诺 验收后30日付款", "验收后30日")]
    [InlineData("承诺 到货后三天内安装", "到货后三天内")]
    [InlineData("承诺 签收次日安装", "签收次日")]
    public void What_is_counted_from_an_event_is_named_and_not_calculated(string text, string span)
    {
        var reading = DeadlinePhrase.Read(text, Now, WorkCalendar.Default);

        Assert.Equal((DeadlineKind.None, DeadlineProblem.EventRelative, span), (reading.Kind, reading.Problem, reading.Span));
    }

    [Theory]
    [InlineData("回款 1 200元", 1200)]
    [InlineData("回款 ¥1 200 000", 1_200_000)]
    [InlineData("回款 4千5", 4500)]
    [InlineData("回款 4千5百", 4500)]
    [InlineData("回款 两千四", 2400)]
    [InlineData("回款 两千四百", 2400)]
    [InlineData("回款 三万二", 32_000)]
    [InlineData("回款 三万二千", 32_000)]
    [InlineData("回款 一百八", 180)]
    [InlineData("跟进 尾款两千四", 2400)]
    [InlineData("报价 3w8", 38_000)]
    [InlineData("报价 2万一台", 20_000)]
    [InlineData("回款 壹拾贰萬圓整", 120_000)]
    [InlineData("承诺 周三前回9.9W 下周三", 99_000)]
    public void An_amount_is_read(string text, int yuan) => Assert.Equal(yuan * 100L, Assert.Single(AmountPhrase.ReadMessage(text)).Fen);

    [Theory]
    [InlineData("跟进 三万二号楼")]
    [InlineData("拜访 两千四百号店")]
    [InlineData("需求 规格 3 200个")]
    [InlineData("跟进 播放量100w")]
    [InlineData("拜访 十元店")]
    [InlineData("跟进 三万二千支针头")]
    public void Counts_and_names_are_no_amount(string text) => Assert.Empty(AmountPhrase.ReadMessage(text));
}
