using ChatBot.Features.Health;

namespace ChatBot.Features.Approvals;

/// <summary>Notes how long each kind of node had a contract's form: all its stays together, for a form that comes back has not been away (R37). Whoever handed it in is the initiator (decision 8).</summary>
internal sealed class ApprovalHealthDesk(HealthSampleBook samples)
{
    public async Task NoteAsync(Approval approval, ApprovalForm form, IReadOnlyList<NodeTime> times, string customer, CancellationToken cancel)
    {
        var isOut = approval.Family != FormFamily.Contract || form.State is ApprovalState.Withdrawn or ApprovalState.WithdrawnAfterPass or ApprovalState.Deleted;
        var facts = times.GroupBy(time => time.Rule.Kind, StringComparer.Ordinal).Select(kind => FactOf(approval, form, kind.Key, [.. kind], customer, isOut)).ToList();
        if (facts.Count > 0) await samples.NoteAsync(facts, cancel);
    }

    private static HealthFact FactOf(Approval approval, ApprovalForm form, string kind, List<NodeTime> stays, string customer, bool isOut)
    {
        var last = stays[^1];
        var before = stays[..^1];
        var hits = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        if (stays.All(stay => stay.Visit.LeftAt is not null)) hits["left"] = stays.Max(stay => stay.Visit.LeftAt!.Value);
        return new HealthFact(
            HealthObject.ApprovalNode, kind, approval.RecordNo, kind, last.Visit.LeftBy ?? last.Visit.FirstPerson, form.ApplicantId, customer, "", stays[0].Visit.EnteredAt)
        {
            Hits = hits, LimitFrom = last.Visit.EnteredAt,
            Spent = new HealthSpent(Sum(before.Select(stay => stay.Natural)), Sum(before.Select(stay => stay.Working))),
            WithdrawnAt = isOut ? form.EndedAt ?? last.Visit.LeftAt ?? last.Visit.EnteredAt : null, Marks = stays.Exists(stay => stay.Visit.IsBackfilled) ? [HealthMark.Backfilled] : [],
        };

        static TimeSpan Sum(IEnumerable<TimeSpan> spans) => spans.Aggregate(TimeSpan.Zero, (sum, span) => sum + span);
    }
}
