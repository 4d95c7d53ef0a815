namespace ChatBot.Tests.Commitments;

/// <summary>Sentences that many conversations about promises begin with. 李娜 promises, 张工 carries out.</summary>
internal static class Promise
{
    /// <summary>2026-11-23 10:00 is a Monday; the deadline is two days ahead.</summary>
    public const string Ahead = "承诺 华东医院 加急发货50箱 11月25日18点前 责任人:张工";

    public const string Past = "承诺 华东医院 加急发货50箱 11月20日18点前 责任人:张工";

    public const string Tight = "承诺 华东医院 加急发货50箱 今天11点前 责任人:张工";

    public static Task<TestBot> StartAsync(string now = "2026-11-23 10:00") => TestBot.StartAsync(now);

    /// <summary>A promise in force: CN-1, due on the 25th at 18:00.</summary>
    public static async Task<TestBot> InForceAsync()
    {
        var bot = await StartAsync();
        await bot.Says("lina", Ahead);
        await bot.SendsPicture("lina");
        return bot;
    }

    /// <summary>CN-1, locked because its deadline has passed, with its evidence.</summary>
    public static async Task<TestBot> LockedAsync()
    {
        var bot = await StartAsync();
        await bot.Says("lina", Past);
        await bot.SendsPicture("lina");
        return bot;
    }

    public static async Task<string> StateAsync(this TestBot bot, string no = "CN-1") =>
        (await bot.Query<string>("select state from commitments where no = @no", new { no })).Single();

    /// <summary>What a person was told, the 18:00 report left out.</summary>
    public static IReadOnlyList<string> NewsTo(this TestBot bot, string who) =>
        [.. bot.PushesTo(who).Where(push => !push.Contains("日报", StringComparison.Ordinal))];

    /// <summary>Parts of the clocks that run.</summary>
    public static async Task<string> ClocksAsync(this TestBot bot, string no = "CN-1") =>
        string.Join(' ', await bot.Query<string>("select part || ':' || holder from deadlines where record_no = @no and closed_at is null order by part", new { no }));

    public static void Has(string expected, string text) => Assert.Contains(expected, text, StringComparison.Ordinal);

    public static void HasNot(string unexpected, string text) => Assert.DoesNotContain(unexpected, text, StringComparison.Ordinal);
}
