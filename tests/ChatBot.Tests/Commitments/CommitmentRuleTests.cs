using ChatBot.Features.Commitments;
using ChatBot.Features.Deadlines;
using ChatBot.Features.People;
using CsCheck;
using Microsoft.Extensions.Options;

namespace ChatBot.Tests.Commitments;

public sealed class CommitmentRuleTests
{
    private static readonly OrgTree Org = new(TestCompany.Org.People, TestCompany.Org.Departments, PeopleOverrides.None, DutyTable.Empty);
    private static readonly DateTimeOffset Noon = TestBot.At("2026-11-23 12:00");
    private static readonly TimeSpan Lead = TimeSpan.FromHours(2);

    [Theory]
    [InlineData("2026-11-22 23:59:59", LockReason.Past)]
    [InlineData("2026-11-23 00:00:00", LockReason.Past)]
    [InlineData("2026-11-23 11:59:59", LockReason.Past)]
    [InlineData("2026-11-23 12:00:00", LockReason.TooTight)]
    [InlineData("2026-11-23 13:59:59", LockReason.TooTight)]
    [InlineData("2026-11-23 14:00:00", LockReason.None)]
    [InlineData("2027-01-01 00:00:00", LockReason.None)]
    public void The_lock_compares_with_this_moment(string dueAt, LockReason expected) =>
        Assert.Equal(expected, CommitmentLock.Judge(TestBot.At(dueAt), Noon, Lead));

    [Theory]
    [InlineData("lina", true)]
    [InlineData("LiNa", true)]
    [InlineData("wanghua", true)]
    [InlineData("zhoumin", true)]
    [InlineData("chenzong", true)]
    [InlineData("wanglei", false)]
    [InlineData("linfeng", false)]
    [InlineData("zhanggong", false)]
    [InlineData("hemiao", false)]
    public void The_promiser_and_who_stands_above_decide(string person, bool may) =>
        Assert.Equal(may, new CommitmentActor(person, Noon, Org).MayDecide(Made("2026-11-25 18:00")));

    [Theory]
    [InlineData("2026-11-25 18:00:00", true)]
    [InlineData("2026-11-25 18:00:01", false)]
    public void On_time_is_up_to_the_deadline_and_not_after(string receivedAt, bool onTime)
    {
        var active = Made("2026-11-25 18:00").GiveEvidence(1, By("lina")).Value!;

        var kept = active.Fulfil(2, TestBot.At(receivedAt), new CommitmentActor("zhanggong", TestBot.At("2026-11-26 09:00"), Org)).Value!;

        Assert.Equal(CommitmentState.Fulfilled, kept.State);
        Assert.Equal(onTime, kept.IsOnTime);
    }

    [Theory]
    [InlineData("2026-11-25 07:59", "2026-11-24 22:00")]
    [InlineData("2026-11-25 08:00", "2026-11-25 08:00")]
    [InlineData("2026-11-25 21:59", "2026-11-25 21:59")]
    [InlineData("2026-11-25 22:00", "2026-11-25 22:00")]
    [InlineData("2026-11-25 23:30", "2026-11-25 22:00")]
    [InlineData("2026-11-25 00:00", "2026-11-24 22:00")]
    public void Quiet_hours_move_a_reminder_to_their_beginning(string at, string expected) =>
        Assert.Equal(TestBot.At(expected), new QuietHours(new TimeOnly(22, 0), new TimeOnly(8, 0)).Earlier(TestBot.At(at)));

    [Theory]
    [InlineData("2026-11-20 10:00", "T-24h T-2h T0 T+4h")]
    [InlineData("2026-11-25 10:00", "T-2h T0 T+4h")]
    [InlineData("2026-11-25 17:00", "T0 T+4h")]
    [InlineData("2026-11-26 09:00", "T0 T+4h")]
    public void Reminders_that_were_due_before_the_promise_was_in_force_are_left_out(string startedAt, string steps)
    {
        var policy = new PromisePolicy(Options.Create(new CommitmentsOptions()), new EscalationOptions());
        var deadline = new Deadline { StartedAt = TestBot.At(startedAt), DueAt = TestBot.At("2026-11-25 18:00") };

        var found = new List<DeadlineStep>();
        for (var step = policy.Next(deadline, null); step is not null; step = policy.Next(deadline, step.Name)) found.Add(step);

        Assert.Equal(steps, string.Join(' ', found.Select(step => step.Name)));
        Assert.Equal(found.OrderBy(step => step.At), found);
    }

