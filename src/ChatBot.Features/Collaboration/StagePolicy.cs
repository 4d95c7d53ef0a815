using ChatBot.Features.Calendar;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Collaboration;

/// <summary>The clock of a stage: the common ladder, and its words for the holder and for those above (R31, R32).</summary>
internal sealed class StagePolicy : IDeadlinePolicy
{
    public const string PolicyName = "stage";

    private static readonly TimeSpan JustNow = TimeSpan.FromMinutes(1);

    public string Name => PolicyName;

    public DeadlineStep? Next(Deadline deadline, string? after) => EscalationLadder.Next(deadline, after);

    public Said Say(DeadlineNotice notice)
    {
        var deadline = notice.Deadline;
        var level = EscalationLadder.LevelOf(notice.Step.Name);
        var isHolder = StagePick.Same(notice.Recipient.UserId, deadline.Holder);
        var model = new StageAlarmModel(
            deadline.RecordNo,
            deadline.Title,
            deadline.Customer,
            notice.Org.NameOf(deadline.Holder),
            notice.Org.Find(deadline.Holder) is { } holder ? notice.Org.DepartmentNameOf(holder) : "",
            DateWords.Absolute(deadline.StartedAt, notice.Now),
            DateWords.Absolute(deadline.DueAt, notice.Now),
            level > 0 && notice.Now - deadline.DueAt < JustNow ? "刚刚到期" : DateWords.Remaining(deadline.DueAt, notice.Now),
            deadline.Missing.Length > 0 ? deadline.Missing : deadline.Title + "的结果",
            notice.IsLate ? DateWords.Absolute(notice.Step.At, notice.Now) : "",
            notice.Path,
            isHolder,
            level);
        if (level == 0) return CollaborationWordings.StageWarning.With(model);
        return isHolder ? CollaborationWordings.StageRed.With(model) : CollaborationWordings.StageEscalated.With(model);
    }
}
