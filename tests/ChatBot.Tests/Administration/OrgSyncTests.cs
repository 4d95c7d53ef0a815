using ChatBot.Features.Chat;
using ChatBot.Features.People;

namespace ChatBot.Tests.Administration;

public sealed class OrgSyncTests
{
    [Fact]
    public async Task A_change_that_the_platform_reports_is_known_at_the_next_tick()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        bot.Platform.Org = With(bot, "lina", person => person with { Name = "李娜娜" });

        await bot.Hears("sys", new OrgChangedContent("update_user"));
        Assert.Equal("李娜", bot.Org.NameOf("lina"));
        await bot.Tick();

        Assert.Equal("李娜娜", bot.Org.NameOf("lina"));
        Assert.Empty(await bot.Query<string>("select value from service_state where name = 'org/wanted'"));
    }

    [Fact]
    public async Task While_wecom_is_away_the_cached_org_stays_and_the_checkup_says_so()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        bot.Platform.IsAway = true;
        await bot.TimeReaches("2026-11-23 12:10");

        Assert.Equal(18, bot.Org.ActivePeople.Count());
        var checkup = await bot.Says("chenzong", "体检");
        Assert.StartsWith("✗ 通讯录：18人；读取失败（HttpRequestException），用的是2小", checkup.Split((char)10)[1], StringComparison.Ordinal);

        bot.Platform.IsAway = false;
        await bot.Says("chenzong", "组织同步");
        await bot.Tick();
        Assert.Contains("✓ 通讯录：18人，刚刚同步", await bot.Says("chenzong", "体检"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_org_that_lost_most_people_at_once_is_not_believed_until_an_admin_confirms()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        bot.Platform.Org = bot.Platform.Org with { People = [.. bot.Platform.Org.People.Where(person => person.UserId is "chenzong" or "lina")] };
        await bot.TimeReaches("2026-11-23 11:00");

        Assert.Equal(18, bot.Org.ActivePeople.Count());
        var alarm = Assert.Single(bot.PushesTo("chenzong"));
        Assert.Contains("这次读不到：16 人", alarm, StringComparison.Ordinal);
        Assert.Contains("少了 16/18 人，未采用", await bot.Says("chenzong", "体检"), StringComparison.Ordinal);

        await bot.Presses("chenzong", "确认采用");
        await bot.Tick();
        Assert.Equal(["chenzong", "lina"], bot.Org.ActivePeople.Select(person => person.UserId));
        Assert.Equal("王华", bot.Org.NameOf("wanghua"));
    }

    [Fact]
    public async Task Half_of_the_people_may_leave_at_once()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        bot.Platform.Org = bot.Platform.Org with { People = [.. bot.Platform.Org.People.Take(9)] };
        await bot.Tick();

        Assert.Equal(9, bot.Org.ActivePeople.Count());
    }

    [Fact]
    public async Task An_empty_answer_is_never_taken_for_a_company_without_people()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");
        bot.Platform.Org = new OrgSnapshot([], []);
        await bot.Says("chenzong", "组织同步 确认");
        await bot.Tick();

        Assert.Equal(18, bot.Org.ActivePeople.Count());
    }

    [Fact]
    public async Task Only_admins_may_ask_for_it()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        Assert.Contains("没有使用权限", await bot.Says("lina", "组织同步"), StringComparison.Ordinal);
    }

    private static OrgSnapshot With(TestBot bot, string userId, Func<Person, Person> change) =>
        bot.Platform.Org with { People = [.. bot.Platform.Org.People.Select(person => person.UserId == userId ? change(person) : person)] };
}
