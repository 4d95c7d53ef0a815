using ChatBot.Features.Calendar;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.AfterSales;

/// <summary>The clock of an improvement: the common ladder, and its words (R35).</summary>
internal sealed class ImprovementPolicy : IDeadlinePolicy
{
    public const string PolicyName = "improvement";

    public string Name => PolicyName;

    public DeadlineStep? Next(Deadline deadline, string? after) => EscalationLadder.Next(deadline, after);

    public Said Say(DeadlineNotice notice) => AfterSalesWordings.ImprovementAlarm.With(new ImprovementAlarmModel(
        notice.Deadline.RecordNo, notice.Deadline.Title, notice.Deadline.Customer, notice.Org.NameOf(notice.Deadline.Holder), DateWords.Absolute(notice.Deadline.DueAt, notice.Now),
        DateWords.Remaining(notice.Deadline.DueAt, notice.Now), notice.Path, string.Equals(notice.Recipient.UserId, notice.Deadline.Holder, StringComparison.OrdinalIgnoreCase),
        EscalationLadder.LevelOf(notice.Step.Name)));
}
