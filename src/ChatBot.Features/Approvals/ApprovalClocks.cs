using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Approvals;

/// <summary>Which clocks run for a form as it stands: one for each person for whom it waits. Pure.</summary>
internal static class ApprovalClocks
{
    public static string RecordNoOf(string spNo) => $"{RecordNo.Approval}-{spNo}";

    public static IReadOnlyList<Deadline> Of(ApprovalForm form, IReadOnlyList<NodeTime> times, string customer) =>
        form.State != ApprovalState.InReview
            ? []
            : [.. times.Where(time => time.Visit.LeftAt is null).SelectMany(time => time.Visit.Seats.Where(seat => seat.Waits).Select(seat => new Deadline
            {
                Policy = ApprovalPolicy.PolicyName,
                RecordNo = RecordNoOf(form.SpNo),
                Part = PartOf(time, seat),
                Title = $"审批「{form.Name}」{(time.Rule.Kind.Length > 0 ? $"（{time.Rule.Kind}）" : "")}",
                Missing = "同意或驳回",
                Customer = customer,
                Holder = seat.Holder,
                Owner = form.ApplicantId,
                EscalateTo = EscalationTarget.DirectSuperior,
                StartedAt = time.Visit.EnteredAt,
                DueAt = time.DueAt,
            }))];

    /// <summary>The seat, not who sits there: handing on does not start another clock.</summary>
    public static string PartOf(NodeTime time, Seat seat) => $"{time.Rule.Kind}:{time.Visit.Key}/{time.Visit.Round}/{seat.Key}";

    /// <summary>The kind of node that a clock belongs to.</summary>
    public static string KindOf(Deadline deadline) => deadline.Part.Split(':', 2)[0];
}
