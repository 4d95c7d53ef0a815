using ChatBot.Features.Chat;
using ChatBot.Features.People;
using ChatBot.Features.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using static ChatBot.Tests.Collaboration.Talk;

namespace ChatBot.Tests.Administration;

/// <summary>Whom reminders would not reach is said before it matters (part C 11).</summary>
public sealed class PeopleFindingsTests
{
    [Fact]
    public async Task Admins_hear_once_a_week_of_who_cannot_be_reached_with_the_remedy()
    {
        await using var bot = await StartAsync("2026-11-23 08:00", With("huangli", person => person with { Status = MemberStatus.NotActivated }));
        await bot.Says("lina", "请假 11/25");
        bot.Platform.OnSend = push => push.RecipientId == "wanglei" ? new SendOutcome(DeliveryState.Rejected, "unlicenseduser") : null;
        await bot.Says("wanghua", "请假 11/26 代理:王磊");

        await PassesAsync(bot, "2026-11-23 08:00", "2026-11-23 10:00");

        var said = Assert.Single(bot.News("chenzong"), push => push.StartsWith("本周人员检查", StringComparison.Ordinal));
        Has("未激活企业微信：黄丽", said);
        Has("没有企业微信接口许可：王磊", said);
        Has("请假没有指定代理人：李娜", said);
        Has("→ 请邀请其激活", said);
        Has("✗ 人员：未激活企业微信：黄丽；没有企业微信接口", await bot.Says("chenzong", "体检"));
        await PassesAsync(bot, "2026-11-24 08:00", "2026-11-24 10:00");
        Assert.Single(bot.News("chenzong"), push => push.StartsWith("本周人员检查", StringComparison.Ordinal));
        await PassesAsync(bot, "2026-11-30 08:00", "2026-11-30 10:00");
        Assert.Equal(2, bot.News("chenzong").Count(push => push.StartsWith("本周人员检查", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Where_all_is_well_nobody_is_bothered()
    {
        await using var bot = await StartAsync("2026-11-23 08:00");

        await PassesAsync(bot, "2026-11-23 08:00", "2026-11-23 10:00");

        Assert.Empty(bot.News("chenzong"));
    }

    [Fact]
    public void A_delegate_who_is_away_as_well_is_found_before_it_begins()
    {
        var now = TestBot.At("2026-11-23 10:00");
        var org = new OrgTree(TestCompany.Org.People, TestCompany.Org.Departments, PeopleOverrides.None, DutyTable.Empty);
        Absence[] announced = [Away("lina", "wanglei"), Away("wanglei", "huangli")];

        var finding = Assert.Single(PeopleLint.Of(org, announced, [], now));

        Assert.Equal(("lina", "请假的代理人也不在岗"), (finding.Person.UserId, finding.Problem));

        Absence Away(string person, string stand) => new() { Person = person, Delegate = stand, StartsAt = now.AddDays(1), PlannedEnd = now.AddDays(2) };
    }

    private static async Task PassesAsync(TestBot bot, string after, string until)
    {
        await bot.JumpTo(until);
        await bot.Services.GetRequiredService<JobRunner>().RunDueAsync(TestBot.At(after), TestBot.At(until), CancellationToken.None);
        await bot.Settle();
    }
}
