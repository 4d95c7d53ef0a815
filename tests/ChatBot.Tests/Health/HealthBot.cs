using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Tests.Health;

/// <summary>Rows of the ledger of judged acts, as features would have left them.</summary>
internal static class HealthBot
{
    public static Task Execute(this TestBot bot, string sql, object? args = null) =>
        bot.Database.WriteAsync((scope, cancel) => scope.GetRequiredService<DbSession>().ExecuteAsync(sql, args, cancel));

    public static async Task HasSamples(this TestBot bot, string person, string day, int hits, int misses, string action = "need-response")
    {
        var start = TestBot.At($"{day} 10:00");
        for (var i = 0; i < hits + misses; i++)
        {
            await bot.Execute(
                """
                insert into health_samples (action, version, record_no, part, actor, credited, customer, words, day, started_at, due_at, hit_at)
                values (@action, 1, @recordNo, '', 'wanggong', @person, '华东医院', '', @day, @start, @due, @hit)
                """,
                new { action, recordNo = $"XQ-{day}-{person}-{i}", person, day, start, due = start.AddHours(2), hit = i < hits ? start.AddHours(1) : (DateTimeOffset?)null });
        }
    }
}
