using ChatBot.Features.Health;
using ChatBot.Features.Kernel;

namespace ChatBot.Tests.Health;

public sealed class HealthCatalogTests
{
    private const string Good =
        """
        actions:
          - id: need-response
            name: 需求响应
            object: need
            start: logged
            hit: accepted
            limit: { hours: 2, clock: natural }
            credit: initiator
            version: 1
            valid_from: 2026-01-01
        """;

    [Fact]
    public void The_shipped_catalogue_has_the_three_of_the_article_and_is_without_fault()
    {
        var problems = new List<ContentProblem>();
        var actions = HealthCatalogReader.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "templates", "health.yaml")), problems);

        Assert.Empty(problems);
        Assert.Equal(new HealthLimit(HealthLimitKind.Natural, 2), actions.Single(action => action.Name == "需求响应").Limit);
        var legal = actions.Single(action => action.Name == "合同审批");
        Assert.Equal((new HealthLimit(HealthLimitKind.Working, 4), HealthCredit.Initiator), (legal.Limit, legal.Credit));
        Assert.Equal(92, actions.Single(action => action.Name == "回款跟进").Target);
    }

    [Theory]
    [InlineData("object: need", "object: neeed", 4, "need, approval_node")]
    [InlineData("hit: accepted", "hit: confirmed", 6, "accepted, assigned")]
    [InlineData("limit: { hours: 2, clock: natural }", "limit: own", 7, "no limit of its own")]
    [InlineData("limit: { hours: 2, clock: natural }", "limit: { hours: 0, clock: natural }", 7, "hours from 0.01")]
    [InlineData("limit: { hours: 2, clock: natural }", "limit: { hours: 2, clock: lunar }", 7, "natural, working")]
    [InlineData("limit: { hours: 2, clock: natural }", "", 2, "no usable 'limit'")]
    [InlineData("credit: initiator", "credit: boss", 8, "initiator, actor")]
    [InlineData("version: 1", "version: 1.5", 9, "no whole number")]
    [InlineData("valid_from: 2026-01-01", "valid_from: soon", 10, "write it as 2026-01-01")]
    [InlineData("version: 1", "version: 2\n    colour: red", 10, "unknown key 'colour'")]
    [InlineData("valid_from: 2026-01-01", "valid_from: 2026-01-01\n    exclude: [bad]", 11, "split, backfilled")]
    public void A_fault_is_named_with_its_line_and_a_remedy(string from, string to, int line, string says)
    {
        var problems = new List<ContentProblem>();

        HealthCatalogReader.Read(Good.Replace(from, to, StringComparison.Ordinal), problems);

        Assert.Contains(problems, problem => problem.Line == line && problem.ToString().Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void A_later_version_begins_with_a_month()
    {
        var problems = new List<ContentProblem>();

        HealthCatalogReader.Read(Good.Replace("version: 1", "version: 2", StringComparison.Ordinal).Replace("2026-01-01", "2026-12-15", StringComparison.Ordinal), problems);

        Assert.Contains("2027-01-01", Assert.Single(problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_with_a_new_version_counts_from_its_month_on_and_the_months_before_keep_theirs()
    {
        await using var bot = await OwnTemplates.StartAsync("2026-11-23 10:00", Good);
        await bot.Bot.Says("lina", "需求 客户:华东医院 内容:呼吸机管路 数量:50 期望:12月4日");
        bot.Write(Good.Replace("hours: 2", "hours: 1", StringComparison.Ordinal).Replace("version: 1", "version: 2", StringComparison.Ordinal).Replace("2026-01-01", "2026-12-01", StringComparison.Ordinal));
        await bot.Bot.Tick();

        Assert.Contains("口径变更：需求响应 改用第 2 版，自12月1日(周二)起", bot.Bot.PushesTo("wanghua")[^1], StringComparison.Ordinal);
        var told = await bot.Bot.Says("lina", "口径 需求响应");
        Assert.Contains("口径 v1", told, StringComparison.Ordinal);
        Assert.Contains("将生效：v2 自12月1日(周二)，时限 1 小时", told, StringComparison.Ordinal);
        await bot.Bot.Says("lina", "需求 客户:浙江一院 内容:监护仪 数量:2 期望:12月4日");
        await bot.Bot.JumpTo("2026-12-01 10:00");
        await bot.Bot.Says("lina", "需求 客户:华东医院 内容:电刀笔 数量:5 期望:12月14日");

        Assert.Equal(
            ["1 2026-11-23 120", "1 2026-11-23 120", "2 2026-12-01 60"],
            await bot.Bot.Query<string>("select version || ' ' || day || ' ' || ((due_at - started_at) / 60000) from health_samples order by id"));
        var now = await bot.Bot.Says("lina", "口径 需求响应");
        Assert.Contains("口径 v2", now, StringComparison.Ordinal);
        Assert.Contains("历史：v1", now, StringComparison.Ordinal);
        Assert.Contains("口径 v1", await bot.Bot.Says("lina", "健康度 上月"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hours: 2", "hours: 8", "version 1 has been counting as something else")]
    [InlineData("object: need", "object: neeed", "knows no 'neeed'")]
    public async Task An_edit_that_would_rewrite_the_past_or_is_broken_is_refused_and_the_last_good_version_counts_on(string from, string to, string says)
    {
        await using var bot = await OwnTemplates.StartAsync("2026-11-23 10:00", Good);
        bot.Write(Good.Replace(from, to, StringComparison.Ordinal));
        await bot.Bot.Tick();

        Assert.Contains(says, bot.Bot.PushesTo("chenzong")[^1], StringComparison.Ordinal);
        await bot.Bot.Says("lina", "需求 客户:华东医院 内容:呼吸机管路 数量:50 期望:12月4日");
        Assert.Equal(["120"], await bot.Bot.Query<string>("select '' || ((due_at - started_at) / 60000) from health_samples"));
    }

    [Fact]
    public async Task A_version_that_would_begin_in_the_past_is_refused()
    {
        await using var bot = await OwnTemplates.StartAsync("2026-11-23 10:00", Good);
        bot.Write(Good.Replace("version: 1", "version: 2", StringComparison.Ordinal).Replace("2026-01-01", "2026-11-01", StringComparison.Ordinal));
        await bot.Bot.Tick();

        Assert.Contains("which is past", bot.Bot.PushesTo("chenzong")[^1], StringComparison.Ordinal);
    }
}

/// <summary>A bot with templates of its own, which a test may edit.</summary>
internal sealed class OwnTemplates : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatbot-templates-");

    public TestBot Bot { get; private set; } = null!;

    public static async Task<OwnTemplates> StartAsync(string now, string health)
    {
        var own = new OwnTemplates();
        var released = new DirectoryInfo(Path.Combine(AppContext.BaseDirectory, "templates"));
        foreach (var file in released.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(own._folder.FullName, Path.GetRelativePath(released.FullName, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            file.CopyTo(copy);
        }

        own.Write(health);
        own.Bot = await TestBot.StartAsync(now, null, ("Content:Templates", own._folder.FullName));
        return own;
    }

    public void Write(string health) => File.WriteAllText(Path.Combine(_folder.FullName, "health.yaml"), health);

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
