using ChatBot.Features.Calendar;
using ChatBot.Features.People;

namespace ChatBot.Features.Commitments;

/// <summary>How a promise is read back.</summary>
internal static class CommitmentWords
{
    private const int TitleLength = 24;

    public static string At(DateTimeOffset instant, DateTimeOffset now) => DateWords.Absolute(instant, now);

    /// <summary>An instant as it can be typed again, with its year.</summary>
    public static string Typed(DateTimeOffset instant) => $"{BusinessTime.LocalOf(instant):yyyy-MM-dd HH:mm}";

    public static string StateOf(Commitment commitment) => commitment.State switch
    {
        CommitmentState.Draft => "草稿（未生效）",
        CommitmentState.Locked => "锁定（未生效）",
        CommitmentState.Unapproved => "待批准（未生效）",
        CommitmentState.Active => "已生效",
        _ => "已" + CloseOf(commitment),
    };

    public static string CloseOf(Commitment commitment) => commitment.State switch
    {
        CommitmentState.Fulfilled => commitment.IsOnTime ? "按时兑现" : "逾期兑现",
        CommitmentState.Broken => "标为未兑现",
        _ => "取消",
    };

    public static string Short(string content) => content.Length <= TitleLength ? content : content[..TitleLength] + "…";

    /// <summary>「仓储部 张工」</summary>
    public static string WithDepartment(OrgTree org, string userId) =>
        org.Find(userId) is { } person && org.DepartmentNameOf(person) is { Length: > 0 } department ? $"{department} {person.Name}" : org.NameOf(userId);

    public static CommitmentView ViewOf(Commitment commitment, OrgTree org, DateTimeOffset now) => new(
        commitment.No, commitment.Customer, commitment.Content, At(commitment.DueAt, now), DateWords.Remaining(commitment.DueAt, now),
        commitment.FirstDueAt == commitment.DueAt ? "" : At(commitment.FirstDueAt, now),
        WithDepartment(org, commitment.Responsible), org.NameOf(commitment.Promiser), StateOf(commitment), commitment.Priority);

    /// <summary>Where it stands, what is missing, and what can be typed next, for the person who reads it.</summary>
    /// <param name="others">Other readings of the deadline, offered after the ways to unlock, so that 1 is always the answer to the question asked (R22).</param>
    public static StateModel Standing(Commitment commitment, CommitmentActor reader, TimeSpan minimumLead, IReadOnlyList<CommitmentOption>? others = null)
    {
        var locked = commitment.State == CommitmentState.Locked;
        var decides = reader.MayDecide(commitment);
        return new StateModel(
            ViewOf(commitment, reader.Org, reader.Now),
            locked ? LockKindOf(commitment, reader.Now) : "",
            LeadWords(minimumLead),
            commitment.Notified is { } notified ? reader.Org.NameOf(notified) : "",
            NeedsEvidence: !commitment.IsClosed && commitment.EvidenceId is null,
            NeedsProof: locked && commitment.EvidenceId is not null && reader.Is(commitment.Promiser),
            AwaitsConfirmation: !commitment.IsClosed && commitment.AwaitsConfirmation ? At(commitment.NoticeDueAt!.Value, reader.Now) : "",
            IsActive: commitment.State == CommitmentState.Active,
            Approver: commitment is { IsClosed: false, Approval: ApprovalState.Wanted, Approver: { } approver } ? reader.Org.NameOf(approver) : "",
            commitment.ApprovalWhy,
            [.. (locked && decides ? UnlockOptions(commitment, reader) : []).Concat(others ?? [])]);
    }

    /// <summary>past-day, past-hour, tight or unconfirmed.</summary>
    public static string LockKindOf(Commitment commitment, DateTimeOffset now) => commitment.Lock switch
    {
        LockReason.Past when BusinessTime.DayOf(commitment.DueAt) < BusinessTime.DayOf(now) => "past-day",
        LockReason.Past => "past-hour",
        LockReason.TooTight => "tight",
        _ => "unconfirmed",
    };

    public static string LeadWords(TimeSpan lead) => lead.TotalHours >= 1 ? $"{lead.TotalHours:0.#} 小时" : $"{lead.TotalMinutes:0} 分钟";

    private static IEnumerable<CommitmentOption> UnlockOptions(Commitment commitment, CommitmentActor reader)
    {
        // Nobody unlocks by having notified himself; where promiser and responsible person are one, only somebody else will do.
        if (!reader.Is(commitment.Responsible))
            yield return new CommitmentOption($"已邮件通知 {WithDepartment(reader.Org, commitment.Responsible)}", $"解锁 {commitment.No} 已邮件通知 @{commitment.Responsible}");
        yield return new CommitmentOption("通知的是其他人", $"改通知 {commitment.No}");
    }
}
