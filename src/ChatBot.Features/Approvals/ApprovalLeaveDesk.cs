using ChatBot.Features.Absences;
using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Approvals;

/// <summary>
/// Keeps absences in step with leave forms (R76): passed, the person is away; withdrawn after that, or deleted, no longer. A leave that was typed before for the
/// same time becomes the form's, with the delegate that was typed.
/// </summary>
internal sealed class ApprovalLeaveDesk(AbsenceStore absences, LeaveDesk desk, OrgDirectory org)
{
    /// <summary>What a form that was just read says about the leave. Half days are 0:00 for the morning and 12:00 for the afternoon, at either end.</summary>
    public static Approval Read(Approval approval, ApprovalSnapshot read, WorkingHours hours)
    {
        if (read.Span is not { } span) return approval;
        var (until, last) = (span.End, BusinessTime.DayOf(span.End));
        if (span.InHalfDays)
            until = BusinessTime.LocalOf(span.End).Hour >= 12 ? BusinessTime.EndOf(last) : BusinessTime.At(last, hours.Lunch?.Start ?? new TimeOnly(12, 0));
        // Away until the end of the working day is away for the evening as well.
        else if (until >= BusinessTime.At(last, hours.End)) until = BusinessTime.EndOf(last);
        return approval with { LeaveFrom = span.Begin, LeaveUntil = until, LeaveDelegate = read.Delegate };
    }

    public async Task FollowAsync(Approval form, long? cause, DateTimeOffset now, CancellationToken cancel)
    {
        if (form is not { Family: FormFamily.Leave, LeaveFrom: { } from, LeaveUntil: { } until } || until <= from || org.Current.Find(form.Applicant) is null) return;
        var standing = await absences.OfFormAsync(form.SpNo, cancel);
        if (ApprovalStates.IsApproved(form.State))
        {
            if (standing is null && until > now) await AnnounceAsync(form, from, until, cause, now, cancel);
        }
        else if (standing is not null && standing.EndsAt > now && form.State is ApprovalState.WithdrawnAfterPass or ApprovalState.Withdrawn or ApprovalState.Deleted)
        {
            Saved(await desk.EndAsync(standing, "system", nameof(CommandSource.Callback), $"审批 {form.SpNo} 已撤销", cause, now, cancel), form);
        }
    }

    private async Task AnnounceAsync(Approval form, DateTimeOffset from, DateTimeOffset until, long? cause, DateTimeOffset now, CancellationToken cancel)
    {
        var stand = form.LeaveDelegate is { } named && org.Current.Find(named) is { IsActive: true } && !Same(named, form.Applicant) ? named : null;
        if ((await absences.OfPersonAsync(form.Applicant, now, cancel)).FirstOrDefault(other => other.Overlaps(from, until) && other.SpNo is null) is { } typed)
        {
            var whole = typed with
            {
                SpNo = form.SpNo, Delegate = typed.Delegate ?? stand,
                StartsAt = typed.StartsAt < from ? typed.StartsAt : from, PlannedEnd = typed.PlannedEnd > until ? typed.PlannedEnd : until,
            };
            Saved(await desk.ChangeAsync(typed, whole, "system", nameof(CommandSource.Callback), cause, now, cancel), form);
            return;
        }

        await desk.AnnounceAsync(
            new Absence { Person = form.Applicant, Delegate = stand, StartsAt = from, PlannedEnd = until, SpNo = form.SpNo }, "system", nameof(CommandSource.Callback), cause, now, cancel);
    }

    /// <summary>Somebody changed the leave in this very moment: the whole form is taken in again, by the job's next try or by replay.</summary>
    private static void Saved(Decision<IReadOnlyList<string>> saved, Approval form)
    {
        if (saved.Refusal is not null) throw new InvalidOperationException($"The leave of form {form.SpNo} was changed by somebody else.");
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
