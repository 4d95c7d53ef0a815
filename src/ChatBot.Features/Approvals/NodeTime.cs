using ChatBot.Features.Calendar;
using ChatBot.Features.Collaboration;
using ChatBot.Features.People;

namespace ChatBot.Features.Approvals;

/// <summary>
/// How long a form stayed at a node, and how long it may. What it spent there on earlier visits counts against the limit: to return a form does not
/// give the time back (R37). Pure.
/// </summary>
public sealed record NodeTime
{
    public required NodeVisit Visit { get; init; }

    public required NodeRule Rule { get; init; }

    /// <summary>Of this visit.</summary>
    public required TimeSpan Natural { get; init; }

    public required TimeSpan Working { get; init; }

    /// <summary>Of earlier visits, by the clock of the limit.</summary>
    public required TimeSpan Before { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required bool IsLate { get; init; }

    public TimeSpan Sum => Before + (Rule.Limit.Clock == LimitClock.Working ? Working : Natural);

    public static IReadOnlyList<NodeTime> Of(ApprovalForm form, ApprovalRules rules, OrgTree org, WorkCalendar calendar, DateTimeOffset now)
    {
        var times = new List<NodeTime>();
        foreach (var visit in form.Visits)
        {
            var rule = rules.RuleOf(form.TemplateId, visit, org);
            var until = visit.LeftAt ?? Later(now, visit.EnteredAt);
            // A returned node may stand further down the form as a new one; it is the same person's desk all the same.
            var before = times
                .Where(time => time.Rule.Kind == rule.Kind && string.Equals(time.Visit.FirstPerson, visit.FirstPerson, StringComparison.OrdinalIgnoreCase))
                .Select(time => time.Sum - time.Before)
                .Aggregate(TimeSpan.Zero, (sum, span) => sum + span);
            var dueAt = After(visit.EnteredAt, Positive(TimeSpan.FromHours(rule.Limit.Hours) - before), rule.Limit.Clock, calendar);
            times.Add(new NodeTime
            {
                Visit = visit,
                Rule = rule,
                Natural = until - visit.EnteredAt,
                Working = calendar.WorkingTimeBetween(visit.EnteredAt, until),
                Before = before,
                DueAt = dueAt,
                IsLate = visit.LeftAt is { } left ? left > dueAt : now >= dueAt,
            });
        }

        return times;
    }

    /// <summary>When the initiator has earned 合同审批: the first node of a crediting kind that was left with a yes within its limit; null while there is none.</summary>
    public static DateTimeOffset? EarnedAt(ApprovalForm form, IReadOnlyList<NodeTime> times) =>
        form.State is ApprovalState.Withdrawn or ApprovalState.WithdrawnAfterPass or ApprovalState.Deleted
            ? null
            : times.Where(time => time is { Rule.CreditsInitiator: true, IsLate: false, Visit.LeftAt: not null } && Verdict.Passes(time.Visit.Verdict)).Min(time => time.Visit.LeftAt);

    public static DateTimeOffset After(DateTimeOffset from, TimeSpan span, LimitClock clock, WorkCalendar calendar) =>
        clock == LimitClock.Working ? calendar.AddWorkingTime(from, span) : from + span;

    public static TimeSpan Positive(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
