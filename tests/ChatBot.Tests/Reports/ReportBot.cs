using ChatBot.Features.Chat;
using ChatBot.Features.Health;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Tests.Reports;

/// <summary>What other features do to the tables that reports read: credits and clocks.</summary>
internal static class ReportBot
{
    public static Task Credit(this TestBot bot, string person, string kind, string recordNo, long cause = 0, DateTimeOffset? at = null) =>
        bot.Database.WriteAsync((scope, cancel) => scope.GetRequiredService<HealthLedger>().CreditAsync(person, kind, recordNo, at ?? bot.Clock.GetUtcNow(), cause, cancel));

    public static Task TakeBack(this TestBot bot, long cause) =>
        bot.Database.WriteAsync((scope, cancel) => scope.GetRequiredService<HealthLedger>().TakeBackAsync(cause, bot.Clock.GetUtcNow(), cancel));

    public static Task Clock(this TestBot bot, string recordNo, string holder, string dueAt, string title = "现场核实", string policy = "stage", string customer = "华东医院") =>
        bot.Database.WriteAsync((scope, cancel) => scope.GetRequiredService<DbSession>().ExecuteAsync(
            """
            insert into deadlines (policy, record_no, part, round, title, customer, holder, owner, escalate_to, started_at, due_at, version)
            values (@policy, @recordNo, '', 1, @title, @customer, @holder, @holder, 'DirectSuperior', @now, @due, 1)
            """,
            new { policy, recordNo, title, customer, holder, now = bot.Clock.GetUtcNow(), due = TestBot.At(dueAt) },
            cancel));

    /// <summary>The pushed reports of a person, oldest first.</summary>
    public static IReadOnlyList<string> ReportsTo(this TestBot bot, string who) =>
        [.. bot.PushesTo(who).Where(push => push.Contains("健康动作", StringComparison.Ordinal) && push.Contains("日报", StringComparison.Ordinal))];

    /// <summary>What a service sees that was down until then.</summary>
    public static async Task IsDownUntil(this TestBot bot, string shanghai)
    {
        await bot.Stop();
        bot.Clock.SetUtcNow(TestBot.At(shanghai));
        await bot.Restart();
        await bot.Settles();
    }

    /// <summary>Lets the pushes leave that are spread over the first minute.</summary>
    public static async Task Settles(this TestBot bot)
    {
        bot.Clock.Advance(TimeSpan.FromSeconds(61));
        await bot.Settle();
    }

    public static Func<OutgoingPush, SendOutcome?> Refusing(string person, string reason) =>
        push => push.RecipientId == person ? new SendOutcome(DeliveryState.Rejected, reason) : null;
}
