using System.Text.RegularExpressions;
using ChatBot.Tests.Imports;

namespace ChatBot.Tests.Chat;

public sealed partial class MoreTests
{
    [Fact]
    public async Task A_long_list_is_turned_page_by_page_to_its_end()
    {
        await using var bot = await BusyAsync(23);

        var first = await bot.Says("lina", "合同");
        var second = await bot.Says("lina", "更多");
        await bot.Restart();
        var third = await bot.Says("lina", "更多");

        Assert.Equal([10, 10, 3], new[] { first, second, third }.Select(page => Numbers().Count(page)));
        Assert.Equal(23, Numbers().Matches(first + second + third).Select(match => match.Value).Distinct(StringComparer.Ordinal).Count());
        Assert.Contains("回复「更多」", second, StringComparison.Ordinal);
        Assert.DoesNotContain("更多", third, StringComparison.Ordinal);
        Assert.Equal("已经到底了，没有更多。", await bot.Says("lina", "更多"));
    }

    [Fact]
    public async Task Todos_go_on_with_their_numbers()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Imports("wanghua", "contracts", Files.Csv(["合同编号,客户,金额,负责人", .. Enumerable.Range(1, 12).Select(at => $"HT-{at},华东医院,1万,李娜")]));
        await bot.Imports("wanghua", "plans", Files.Csv(["合同编号,金额,到期日", .. Enumerable.Range(1, 12).Select(at => $"HT-{at},1万,2026-12-{at + 10:00}")]));

        var first = await bot.Says("lina", "待办");
        var second = await bot.Says("lina", "更多");

        Assert.Contains("还有 2 件，回复「更多」", first, StringComparison.Ordinal);
        Assert.Contains("11. ", second, StringComparison.Ordinal);
        Assert.Contains("12. ", second, StringComparison.Ordinal);
        Assert.DoesNotContain("10. ", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_fetches_its_pages_itself_goes_on_too()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Imports("wanghua", "contracts", Files.Csv(["合同编号,客户,金额,负责人", .. Enumerable.Range(1, 12).Select(at => $"HT-{at},华东医院,1万,李娜")]));
        await bot.Imports("wanghua", "plans", Files.Csv(["合同编号,金额,到期日", .. Enumerable.Range(1, 12).Select(at => $"HT-{at},1万,2026-12-{at + 10:00}")]));

        Assert.Contains("HK-1 ", await bot.Says("lina", "回款"), StringComparison.Ordinal);
        var second = await bot.Says("lina", "更多");

        Assert.DoesNotContain("HK-1 ", second, StringComparison.Ordinal);
        Assert.Contains("HK-12 ", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_has_their_own_list_and_an_old_one_is_gone()
    {
        await using var bot = await BusyAsync(15);

        await bot.Says("lina", "合同");
        Assert.Contains("没有可以接着看的列表", await bot.Says("wanglei", "更多"), StringComparison.Ordinal);
        await bot.JumpTo("2026-11-23 10:31");

        Assert.Contains("上一个列表是11月23日(周一)10:00的，已经过时", await bot.Says("lina", "更多"), StringComparison.Ordinal);
    }

    private static async Task<TestBot> BusyAsync(int contracts)
    {
        var bot = await TestBot.StartAsync("2026-11-23 10:00");
        await bot.Imports("wanghua", "contracts", Files.Csv(["合同编号,客户,金额,负责人", .. Enumerable.Range(100, contracts).Select(at => $"HT-{at},华东医院,1万,李娜")]));
        return bot;
    }

    [GeneratedRegex("HT-[0-9]{3}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();
}
