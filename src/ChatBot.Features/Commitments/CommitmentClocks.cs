using ChatBot.Features.Deadlines;

namespace ChatBot.Features.Commitments;

/// <summary>Which clocks run for a promise as it stands. Pure, so that every change, undo included, sets them by comparing before with after.</summary>
internal static class CommitmentClocks
{
    public const string Promise = "promise", Answer = "answer", Notice = "notice", Draft = "draft", Approval = "approval";

    public static IReadOnlyList<Deadline> Of(Commitment commitment, CommitmentsOptions options)
    {
        if (commitment.IsClosed) return [];
        var clocks = new List<Deadline>();
        var common = new Deadline { RecordNo = commitment.No, Customer = commitment.Customer, Owner = commitment.Promiser, Cause = commitment.Cause };
        var what = CommitmentWords.Short(commitment.Content);
        if (commitment.State == CommitmentState.Active)
        {
            clocks.Add(common with
            {
                Policy = PromisePolicy.Id, Part = Promise, Title = $"{(commitment.Priority.Length == 0 ? "" : $"【{commitment.Priority}】")}兑现承诺：{what}", Holder = commitment.Responsible,
                StartedAt = commitment.ActiveAt!.Value, DueAt = commitment.DueAt,
            });
            if (commitment is { Answer: CommitmentAnswer.None, AskedAt: { } asked })
            {
                clocks.Add(common with
                {
                    Policy = PromiseAnswerPolicy.Id, Part = Answer, Title = $"答复能否按期：{what}", Holder = commitment.Responsible,
                    StartedAt = asked, DueAt = asked + options.AnswerWithin,
                });
            }
        }
        else if (commitment.State != CommitmentState.Unapproved)
        {
            var since = commitment is { Lock: LockReason.Unconfirmed, LockedAt: { } locked } ? locked : commitment.MadeAt;
            clocks.Add(common with
            {
                Policy = PromiseDraftPolicy.Id, Part = Draft, Title = $"让承诺生效：{what}", Holder = commitment.Promiser,
                StartedAt = since, DueAt = since + options.RemindDraftAfter,
            });
        }

        if (commitment is { AwaitsConfirmation: true, Notified: { } notified, NoticeDueAt: { } confirmBy })
        {
            clocks.Add(common with
            {
                Policy = NoticePolicy.Id, Part = Notice, Title = $"确认收到通知：{what}", Holder = notified,
                StartedAt = confirmBy - options.ConfirmWithin, DueAt = confirmBy,
            });
        }

        if (commitment is { Approval: ApprovalState.Wanted, Approver: { } approver })
        {
            clocks.Add(common with
            {
                Policy = PromiseApprovalPolicy.Id, Part = Approval, Title = $"批准{commitment.Priority}承诺：{what}", Holder = approver,
                StartedAt = commitment.MadeAt, DueAt = commitment.MadeAt + options.ApproveWithin,
            });
        }

        return clocks;
    }
}
