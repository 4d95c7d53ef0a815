using ChatBot.Features.Calendar;
using ChatBot.Features.People;

namespace ChatBot.Features.Approvals;

/// <summary>A form as lines: who had it, since when, how long, how long was allowed, and what became of it (R04). Pure.</summary>
public sealed record ApprovalView(
    string RecordNo, string Name, string ContractNo, string Applicant, string Applied, string State, bool IsRunning, bool IsBackfilled, bool HasLimits,
    IReadOnlyList<ApprovalLine> Lines, string Natural, string Working)
{
    internal static ApprovalView Of(Approval approval, ApprovalForm form, IReadOnlyList<NodeTime> times, OrgTree org, WorkCalendar calendar, DateTimeOffset now)
    {
        var until = form.EndedAt ?? now;
        return new ApprovalView(
            approval.RecordNo,
            approval.Name,
            approval.ContractNo ?? "",
            org.NameOf(form.ApplicantId),
            DateWords.Absolute(form.AppliedAt, now),
            ApprovalStates.InWords(form.State),
            form.State == ApprovalState.InReview,
            form.IsBackfilled,
            approval.Family == FormFamily.Contract,
            [.. times.Select((time, index) => LineOf(index + 1, time, org, now))],
            ApprovalWords.Length(until - form.AppliedAt),
            ApprovalWords.Length(calendar.WorkingTimeBetween(form.AppliedAt, until)));
    }

    private static ApprovalLine LineOf(int number, NodeTime time, OrgTree org, DateTimeOffset now)
    {
        var visit = time.Visit;
        var relation = ApprovalWords.Relation(visit.Relation, visit.Seats.Count);
        return new ApprovalLine(
            number,
            time.Rule.Kind,
            relation.Length > 0 ? $"{relation} {People(visit, org)}" : People(visit, org),
            visit.LeftAt is null ? "审批中" : visit.Verdict == 0 ? "未处理" : ApprovalWords.Verdict(visit.Verdict),
            DateWords.Absolute(visit.EnteredAt, now),
            visit.LeftAt is { } left ? DateWords.Absolute(left, now) : "",
            ApprovalWords.Length(time.Natural),
            ApprovalWords.Length(time.Working),
            time.Rule.Limit.InWords,
            time.Before > TimeSpan.Zero ? ApprovalWords.Length(time.Sum) : "",
            visit.Round,
            time.IsLate,
            visit.IsBackfilled);
    }

    /// <summary>Where several sit at a node, what each did stands behind the name.</summary>
    private static string People(NodeVisit visit, OrgTree org) =>
        string.Join("、", visit.Seats.Select(seat =>
        {
            var name = org.NameOf(seat.Holder) + (string.Equals(seat.First, seat.Holder, StringComparison.OrdinalIgnoreCase) ? "" : $"（{org.NameOf(seat.First)}转审）");
            return visit.Seats.Count < 2 ? name : name + (seat.ActedAt is not null ? ApprovalWords.Verdict(seat.Verdict) : seat.Waits ? "审批中" : "");
        }));
}

/// <param name="Kind">法务 …, or empty.</param>
/// <param name="Until">Empty while it waits.</param>
/// <param name="Sum">With earlier visits, by the clock of the limit; empty where there were none.</param>
public sealed record ApprovalLine(
    int Number, string Kind, string People, string Verdict, string Since, string Until, string Natural, string Working, string Limit, string Sum, int Round, bool IsLate, bool IsBackfilled);
