using System.Text.RegularExpressions;
using ChatBot.Features.Links;
using ChatBot.Features.Payments;
using Microsoft.Extensions.DependencyInjection;
using static ChatBot.Tests.Payments.Pay;

namespace ChatBot.Tests.Payments;

/// <summary>A reminder that a customer confirms (R38): what the page does, without the page.</summary>
public sealed partial class ReminderLinkTests
{
    private const string Phone = "Mozilla/5.0 (iPhone) MicroMessenger/8.0", WeCom = "Mozilla/5.0 (iPhone) wxwork/4.1 MicroMessenger/7.0";

    [Fact]
    public async Task Sent_opened_and_confirmed_are_three_things_and_the_rep_hears_of_the_last_two()
    {
        await using var bot = await ReadyAsync();
        var token = TokenOf(await bot.Says("lina", "催款 HK-1 联系人:陈科长"));
        Assert.Empty(await Samples(bot));

        Has("催款已于 11月23日(周一)10:00 发给客户", await bot.Says("lina", "已发"));
        Assert.Equal(["HK-1 no"], await Samples(bot));
        await Page(bot, (desk, link, now) => desk.OpenAsync(link, false, Phone, now, default), token);
        Has("已打开 HK-1 的催款，还没有确认", bot.PushesTo("lina")[^1]);
        Assert.Equal(["HK-1 no"], await Samples(bot));
        Has("不能撤销", await bot.Says("lina", "撤销"));
        Assert.True(await ConfirmAsync(bot, token));
        Has("已确认收到 HK-1 的催款（陈科长）", bot.PushesTo("lina")[^1]);
        Assert.Equal(["HK-1 hit"], await Samples(bot));
        Assert.False(await ConfirmAsync(bot, token));

        Has("回款跟进：100.0%（1/1），目标 92%", await bot.Says("lina", "健康度"));
    }

    [Fact]
    public async Task The_rate_is_confirmed_of_sent_one_a_day_for_each_contact()
    {
        await using var bot = await ReadyAsync();
        await bot.Says("lina", "催款 HK-1 联系人:陈科长");
        await bot.Says("lina", "已发 HK-1");
        var again = TokenOf(await bot.Says("lina", "催款 HK-1 联系人:陈科长"));
        await bot.Says("lina", "已发 HK-1");
        await bot.Says("lina", "催款 HK-1 联系人:李院长");
        await bot.Says("lina", "已发 HK-1");
        await bot.Says("lina", "催款 HK-1");
        await ConfirmAsync(bot, again);

        Has("回款跟进：50.0%（1/2）", await bot.Says("lina", "健康度"));
    }

    [Fact]
    public async Task Our_own_look_counts_for_nothing()
    {
        await using var bot = await ReadyAsync();
        var token = TokenOf(await bot.Says("lina", "催款 HK-1"));

        await Page(bot, (desk, link, now) => desk.OpenAsync(link, false, WeCom, now, default), token);
        await bot.Says("lina", "已发");
        await Page(bot, (desk, link, now) => desk.OpenAsync(link, true, Phone, now, default), token);
        Assert.False(await ConfirmAsync(bot, token, isStaff: true));

        Assert.Empty(await bot.Query<string>("select item_no from payment_reminders where opened_at is not null or confirmed_at is not null"));
        Assert.DoesNotContain(bot.PushesTo("lina"), push => push.Contains("已打开", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_customer_confirms_was_sent_whether_the_rep_said_so_or_not()
    {
        await using var bot = await ReadyAsync();
        var token = TokenOf(await bot.Says("lina", "催款 HK-1"));

        Assert.True(await ConfirmAsync(bot, token));
        Assert.Equal(["HK-1 hit"], await Samples(bot));
        Has("没有等您转发的催款", await bot.Says("lina", "已发 HK-1"));
    }

    [Fact]
    public async Task A_day_without_confirmation_is_told_once_and_by_day()
    {
        await using var bot = await ReadyAsync();
        await bot.Says("lina", "催款 HK-1");
        await bot.Says("lina", "已发");

        await bot.TimeReaches("2026-11-24 09:45");
        Assert.DoesNotContain(bot.PushesTo("lina"), push => push.Contains("没有确认", StringComparison.Ordinal));
        await bot.TimeReaches("2026-11-24 10:15");
        Has("24小时没有确认，也没有打开", Assert.Single(bot.PushesTo("lina"), push => push.Contains("没有确认", StringComparison.Ordinal)));
        await bot.TimeReaches("2026-11-24 12:00");
        Assert.Single(bot.PushesTo("lina"), push => push.Contains("没有确认", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Taken_back_it_opens_nothing_and_is_no_sample()
    {
        await using var bot = await ReadyAsync();
        var token = TokenOf(await bot.Says("lina", "催款 HK-1"));
        await bot.Says("lina", "已发");
        Has("已撤销", await bot.Says("lina", "撤销"));
        Assert.Empty(await Samples(bot));
        await bot.Says("lina", "撤销");

        Assert.False(await ConfirmAsync(bot, token));
        Assert.Null(await Page(bot, async (desk, link, now) => await desk.FindAsync(link, false, Phone, now, default), token));
    }

    [Fact]
    public async Task Without_a_public_address_there_is_the_text_alone()
    {
        await using var bot = await PlannedAsync();

        var answer = await bot.Says("lina", "催款 HK-1");
        HasNot("/confirm/", answer);
        HasNot("已发", answer);
    }

    private static async Task<TestBot> ReadyAsync() => await PlannedAsync(settings: ("Web:PublicUrl", "https://bot.example.com"));

    private static string TokenOf(string answer) => Address().Match(answer).Groups["token"].Value;

    private static Task<IReadOnlyList<string>> Samples(TestBot bot) =>
        bot.Query<string>("select record_no || case when hit_at is null then ' no' else ' hit' end from health_samples where action = 'payment-follow-up' and withdrawn_at is null order by id");

    private static Task<bool> ConfirmAsync(TestBot bot, string token, bool isStaff = false) =>
        Page(bot, (desk, link, now) => desk.ConfirmAsync(link, "陈科长", "10.0.0.1", isStaff, Phone, now, default), token);

    private static Task Page(TestBot bot, Func<ReminderDesk, Link, DateTimeOffset, Task> act, string token) =>
        Page(bot, async (desk, link, now) => { await act(desk, link, now); return true; }, token);

    private static async Task<T> Page<T>(TestBot bot, Func<ReminderDesk, Link, DateTimeOffset, Task<T>> act, string token)
    {
        var done = await bot.Database.WriteAsync(async (scope, cancel) =>
            await act(scope.GetRequiredService<ReminderDesk>(), (await scope.GetRequiredService<LinkStore>().FindAsync(PaymentReminder.Purpose, token, cancel))!, bot.Clock.GetUtcNow()));
        await bot.Settle();
        return done;
    }

    [GeneratedRegex("/confirm/(?<token>[A-Za-z0-9_-]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
