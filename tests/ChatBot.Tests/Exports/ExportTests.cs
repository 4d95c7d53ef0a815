using System.Globalization;
using ChatBot.Features.Exports;
using ChatBot.Features.Links;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;
using static ChatBot.Tests.Payments.Pay;

namespace ChatBot.Tests.Exports;

/// <summary>The monthly sheet is fixed on the first, corrected beside, given to each as far as they may see, and told to HR's own system (R26).</summary>
public sealed class ExportTests
{
    private static readonly (string Key, string Value) Public = ("Web:PublicUrl", "https://bot.example.com");

    private static readonly (string Key, string Value)[] Hook = [Public, ("Exports:WebhookUrl", "https://hr.example.com/hook"), ("Exports:WebhookSecret", "0123456789abcdef")];

    [Fact]
    public async Task It_is_fixed_on_the_first_at_eight_and_later_changes_stand_beside_it()
    {
        await using var bot = await MonthAsync(Public);
        Has("12月1日(周二)08:00 冻结，之后才能导出", await bot.Says("wanghua", "绩效 11月 导出"));
        await bot.JumpTo("2026-12-01 07:59");
        Assert.Empty(await bot.Query<string>("select month from appraisals where month = '2026-11'"));
        await bot.JumpTo("2026-12-01 08:00");

        Has("11月绩效表已于 12月1日(周二)08:00 冻结", Assert.Single(bot.PushesTo("wanghua"), said => said.Contains("绩效表", StringComparison.Ordinal)));
        var shown = await bot.Says("wanghua", "绩效 11月");
        Has("· 李娜：承诺 0，按时兑现 无样本；健康动作 1；到账 0元 / 应收 5万元", shown);
        Has("冻结后没有变化", shown);

        await bot.Says("qianhui", "到账 HK-1 2万");
        var later = await bot.Says("wanghua", "绩效 11月");
        Has("到账 0元 / 应收 5万元", later);
        Has("冻结后有 1 处变化", later);

        var (figures, corrections) = await FileAsync(bot, await bot.Says("wanghua", "绩效 11月 导出"));
        var line = Assert.Single(figures, row => (string)row["姓名"] == "李娜");
        Assert.Equal((0.0, 50_000.0, 1.0, "2026-11"), ((double)line["已到账(元)"], (double)line["应收(元)"], (double)line["健康动作"], (string)line["月份"]));
        var delta = Assert.Single(corrections);
        Assert.Equal(("李娜", "已到账(元)", 0.0, 20_000.0, 20_000.0), ((string)delta["姓名"], (string)delta["栏目"], (double)delta["冻结时"], (double)delta["现在"], (double)delta["差额"]));
        // However often the job runs and the service starts, the month stays as it was.
        await bot.Restart();
        await bot.Tick();
        Assert.Equal([0L], await bot.Query<long>("select received_fen from appraisal_lines where person = 'lina' and month = '2026-11'"));
    }

    [Fact]
    public async Task Each_gets_what_they_may_see_at_the_moment_of_opening_and_others_get_nothing()
    {
        await using var bot = await MonthAsync(Public);
        await bot.JumpTo("2026-12-01 08:00");

        var other = await bot.Says("linfeng", "绩效 11月 导出");
        Has("没有您看得到的数据", other);
        HasNot("李娜", other);
        HasNot("https://", other);
        var own = await bot.Says("lina", "绩效 11月 导出");
        Assert.Equal(["李娜"], (await FileAsync(bot, own)).Figures.Select(row => (string)row["姓名"]));
        Assert.True((await FileAsync(bot, await bot.Says("chenzong", "绩效 11月 导出"))).Figures.Count >= 1);
        Assert.Null(await OpenAsync(bot, "AAAAAAAAAAAAAAAAAAAAAA"));

        // Who leaves opens nothing with an old link.
        bot.Platform.Org = bot.Platform.Org with { People = [.. bot.Platform.Org.People.Where(person => person.UserId != "lina")] };
        await bot.Says("chenzong", "组织同步");
        await bot.Tick();
        Assert.Null(await OpenAsync(bot, TokenOf(own)));
    }

    [Fact]
    public async Task HR_is_told_and_sees_everybody()
    {
        var org = TestCompany.Org with
        {
            Departments = [.. TestCompany.Org.Departments, new(12, "人事部", 1, ["hrjie"])],
            People = [.. TestCompany.Org.People, new("hrjie", "何姐", "", "人事主管", Features.People.MemberStatus.Active, [12], [], 12, ["chenzong"])],
        };
        await using var bot = await MonthAsync(org, Public);
        await bot.JumpTo("2026-12-01 08:00");

        Assert.Contains(bot.PushesTo("hrjie"), said => said.Contains("11月绩效表已于", StringComparison.Ordinal));
        Has("李娜", await bot.Says("hrjie", "绩效 11月"));
    }