    /// <summary>A reminder ahead never comes later than it was to, never in the night, never after the deadline; what follows the deadline is never early.</summary>
    [Fact]
    public void Reminders_ahead_move_to_earlier_hours_only_and_keep_their_order() =>
        Gen.Select(Gen.Int[0, 60 * 24 * 14], Gen.Int[-60 * 24, 60 * 24 * 14], Gen.Int[0, 23], Gen.Int[0, 23]).Sample((start, lead, from, until) =>
        {
            var settings = new EscalationOptions { QuietFrom = new TimeOnly(from, 0), QuietUntil = new TimeOnly(until, 0) };
            var startedAt = Noon.AddMinutes(start);
            var deadline = new Deadline { StartedAt = startedAt, DueAt = startedAt.AddMinutes(lead) };
            var policy = new PromisePolicy(Options.Create(new CommitmentsOptions()), settings);
            var steps = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
            for (var step = policy.Next(deadline, null); step is not null; step = policy.Next(deadline, step.Name)) steps.Add(step.Name, step.At);

            foreach (var (name, hours) in new[] { ("T-24h", 24), ("T-2h", 2) }.Where(ahead => steps.ContainsKey(ahead.Item1)))
            {
                Assert.InRange(steps[name], startedAt, deadline.DueAt.AddHours(-hours));
                var time = TimeOnly.FromTimeSpan(steps[name].ToOffset(TimeSpan.FromHours(8)).TimeOfDay);
                Assert.True(from == until || time == settings.QuietFrom || !time.IsBetween(settings.QuietFrom, settings.QuietUntil), $"{time} lies in the night");
            }

            Assert.Equal(deadline.DueAt > startedAt ? deadline.DueAt : startedAt, steps["T0"]);
            Assert.Equal(steps["T0"].AddHours(4), steps["T+4h"]);
            Assert.Equal(steps.Values.Order(), steps.Values);
        });

    /// <summary>
    /// Whatever people do in whatever order: no promise is in force without evidence, nor while its lock is closed, nor before somebody above has agreed where that is
    /// asked for.
    /// </summary>
    [Fact]
    public void No_promise_is_ever_in_force_without_evidence_or_behind_a_lock_or_unapproved()
    {
        var events = Gen.Select(Gen.Int[0, 14], Gen.Int[0, 4], Gen.Int[0, 300], (what, who, minutes) => (what, who, minutes)).List[0, 30];
        Gen.Select(Gen.Int[-3000, 3000], Gen.Bool, events).Sample((dueIn, asks, steps) =>
        {
            var now = Noon;
            var draft = new CommitmentDraft("华东医院", "赠送", "lina", "zhanggong", now.AddMinutes(dueIn)) { Priority = new PriorityFlag("赠送", "gift", "要批准"), Approver = asks ? "wanghua" : null };
            var commitment = Commitment.Make("CN-1", draft, 1, now, Lead);
            Holds(null, commitment, now);
            foreach (var (what, who, minutes) in steps)
            {
                now = now.AddMinutes(minutes);
                var before = commitment;
                commitment = Step(commitment, what, new CommitmentActor(People[who], now, Org), minutes);
                Holds(before, commitment, now);
            }
        });
    }

    private static readonly string[] People = ["lina", "wanghua", "zhanggong", "liqiang", "huangli"];

    private static Commitment Step(Commitment commitment, int what, CommitmentActor by, int minutes) => (what switch
    {
        0 => commitment.GiveEvidence(1, by),
        1 => commitment.UnlockByMail("zhanggong", by, Lead),
        2 => commitment.NotifyOther("liqiang", by, Lead),
        3 => commitment.ProveNotice(2, by),
        4 => commitment.ConfirmNotice(by),
        5 => commitment.Relock(by.Now) ?? commitment,
        6 => commitment.Move(by.Now.AddMinutes((minutes * 10) - 500), "客户同意", by, Lead),
        7 => commitment.Consent(3, by),
        8 => commitment.Accept(by),
        9 => commitment.Decline("缺料", by),
        10 => commitment.Fulfil(4, by.Now, by),
        11 => commitment.Reassign("zhaomin", by),
        12 => commitment.Approve(by),
        13 => commitment.Disapprove("没有预算", by),
        _ => commitment.Cancel("取消", by),
    }).Value ?? commitment;

    private static void Holds(Commitment? before, Commitment after, DateTimeOffset now)
    {
        if (after.State == CommitmentState.Active)
        {
            Assert.NotNull(after.EvidenceId);
            Assert.True(after.Approval is ApprovalState.None or ApprovalState.Granted);
            if (after.Approval == ApprovalState.Granted) Assert.Contains(after.ApprovedBy, new[] { "wanghua" });
            Assert.False(after.IsLocked);
            Assert.True(after.Lock == LockReason.None || after.Unlock == UnlockWay.Proof || after.Notified is not null);
            if (before?.State != CommitmentState.Active) Assert.True(after.DueAt >= now || after.Unlock != UnlockWay.None);
        }

        if (after.State == CommitmentState.Locked) Assert.True(after.IsLocked);
        if (before?.IsLocked == true && !after.IsLocked)
            Assert.True(after.Unlock == UnlockWay.Proof || after.Unlock == UnlockWay.Mail || after.DueAt != before.DueAt);
        if (after.AwaitsConfirmation) Assert.Null(after.NoticeConfirmedAt);
        if (before is { IsClosed: true }) Assert.Equal(before, after);

        var clocks = CommitmentClocks.Of(after, new CommitmentsOptions());
        Assert.Equal(after.State == CommitmentState.Active, clocks.Any(clock => clock.Part == CommitmentClocks.Promise));
        Assert.Equal(after.IsClosed, clocks.Count == 0);
    }

    private static Commitment Made(string dueAt) =>
        Commitment.Make("CN-1", new CommitmentDraft("华东医院", "加急发货50箱", "lina", "zhanggong", TestBot.At(dueAt)), 1, Noon, Lead);

    private static CommitmentActor By(string person) => new(person, Noon, Org);
}
