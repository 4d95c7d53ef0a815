namespace ChatBot.Tests.Needs;

/// <summary>A need as people say it, with the verb between who and what.</summary>
public sealed class WantingSentenceTests
{
    [Theory]
    [InlineData("需求 华东医院要50套呼吸机管路", "华东医院", "呼吸机管路", "50套")]
    [InlineData("帮我记个需求，华东医院要 50 套 呼吸机管路，下周五之前要", "华东医院", "呼吸机管路", "50套")]
    [InlineData("需求：浙大二院，一次性使用无菌注射器 2000支，12月10号要货", "浙大二院", "一次性使用无菌注射器", "2000支")]
    [InlineData("需求 华东医院需要呼吸机管路５０套 下周五前", "华东医院", "呼吸机管路", "50套")]
    [InlineData("需求 华东医院 要50套呼吸机管路", "华东医院", "呼吸机管路", "50套")]
    [InlineData("需求 要康药业 呼吸机管路50套", "要康药业", "呼吸机管路", "50套")]
    public async Task Who_what_and_how_many_are_told_apart(string typed, string customer, string content, string quantity)
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        var answer = await bot.Says("lina", typed);

        Assert.Contains("XQ-1", answer, StringComparison.Ordinal);
        Assert.Equal([$"{customer}|{content}|{quantity}"], await bot.Query<string>("select u.name || '|' || n.content || '|' || n.quantity from needs n join customers u on u.id = n.customer_id"));
    }

    [Theory]
    [InlineData("客诉：浙江一院 说 包装破了", "浙江一院", "包装破了")]
    [InlineData("客诉 浙江一院反映外箱受潮", "浙江一院", "外箱受潮")]
    [InlineData("客诉 浙江一院 说明书缺页", "浙江一院", "说明书缺页")]
    public async Task What_a_customer_says_is_the_problem(string typed, string customer, string problem)
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        await bot.Says("lina", typed);

        Assert.Equal([$"{customer}|{problem}"], await bot.Query<string>("select u.name || '|' || c.problem from complaints c join customers u on u.id = c.customer_id"));
    }
}
