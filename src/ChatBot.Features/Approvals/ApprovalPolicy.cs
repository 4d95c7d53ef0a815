using ChatBot.Features.Calendar;
using ChatBot.Features.Collaboration;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Approvals;

/// <summary>The clock of a node: its holder is warned at the hour that the rules name, then the common ladder takes over (R04, R31, R37).</summary>
internal sealed class ApprovalPolicy(ApprovalRulesLibrary rules, WorkCalendar calendar) : IDeadlinePolicy
{
    public const string PolicyName = "approval";

    public string Name => PolicyName;

    public DeadlineStep? Next(Deadline deadline, string? after) =>
        after is null ? EscalationLadder.Next(deadline, null)! with { At = WarnAt(deadline) } : EscalationLadder.Next(deadline, after);

    public Said Say(DeadlineNotice notice)
    {
        var deadline = notice.Deadline;
        var level = EscalationLadder.LevelOf(notice.Step.Name);
        var isHolder = string.Equals(notice.Recipient.UserId, deadline.Holder, StringComparison.OrdinalIgnoreCase);
        var model = new ApprovalAlarmModel(
            deadline.RecordNo,
            deadline.Title,
            deadline.Customer,
            notice.Org.NameOf(deadline.Holder),
            notice.Org.NameOf(deadline.Owner),
            DateWords.Absolute(deadline.StartedAt, notice.Now),
            DateWords.Absolute(deadline.DueAt, notice.Now),
            DateWords.Remaining(deadline.DueAt, notice.Now),
            rules.Rules.RuleNamed(ApprovalClocks.KindOf(deadline)).Limit.InWords,
            notice.IsLate ? DateWords.Absolute(notice.Step.At, notice.Now) : "",
            notice.Path,
            isHolder,
            level);
        if (level == 0) return ApprovalsWordings.NodeWarning.With(model);
        return isHolder ? ApprovalsWordings.NodeRed.With(model) : ApprovalsWordings.NodeEscalated.With(model);
    }

    /// <summary>As long before the limit as the rule says; at once where earlier visits have used that up.</summary>
    private DateTimeOffset WarnAt(Deadline deadline)
    {
        var rule = rules.Rules.RuleNamed(ApprovalClocks.KindOf(deadline));
        var isWorking = rule.Limit.Clock == LimitClock.Working;
        var left = isWorking ? calendar.WorkingTimeBetween(deadline.StartedAt, deadline.DueAt) : deadline.DueAt - deadline.StartedAt;
        return NodeTime.After(deadline.StartedAt, NodeTime.Positive(left - TimeSpan.FromHours(rule.Limit.Hours - rule.WarnAtHours)), rule.Limit.Clock, calendar);
    }
}
