using ChatBot.Features.People;

namespace ChatBot.Tests.Collaboration;

/// <summary>What conversations about needs and complaints have in common. 李娜 asks; 王工 makes, 张工 stocks, 李强 moves, 吴静 serves.</summary>
internal static class Talk
{
    public const string Need = "需求 客户:华东医院 内容:呼吸机管路 数量:50套 期望:12月4日";

    public const string Complaint = "客诉 华东医院 包装破损，两支受潮 订单:HT-88";

    public static Task<TestBot> StartAsync(string now = "2026-11-23 10:00", OrgSnapshot? org = null) => TestBot.StartAsync(now, org);

    /// <summary>XQ-1, logged on Monday at 10:00: production has until 12:00, the warehouse until 14:00.</summary>
    public static async Task<TestBot> NeedAsync(string words = Need, OrgSnapshot? org = null)
    {
        var bot = await StartAsync(org: org);
        await bot.Says("lina", words);
        return bot;
    }

    /// <summary>KS-1, logged on Monday at 10:00: its first stage lies with 李强 until Tuesday 10:00.</summary>
    public static async Task<TestBot> ComplaintAsync(OrgSnapshot? org = null)
    {
        var bot = await StartAsync(org: org);
        await bot.Says("lina", Complaint);
        return bot;
    }

    /// <summary>KS-1 in the hands of 周一鸣, above whom stand 李强 and then 陈总.</summary>
    public static async Task<TestBot> ComplaintWithZhouAsync()
    {
        var bot = await ComplaintAsync();
        await bot.Says("lina", "指派 KS-1 物流异常核实 周一鸣");
        return bot;
    }

    public static async Task FinishLogistics(this TestBot bot, string who = "liqiang")
    {
        await bot.Says(who, "完成 KS-1 结果:外箱受潮但内包装完好");
        await bot.SendsPicture(who);
    }

    /// <summary>Takes a photo as it has to be: asks for the code, then sends it.</summary>
    public static async Task<string> SendsPhoto(this TestBot bot, string who, string no, string? name = null)
    {
        await bot.Says(who, $"拍照 {no}");
        return await bot.SendsPicture(who, name);
    }

    /// <summary>The code that somebody was given.</summary>
    public static string CodeIn(string answer) => answer[(answer.IndexOf("口令 ", StringComparison.Ordinal) + 3)..][..4];

    /// <summary>What a person was told, the 18:00 report left out.</summary>
    public static IReadOnlyList<string> News(this TestBot bot, string who) =>
        [.. bot.PushesTo(who).Where(push => !push.Contains("日报", StringComparison.Ordinal))];

    /// <summary>What a person was told last; empty where nothing.</summary>
    public static string LastTo(this TestBot bot, string who) => bot.News(who) is { Count: > 0 } news ? news[^1] : "";

    /// <summary>The clocks that run, each with its holder.</summary>
    public static async Task<string> Clocks(this TestBot bot, string no) =>
        string.Join(' ', await bot.Query<string>("select part || ':' || holder from deadlines where record_no = @no and closed_at is null order by part", new { no }));

    public static async Task<long> Count(this TestBot bot, string sql, object? args = null) => (await bot.Query<long>(sql, args)).Single();

    /// <summary>The company with one person changed.</summary>
    public static OrgSnapshot With(string userId, Func<Person, Person> change) =>
        TestCompany.Org with { People = [.. TestCompany.Org.People.Select(person => person.UserId == userId ? change(person) : person)] };

    /// <summary>The directory changes, and the bot reads it again.</summary>
    public static async Task OrgBecomes(this TestBot bot, OrgSnapshot org)
    {
        bot.Platform.Org = org;
        await bot.Restart();
    }

    public static void Has(string expected, string text) => Assert.Contains(expected, text, StringComparison.Ordinal);

    public static void HasNot(string unexpected, string text) => Assert.DoesNotContain(unexpected, text, StringComparison.Ordinal);
}
