using ChatBot.Features.Calendar;
using ChatBot.Features.Chat;
using ChatBot.Features.Contracts;
using ChatBot.Features.Kernel;
using ChatBot.Features.People;

namespace ChatBot.Features.Approvals;

/// <summary>Tells whoever handed a contract in, and whoever answers for it, how the form ended and what comes next.</summary>
internal sealed class ApprovalPushes(Outbox outbox, OrgDirectory org, WorkCalendar calendar, ApprovalsOptions options)
{
    public async Task TellAsync(Approval before, Approval after, ApprovalForm form, Contract? contract, long? cause, DateTimeOffset now, CancellationToken cancel)
    {
        if (after.Family != FormFamily.Contract) return;
        if (before.State != after.State && form.EndedAt is { } endedAt && now - endedAt <= options.TellWithin && ResultOf(after, form, contract, now) is { } result)
        {
            foreach (var person in Hearers(form, contract))
                await outbox.AddAsync(new Push($"{after.RecordNo}/result/{after.State}/{person}", person, result) { RecordNo = after.RecordNo }, cause, cancel);
        }

        var isRecent = now - form.AppliedAt <= options.FirstLookBack;
        if (after is { ContractNo: null, FormText: not null } && before.FormText is null && isRecent && (after.State == ApprovalState.InReview || ApprovalStates.IsApproved(after.State)))
        {
            var several = ContractMention.In(after.Name, after.FormText);
            await outbox.AddAsync(
                new Push(
                    $"{after.RecordNo}/unlinked", form.ApplicantId,
                    ApprovalsWordings.Unlinked.With(new UnlinkedModel(after.RecordNo, after.Name, string.Join("、", several), several.Count > 0 ? several[0] : "HT-…"))) { RecordNo = after.RecordNo },
                cause,
                cancel);
        }
    }

    private Said? ResultOf(Approval approval, ApprovalForm form, Contract? contract, DateTimeOffset now)
    {
        var tree = org.Current;
        var last = form.Visits.LastOrDefault(visit => visit.LeftBy is not null);
        var end = form.EndedAt!.Value;
        var model = new ApprovalResultModel(
            approval.RecordNo,
            approval.Name,
            approval.ContractNo ?? "",
            contract?.Customer ?? "",
            tree.NameOf(form.ApplicantId),
            last is null ? "" : tree.NameOf(last.LeftBy!),
            DateWords.Absolute(end, now),
            ApprovalWords.Length(end - form.AppliedAt),
            ApprovalWords.Length(calendar.WorkingTimeBetween(form.AppliedAt, end)),
            approval.IsBackfilled);
        return approval.State switch
        {
            ApprovalState.Passed => ApprovalsWordings.Passed.With(model),
            ApprovalState.Rejected => ApprovalsWordings.Rejected.With(model),
            ApprovalState.WithdrawnAfterPass => ApprovalsWordings.Revoked.With(model),
            _ => null,
        };
    }

    private static IEnumerable<string> Hearers(ApprovalForm form, Contract? contract) =>
        new[] { form.ApplicantId, contract?.Owner }.OfType<string>().Where(person => person.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase);
}
