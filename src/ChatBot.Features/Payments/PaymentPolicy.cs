using ChatBot.Features.Calendar;
using ChatBot.Features.Contracts;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;

namespace ChatBot.Features.Payments;

/// <summary>
/// Reminders of a payment (R71): seven and three days ahead and on the day to the rep; a day late to the superior as well, a week late to finance, thirty days
/// late to the head where much is open. They leave in the morning of a working day: those ahead on the working day before, those behind on the one after. What
/// was missed leaves later on the same day, before evening, or else on the next such morning, unless a newer one is due by then.
/// </summary>
internal sealed class PaymentPolicy(PaymentsOptions options, WorkCalendar calendar) : IDeadlinePolicy
{
    public const string Id = "payment";

    private static readonly (string Name, int Days)[] Moments = [("T-7", -7), ("T-3", -3), ("T0", 0), ("T+1", 1), ("T+7", 7), ("T+30", 30)];

    public string Name => Id;

    public DeadlineStep? Next(Deadline deadline, string? after)
    {
        var done = RankOf(after);
        return StepsOf(deadline).Find(step => RankOf(step.Name) > done);
    }

    public DateTimeOffset? PutOff(DeadlineStep step, DateTimeOffset planned, DateTimeOffset now) =>
        BusinessTime.DayOf(planned) == BusinessTime.DayOf(now) && TimeOnly.FromDateTime(BusinessTime.LocalOf(now)) <= options.RemindUntil ? null : NextMorning(now);

    public Said Say(DeadlineNotice notice)
    {
        var (deadline, today) = (notice.Deadline, BusinessTime.DayOf(notice.Now));
        var lastDay = BusinessTime.DayOf(deadline.DueAt);
        var model = new PaymentReminderModel(
            deadline.RecordNo, deadline.Title, deadline.Customer, new Money(deadline.AmountFen ?? 0).ToString(), DateWords.Day(lastDay, today), PaymentDays.Left(lastDay, today),
            notice.Org.NameOf(deadline.Holder), notice.Path, notice.Hearer.Kind == HearerKind.Holder, notice.Hearer.Kind == HearerKind.Role && notice.Hearer.Role == ContractSight.FinanceRole,
            notice.IsLate ? DateWords.Absolute(notice.Step.At, notice.Now) : "");
        return IsAhead(notice.Step.Name) ? PaymentsWordings.DueSoon.With(model) : PaymentsWordings.Overdue.With(model);
    }

    private List<DeadlineStep> StepsOf(Deadline deadline)
    {
        var lastDay = BusinessTime.DayOf(deadline.DueAt);
        var ahead = Moments.Where(moment => moment.Days <= 0)
            .Select(moment => Step(moment.Name, calendar.WorkingDayOnOrBefore(lastDay.AddDays(moment.Days)), deadline))
            .Where(step => step.At > deadline.StartedAt)
            .ToList();
        var behind = Moments.Where(moment => moment.Days > 0).Select(moment => Step(moment.Name, calendar.WorkingDayOnOrAfter(lastDay.AddDays(moment.Days)), deadline)).ToList();
        // A debt that was late before it was written down: of what it has missed only the last is said, and not before the next morning, so that receipts can be entered first.
        var missed = behind.FindLastIndex(step => step.At <= deadline.StartedAt);
        if (missed >= 0)
        {
            behind.RemoveRange(0, missed);
            behind[0] = behind[0] with { At = NextMorning(deadline.StartedAt) };
        }

        // Around a long holiday two can fall on one morning; then the one nearer to the day, or the graver one, is said.
        List<DeadlineStep> steps = [.. Apart(ahead), .. Apart(behind)];
        for (var i = 0; i < steps.Count; i++)
        {
            steps[i] = steps[i] with
            {
                PointlessAfter = i + 1 < steps.Count ? steps[i + 1].At.AddTicks(-1) : null,
                TurnsRed = !IsAhead(steps[i].Name) && (i == 0 || IsAhead(steps[i - 1].Name)),
            };
        }

        return steps;
    }

    private static IEnumerable<DeadlineStep> Apart(List<DeadlineStep> steps) => steps.Where((step, i) => i + 1 == steps.Count || steps[i + 1].At > step.At);

    private DeadlineStep Step(string name, DateOnly day, Deadline deadline) =>
        new(name, BusinessTime.At(day, options.RemindAt), HearersOf(name, deadline)) { WaitsForAcknowledgement = !IsAhead(name) };

    private IReadOnlyList<Hearer> HearersOf(string name, Deadline deadline) => name switch
    {
        "T+1" => [Hearer.Holder, Hearer.Superior(1)],
        "T+7" => [Hearer.Holder, Hearer.Superior(1), Hearer.OfRole(ContractSight.FinanceRole)],
        "T+30" when deadline.AmountFen / 100 >= options.HeadFromYuan => [Hearer.Holder, Hearer.Superior(1), Hearer.OfRole(ContractSight.FinanceRole), Hearer.OfRole(options.HeadRole)],
        "T+30" => [Hearer.Holder, Hearer.Superior(1)],
        _ => [Hearer.Holder],
    };

    private DateTimeOffset NextMorning(DateTimeOffset after)
    {
        var day = calendar.WorkingDayOnOrAfter(BusinessTime.DayOf(after));
        var morning = BusinessTime.At(day, options.RemindAt);
        return morning > after ? morning : BusinessTime.At(calendar.NextWorkingDay(day), options.RemindAt);
    }

    private static bool IsAhead(string name) => Array.Find(Moments, moment => moment.Name == name).Days <= 0;

    private static int RankOf(string? name) => Array.FindIndex(Moments, moment => moment.Name == name);
}
