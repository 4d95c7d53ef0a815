using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Collaboration;
using ChatBot.Features.Deadlines;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.AfterSales;

/// <summary>
/// When a complaint is archived its cause is noted; the third of the same cause within 90 days opens an item for whoever answers for quality, with a
/// limit and the common ladder. Causes that are too often 「其他」 say nothing, and whoever archives hears of that (R35).
/// </summary>
internal sealed class RecurrenceDesk(ComplaintStore complaints, ImprovementStore improvements, DeadlineStore deadlines, Outbox outbox, OrgDirectory org, WorkCalendars calendars) : ICaseListener
{
    internal const string Part = "improvement";

    private const string OwnerRole = "质检", Other = "其他";

    private const int Window = 90, OpensAt = 3, WorkingDays = 10, EnoughToJudge = 10;

    public async Task HearAsync(Case now, RunNotice notice, CaseAct act, CancellationToken cancel)
    {
        if (notice is not RunFinished || now.Flow.Id != AfterSalesWordings.Flow.FlowId || CauseOf(now) is not { } cause) return;
        await complaints.ArchiveAsync(now.RecordNo, cause, act.At, cancel);
        var count = await complaints.CountAsync(cause, act.At.AddDays(-Window), cancel);
        if (cause == Other)
        {
            if (count.Archived >= EnoughToJudge && count.Same * 10 > count.Archived)
                await TellAsync(now, "other", act.UserId, AfterSalesWordings.OtherCauses.With(new OtherCausesModel(now.RecordNo, (int)(count.Same * 100 / count.Archived), count.Archived)), act, cancel);
            return;
        }

        if (count.Same < OpensAt || await improvements.OpenForAsync(cause, cancel) is not null || org.Current.Resolve(OwnerRole, now.ProductLine) is not { } owner) return;
        var person = owner.Person.UserId;
        var calendar = calendars.For(person);
        var due = calendar.AddWorkingTime(act.At, calendar.Hours.PerDay * WorkingDays);
        await improvements.AddAsync(new Improvement { RecordNo = now.RecordNo, Cause = cause, Times = count.Same, Owner = person, OpenedAt = act.At, DueAt = due }, cancel);
        await deadlines.OpenAsync(
            new Deadline
            {
                Policy = ImprovementPolicy.PolicyName, RecordNo = now.RecordNo, Part = Part, Title = $"改进：{cause}", Customer = now.Customer, Missing = $"「{cause}」的改进措施，发：改进完成 {now.RecordNo} 措施:…",
                Holder = person, Owner = now.Initiator, EscalateTo = EscalationTarget.DirectSuperior, StartedAt = act.At, DueAt = due, Cause = act.Cause,
            },
            cancel);
        foreach (var reader in new[] { person, now.Initiator, act.UserId }.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            await TellAsync(
                now, "again", reader,
                AfterSalesWordings.CauseAgain.With(new CauseAgainModel(
                    now.RecordNo, now.Customer, now.Title, cause, count.Same, Window, owner.Person.Name, DateWords.Absolute(due, act.At), string.Equals(reader, person, StringComparison.OrdinalIgnoreCase))),
                act, cancel);
        }
    }

    /// <summary>What was chosen among the causes, at whichever stage asks for it.</summary>
    private static string? CauseOf(Case now) =>
        now.Flow.Stages.SelectMany(stage => stage.Outputs.Where(output => output.Type == OutputType.Choice && output.Options.Contains(Other, StringComparer.Ordinal)).SelectMany(output => now.Run.Stage(stage.Id).Of(output.Id)))
            .LastOrDefault()?.Text;

    private Task TellAsync(Case now, string what, string reader, Said said, CaseAct act, CancellationToken cancel) =>
        org.Current.Find(reader) is { IsActive: true }
            ? outbox.AddAsync(new Push($"{now.RecordNo}/{now.Version}/{what}/{reader}", reader, said) { RecordNo = now.RecordNo, Clock = Deadline.KeyOf(now.RecordNo, Part) }, act.Cause, cancel)
            : Task.CompletedTask;
}
