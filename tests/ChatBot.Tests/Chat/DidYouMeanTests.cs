using ChatBot.Features.People;

namespace ChatBot.Tests.Chat;

public sealed class DidYouMeanTests
{
    [Theory]
    [InlineData("xuqiu 华东医院 呼吸机管路50套 下周五前", "需求 XQ-1")]
    [InlineData("需秋 华东医院 呼吸机管路50套 下周五前", "需求 XQ-1")]
    [InlineData("xu qiu 华东医院 呼吸机管路50套 下周五前", "需求 XQ-1")]
    [InlineData("科诉 华东医院 外箱破损", "KS-1")]
    [InlineData("daiban", "手上没有待办")]
    [InlineData("DAIBAN", "手上没有待办")]
    [InlineData("侍办", "手上没有待办")]
    [InlineData("任务清单", "手上没有待办")]
    public async Task One_tap_runs_the_whole_line_as_corrected(string typed, string done)
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        var asked = await bot.Says("lina", typed);
        Assert.StartsWith("您是不是想说", asked, StringComparison.Ordinal);
        Assert.DoesNotContain(done, asked, StringComparison.Ordinal);

        Assert.Contains(done, (await bot.Says("lina", "1")).Replace("已登记 ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_proposed_that_the_person_may_not_use()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        Assert.DoesNotContain("体检", await bot.Says("lina", "tijian"), StringComparison.Ordinal);
        Assert.Contains("体检", await bot.Says("chenzong", "tijian"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_three_messages_in_a_row_a_human_is_offered_and_told()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        Assert.DoesNotContain("人工", await bot.Says("lina", "今天天气不错"), StringComparison.Ordinal);
        await bot.Says("lina", "随便聊两句");
        Assert.Contains("找人工", await bot.Says("lina", "到底怎么弄嘛这个"), StringComparison.Ordinal);
        Assert.Contains("已通知 陈总", await bot.Says("lina", "1"), StringComparison.Ordinal);
        Assert.Contains("李娜 使用机器人时需要帮助", Assert.Single(bot.PushesTo("chenzong")), StringComparison.Ordinal);

        // Understood in between: the count begins anew.
        await bot.Says("lina", "今天天气不错");
        await bot.Says("lina", "待办");
        await bot.Says("lina", "随便聊两句");
        Assert.DoesNotContain("人工", await bot.Says("lina", "到底怎么弄嘛这个"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Admins_see_the_words_that_were_missed_but_no_names()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Says("lina", "订奶 明天到货");
        await bot.Says("lina", "订奶 后天到货");
        await bot.Says("lina", "华东医院 张主任说下周");
        await bot.Says("lina", "daibam");

        var misses = await bot.Says("chenzong", "没听懂");

        Assert.Contains("订奶 × 2", misses, StringComparison.Ordinal);
        Assert.Contains("daibam × 1，猜的是「待办」", misses, StringComparison.Ordinal);
        Assert.DoesNotContain("华东", misses, StringComparison.Ordinal);
        Assert.DoesNotContain("明天", misses, StringComparison.Ordinal);
        Assert.Contains("没有使用权限", await bot.Says("lina", "没听懂"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("你好")]
    [InlineData("在吗？")]
    public async Task Courtesies_get_a_courtesy(string said)
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        Assert.StartsWith("李娜，在的", await bot.Says("lina", said), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("谢谢！")]
    [InlineData("辛苦了")]
    public async Task Thanks_are_answered(string said)
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        Assert.StartsWith("不客气，李娜", await bot.Says("lina", said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistyped_name_is_asked_about_and_the_same_name_twice_by_department()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00", WithTwoOfOneName());

        var unknown = await bot.Says("lina", "承诺 华东医院 加急发货50箱 11月27日18点前 责任人:孙茜");
        Assert.Contains("是不是", unknown, StringComparison.Ordinal);
        Assert.Contains("孙倩（质检部）", unknown, StringComparison.Ordinal);

        var twice = await bot.Says("lina", "承诺 华南医院 加急发货60箱 11月27日18点前 责任人:李强");
        Assert.Contains("李强（物流部）", twice, StringComparison.Ordinal);
        Assert.Contains("李强（财务部）", twice, StringComparison.Ordinal);
        Assert.Contains("CN-", await bot.Says("lina", "2"), StringComparison.Ordinal);
    }

    private static OrgSnapshot WithTwoOfOneName() => TestCompany.Org with
    {
        People = [.. TestCompany.Org.People, new Person("liqiang2", "李强", "", "出纳", MemberStatus.Active, [8], [], 8, ["qianhui"])],
    };
}
