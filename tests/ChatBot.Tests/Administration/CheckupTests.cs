using System.Text;
using ChatBot.Features.Administration;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;
using ChatBot.Features.Reports;
using ChatBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Tests.Administration;

public sealed class CheckupTests
{
    [Fact]
    public async Task A_healthy_bot_says_so_line_by_line()
    {
        await using var bot = await TestBot.StartAsync("2026-06-15 10:00");

        var answer = await bot.Says("chenzong", "体检");

        Assert.StartsWith("体检：全部正常", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("✗", answer, StringComparison.Ordinal);
        Assert.Equal(14, answer.Split('\n').Count(line => line.StartsWith('✓')));
    }

    [Fact]
    public async Task From_november_on_next_years_holidays_are_asked_for()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        Assert.Contains("✗ 节假日历：缺2027年放假安排", await bot.Says("chenzong", "体检"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_who_cannot_be_reached_are_named_with_the_reason()
    {
        var org = TestCompany.Org with { People = [.. TestCompany.Org.People.Select(person => person.UserId == "huangli" ? person with { Status = MemberStatus.NotActivated } : person)] };
        await using var bot = await TestBot.StartAsync("2026-06-15 10:00", org);

        Assert.Contains("✗ 人员：未激活企业微信：黄丽\n   → 请邀请其激活", await bot.Says("chenzong", "体检"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejected_pushes_failed_messages_and_lost_proofs_are_shown()
    {
        await using var bot = await TestBot.StartAsync("2026-06-15 17:00");
        bot.Platform.OnSend = Reports.ReportBot.Refusing("huangli", "unlicenseduser");
        await bot.TimeReaches("2026-06-15 18:02");
        await bot.Database.WriteAsync(async (scope, cancel) =>
        {
            var db = scope.GetRequiredService<DbSession>();
            await db.ExecuteAsync("insert into inbox (id, dedupe_key, sender, kind, received_at, state) values (731, 'k', 'lina', 'text', 1, 'Failed')", null, cancel);
            await db.ExecuteAsync(
                "insert into evidence (media_kind, media_id, uploader, received_at, record_no, state) values ('Picture', 'm', 'lina', @now, 'KS-7', 'Lost')", new { now = bot.Clock.GetUtcNow() }, cancel);
        });
        await bot.Hears("lina", new OtherContent("open_approval_change"));

        var answer = await bot.Says("chenzong", "体检");

        Assert.Contains("✗ 推送(24小时)：没有企业微信接口许可×1（黄丽）", answer, StringComparison.Ordinal);
        Assert.Contains("✗ 出错消息：E731", answer, StringComparison.Ordinal);
        Assert.Contains("✗ 凭证：丢失1份：KS-7（李娜）", answer, StringComparison.Ordinal);
        Assert.Contains("未用到的回调：7天1条", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_admins_see_it()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23 10:00");

        Assert.Contains("没有使用权限", await bot.Says("lina", "体检"), StringComparison.Ordinal);
    }

    [Fact]
    public void However_much_is_wrong_it_fits_into_one_message_and_nothing_is_left_out()
    {
        var now = TestBot.At("2026-11-23 10:00");
        var long80 = new string('长', 80);
        var people = Enumerable.Range(0, 60).Select(i => TestCompany.Org.People[0] with { UserId = $"u{i}", Name = long80, Status = i % 2 == 0 ? MemberStatus.Disabled : MemberStatus.NotActivated });
        var facts = new CheckupFacts
        {
            Now = now,
            Org = new OrgTree([TestCompany.Org.People[1], .. people], TestCompany.Org.Departments, PeopleOverrides.None, DutyTable.Empty),
            Calendar = WorkCalendar.Default,
            OrgFailed = new ServiceState { Value = "HttpRequestException", ChangedAt = now },
            OrgSynced = new ServiceState { Value = "18", ChangedAt = now.AddDays(-30) },
            TemplateProblems = [new ContentProblem($"templates/{long80}.scriban", 7, long80, long80)],
            PeopleProblems = [new ContentProblem("templates/people.yaml", 3, long80, long80)],
            FailedMessages = [.. Enumerable.Range(1, 20).Select(i => 1_000_000_000L + i)],
            Parked = [new ParkedNow { Job = "Sweep", Item = long80, Failure = long80 }],
            Unfired = 4711,
            Undelivered = [.. Enumerable.Range(0, 9).Select(_ => new UndeliveredGroup { State = DeliveryState.Rejected, Reason = long80, Count = 99, Example = "u1", People = 9 })],
            MissedReports = [.. Enumerable.Range(0, 60).Select(i => new MissedReport { Person = $"u{i}", Day = new DateOnly(2026, 11, 16 + (i % 5)) })],
            EvidenceLost = [new LostEvidence { Uploader = "u1", RecordNo = "KS-1234567" }],
            UnknownCallbacks = 12345,
        };

        var checkup = Checkup.Of(facts);

        var text = string.Join('\n', checkup.Lines.Select(line => $"✗ {line.Title}：{line.Detail}" + (line.Remedy.Length > 0 ? $"\n   → {line.Remedy}" : "")));
        Assert.Equal(11, checkup.Bad);
        Assert.All(checkup.Lines.Where(line => !line.Ok), line => Assert.NotEqual("", line.Detail));
        Assert.InRange(Encoding.UTF8.GetByteCount("体检：11 项需要处理\n" + text), 1000, 2048);
    }
}
