using System.Globalization;

namespace ChatBot.Tests.Payments;

/// <summary>Sentences that many conversations about money begin with. 李娜 owns the contract; 王华 is her superior, 周敏 the head, 钱会 finance.</summary>
internal static class Pay
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    /// <summary>HT-2026-088 of 李娜, 12.5万, registered on Monday, 2026-11-23.</summary>
    public static async Task<TestBot> ContractAsync(string now = "2026-11-23 10:00", string amount = "12.5万", params (string Key, string Value)[] settings)
    {
        var bot = await TestBot.StartAsync(now, null, settings);
        Has("已登记合同 HT-2026-088", await bot.Says("lina", $"合同 HT-2026-088 浙江一院 {amount}"));
        return bot;
    }

    /// <summary>The contract with HK-1, 5万 due on Thursday 2026-12-10, and HK-2, 7.5万 due on Thursday 2026-12-31.</summary>
    public static async Task<TestBot> PlannedAsync(string plan = "5万 12月10日; 7.5万 12月31日", string now = "2026-11-23 10:00", params (string Key, string Value)[] settings)
    {
        var bot = await ContractAsync(now, settings: settings);
        Has("已排回款计划 HT-2026-088", await bot.Says("lina", $"回款计划 HT-2026-088 {plan}"));
        return bot;
    }

    /// <summary>As <c>TimeReaches</c>, looking only at the minute before and the minute of each morning's reminders: weeks pass quickly.</summary>
    public static async Task MorningsReach(this TestBot bot, string shanghai)
    {
        var target = TestBot.At(shanghai);
        while (bot.Clock.GetUtcNow() < target)
        {
            var now = bot.Clock.GetUtcNow();
            var day = TestBot.At(now.ToOffset(Shanghai).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            var next = new[] { day.AddMinutes(569), day.AddMinutes(570), day.AddDays(1).AddMinutes(569), target }.Where(moment => moment > now).Min();
            await bot.JumpTo(next.ToOffset(Shanghai).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>What a person was told about payments, oldest first.</summary>
    public static IReadOnlyList<string> RemindersTo(this TestBot bot, string who, string no = "HK-1") =>
        [.. bot.PushesTo(who).Where(push => push.Contains($"回款 {no} ", StringComparison.Ordinal) && push.Contains("还差：", StringComparison.Ordinal))];

    public static async Task<string> ItemAsync(this TestBot bot, string no = "HK-1") =>
        (await bot.Query<string>("select state || ' ' || received_fen || '/' || amount_fen || ' ' || coalesce(due_day, '-') from payment_items where record_no = @no", new { no })).Single();

    /// <summary>Running clocks of items with the money that hangs on them.</summary>
    public static async Task<string> ClocksAsync(this TestBot bot) =>
        string.Join(' ', await bot.Query<string>("select record_no || ':' || amount_fen from deadlines where policy = 'payment' and closed_at is null order by record_no"));

    public static async Task<string> FiredAsync(this TestBot bot, string no = "HK-1") =>
        string.Join(' ', await bot.Query<string>(
            "select f.step from deadline_fires f join deadlines d on d.id = f.deadline_id where d.record_no = @no and f.path <> '已过时，未发送' order by f.fired_at, f.due_at", new { no }));

    public static void Has(string expected, string text) => Assert.Contains(expected, text, StringComparison.Ordinal);

    public static void HasNot(string unexpected, string text) => Assert.DoesNotContain(unexpected, text, StringComparison.Ordinal);
}