    [Fact]
    public async Task The_HR_system_gets_it_signed_and_again_until_it_takes_it()
    {
        await using var bot = await MonthAsync(Hook);
        bot.Platform.WebhookAnswers.Enqueue(new WebhookAnswer(503, null));
        bot.Platform.WebhookAnswers.Enqueue(new WebhookAnswer(null, "Timeout"));
        await bot.JumpTo("2026-12-01 08:00");
        await bot.Tick();
        Assert.Single(bot.Platform.Webhooks);
        await bot.JumpTo("2026-12-01 08:01");
        await bot.JumpTo("2026-12-01 08:05");
        Assert.Equal(2, bot.Platform.Webhooks.Count);
        await bot.JumpTo("2026-12-01 08:06");

        Assert.Equal(3, bot.Platform.Webhooks.Count);
        await bot.JumpTo("2026-12-02 08:00");
        Assert.Equal(3, bot.Platform.Webhooks.Count);
        Assert.Single(bot.Platform.Webhooks.Select(sent => sent.Body).Distinct());
        var (url, body, headers) = bot.Platform.Webhooks[^1];
        Assert.Equal("https://hr.example.com/hook", url.ToString());
        Has("\"userId\":\"lina\"", body);
        var timestamp = long.Parse(headers[Webhook.TimestampHeader], CultureInfo.InvariantCulture);
        Assert.Equal(TestBot.At("2026-12-01 08:06").ToUnixTimeSeconds(), timestamp);
        Assert.Equal(Webhook.Sign("0123456789abcdef", timestamp, body), headers[Webhook.SignatureHeader]);
        Has("#1 2026-11 已收下，试了 3 次，对方回应 200", await bot.Says("chenzong", "绩效推送"));
    }

    [Fact]
    public async Task What_is_never_taken_is_given_up_told_and_can_be_sent_again()
    {
        await using var bot = await MonthAsync(Hook);
        for (var i = 0; i < Webhook.MostTries; i++) bot.Platform.WebhookAnswers.Enqueue(new WebhookAnswer(500, null));
        await bot.JumpTo("2026-12-01 08:00");
        foreach (var time in new[] { "01 08:01", "01 08:06", "01 08:36", "01 10:36", "01 18:36", "02 09:00", "03 09:00" }) await bot.JumpTo($"2026-12-{time}");

        Assert.Equal(Webhook.MostTries, bot.Platform.Webhooks.Count);
        Assert.Contains(bot.PushesTo("chenzong"), said => said.Contains("没有成功：#1 试了 6 次，最后一次 500", StringComparison.Ordinal));
        Has("已安排重发 #1", await bot.Says("chenzong", "绩效推送 重发 1"));
        await bot.Tick();

        Assert.Equal(bot.Platform.Webhooks[0].Body, bot.Platform.Webhooks[^1].Body);
        Assert.Equal("1", bot.Platform.Webhooks[^1].Headers[Webhook.DeliveryHeader]);
        Has("#2 2026-11 已收下", await bot.Says("chenzong", "绩效推送"));
        HasNot("#1", await bot.Says("lina", "绩效推送"));
    }

    [Fact]
    public async Task Without_an_address_nothing_is_sent()
    {
        await using var bot = await MonthAsync(Public);
        await bot.JumpTo("2026-12-01 08:00");

        Assert.Empty(bot.Platform.Webhooks);
        Has("绩效数据不推送", await bot.Says("chenzong", "绩效推送"));
        Has("不能推送", await bot.Says("chenzong", "绩效推送 重发 1"));
    }

    [Theory]
    [InlineData("https://hr.example.com/hook", true)]
    [InlineData("http://127.0.0.1:8080/hook", true)]
    [InlineData("http://localhost/hook", true)]
    [InlineData("http://hr.example.com/hook", false)]
    [InlineData("http://169.254.169.254/latest", false)]
    [InlineData("https://user:word@hr.example.com/", false)]
    [InlineData("ftp://hr.example.com/", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("hr.example.com", false)]
    public void Only_https_is_an_address_and_http_on_this_machine(string url, bool isAllowed) => Assert.Equal(isAllowed, ExportsOptions.IsAllowed(url));

    /// <summary>RFC 4231's way of computing; the value was computed with Python's hmac over b"1700000000.{}".</summary>
    [Fact]
    public void The_signature_is_HMAC_SHA256_over_time_and_body() =>
        Assert.Equal("v1=e4f8e2ecae2295b2ddb2f0b5584c8275e226c0ebe9b3b819e70156bb67122e3e", Webhook.Sign("0123456789abcdef", 1_700_000_000, "{}"));

    private static Task<TestBot> MonthAsync(params (string Key, string Value)[] settings) => MonthAsync(TestCompany.Org, settings);

    private static async Task<TestBot> MonthAsync(Features.People.OrgSnapshot org, params (string Key, string Value)[] settings)
    {
        var bot = await TestBot.StartAsync("2026-11-23 10:00", org, settings);
        await bot.Says("lina", "合同 HT-2026-088 浙江一院 12.5万");
        await bot.Says("lina", "回款计划 HT-2026-088 5万 11月30日; 7.5万 12月31日");
        await bot.Says("lina", "需求 客户:华东医院 内容:呼吸机管路 数量:50 期望:12月31日");
        return bot;
    }

    private static string TokenOf(string answer) => answer.Split("https://bot.example.com/appraisal/")[1].Split('\n')[0].Trim();

    private static async Task<(IReadOnlyList<IDictionary<string, object>> Figures, IReadOnlyList<IDictionary<string, object>> Corrections)> FileAsync(TestBot bot, string answer)
    {
        var file = await OpenAsync(bot, TokenOf(answer));
        Assert.NotNull(file);
        using var memory = new MemoryStream(file.Content);
        return (Read("绩效"), Read("更正"));

        List<IDictionary<string, object>> Read(string sheet) => [.. memory.Query(useHeaderRow: true, sheetName: sheet).Cast<IDictionary<string, object>>()];
    }

    /// <summary>As the web page does: the link by its token, then what its person may see.</summary>
    private static Task<AppraisalFile?> OpenAsync(TestBot bot, string token) => bot.Database.ReadAsync(async (scope, cancel) =>
        await scope.GetRequiredService<LinkStore>().FindAsync(AppraisalDesk.Purpose, token, cancel) is { } link ? await scope.GetRequiredService<AppraisalDesk>().FileAsync(link, bot.Clock.GetUtcNow(), cancel) : null);
}
